"""Shared formulas written out: one formula stands for many cells, its relative references move along."""

from __future__ import annotations

import re

from sdgsheet.snapshot import column_letters, column_number
from sdgsheet.xlsx.addresses import LAST_COLUMN, LAST_ROW

# Texts, quoted sheet names and [brackets] are passed over; what is left of a word or a call is no reference.
_TOKEN = re.compile(
    r'"[^"]*"|\'[^\']*\'|\[(?:[^\[\]]|\[[^\[\]]*\])*\]'
    r"|(?<![\w.\\$])(?:"
    r"(?P<column>\$?[A-Za-z]{1,3})(?P<row>\$?[1-9][0-9]{0,6})"
    r"|(?P<first_column>\$?[A-Za-z]{1,3}):(?P<last_column>\$?[A-Za-z]{1,3})"
    r"|(?P<first_row>\$?[1-9][0-9]{0,6}):(?P<last_row>\$?[1-9][0-9]{0,6})"
    r")(?![\w.(!\[])"
)


class SharedFormula:
    """A formula as it stands in its first cell, taken apart once."""

    def __init__(self, formula: str, row: int, column: int) -> None:
        self._row = row
        self._column = column
        self._pieces: list[str | _Reference] = []
        at = 0
        for match in _TOKEN.finditer(formula):
            if match.lastgroup is not None:
                self._pieces += [formula[at : match.start()], _Reference(match)]
                at = match.end()
        self._pieces.append(formula[at:])

    def at(self, row: int, column: int) -> str:
        """The formula as it reads in another cell."""
        rows, columns = row - self._row, column - self._column
        return "".join(piece if isinstance(piece, str) else piece.moved(rows, columns) for piece in self._pieces)


class _Reference:
    """One reference: ends that are fixed by ``$`` stay, the others move."""

    def __init__(self, match: re.Match[str]) -> None:
        groups = match.groupdict()
        if groups["column"]:
            self._parts: tuple[_End | str, ...] = (_End(groups["column"]), _End(groups["row"]))
        elif groups["first_column"]:
            self._parts = (_End(groups["first_column"]), ":", _End(groups["last_column"]))
        else:
            self._parts = (_End(groups["first_row"]), ":", _End(groups["last_row"]))

    def moved(self, rows: int, columns: int) -> str:
        parts = [part if isinstance(part, str) else part.moved(rows, columns) for part in self._parts]
        return "#REF!" if "" in parts else "".join(parts)


class _End:
    """A row or a column of a reference."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._is_row = text[-1].isdigit()
        self._number = 0
        if not text.startswith("$"):
            self._number = int(text) if self._is_row else column_number(text.upper())

    def moved(self, rows: int, columns: int) -> str:
        """Where it lies after moving; empty where that is off the sheet."""
        if not self._number:
            return self._text
        number = self._number + (rows if self._is_row else columns)
        if not 1 <= number <= (LAST_ROW if self._is_row else LAST_COLUMN):
            return ""
        return str(number) if self._is_row else column_letters(number)
