"""What people do with the marked copies of a run, and what stands in them."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
from openpyxl.workbook.protection import WorkbookProtection

from sdgsheet.xlsx.layers import open_file

NOTE = "課長に確認済み"


def names(out: Path) -> set[str]:
    """Of the marked copies, from their folder on."""
    return {path.relative_to(out / "marked").as_posix() for path in (out / "marked").rglob("*.xlsx")}


def note(out: Path, copy: str, text: str = NOTE) -> None:
    """Somebody writes beside the first finding of a copy."""
    book = openpyxl.load_workbook(out / "marked" / copy)
    sheet = book["点検結果"]
    column = next(cell.column for row in sheet.iter_rows(max_row=5) for cell in row if cell.value == "理由・担当")
    row = next(cell.row for cell in sheet["A"] if cell.value == 1)
    sheet.cell(row, column).value = text
    book.save(out / "marked" / copy)


def notes(out: Path, copy: str) -> list[str]:
    """What people wrote beside the findings of a copy."""
    with open_file(out / "marked" / copy) as file:
        return [answer.reason for answer in file.answers.values() if answer.reason]


def locked(data: bytes) -> bytes:
    """The workbook with its structure protected, as ministries send out forms."""
    book, file = openpyxl.load_workbook(io.BytesIO(data)), io.BytesIO()
    book.security = WorkbookProtection(lockStructure=True)
    book.save(file)
    return file.getvalue()
