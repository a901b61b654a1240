"""A form before its rows are read."""

from __future__ import annotations

from dataclasses import dataclass, field

from sdgsheet.form.pieces import Found, Part, Piece
from sdgsheet.form.tables import Table


@dataclass(slots=True)
class Draft:
    """The parts of the workbook that one form stands on."""

    parts: list[Part] = field(default_factory=list)
    apart: list[Table] = field(default_factory=list)
    """Tables on its sheets that belong to none of its sections."""

    @property
    def pieces(self) -> list[Piece]:
        """All its sections, in the order of the sheets."""
        return [piece for part in self.parts for piece in part.pieces]

    @property
    def titles(self) -> list[Found]:
        """Its title lines, in order."""
        return [title for part in self.parts for title in part.titles]

    @property
    def numbers(self) -> set[int]:
        """The sections it holds."""
        return {number for part in self.parts for number in part.numbers}
