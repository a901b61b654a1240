"""Rows of any shape, read by the parser: rich inline texts, missing addresses, prefixes, arrays."""

from __future__ import annotations

from collections.abc import Callable

from sdgsheet.snapshot import Cell
from sdgsheet.xlsx.addresses import LAST_COLUMN, LAST_ROW, parse_cell, row_number
from sdgsheet.xlsx.cells import SheetCells
from sdgsheet.xlsx.markup import Attributes, is_true
from sdgsheet.xlsx.strings import TextReader, is_preserved, trimmed


class RowParser:
    """Handlers for ``walk``; whatever stands in rows goes into ``cells``."""

    def __init__(self, cells: SheetCells) -> None:
        self.cells = cells
        self.row = 0
        """The row that is being read, or was read last."""
        self._column = 0
        self._cell: Attributes = {}
        self._formula: Attributes | None = None
        self._formula_text = ""
        self._value = ""
        self._pieces: list[str] | None = None
        self._preserved = False
        self._inline = False
        self._text = TextReader()

    @property
    def starts(self) -> dict[str, Callable[[Attributes], None]]:
        """Handlers of opening tags."""
        return {
            **self._text.starts,
            "row": self._start_row,
            "c": self._start_cell,
            "f": self._start_formula,
            "v": self._start_value,
            "is": self._start_inline,
        }

    @property
    def ends(self) -> dict[str, Callable[[], None]]:
        """Handlers of closing tags."""
        return {**self._text.ends, "c": self._end_cell, "f": self._end_formula, "v": self._end_value}

    def characters(self, data: str) -> None:
        """Character data of formulas, values and texts."""
        if self._pieces is not None:
            self._pieces.append(data)
        else:
            self._text.characters(data)

    def _start_row(self, attributes: Attributes) -> None:
        self.cells.shared.spend(1)
        number = attributes.get("r")
        self.row = row_number(number) if number else self.row + 1
        if self.row > LAST_ROW:
            raise ValueError("too many rows")
        self._column = 0
        if is_true(attributes.get("hidden")) or attributes.get("ht") == "0":
            self.cells.hidden.add(self.row)

    def _start_cell(self, attributes: Attributes) -> None:
        self._cell = attributes
        self._formula = None
        self._formula_text = self._value = ""
        self._inline = False
        self._text.begin()

    def _start_formula(self, attributes: Attributes) -> None:
        self._formula = attributes
        self._pieces = []

    def _end_formula(self) -> None:
        self._formula_text = self._taken()

    def _start_value(self, attributes: Attributes) -> None:
        self._pieces = []
        self._preserved = is_preserved(attributes)

    def _end_value(self) -> None:
        value = self._taken()
        self._value = value if self._preserved else trimmed(value)

    def _taken(self) -> str:
        pieces, self._pieces = self._pieces or [], None
        return "".join(pieces)

    def _start_inline(self, _: Attributes) -> None:
        self._inline = True
        self._text.begin()

    def _end_cell(self) -> None:
        cells, attributes = self.cells, self._cell
        address = attributes.get("r")
        row, column = parse_cell(address) if address else (self.row, self._column + 1)
        if column > LAST_COLUMN:
            raise ValueError("too many columns")
        self._column = column
        shared = cells.shared
        shared.spend(1)
        style = shared.style(attributes.get("s", ""))
        kind = attributes.get("t", "")
        if kind == "inlineStr" or (self._inline and not self._value):
            content = shared.text(self._text.result(), style)
        elif attributes.get("vm") in shared.pictures:
            content = ("empty", "", "")
        else:
            content = shared.content(kind, self._value, style)
        formula = None
        if self._formula is not None:
            formula = cells.formula(self._formula, self._formula_text, row, column)
        kind, value, struck = content
        cells.add(Cell(row, column, kind, value, formula, style, struck))
