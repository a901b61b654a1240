"""Workbooks that hold several forms, as cities and prefectures file them."""

from __future__ import annotations

import io
from collections.abc import Mapping

import openpyxl

from filings import SAMPLE


def workbook(*forms: tuple[str, str], cells: Mapping[int, Mapping[str, str | float]] | None = None) -> bytes:
    """One workbook, saved now, with a form for every city and plan period.

    ``cells`` are written into the form of that number, from 1 on.
    """
    book = openpyxl.load_workbook(SAMPLE)
    first = book.worksheets[0]
    for number, (city, period) in enumerate(forms, start=1):
        sheet = book.copy_worksheet(first)
        sheet.title = f"様式1（{number}）"
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and cell.data_type == "s":
                    begin, end = period.split("-")
                    text = cell.value.replace("2022年～2024年", f"{begin}年～{end}年")
                    text = text.replace("2022～2024", f"{begin}～{end}")
                    cell.value = text.replace("熊本県熊本市", city)
        for address, value in (cells or {}).get(number, {}).items():
            sheet[address].value = value
    book.remove(first)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
