"""A table that is none of the form's, below a section's own on the same sheet: 財政状況, 担当一覧, 推進体制."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from sdgsheet.form.fitting import Fitting
from sdgsheet.form.labels import label_of
from sdgsheet.form.layout import Layout, layout_of
from sdgsheet.form.numbering import NOTHING, No, read_no
from sdgsheet.form.rowkinds import dimension_in, is_band, is_note
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

    Another one has headings of its own, words alone (without a blank row only where they begin with No), or a
    title above numbers that begin anew; and no row of it fills the columns as the rows above do.
    """
    found = [start for place in range(len(rows)) if (start := _start_at(table, rows, place)) is not None]
    if not found:
        return rows
    layout = layout_of(table, rows[: found[0].above])
    fitting = Fitting(layout, rows[: found[0].above])
    last = next((place for place in reversed(range(len(rows))) if fitting.fits(table.grid, rows[place])), -1)
    behind = (start for start in found if start.place > last)
    return next((rows[: start.above] for start in behind if _is_another(layout, rows, start)), rows)


class _Start(NamedTuple):
    """Where another table may begin, by its places among the rows."""

    above: int
    """Of the first line below the blank row."""
    place: int
    is_headed: bool
    is_titled: bool


def _start_at(table: Table, rows: Sequence[int], place: int) -> _Start | None:
    above = _below_a_blank_row(table, rows, place)
    if above is None and _says_no(table, rows[place]):
        above = place
    if above is None or len(cells := list(_cells(table, rows[place]))) < _FEWEST:
        return None
    start = _Start(above, place, _are_headings(table, cells), above < place and _is_a_title(table, rows[above]))
    return start if start.is_headed or start.is_titled else None


def _says_no(table: Table, row: int) -> bool:
    """The heading of the No stands where the numbers do."""
    for block in table.blocks:
        if block.role == "no":
            label = label_of(table.grid.text(row, block.right))
            return label is not None and label.role == "no"
    return False


def _is_another(layout: Layout, rows: Sequence[int], start: _Start) -> bool:
    """Headings have no No; without headings the numbers begin anew."""
    number = _number(layout, rows[start.place])
    if number == NOTHING or number.number is None:
        return start.is_headed and number == NOTHING
    numbers = (_number(layout, row).number for row in reversed(rows[: start.above]))
    before = next((no for no in numbers if no is not None), None)
    begins_anew = start.is_titled and before is not None and number.number <= before
    return begins_anew and not any(_may_be_own(layout, row) for row in rows[start.place :])


def _may_be_own(layout: Layout, row: int) -> bool:
    """A row of words and dashes may be the section's: it reaches from the baseline to the target, or has a 達成度."""
    grid = layout.table.grid
    ends = [slot.value for slot in (layout.baseline, layout.target) if slot is not None]
    if layout.achievement is not None and grid.text(row, layout.achievement):
        return True
    return bool(ends) and all(grid.text(row, column) for column in ends)


def _are_headings(table: Table, cells: Sequence[tuple[Cell, str]]) -> bool:
    """Words and years alone, and others than the table's own headings."""
    own = {solid(text) for row in range(table.top, table.bottom + 1) for _, text in _cells(table, row)}
    return all(_may_be_a_heading(*pair) for pair in cells) and not own.issuperset(solid(text) for _, text in cells)


def _is_a_title(table: Table, row: int) -> bool:
    """A line of one text that does not lead over to further rows, as 【社会】 does."""
    texts = [text for _, text in _cells(table, row)]
    return len(texts) == 1 and not (is_band(texts[0]) or is_note(texts[0]) or dimension_in(texts[0]))


def _number(layout: Layout, row: int) -> No:
    """What the cells of the No say together: 経済 | 1."""
    cells = {(cell.row, cell.column): cell for cell in (layout.table.grid.anchor(row, c) for c in layout.no)}
    return read_no("".join(map(layout.table.grid.shown, cells.values())))


def _below_a_blank_row(table: Table, rows: Sequence[int], place: int) -> int | None:
    for lines in range(_TITLES + 1):
        row = rows[place - lines] - 1
        count = sum(1 for _ in islice(_cells(table, row), 2))
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


def _cells(table: Table, row: int) -> Iterator[tuple[Cell, str]]:
    return (pair for pair in table.grid.cells(row) if table.left <= pair[0].column <= table.right)
