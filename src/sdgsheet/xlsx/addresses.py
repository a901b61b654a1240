"""Addresses as worksheets write them, held to Excel's range."""

from __future__ import annotations

import re

from sdgsheet.snapshot import Area, column_number

LAST_ROW = 1_048_576
LAST_COLUMN = 16_384

_LETTERS = re.compile("[A-Za-z]{1,3}")
_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9][0-9]{0,6})")
_AREA = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9][0-9]{0,6})(?::\$?([A-Za-z]{1,3})\$?([1-9][0-9]{0,6}))?")
_WHOLE = re.compile(r"\$?([A-Za-z]{1,3}):\$?([A-Za-z]{1,3})|\$?([1-9][0-9]{0,6}):\$?([1-9][0-9]{0,6})")


class _Columns(dict[str, int]):
    """Column letters to numbers, remembered: at most some ten thousand."""

    def __missing__(self, letters: str) -> int:
        number = column_number(letters.upper()) if _LETTERS.fullmatch(letters) else 0
        if not 1 <= number <= LAST_COLUMN:
            return 0
        self[letters] = number
        return number


COLUMNS = _Columns()
"""A column's letters to its number; 0 for anything that names no column of a sheet."""


def row_number(text: str) -> int:
    """A row's number. Raises ValueError beyond Excel's last row."""
    number = int(text)
    if not 1 <= number <= LAST_ROW:
        raise ValueError(f"no such row: {text}")
    return number


def parse_cell(text: str) -> tuple[int, int]:
    """Row and column of ``B4``. Raises ValueError for anything that is no cell of a sheet."""
    match = _CELL.fullmatch(text)
    if match is None:
        raise ValueError(f"not a cell address: {text!r}")
    column = COLUMNS[match[1]]
    if not column:
        raise ValueError(f"no such column: {match[1]}")
    return row_number(match[2]), column


def parse_area(text: str) -> Area:
    """The rectangle ``B4:D9``, ``B4``, ``B:D`` or ``4:9``, its corners in order. Raises ValueError."""
    if match := _AREA.fullmatch(text):
        first_column, first_row, last_column, last_row = match.groups()
        left, top = COLUMNS[first_column], int(first_row)
        right, bottom = (COLUMNS[last_column], int(last_row)) if last_row else (left, top)
    elif match := _WHOLE.fullmatch(text):
        first_column, last_column, first_row, last_row = match.groups()
        left, right = (COLUMNS[first_column], COLUMNS[last_column]) if first_column else (1, LAST_COLUMN)
        top, bottom = (int(first_row), int(last_row)) if first_row else (1, LAST_ROW)
    else:
        raise ValueError(f"not a range: {text!r}")
    if 1 <= left <= right and 1 <= top <= bottom <= LAST_ROW:
        return Area(top, left, bottom, right)
    if 0 in (left, right) or top > LAST_ROW or bottom > LAST_ROW:
        raise ValueError(f"no such range: {text}")
    return Area(min(top, bottom), min(left, right), max(top, bottom), max(left, right))
