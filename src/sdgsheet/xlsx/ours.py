"""Which sheets sdgsheet made: told by hidden names of their own, and by what stands in them.

The number of the sheet that a name belongs to is not to be trusted: openpyxl counts worksheets
only, so that behind a chart sheet the names of one sheet stand at another. Excel's document
inspector and some programs drop hidden names altogether.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from sdgsheet.snapshot import Cell

TAG = "_sdgsheet"
"""The hidden name that marks a sheet which sdgsheet made: ``result`` for 点検結果, ``guide`` for 記入要領."""

KEPT = re.compile(r"([0-9a-f]{8})｜(.*)", re.DOTALL)
"""What stands beside each row of 点検結果: a fingerprint of what the row shows, and the key of one that staff answer."""

_HEAD = 12
"""Rows in which 点検結果 has begun."""
_SHEET = re.compile(r"\A(?:'((?:[^']|'')+)'|([^'!]+))!")


class OwnNames(NamedTuple):
    """The names of a sheet of ours."""

    number: int
    """Of the sheet that they say to belong to."""
    names: Mapping[str, str]
    """To what they refer to."""


def our_sheets(
    names: Iterable[tuple[str, int | None, str]], sheets: Sequence[str], is_worksheet: Sequence[bool]
) -> dict[int, OwnNames]:
    """The places of sheets that bear our tag, to their own names; a tag that cannot be placed for certain is left out.

    Args:
        names: of each defined name its name, the number of its sheet, and what it refers to.
        sheets: the names of all sheets, in their order.
        is_worksheet: whether each is a worksheet.
    """
    groups: dict[int, dict[str, str]] = {}
    for name, number, refers_to in names:
        if number is not None and name.startswith(TAG):
            groups.setdefault(number, {})[name] = refers_to
    places = {sheet.casefold(): place for place, sheet in enumerate(sheets)}
    found: dict[int, OwnNames] = {}
    for number, own in groups.items():
        if TAG not in own:
            continue
        place = next((places[sheet] for text in own.values() if (sheet := _sheet_in(text)) in places), None)
        if place is None and all(is_worksheet) and 0 <= number < len(sheets):
            place = (
                number  # renamed by a program that leaves what refers to the sheet as it was, or nothing refers to it
            )
        if place is not None and is_worksheet[place]:
            found.setdefault(place, OwnNames(number, own))
    return found


def key_column(rows: Mapping[int, Mapping[int, Cell]]) -> int | None:
    """The column in which 点検結果 keeps something beside each row; None in every other sheet."""
    for cells in islice(rows.values(), _HEAD):
        for column, cell in cells.items():
            if cell.value[8:9] == "｜" and KEPT.fullmatch(cell.value):
                return column
    return None


def _sheet_in(refers_to: str) -> str:
    """The sheet that a reference names, in lower case; empty where it names none."""
    match = _SHEET.match(refers_to)
    return (match[1].replace("''", "'") if match[1] else match[2]).casefold() if match else ""
