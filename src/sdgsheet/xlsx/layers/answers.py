"""What staff wrote beside the findings in 点検結果, wherever they moved its rows and columns."""

from __future__ import annotations

import re
from collections.abc import Mapping

from sdgsheet.edits import Answer
from sdgsheet.snapshot import Sheet, Workbook, column_number
from sdgsheet.xlsx.patch.book import Book
from sdgsheet.xlsx.patch.resultsheet import NAMES

_COLUMN = re.compile(r"\$([A-Z]{1,3})(?::\$[A-Z]{1,3}|\$1:\$[A-Z]{1,3}\$1048576)\Z")


def result_sheet(workbook: Workbook, book: Book) -> Sheet | None:
    """The 点検結果 that stands, as a snapshot."""
    for index in book.workbook.result_sheets():
        sheet = workbook.sheet(book.workbook.sheets[index].name)
        if sheet is not None:
            return sheet
    return None


def read_answers(workbook: Workbook, book: Book) -> Mapping[str, Answer]:
    """The answers by the rows' keys; rows without an answer are left out."""
    sheet = result_sheet(workbook, book)
    if sheet is None:
        return {}
    index = next(i for i, entry in enumerate(book.workbook.sheets) if entry.name == sheet.name)
    return answers_in(sheet, book.workbook.names_of(index))


def answers_in(sheet: Sheet, names: Mapping[str, str]) -> Mapping[str, Answer]:
    """The answers in a 点検結果 with these names of its own, to what they refer to."""
    columns = [_column(names.get(name, "")) for name in NAMES[1:]]
    if None in columns:
        return {}
    answers: dict[str, Answer] = {}
    for row in sheet.rows:
        key, response, reason = (sheet.cell(row, column or 0).value.strip() for column in columns)
        if key and (response or reason):
            answers.setdefault(key, Answer(response, reason))
    return answers


def _column(refers_to: str) -> int | None:
    """The column that a name refers to; None where it is gone."""
    match = _COLUMN.search(refers_to)
    return column_number(match[1]) if match else None
