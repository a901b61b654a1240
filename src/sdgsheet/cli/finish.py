"""``sdgsheet finish FILE``: the copy to file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from sdgsheet import operations
from sdgsheet.cli import console
from sdgsheet.cli.language import command, language, option
from sdgsheet.cli.output import about, opened, output_options, say_answers_gone, say_left_out, target, write
from sdgsheet.operations import Finished
from sdgsheet.rules.words import plural
from sdgsheet.text import Text
from sdgsheet.xlsx.layers import LayeredFile


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
        say_answers_gone(layered, {**layered.kept, **layered.answered}, in_place=in_place)
        for said in _came_of_it(layered, finished, bands=bands):
            console.say(said.to(language()))
    return 0


def _came_of_it(file: LayeredFile, finished: Finished, *, bands: bool) -> Iterator[Text]:
    formulas, values = len(finished.formulas), len(finished.values)
    if formulas:
        yield Text(
            f"計算式の達成度 {formulas}件を計算式として残しました。",
            f"{plural(formulas, '達成度 formula')} {'stays' if formulas == 1 else 'stay'} as {'it is' if formulas == 1 else 'they are'}.",
        )
    if values:
        yield Text(
            f"計算式の達成度 {values}件を計算結果の値として残しました。",
            f"{plural(values, '達成度 formula')} became {'a value' if values == 1 else 'values'}.",
        )
    if file.has_template_bands and not bands:
        yield Text(
            "様式にはじめから付いている達成度の色分けは、そのまま残しました。",
            "The bands of 達成度 that are part of the form itself stay.",
        )
    for name in finished.results:
        yield Text(
            f"点検結果と思われるシート「{name}」が残っています。提出物に含めない場合は、削除してください。",
            f"The sheet “{name}” seems to hold results of a check, and stays. Please delete it if it is not to be filed.",
        )
    if finished.results and (file.has_fill or file.has_mark):
        yield Text("復元用の情報を取り除きました。", "Restore data are taken off.")
    elif file.has_fill or file.has_mark:
        yield Text("点検の表示と復元用の情報を取り除きました。", "Marks and restore data are taken off.")
