"""Where the rows of a table end: a legend, the author's line or a count below it are none of them."""

from __future__ import annotations

from collections.abc import Sequence

from sdgsheet.form.names import split_name
from sdgsheet.form.numbering import NOTHING, read_no, shape_of
from sdgsheet.form.rowcells import RowCells
from sdgsheet.form.rowkinds import is_mark
from sdgsheet.form.slots import Slot
from sdgsheet.notation.missing import missing_habit
from sdgsheet.notation.years import parse_year

_ENOUGH = 2
"""Triples that make a row without a No, where the others have one."""


def last_row(cells: RowCells, rows: Sequence[int]) -> int:
    """The last of ``rows`` with a No, or with a name and a baseline or target, or with figures in the table's columns.

    Of rows that tell nothing the last.
    """
    ends = _Ends(cells, rows)
    return next((row for row in reversed(rows) if ends.is_own(row)), rows[-1] if rows else 0)


class _Ends:
    __slots__ = ("_cells", "_enough", "_rows", "_shapes")

    def __init__(self, cells: RowCells, rows: Sequence[int]) -> None:
        self._cells = cells
        self._rows = rows
        self._enough = 0
        self._shapes: set[str] = set()

    def is_own(self, row: int) -> bool:
        if not self._cells.texts(row):
            return False
        _, text = self._cells.no(row)
        name = self._cells.name(row)[1]
        if _is_numbered(text) or split_name(name).repeated:
            return True
        layout = self._cells.layout
        ends = (slot for slot in (layout.baseline, layout.target) if slot is not None)
        if not text and not is_mark(name) and any(self._is_begun(row, slot) for slot in ends):
            return True
        if not self._enough:
            self._learn()
        held = sum(self._is_held(row, slot) for slot in layout.slots)
        return held >= self._enough or shape_of(text) in self._shapes

    def _learn(self) -> None:
        """Whether most rows with values have a No that can be read; else the patterns of what stands there: K1."""
        texts = [self._cells.no(row)[1] for row in self._rows if self._cells.has_value(row)]
        if 2 * sum(map(_is_numbered, texts)) > len(texts):
            self._enough = _ENOUGH
        else:
            self._enough, self._shapes = 1, {shape for text in texts if (shape := shape_of(text))}

    def _is_begun(self, row: int, slot: Slot) -> bool:
        """Something stands in the triple, and nothing else than a year in the place of its year: a name may lack its No."""
        year, value = self._written(row, slot)
        if not year:
            return bool(value)
        return year == value or parse_year(year) is not None or missing_habit(year) is not None

    def _is_held(self, row: int, slot: Slot) -> bool:
        """A year and a value, or a figure, or a word for a missing one."""
        year, value = self._written(row, slot)
        if not value or (year and parse_year(year) is None):
            return False
        return bool(year) or any(map(str.isdigit, value)) or missing_habit(value) is not None

    def _written(self, row: int, slot: Slot) -> tuple[str, str]:
        """Year and value."""
        grid = self._cells.grid
        return grid.text(row, slot.year) if slot.year is not None else "", grid.text(row, slot.value)


def _is_numbered(text: str) -> bool:
    return read_no(text) != NOTHING
