"""What our reader makes of a sheet whose XML is given."""

from __future__ import annotations

from rawbooks import Parts, book
from sdgsheet.snapshot import Cell, Sheet
from sdgsheet.xlsx.reading import read_bytes


def read(rows: str, changes: Parts | None = None) -> Sheet:
    [only] = read_bytes(book(rows, changes)).sheets
    return only


def cell(inside: str, changes: Parts | None = None) -> Cell:
    """The one cell of a sheet, in A1."""
    return read(f'<row r="1">{inside}</row>', changes).cell(1, 1)
