"""A sheet as people see it: the text that each cell shows, through merges."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from sdgsheet.notation.numberformats import shown
from sdgsheet.snapshot import Area, Cell, Ref, Sheet

_WIDEST = 400
"""Columns that a heading may span; whole merged rows are no headings."""


class Grid:
    """A sheet with its texts. Text is what the sheet shows, without white space at its ends."""

    __slots__ = ("date1904", "last_row", "merged", "name", "numbers", "rows", "sheet")

    def __init__(self, sheet: Sheet, *, date1904: bool = False) -> None:
        self.sheet = sheet
        self.name = sheet.name
        self.rows = sheet.rows
        self.date1904 = date1904
        self.numbers = list(sheet.rows)
        self.last_row = self.numbers[-1] if self.numbers else 0
        self.merged = sheet.merged

    def anchor(self, row: int, column: int) -> Cell:
        """The cell there, or the top left one of the merge that covers the place."""
        area = self.merged.get((row, column))
        if area is not None:
            row, column = area[0], area[1]
        cells = self.rows.get(row)
        cell = cells.get(column) if cells else None
        return Cell(row, column) if cell is None else cell

    def shown(self, cell: Cell) -> str:
        """What a cell shows."""
        if cell.kind == "text" and cell.style.number_format == "General":
            return cell.value.strip()
        if cell.kind == "empty":
            return ""
        return shown(cell, date1904=self.date1904).strip()

    def text(self, row: int, column: int) -> str:
        """What is seen at a place: the anchor's text where it is merged."""
        return self.shown(self.anchor(row, column))

    def area(self, row: int, column: int) -> Area:
        """The merged range at a place, or the place alone; never wider than a table."""
        area = self.merged.get((row, column))
        if area is None:
            return Area(row, column, row, column)
        return area if area.right - area.left <= _WIDEST else area._replace(right=area.left + _WIDEST)

    def between(self, first: int, last: int) -> list[int]:
        """The numbers of the stored rows from ``first`` to ``last``, both included."""
        return self.numbers[bisect_left(self.numbers, first) : bisect_right(self.numbers, last)]

    def cells(self, row: int) -> Iterator[tuple[Cell, str]]:
        """The cells of a row that show something, with their texts, from left to right."""
        for cell in self.rows.get(row, {}).values():
            if cell.kind != "empty" and (text := self.shown(cell)):
                yield cell, text

    def ref(self, cell: Cell) -> Ref:
        """Where a cell stands."""
        return Ref(self.name, cell.row, cell.column)
