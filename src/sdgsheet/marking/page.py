"""A sheet while it is written, line by line from the top."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from sdgsheet.edits import CellStyle, SheetCell
from sdgsheet.snapshot import Area
from sdgsheet.text import Language, Text

NUMBER, KIND, PLACE, INDICATOR, STATED, EXPECTED, REQUEST, RESPONSE, REASON, CODE = range(1, 11)
"""The columns of 点検結果."""
WIDTHS = (5.0, 9.0, 16.0, 30.0, 12.0, 16.0, 62.0, 18.0, 24.0, 8.0)
"""Of the columns, in characters."""
_HIGHEST = 409.0
"""Points: Excel knows no higher row, and refuses one."""
_MOST = 32_767
"""Characters in a cell, as UTF-16 counts them: Excel calls a file with more damaged."""


@dataclass
class Page:
    """The sheet while it is written, line by line from the top."""

    language: Language
    row: int = 0
    cells: list[SheetCell] = field(default_factory=list)
    merges: list[Area] = field(default_factory=list)
    heights: list[tuple[int, float]] = field(default_factory=list)
    choices: list[Area] = field(default_factory=list)
    keys: list[tuple[int, str]] = field(default_factory=list)
    table: Area | None = None
    """The findings with their headings: they can be filtered."""

    def say(self, text: Text) -> str:
        """The text in the sheet's language."""
        return text.to(self.language)

    def line(self, text: Text, style: CellStyle, lines: int = 1) -> None:
        """One text across the whole width."""
        self.row += 1
        self.cells.append(SheetCell(self.row, 1, self.say(text), style))
        self.merges.append(Area(self.row, 1, self.row, CODE))
        if lines > 1:
            self.grow(lines)

    def grow(self, lines: int) -> None:
        """Makes the row as high as its lines need, or as high as a row can be."""
        self.heights.append((self.row, min(15.0 * lines + 3, _HIGHEST)))

    def header(self, *names: Text) -> None:
        """Headings of a table, column by column; an empty one is left out."""
        self.row += 1
        for column, name in enumerate(names, start=1):
            if not name.ja:
                continue
            self.cells.append(SheetCell(self.row, column, self.say(name), "header"))

    def held(self) -> tuple[SheetCell, ...]:
        """The cells, their texts as long as a cell can hold."""
        return tuple(replace(c, value=_held(c.value)) if isinstance(c.value, str) else c for c in self.cells)

    def gap(self) -> None:
        """An empty line."""
        self.row += 1


def named(names: Sequence[Text], most: int) -> Text:
    """The names in a row, the first ``most`` of them: a cell shows no more than its highest row has room for."""
    more = len(names) - most
    ja, en = [name.ja for name in names[:most]], [name.en for name in names[:most]]
    if more <= 0:
        return Text("、".join(ja), ", ".join(en))
    return Text(f"{'、'.join(ja)} ほか{more}件", f"{', '.join(en)} and {more} more")


def numbers(last: int) -> Text:
    """The № of all findings."""
    return Text(f"№1～{last}", f"No. 1 to {last}") if last > 1 else Text("№1", "No. 1")


def _held(text: str) -> str:
    units = text.encode("utf-16-le", "surrogatepass")
    if len(units) <= 2 * _MOST:
        return text
    return units[: 2 * (_MOST - 1)].decode("utf-16-le", "ignore") + "…"


def lines_of(text: str, width: float) -> int:
    """How many lines a text takes in a column, full-width characters counted as two."""
    return sum(
        max(1, -(-sum(2 if ord(character) > 0x2FF else 1 for character in line) // max(1, int(width) - 1)))
        for line in text.split("\n")
    )
