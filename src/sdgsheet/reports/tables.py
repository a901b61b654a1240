"""Data frames as tables for Excel: CSV, or sheets of a workbook. No cell of them ever becomes a formula."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any, Final

import pandas as pd
from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from sdgsheet.errors import SdgsheetError
from sdgsheet.reports.csv import BOM, harmless
from sdgsheet.reports.saving import saved, streamed
from sdgsheet.reports.summary.styles import Pen
from sdgsheet.reports.summary.table import new_sheet
from sdgsheet.text import Text

MOST_ROWS: Final = 1_048_575
"""In a sheet of Excel, without the headings."""
_WIDTH: Final = 18


def csv_bytes(frames: Iterable[pd.DataFrame]) -> Iterator[bytes]:
    """One table of CSV, frame by frame: UTF-8 with its mark, lines as Windows ends them."""
    for number, frame in enumerate(frames):
        text = (
            frame.apply(_harmless)
            .rename(columns=harmless)
            .to_csv(index=False, header=not number, lineterminator="\r\n")
        )
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
    with streamed() as book:
        for name, frames in tables.items():
            _write_sheet(book, name, frames)
        yield from saved(book)


def _write_sheet(book: Workbook, name: str, frames: Iterable[pd.DataFrame]) -> None:
    """``frames`` holds at least one, whose columns are those of all."""
    frames = iter(frames)
    first = next(frames)
    sheet = new_sheet(book, name, [_WIDTH] * len(first.columns))
    sheet.freeze_panes = "A2"
    pen = Pen(sheet)
    sheet.append([pen.cell(str(heading), "header") for heading in first.columns])
    rows = 0
    for frame in chain((first,), frames):
        rows += len(frame)
        if rows > MOST_ROWS:
            raise _too_long(name)
        for row in frame.astype(object).where(frame.notna(), None).itertuples(index=False):
            sheet.append([pen.cell(value, "cell") for value in row])
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(first.columns))}{rows + 1}"


def _too_long(name: str) -> SdgsheetError:
    return SdgsheetError(
        Text(
            f"「{name}」の行が多すぎて、Excelのシートに入りません（{MOST_ROWS:,}行まで）。--format csv で書き出してください。",
            f"“{name}” has more rows than a sheet of Excel takes ({MOST_ROWS:,}). Please use --format csv.",
        )
    )
