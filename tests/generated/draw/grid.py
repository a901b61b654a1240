"""A sheet before it is written: cells, merges and what hides them. Rows and columns count from 0."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

Content = str | int | float | date | None


@dataclass
class Spot:
    """What one cell holds. ``formula`` comes with its stored ``value``; ``runs`` are pieces of text, struck out or not."""

    value: Content = None
    number_format: str = "General"
    formula: str | None = None
    error: str | None = None
    runs: tuple[tuple[str, bool], ...] = ()
    bold: bool = False
    border: bool = False


@dataclass
class Grid:
    title: str
    spots: dict[tuple[int, int], Spot] = field(default_factory=dict)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    widths: dict[int, float] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    filtered: tuple[int, int, int, int] | None = None
    boxes: list[tuple[int, int, str]] = field(default_factory=list)
    hidden: bool = False

    def put(
        self,
        row: int,
        column: int,
        value: Content,
        *,
        number_format: str = "General",
        bold: bool = False,
        border: bool = False,
    ) -> None:
        if value is not None and value != "":
            self.spots[row, column] = Spot(value, number_format, bold=bold, border=border)

    def merge(self, row: int, column: int, last_row: int, last_column: int) -> None:
        if (row, column) != (last_row, last_column):
            self.merges.append((row, column, last_row, last_column))

    @property
    def bottom(self) -> int:
        """The first row below everything."""
        rows = [row for row, _ in self.spots] + [last for _, _, last, _ in self.merges]
        return max(rows, default=-1) + 1


def address(row: int, column: int) -> str:
    """A1."""
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"
