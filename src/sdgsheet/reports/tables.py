"""Data frames as tables for Excel: CSV, or sheets of a workbook. No cell of them ever becomes a formula."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import pandas as pd
from openpyxl.utils import get_column_letter

from sdgsheet.errors import SdgsheetError
from sdgsheet.reports.csv import BOM, harmless
from sdgsheet.reports.saving import new_book, saved
from sdgsheet.reports.summary.styles import Pen
from sdgsheet.reports.summary.table import new_sheet
from sdgsheet.text import Text

MOST_ROWS: Final = 1_048_575
"""In a sheet of Excel, without the headings."""
_WIDTH: Final = 18


def csv_bytes(frames: Iterable[pd.DataFrame]) -> Iterator[bytes]:
    """One table of CSV, frame by frame: UTF-8 with its mark, lines as Windows ends them."""
    for number, frame in enumerate(frames):
        text = frame.apply(_harmless).to_csv(index=False, header=not number, lineterminator="\r\n")
        yield (text if number else BOM + text).encode("utf-8", "replace")


def _harmless(column: pd.Series[Any]) -> pd.Series[Any]:
    """As objects: pandas would make a column of whole numbers with gaps one of fractions."""
    values = [harmless(value) if isinstance(value, str) else value for value in column]
    return pd.Series(values, index=column.index, dtype=object)


def xlsx_bytes(tables: Mapping[str, Iterable[pd.DataFrame]]) -> Iterator[bytes]:
    """A workbook with a sheet for every table, frame by frame.

    Raises:
        SdgsheetError: a table has more rows than a sheet of Excel.
    """
    book = new_book()
    for name, frames in tables.items():
        sheet = None
        rows = 0
        for frame in frames:
            if sheet is None:
                sheet = new_sheet(book, name, [_WIDTH] * len(frame.columns))
                sheet.freeze_panes = "A2"
                pen = Pen(sheet)
                sheet.append([pen.cell(str(heading), "header") for heading in frame.columns])
            rows += len(frame)
            if rows > MOST_ROWS:
                raise _too_long(name)
            for row in frame.astype(object).where(frame.notna(), None).itertuples(index=False):
                sheet.append([pen.cell(value, "cell") for value in row])
        if sheet is not None:
            sheet.auto_filter.ref = f"A1:{get_column_letter(len(frame.columns))}{rows + 1}"
    yield from saved(book)


def _too_long(name: str) -> SdgsheetError:
    return SdgsheetError(
        Text(
            f"「{name}」の行が多すぎて、Excelのシートに入りません（{MOST_ROWS:,}行まで）。--format csv で書き出してください。",
            f"“{name}” has more rows than a sheet of Excel takes ({MOST_ROWS:,}). Please use --format csv.",
        )
    )
