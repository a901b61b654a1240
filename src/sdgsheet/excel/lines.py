"""The rows of 点検結果 as they stand, staff may have sorted and filtered them: what each one tells of, and where."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sdgsheet.excel.resultsheets import result_sheets
from sdgsheet.marking.page import CODE, NUMBER, PLACE
from sdgsheet.snapshot import Ref

if TYPE_CHECKING:
    import xlwings as xw

_IN_A_CELL = 0  # msoHyperlinkRange
_RULE = re.compile(r"[A-Z]\d{3}\b")


class Line(NamedTuple):
    """One row."""

    number: int | None
    """The № of a finding, as its mark bears it; None in the rows below the findings."""
    code: str
    """Of the rule; empty where the row tells of none."""
    cell: Ref | None
    """Where its link leads: the cell as it stood when the workbook was checked."""
    is_former: bool = False
    """An answer to an earlier finding."""


def lines(book: xw.Book) -> dict[int, Line]:
    """Row to line, of the rows that tell of a rule or a cell."""
    found: dict[int, Line] = {}
    for sheet in result_sheets(book):
        places = _places(sheet)
        last = sheet.used_range.last_cell.row
        for row, values in enumerate(sheet.range((1, 1), (last, CODE)).raw_value, start=1):
            number, code, first = values[NUMBER - 1], str(values[CODE - 1] or ""), str(values[0] or "")
            rule = _RULE.match(code) or _RULE.match(first)
            if rule or row in places:
                is_number = isinstance(number, float)
                is_former = bool(_RULE.match(code)) and not is_number and row not in places
                found[row] = Line(
                    int(number) if is_number else None, rule[0] if rule else "", places.get(row), is_former
                )
    return found


def _places(sheet: xw.Sheet) -> dict[int, Ref]:
    """Row to the cell that its link leads to; links of other kinds are people's own."""
    links = sheet.api.Hyperlinks
    found: dict[int, Ref] = {}
    for link in (links.Item(index) for index in range(1, links.Count + 1)):
        if link.Type == _IN_A_CELL and link.Range.Column == PLACE and (ref := _ref(link.SubAddress)) is not None:
            found[link.Range.Row] = ref
    return found


def _ref(place: str) -> Ref | None:
    sheet, _, address = place.rpartition("!")
    try:
        return Ref.at(sheet.removeprefix("'").removesuffix("'").replace("''", "'"), address)
    except ValueError:
        return None
