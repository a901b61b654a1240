"""One sheet with one table: headings that stay in view, filters, and pages that print well."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any, Final, NamedTuple

from openpyxl import Workbook
from openpyxl.formatting.rule import Rule
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from sdgsheet.reports.summary.contents import Link
from sdgsheet.reports.summary.styles import Pen, StyleName, Value
from sdgsheet.text import Language, Text

HEADER_ROW: Final = 3
"""Above it stand the sheet's title and a note."""
_A3, _A4 = 8, 9
_WIDE: Final = 150
"""Characters that a page of A4 takes in a size that can be read."""
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


class Styled(NamedTuple):
    """A value with a style other than its column's."""

    value: Value
    style: StyleName


Row = Sequence[Value | Styled]


def write_table(book: Workbook, language: Language, page: Page, rows: Iterable[Row]) -> None:
    """Writes a sheet, row by row, into a workbook that is written as a stream."""
    sheet = new_sheet(book, page.name.to(language), [column.width for column in page.columns])
    sheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
    sheet.freeze_panes = f"{get_column_letter(page.fixed + 1)}{HEADER_ROW + 1}"
    pen = Pen(sheet)
    sheet.row_dimensions[1] = _height(_TITLE)
    sheet.append([pen.cell(page.title.to(language), "title")])
    sheet.append([pen.cell(page.note.to(language), "note")])
    headings = [Styled(column.heading.to(language), "header") for column in page.columns]
    _append(sheet, pen, HEADER_ROW, headings, page.columns)
    number = 0
    for row in rows:
        number += 1
        _append(sheet, pen, HEADER_ROW + number, row, page.columns)
    if number:
        last = HEADER_ROW + number
        sheet.auto_filter.ref = f"A{HEADER_ROW}:{get_column_letter(len(page.columns))}{last}"
        for column, rule in page.formats:
            letter = get_column_letter(column)
            sheet.conditional_formatting.add(f"{letter}{HEADER_ROW + 1}:{letter}{last}", rule)
    else:
        sheet.append([pen.cell(page.nothing.to(language), "plain")])
    sheet.close()
    sheet._hyperlinks.clear()  # noqa: SLF001 - they are written; what is held would grow with the number of files


def _append(sheet: Any, pen: Pen, number: int, row: Row, columns: Sequence[Column]) -> None:
    cells, lines = [], 1
    for value, column in zip(row, columns, strict=True):
        value, style = value if isinstance(value, Styled) else (value, column.style)  # noqa: PLW2901
        cells.append(pen.cell(value, style))
        text = value.text if isinstance(value, Link) else value
        if isinstance(text, str) and style != "code":
            lines = max(lines, _lines(text, column.width))
    # Not every program makes rows as high as their text. The height is forgotten once it is written.
    sheet.row_dimensions[number] = _height(_LINE * lines + _AROUND)
    sheet.append(cells)
    del sheet.row_dimensions[number]


def _height(points: float) -> dict[str, str]:
    return {"ht": f"{points:g}", "customHeight": "1"}


def _lines(text: str, width: float) -> int:
    """How many lines the text takes; a character outside of ASCII is two wide."""
    if len(text) * 2 <= width:
        return 1
    return sum(max(1, ceil(len(line.encode("cp932", "replace")) / (width - _MARGIN))) for line in text.split("\n"))


def new_sheet(book: Workbook, name: str, widths: Sequence[float]) -> Any:
    """A streamed sheet with these column widths, on pages as wide as the sheet: A4 or, for wide ones, A3, landscape."""
    sheet: Any = book.create_sheet(name)  # streamed sheets take what all sheets take; their types do not say so
    for position, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(position)].width = width
    sheet.page_setup.paperSize = _A3 if sum(widths) > _WIDE else _A4
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top, sheet.page_margins.bottom = 0.5, 0.6
    sheet.page_margins.header = sheet.page_margins.footer = 0.3
    sheet.oddFooter.center.text = "&A　&P／&N"
    sheet.sheet_view.showGridLines = False
    return sheet
