"""Addresses as worksheets write them, held to Excel's range."""

from __future__ import annotations

import re

from sdgsheet.snapshot import Area, column_number

LAST_ROW = 1_048_576
LAST_COLUMN = 16_384

_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9][0-9]{0,6})")
_WHOLE_COLUMNS = re.compile(r"\$?([A-Za-z]{1,3}):\$?([A-Za-z]{1,3})")
_WHOLE_ROWS = re.compile(r"\$?([1-9][0-9]{0,6}):\$?([1-9][0-9]{0,6})")


class _Columns(dict[str, int]):
    """Column letters to numbers, remembered: at most some ten thousand."""

    def __missing__(self, letters: str) -> int:
        number = column_number(letters.upper())
        if number > LAST_COLUMN:
            raise ValueError(f"no such column: {letters}")
        self[letters] = number
        return number


COLUMNS = _Columns()
"""Up to three letters to the column's number; ValueError beyond Excel's last column."""


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
    return row_number(match[2]), COLUMNS[match[1]]


def parse_area(text: str) -> Area:
    """The rectangle ``B4:D9``, ``B4``, ``B:D`` or ``4:9``, its corners in order. Raises ValueError."""
    if columns := _WHOLE_COLUMNS.fullmatch(text):
        top, bottom = 1, LAST_ROW
        left, right = COLUMNS[columns[1]], COLUMNS[columns[2]]
    elif rows := _WHOLE_ROWS.fullmatch(text):
        top, bottom = row_number(rows[1]), row_number(rows[2])
        left, right = 1, LAST_COLUMN
    else:
        first, _, last = text.partition(":")
        top, left = parse_cell(first)
        bottom, right = parse_cell(last) if last else (top, left)
    return Area(min(top, bottom), min(left, right), max(top, bottom), max(left, right))
