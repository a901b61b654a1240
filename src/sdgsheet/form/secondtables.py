"""A table that is none of the form's, below a section's own on the same sheet: 財政状況, 担当一覧, 推進体制."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sdgsheet.form.fitting import Fitting
from sdgsheet.form.grid import Grid
from sdgsheet.form.layout import Layout, layout_of
from sdgsheet.form.numbering import NOTHING, read_no
from sdgsheet.form.tables import Table
from sdgsheet.notation.characters import solid
from sdgsheet.notation.missing import missing_habit
from sdgsheet.notation.numbers import parse_amount
from sdgsheet.notation.years import find_years
from sdgsheet.snapshot import Cell

_FEWEST = 3
"""Cells of a line of headings."""
_TITLES = 2
"""Lines between the blank row and the headings: a title, （単位：千円）."""


def own_rows(table: Table, rows: Sequence[int]) -> Sequence[int]:
    """The rows of a table, to the blank row below which another table begins; ``rows`` are all to the section's end.

    Another one has headings of its own: words alone, below a blank row and perhaps a title, and no row
    behind them fills the columns as the rows above do.
    """
    for place in range(len(rows)):
        above = _begins_at(table, rows, place)
        if above is None:
            continue
        layout = layout_of(table, rows[:above])
        fitting = Fitting(layout, rows[:above])
        if not _has_a_number(table.grid, layout, rows[place]) and not any(
            fitting.fits(table.grid, row) for row in rows[place + 1 :]
        ):
            return rows[:above]
    return rows


def _begins_at(table: Table, rows: Sequence[int], place: int) -> int | None:
    """The place of the first line below the blank row, where the row at ``place`` may be the headings of a table."""
    first = _below_a_blank_row(table, rows, place)
    if first is None:
        return None
    cells = list(_cells(table, rows[place]))
    if len(cells) < _FEWEST or not all(_may_be_a_heading(cell, text) for cell, text in cells):
        return None
    return first if {solid(text) for _, text in cells} - _headings(table) else None


def _below_a_blank_row(table: Table, rows: Sequence[int], place: int) -> int | None:
    for lines in range(_TITLES + 1):
        row = rows[place - lines] - 1
        count = sum(1 for _ in _cells(table, row))
        if count == 0:
            return place - lines
        if count > 1 or place == lines:
            return None
    return None


def _may_be_a_heading(cell: Cell, text: str) -> bool:
    """A word, or a year: 会議名, 2022年度予算."""
    if cell.kind != "text" or cell.formula is not None or missing_habit(text):
        return False
    return bool(find_years(text)) or parse_amount(text).number is None


def _has_a_number(grid: Grid, layout: Layout, row: int) -> bool:
    """経済, 1 and the like where the No stands."""
    return any(read_no(text) != NOTHING for column in layout.no if (text := grid.text(row, column)))


def _headings(table: Table) -> set[str]:
    return {solid(text) for row in range(table.top, table.bottom + 1) for _, text in _cells(table, row)}


def _cells(table: Table, row: int) -> Iterator[tuple[Cell, str]]:
    return (pair for pair in table.grid.cells(row) if table.left <= pair[0].column <= table.right)
