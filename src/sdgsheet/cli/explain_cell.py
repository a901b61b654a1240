"""``sdgsheet explain-cell FILE CELL``: everything about one cell."""

from __future__ import annotations

from pathlib import Path

import click

from sdgsheet.audit.cell import find
from sdgsheet.audit.celltext import cell_lines
from sdgsheet.cli import console
from sdgsheet.cli.language import command, language
from sdgsheet.cli.output import about
from sdgsheet.rules.check import check_workbook
from sdgsheet.text import Text
from sdgsheet.xlsx.layers import open_file


@command(
    "explain-cell",
    Text(
        "1つのセルについて、何の値か、式と読むセル、計算の途中、関わる指摘を表示します。\nCELL は S30 や 様式1!S30 のように指定します。",
        "Shows what one cell is, its formula with the cells it reads, how it computes, and the findings on it.\n"
        "CELL is written S30, or “様式1!S30”.",
    ),
)
@click.argument("file", metavar="FILE")
@click.argument("cell", metavar="CELL")
def COMMAND(file: str, cell: str) -> int:
    """Explains a cell; nothing is written."""
    path = Path(file)
    with about(path):
        with open_file(path) as opened:
            report = check_workbook(opened.filled.workbook)
        facts = find(report, cell)
    for line in cell_lines(report, facts, language()):
        console.say(line)
    return 0
