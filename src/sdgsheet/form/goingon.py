"""A section that goes on where another piece of it ended: its numbers tell."""

from __future__ import annotations

from sdgsheet.form.numbering import read_no
from sdgsheet.form.pieces import Piece, rows_of


def goes_on(last: Piece, first: Piece) -> bool:
    """The numbers of ``first`` go on where ``last`` ended."""
    before, after = _numbers(last), _numbers(first)
    return bool(before and after) and after[0] == before[-1] + 1


def _numbers(piece: Piece) -> list[int]:
    numbers = []
    for index, table in enumerate(piece.tables, 1):
        column = next((block.right for block in table.blocks if block.role == "no"), None)
        if column is not None:
            texts = (table.grid.text(row, column) for row in rows_of(table, piece, after=index))
            numbers += [number for text in texts if (number := read_no(text).number) is not None]
    return numbers
