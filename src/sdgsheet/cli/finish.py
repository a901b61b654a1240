"""``sdgsheet finish FILE``: the copy to file."""

from __future__ import annotations

from pathlib import Path

import click

from sdgsheet.cli import console
from sdgsheet.cli.language import command, language, option
from sdgsheet.cli.output import about, opened, output_options, say_left_out, target, write
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
        "sdgsheet が記入した計算式を、計算結果の値に置き換えます。",
        "Turn the formulas that sdgsheet wrote into values.",
    ),
)
@output_options
def COMMAND(  # noqa: N802, PLR0913, PLR0917 - one parameter an option
    file: str, bands: bool, values: bool, output: str | None, in_place: bool, force: bool
) -> int:
    """Differs from the original in 達成度 cells only, and in the bands where they are kept."""
    source = Path(file)
    where = target(source, output, "finished", in_place=in_place, force=force)
    with opened(source) as layered:
        with about(source):
            count = len(layered.fill_cells)
            state = layered.finished(bands=bands, values=values)
        write(state, where)
        say_left_out((*layered.left, *state.left_out))
    kind = Text("値", "values") if values else Text("計算式", "formulas")
    console.say(
        Text(
            f"sdgsheet が記入した達成度 {count}件を{kind.ja}として残し、ほかの表示と情報は取り除きました。",
            f"{count} 達成度 that sdgsheet filled in stay as {kind.en}; all else that it wrote is taken off.",
        ).to(language())
    )
    return 0
