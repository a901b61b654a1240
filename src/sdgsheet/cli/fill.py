"""``sdgsheet fill FILE``: 達成度 as a live formula with its result, and its bands."""

from __future__ import annotations

from pathlib import Path

import click

from sdgsheet import operations
from sdgsheet.cli import console
from sdgsheet.cli.language import command, language, option
from sdgsheet.cli.output import about, opened, output_options, save, say_left_out, say_written, target
from sdgsheet.filling.options import Options, parse_row
from sdgsheet.filling.plan import Line, Plan
from sdgsheet.marking.page import named
from sdgsheet.rules.words import row_name
from sdgsheet.text import Text

_MOST_NAMED = 30
"""Rows named for one reason."""


@command(
    "fill",
    Text(
        "空欄の達成度を、計算式（結果つき）と色分けで記入した写しを作ります。ほかの内容は変わりません。\n-o も --in-place もなければ、元のファイルの隣に「-filled」を付けて保存します。",
        "Writes a copy with empty 達成度 filled in as live formulas with bands; nothing else changes.\nWithout -o or --in-place it stands beside the file, with the suffix -filled.",
    ),
)
@click.argument("file", metavar="FILE")
@option(
    "--live",
    is_flag=True,
    text=Text(
        "計算と一致する手入力の値も、表示を変えずに計算式にします。",
        "Also turn typed-in figures that agree into formulas.",
    ),
)
@option(
    "--overwrite",
    is_flag=True,
    text=Text("計算と異なる手入力の値も置き換えます。", "Also replace typed-in figures that differ."),
)
@option(
    "--row",
    "rows",
    multiple=True,
    metavar="ROW",
    text=Text(
        'この行も書き込みます（例："(2)10"）。判断が必要な行（A104）はこの指定でだけ書き込みます。',
        'Also write this row, such as "(2)10"; the only way to write a row of A104.',
    ),
)
@option(
    "--mark",
    is_flag=True,
    text=Text("続けて点検し、指摘の表示も加えます。", "Check it then, and mark the findings too."),
)
@option(
    "--dry-run",
    is_flag=True,
    text=Text("書き込まずに、書き込む内容だけを表示します。", "Write nothing; say what would be written."),
)
@output_options
def COMMAND(
    file: str,
    live: bool,
    overwrite: bool,
    rows: tuple[str, ...],
    mark: bool,
    dry_run: bool,
    output: str | None,
    in_place: bool,
    force: bool,
) -> int:
    """Plans on the original, writes, and says what was left alone and why."""
    source = Path(file)
    where = target(source, output, "filled", in_place=in_place, force=force)
    options = Options(live=live, overwrite=overwrite, rows=tuple(parse_row(row) for row in rows))
    with opened(source) as layered:
        with about(source):
            filled = operations.fill(layered, options, language(), mark=mark)
        if dry_run:
            _say_plan(filled.plan)
            console.say(
                Text("書き込みはしていません（--dry-run）。", "Nothing was written (--dry-run).").to(language())
            )
        else:
            written = save(filled.state, where)
            _say_plan(filled.plan)
            say_written(written)
        say_left_out((*filled.state.left, *filled.state.left_out))
    return 0


def _say_plan(plan: Plan) -> None:
    tongue = language()
    console.say(plan.summary.to(tongue))
    several = len({line.form for line in plan.lines}) > 1
    by_reason: dict[Text, list[Line]] = {}
    for line in plan.left:
        if line.reason is not None:
            by_reason.setdefault(line.reason, []).append(line)
    for reason, lines in by_reason.items():
        names = named([_row(line, several=several) for line in lines], _MOST_NAMED)
        console.say(Text(f" ・ {reason.ja}：{names.ja}", f" - {reason.en}: {names.en}").to(tongue))


def _row(line: Line, *, several: bool) -> Text:
    """The row's name, with its sheet where the workbook holds several forms."""
    name = row_name(line.row.section, line.row.no, line.row.no_text)
    if not several:
        return name
    return Text(f"{line.row.sheet}!{name.ja}", f"“{line.row.sheet}”!{name.en}")
