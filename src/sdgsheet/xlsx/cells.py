"""Makes cells out of what a worksheet's part says of them, whoever has read it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import inf
from typing import TypeVar

from sdgsheet.snapshot import Area, Cell, Kind, Style
from sdgsheet.xlsx import unreadable
from sdgsheet.xlsx.addresses import parse_area
from sdgsheet.xlsx.archive import LIMITS
from sdgsheet.xlsx.isodates import serial
from sdgsheet.xlsx.sharedformulas import SharedFormula
from sdgsheet.xlsx.strings import RichText, split_struck, unescaped

_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?")
_VISITS = 5_000_000
"""Cells looked at for array formulas, which do not overlap in sound files."""
_Item = TypeVar("_Item")

Content = tuple[Kind, str, str]
"""Kind, value and struck-out text of a cell."""
_BOOLEANS = {"1": "1", "0": "0", "true": "1", "false": "0"}
_EMPTY: Content = ("empty", "", "")


Known = tuple[Kind, str, str | None, Style, str, bool]
"""A cell without its place. The formula stands as written, with the attributes of its tag in front of a ``>``."""


@dataclass
class Shared:
    """What cells of all sheets refer to."""

    strings: Sequence[RichText] = ()
    styles: Mapping[str, Style] = field(default_factory=dict)
    """By the number that cells write, ``""`` for none."""
    pictures: frozenset[str] = frozenset()
    """Numbers of the rich values (``vm``) that are pictures."""
    date1904: bool = False
    cells_left: int = LIMITS.cells
    """How many more cells the workbook may hold."""
    formulas_left: int = LIMITS.formulas
    """How many more characters of shared formulas may be written out: a long one in many cells is a bomb."""
    known: dict[str, Known] = field(default_factory=dict)
    """Contents already made, by the text that gave them."""

    def spend(self, cells: int) -> None:
        """Counts cells. Raises UnreadableError over the limit."""
        self.cells_left -= cells
        if self.cells_left < 0:
            raise unreadable.too_many_cells()

    def style(self, number: str) -> Style:
        """The style that cells write as ``number``. Raises ValueError where there is none."""
        style = self.styles.get(number)
        if style is None:
            raise ValueError(f"no such style: {number}")
        return style

    def content(self, kind: str, raw: str, style: Style) -> Content:
        """What a cell of this type (``t``) with this ``<v>``, trimmed, holds. Raises ValueError where that cannot be."""
        if not raw and kind != "str":  # a formula's text may be empty
            return _EMPTY
        match kind:
            case "" | "n":
                content: Content = ("number", _number(raw), "")
            case "s":
                content = self.text(self.strings[_index(raw, len(self.strings))], style)
            case "inlineStr" | "str":
                content = self.text(unescaped(raw), style)
            case "b":
                content = ("boolean", _BOOLEANS[raw], "")
            case "e":
                content = ("error", raw, "")
            case "d":
                content = ("number", serial(raw, date1904=self.date1904), "")
            case _:
                raise ValueError(f"no such type of cell: {kind}")
        return content

    @staticmethod
    def text(text: RichText, style: Style) -> Content:
        """A text, with what is struck out told apart."""
        if style.struck or not isinstance(text, str):
            return ("text", *split_struck(text, style.struck))
        return ("text", text, "")


def _number(raw: str) -> str:
    """The literal, if it is a number that Excel can hold."""
    if not _NUMBER.fullmatch(raw) or abs(float(raw)) == inf:
        raise ValueError(f"not a number: {raw[:40]!r}")
    return raw


def _index(raw: str, length: int) -> int:
    index = int(raw)
    if not 0 <= index < length:
        raise ValueError(f"no such shared text: {index}")
    return index


class SheetCells:
    """The rows of one sheet while they are read."""

    def __init__(self, shared: Shared) -> None:
        self.shared = shared
        self.rows: dict[int, dict[int, Cell]] = {}
        self.hidden: set[int] = set()
        self._arrays: list[Area] = []
        self._formulas: dict[str, SharedFormula] = {}
        self._waiting: list[tuple[str, int, int]] = []
        """Cells whose shared formula has not come yet."""
        self._unordered: set[int] = set()
        """Rows whose cells may not stand in the order of their columns."""

    def add(self, cell: Cell) -> None:
        """A cell that may stand anywhere, in whatever order."""
        self._unordered.add(cell.row)
        self.rows.setdefault(cell.row, {})[cell.column] = cell

    def formula(self, attributes: Mapping[str, str], text: str, row: int, column: int) -> str | None:
        """The formula of a cell whose ``<f>`` has attributes; None where it has no text of its own."""
        kind = attributes.get("t")
        formula = unescaped(text) or None
        if kind in ("array", "dataTable"):
            area = parse_area(attributes["ref"]) if "ref" in attributes else Area(row, column, row, column)
            self._arrays.append(area)
        elif kind == "shared":
            number = attributes.get("si", "")
            if formula is None:
                return self._shared(number, row, column)
            if "ref" in attributes or number not in self._formulas:
                self._formulas[number] = SharedFormula(formula, row, column)
        return formula

    def _shared(self, number: str, row: int, column: int) -> str | None:
        known = self._formulas.get(number)
        if known is None:
            self._waiting.append((number, row, column))
            return None
        formula = known.at(row, column)
        self.shared.formulas_left -= len(formula)
        if self.shared.formulas_left < 0:
            raise ValueError("shared formulas are too long")
        return formula

    def finish(self) -> dict[int, dict[int, Cell]]:
        """All rows in their order, with late formulas filled in and arrays marked."""
        waiting, self._waiting = self._waiting, []
        for number, row, column in waiting:
            self.rows[row][column] = self.rows[row][column]._replace(formula=self._shared(number, row, column))
        for unordered in self._unordered:
            self.rows[unordered] = ascending(self.rows[unordered])
        self.rows = ascending(self.rows)
        numbers = list(self.rows)
        visits = 0
        for area in self._arrays:
            for row in numbers[bisect_left(numbers, area.top) : bisect_right(numbers, area.bottom)]:
                cells = self.rows[row]
                inside = range(area.left, area.right + 1)
                columns = (
                    [c for c in inside if c in cells] if len(inside) < len(cells) else [c for c in cells if c in inside]
                )
                for column in columns:
                    if not cells[column].in_array:
                        cells[column] = cells[column]._replace(in_array=True)
                visits += 1 + min(len(inside), len(cells))
                if visits > _VISITS:
                    raise ValueError("array formulas overlap")
        return self.rows


def ascending(items: dict[int, _Item]) -> dict[int, _Item]:
    """The items in the order of their numbers."""
    numbers = sorted(items)
    return items if numbers == list(items) else {number: items[number] for number in numbers}
