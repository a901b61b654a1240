"""Drawing of a sheet: cells with borders, merged headings, values in the formats that cities use."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

import xlsxwriter

CREATED = datetime(2024, 6, 3, 9, 0, 0)  # noqa: DTZ001  # workbooks know no time zones
FONT = "Noto Sans CJK JP"
Content = str | int | float | None


class Page:
    """One sheet; rows and columns count from 0."""

    def __init__(self, book: Any, title: str, widths: Mapping[int, float]) -> None:
        self._book = book
        self.sheet = book.add_worksheet(title)
        self.sheet.hide_gridlines(2)
        self.sheet.set_landscape()
        self.sheet.set_paper(8)  # A3
        self.sheet.fit_to_pages(1, 0)
        for column, width in widths.items():
            self.sheet.set_column(column, column, width)
        self._formats: dict[tuple[tuple[str, Any], ...], Any] = {}

    def put(self, row: int, column: int, value: Content, to: tuple[int, int] | None = None, **look: Any) -> None:
        """A cell, merged down to ``to`` where that is given; numbers, texts, and formulas as (text, result)."""
        style = self._style(**look)
        if to is not None and to != (row, column):
            self.sheet.merge_range(row, column, *to, "", style)
        if value is None:
            self.sheet.write_blank(row, column, None, style)
        elif isinstance(value, str):
            self.sheet.write_string(row, column, value, style)
        else:
            self.sheet.write_number(row, column, value, style)

    def formula(self, row: int, column: int, formula: str, result: float, **look: Any) -> None:
        """A formula with its stored result."""
        self.sheet.write_formula(row, column, formula, self._style(**look), result)

    def heading(self, row: int, column: int, text: str, to: tuple[int, int] | None = None) -> None:
        """A column's heading."""
        self.put(row, column, text, to, bold=True, bg_color="#DCE6F1", align="center", border=1)

    def text(self, row: int, column: int, text: str, to: tuple[int, int] | None = None, **look: Any) -> None:
        """A line without a border."""
        self.put(row, column, text, to, text_wrap=to is not None, **look)

    def _style(self, **look: Any) -> Any:
        settings = {"font_name": FONT, "font_size": 10, "valign": "vcenter", **look}
        if look.get("border"):
            settings.setdefault("text_wrap", True)
        key = tuple(sorted(settings.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format(settings)
        return self._formats[key]


def workbook(draw: Callable[[Any], None]) -> bytes:
    """The bytes of what ``draw`` puts into a new workbook; always the same."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    book.set_properties({"created": CREATED})
    draw(book)
    book.close()
    return stream.getvalue()


def number_format(value: float) -> str:
    """#,##0, with as many decimals as are typed."""
    decimals = "" if float(value).is_integer() else "." + "0" * len(str(value).partition(".")[2])
    return f"#,##0{decimals}"
