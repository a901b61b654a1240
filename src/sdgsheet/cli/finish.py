"""``sdgsheet finish FILE``: the copy to file."""

from __future__ import annotations

from pathlib import Path

import click

from sdgsheet import operations
from sdgsheet.cli import console
from sdgsheet.cli.language import command, language, option
from sdgsheet.cli.output import about, opened, output_options, say_answers_gone, say_left_out, target, write
from sdgsheet.text import Text


@command(
    "finish",
    Text(
        "提出用の写しを作ります。点検の表示・色分け・復元用の情報を取り除き、記入した達成度だけを残します。\n-o も --in-place もなければ、元のファイルの隣に「-finished」を付けて保存します。",
        "Writes the copy to file: no marks, no bands, no restore data; the filled-in 達成度 stay.\nWithout -o or --in-place it stands beside the file, with the suffix -finished.",
    ),
)
@click.argument("file", metavar="FILE")
@option("--bands", is_flag=True, text=Text("達成度の色分けを残します。", "Keep the bands of 達成度."))
@option(
    "--values",
    is_flag=True,
    text=Text(
        "達成度の計算式を（もとからの式も）、計算結果の値に置き換えます。",
        "Turn all 達成度 formulas into values, the city's own too.",
    ),
)
@output_options
def COMMAND(file: str, bands: bool, values: bool, output: str | None, in_place: bool, force: bool) -> int:
    """Differs from the original in 達成度 cells only, and in the bands where they are kept."""
    source = Path(file)
    where = target(source, output, "finished", in_place=in_place, force=force)
    with opened(source) as layered:
        with about(source):
            finished = operations.finish(layered, bands=bands, values=values)
        write(finished.state, where)
        say_left_out(finished.left)
        say_answers_gone(layered.answers, in_place=in_place)
    _say_kept(len(finished.formulas), Text("計算式", "formulas"))
    _say_kept(len(finished.values), Text("計算結果の値", "values"))
    if layered.has_fill or layered.has_mark:
        console.say(
            Text("点検の表示と復元用の情報を取り除きました。", "Marks and restore data are taken off.").to(language())
        )
    return 0


def _say_kept(count: int, kind: Text) -> None:
    if count:
        stay = "stays" if count == 1 else "stay"
        console.say(
            Text(
                f"計算式の達成度 {count}件を{kind.ja}として残しました。",
                f"{count} of the 達成度 with a formula {stay} as {kind.en}.",
            ).to(language())
        )
