"""A section that goes on where another piece of it ended: its numbers, names and sheets tell."""

from __future__ import annotations

from collections.abc import Iterator

from sdgsheet.form.labels import Role
from sdgsheet.form.numbering import read_no
from sdgsheet.form.pieces import Piece, rows_of
from sdgsheet.form.secondtables import own_rows
from sdgsheet.notation.characters import solid


def goes_on(last: Piece, first: Piece) -> bool:
    """The numbers of ``first`` go on where ``last`` ended."""
    before, after = _numbers(last), _numbers(first)
    return bool(before and after) and after[0] == before[-1] + 1


def names_of(piece: Piece) -> Iterator[str]:
    """The texts in the columns of names, without white space."""
    return filter(None, map(solid, _texts(piece, "name")))


def says_it_goes_on(text: str) -> bool:
    """様式1(続き), （つづき）: of a sheet's name or a line."""
    return "続き" in text or "つづき" in text


def is_of_one_name(sheet: str, other: str) -> bool:
    """Sheets that are named alike but for their numbers, or that say so: 様式1 and 様式1 (2), Sheet1 and Sheet2."""
    return says_it_goes_on(sheet) or _letters(sheet) == _letters(other)


def _letters(name: str) -> str:
    return "".join(filter(str.isalpha, solid(name)))


def _numbers(piece: Piece) -> list[int]:
    return [number for text in _texts(piece, "no") if (number := read_no(text).number) is not None]


def _texts(piece: Piece, role: Role) -> Iterator[str]:
    for index, table in enumerate(piece.tables, 1):
        block = next((block for block in table.blocks if block.role == role), None)
        if block is not None:
            column = block.right if role == "no" else block.left
            for row in own_rows(table, rows_of(table, piece, after=index)):
                yield table.grid.text(row, column)
