"""Data frames as tables for Excel: CSV, or sheets of a workbook. No cell of them ever becomes a formula."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any, Final

import pandas as pd
from openpyxl.utils import get_column_letter

from sdgsheet.errors import SdgsheetError
from sdgsheet.reports.csv import BOM, harmless
from sdgsheet.reports.sheets.book import Book, new_book
from sdgsheet.reports.sheets.stream import Styled
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
    with new_book() as book:
        for name, frames in tables.items():
            _write_sheet(book, name, frames)
        yield from book.pieces()


def _write_sheet(book: Book, name: str, frames: Iterable[pd.DataFrame]) -> None:
    """``frames`` holds at least one, whose columns are those of all."""
    frames = iter(frames)
    first = next(frames)
    sheet, stream = book.sheet(name, [_WIDTH] * len(first.columns))
    stream.append([Styled(str(heading), "header") for heading in first.columns])
    for frame in chain((first,), frames):
        if stream.number_of_rows + len(frame) > MOST_ROWS + 1:
            raise _too_long(name)
        for row in frame.astype(object).where(frame.notna(), None).itertuples(index=False):
            stream.append([Styled(value, "cell") for value in row])
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(first.columns))}{stream.number_of_rows}"


def _too_long(name: str) -> SdgsheetError:
    return SdgsheetError(
        Text(
            f"「{name}」の行が多すぎて、Excelのシートに入りません（{MOST_ROWS:,}行まで）。--format csv で書き出してください。",
            f"“{name}” has more rows than a sheet of Excel takes ({MOST_ROWS:,}). Please use --format csv.",
        )
    )
