"""``sdgsheet finish FILE``: the copy to file."""

from __future__ import annotations

from pathlib import Path

import click

from sdgsheet.cli import console
from sdgsheet.cli.language import command, language, option
from sdgsheet.cli.output import about, opened, output_options, say_left_out, target, write
from sdgsheet.form.reading import read_forms
from sdgsheet.snapshot import Ref, Workbook
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
            formulas = _formulas(layered.filled.workbook) | layered.fill_cells
            state = layered.finished(bands=bands, values=values, also=formulas)
        write(state, where)
        say_left_out((*layered.left, *state.left_out))
    kind = Text("計算結果の値", "values") if values else Text("計算式", "formulas")
    console.say(
        Text(
            f"計算式の達成度 {len(formulas)}件を{kind.ja}として残し、点検の表示と復元用の情報を取り除きました。",
            f"{len(formulas)} 達成度 with a formula stay as {kind.en}; marks and restore data are taken off.",
        ).to(language())
    )
    return 0


def _formulas(workbook: Workbook) -> frozenset[Ref]:
    """The 達成度 cells with a formula: ours, the template's and the city's."""
    return frozenset(
        row.stated.cell
        for form in read_forms(workbook)
        for row in form.indicators
        if row.stated is not None and row.stated.source.formula is not None and not row.stated.source.in_array
    )
