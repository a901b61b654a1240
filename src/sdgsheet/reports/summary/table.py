"""One sheet with one table: headings that stay in view, filters, and pages that print well."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil
from typing import Final, NamedTuple

from openpyxl.formatting.rule import Rule
from openpyxl.utils import get_column_letter

from sdgsheet.reports.sheets.book import Book
from sdgsheet.reports.sheets.link import Link
from sdgsheet.reports.sheets.stream import Stream, Styled, Value
from sdgsheet.reports.sheets.styles import StyleName
from sdgsheet.text import Language, Text

HEADER_ROW: Final = 3
"""Above it stand the sheet's title and a note."""
_LINE, _AROUND, _TITLE = 13.5, 3.0, 22.0
"""Points of a line, of the space around all lines of a row, and of a sheet's title."""
_MARGIN: Final = 1.0
"""Characters of a column that stay empty."""
_NOTHING = Text("ありません。", "None.")


class Column(NamedTuple):
    """One column of a table."""

    heading: Text
    width: float
    """In characters."""
    style: StyleName = "text"


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet: what it is called, what it says about itself, and the columns of its table."""

    name: Text
    title: Text
    note: Text
    columns: tuple[Column, ...]
    fixed: int = 1
    """How many columns stay in view."""
    formats: tuple[tuple[int, Rule], ...] = ()
    """Conditional formats, each with its column."""
    nothing: Text = _NOTHING
    """Stands in the place of a table without rows."""


Row = Sequence[Value | Styled]
"""A value alone has its column's style."""


def write_table(book: Book, language: Language, page: Page, rows: Iterable[Row]) -> None:
    """Writes a sheet, row by row."""
    sheet, stream = book.sheet(page.name.to(language), [column.width for column in page.columns])
    stream.append([Styled(page.title.to(language), "title")], _TITLE)
    stream.append([Styled(page.note.to(language), "note")])
    _append(stream, [Styled(column.heading.to(language), "header") for column in page.columns], page.columns)
    assert stream.number_of_rows == HEADER_ROW
    for row in rows:
        _append(stream, row, page.columns)
    sheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
    sheet.freeze_panes = f"{get_column_letter(page.fixed + 1)}{HEADER_ROW + 1}"
    last = stream.number_of_rows
    if last == HEADER_ROW:
        stream.append([Styled(page.nothing.to(language), "plain")])
        return
    sheet.auto_filter.ref = f"A{HEADER_ROW}:{get_column_letter(len(page.columns))}{last}"
    for column, rule in page.formats:
        letter = get_column_letter(column)
        sheet.conditional_formatting.add(f"{letter}{HEADER_ROW + 1}:{letter}{last}", rule)


def _append(stream: Stream, row: Row, columns: Sequence[Column]) -> None:
    cells = [
        value if isinstance(value, Styled) else Styled(value, column.style)
        for value, column in zip(row, columns, strict=True)
    ]
    append(stream, cells, [column.width for column in columns])


def append(stream: Stream, cells: Sequence[Styled], widths: Iterable[float]) -> None:
    """A row as high as its text: not every program makes it so."""
    lines = 1
    for cell, width in zip(cells, widths, strict=False):
        text = cell.value.text if isinstance(cell.value, Link) else cell.value
        if isinstance(text, str) and cell.style != "code":
            lines = max(lines, _lines(text, width))
    stream.append(cells, _LINE * lines + _AROUND)


@lru_cache(8_192)
def _lines(text: str, width: float) -> int:
    """How many lines the text takes; a character outside of ASCII is two wide."""
    if len(text) * 2 <= width:
        return 1
    return sum(max(1, ceil(len(line.encode("cp932", "replace")) / (width - _MARGIN))) for line in text.split("\n"))
