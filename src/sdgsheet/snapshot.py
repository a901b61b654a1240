"""The plain values that every host gives: one workbook, read once, never changed.

A host (a file, Excel itself) turns what it holds into these values; everything above
works on them alone. Rows and columns count from 1, as people see them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import Literal, NamedTuple

Kind = Literal["empty", "number", "text", "boolean", "error"]
Visibility = Literal["visible", "hidden", "veryHidden"]

_A1 = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]*)")


def column_letters(column: int) -> str:
    """The letters of a column: 1 is A, 28 is AB."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """The number of a column: A is 1, AB is 28."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


class Ref(NamedTuple):
    """Where a cell stands."""

    sheet: str
    row: int
    column: int

    @property
    def a1(self) -> str:
        """The address without the sheet, such as ``S30``."""
        return f"{column_letters(self.column)}{self.row}"

    @classmethod
    def at(cls, sheet: str, a1: str) -> Ref:
        """The cell at ``a1`` (``B4``, ``$B$4``). Raises ValueError for anything else."""
        match = _A1.fullmatch(a1)
        if match is None:
            raise ValueError(f"not a cell address: {a1!r}")
        return cls(sheet, int(match[2]), column_number(match[1]))


class Area(NamedTuple):
    """A rectangle of cells, all four ends included."""

    top: int
    left: int
    bottom: int
    right: int

    def covers(self, row: int, column: int) -> bool:
        """Whether the cell lies inside."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right

    @property
    def size(self) -> int:
        """How many cells it has."""
        return (self.bottom - self.top + 1) * (self.right - self.left + 1)

    @property
    def a1(self) -> str:
        """``B4`` or ``B4:D9``."""
        first = f"{column_letters(self.left)}{self.top}"
        if (self.top, self.left) == (self.bottom, self.right):
            return first
        return f"{first}:{column_letters(self.right)}{self.bottom}"


class Style(NamedTuple):
    """What of a cell's format matters to reading and writing it."""

    number_format: str = "General"
    locked: bool = True
    struck: bool = False
    """The whole cell is struck out (見え消し)."""


GENERAL = Style()


class Cell(NamedTuple):
    """One cell as it stands: what is stored, never what is thought of it."""

    row: int
    column: int
    kind: Kind = "empty"
    value: str = ""
    """A number's literal as stored; a text without furigana and without struck-out runs;
    ``1`` or ``0``; an error such as ``#REF!``. A formula's stored result looks the same;
    a formula without one is ``empty``."""
    formula: str | None = None
    """In A1 notation without the leading ``=``; shared formulas are written out."""
    style: Style = GENERAL
    struck: str = ""
    """The text that is struck out and so no part of ``value``."""
    in_array: bool = False
    """Part of an array formula or a data table: never to be written alone."""

    @property
    def number(self) -> Decimal | None:
        """The number as Excel shows it in full: 15 significant digits; None where there is none."""
        if self.kind != "number":
            return None
        return in_full(self.value)

    @property
    def struck_out(self) -> str:
        """What is struck out, a part of the cell or all of it; empty where nothing is."""
        return self.struck or (self.value if self.style.struck else "")

    @property
    def is_empty(self) -> bool:
        """Nothing is stored here, or white space only, and no formula."""
        return self.formula is None and (self.kind == "empty" or not self.value.strip())


@lru_cache(maxsize=16_384)
def in_full(literal: str) -> Decimal:
    """A stored number with the 15 significant digits that Excel shows of it."""
    return Decimal(format(float(literal), ".15g"))


class TextBox(NamedTuple):
    """A text box or shape with text; ``row`` and ``column`` are those of its anchor."""

    row: int
    column: int
    text: str


class Table(NamedTuple):
    """A table (テーブル) of a sheet: what formulas such as ``進捗[@実績]`` refer to."""

    name: str
    area: Area
    """Headings and totals included."""
    columns: tuple[str, ...]
    """The columns' headings from left to right."""
    headings: int = 1
    """How many rows at the top are headings."""
    totals: int = 0
    """How many rows at the bottom are totals."""


@dataclass(frozen=True, eq=False)
class Sheet:
    """One worksheet. ``rows`` holds every stored cell, also formatted empty ones."""

    name: str
    rows: Mapping[int, Mapping[int, Cell]] = field(default_factory=dict)
    """Row number to column number to cell, both ascending."""
    merges: tuple[Area, ...] = ()
    visibility: Visibility = "visible"
    hidden_rows: frozenset[int] = frozenset()
    filtered: bool = False
    """An autofilter hides some of the hidden rows."""
    hidden_columns: frozenset[int] = frozenset()
    protected: bool = False
    free: tuple[Area, ...] = ()
    """What anyone may write even where it is protected (範囲の編集を許可)."""
    text_boxes: tuple[TextBox, ...] = ()
    page_texts: tuple[str, ...] = ()
    """What the printed page shows above and below the cells (ヘッダー, フッター), line by line."""
    tables: tuple[Table, ...] = ()
    ours: bool = False
    """A sheet that sdgsheet made (点検結果, 記入要領): never read as a form."""

    def cell(self, row: int, column: int) -> Cell:
        """The cell there; an empty one where nothing is stored. Merges are not followed."""
        columns = self.rows.get(row)
        cell = columns.get(column) if columns else None
        return Cell(row, column) if cell is None else cell

    def is_locked(self, row: int, column: int) -> bool:
        """No hand could write there as the sheet stands."""
        if not self.protected or not self.cell(row, column).style.locked:
            return False
        return not any(area.covers(row, column) for area in self.free)

    def merge_at(self, row: int, column: int) -> Area | None:
        """The merged range that covers the place, or None."""
        area = self.merged.get((row, column))
        if area is None and self._large_merges:
            return next((a for a in self._large_merges if a.covers(row, column)), None)
        return area

    def anchor(self, row: int, column: int) -> Cell:
        """The cell there, or the top left cell of the merge that covers the place."""
        area = self.merge_at(row, column)
        return self.cell(row, column) if area is None else self.cell(area.top, area.left)

    @cached_property
    def merged(self) -> Mapping[tuple[int, int], Area]:
        """Each place (row, column) that a merge covers to that merge, as far as it is of a size found in forms."""
        return {
            (row, column): area
            for area in self.merges
            if area.size <= INDEXED
            for row in range(area.top, area.bottom + 1)
            for column in range(area.left, area.right + 1)
        }

    @cached_property
    def _large_merges(self) -> tuple[Area, ...]:
        return tuple(area for area in self.merges if area.size > INDEXED)


INDEXED = 20_000
"""Cells of a merge that is followed cell by cell: it may name a million."""


@dataclass(frozen=True, eq=False)
class Workbook:
    """One snapshot of a workbook: sheets in their order, and facts about the whole."""

    sheets: tuple[Sheet, ...] = ()
    date1904: bool = False
    """Serial dates count from 1904-01-01 (old Macs) instead of 1899-12-30."""
    names: Mapping[str, str] = field(default_factory=dict)
    """Defined names to what they refer to, without ``=``; sheet-bound ones as ``Sheet!name``."""
    sha256: str = ""
    """Of the file without our layers; empty where there is no file."""
    macros: bool = False
    external_links: tuple[str, ...] = ()
    signed: bool = False

    def sheet(self, name: str) -> Sheet | None:
        """The sheet of that name, whatever its case, as in Excel; None where there is none."""
        wanted = name.casefold()
        return next((s for s in self.sheets if s.name.casefold() == wanted), None)
