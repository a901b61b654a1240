"""Grids to bytes, with one of two independent writers; the same grids give the same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime
from decimal import Decimal
from typing import Any

import openpyxl
import xlsxwriter
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter

from generated.draw.grid import Grid, Spot

CREATED = datetime(2024, 6, 3, 9, 0, 0)  # noqa: DTZ001  # workbooks know no time zones


def to_bytes(grids: list[Grid], writer: str) -> bytes:
    """``writer`` is xlsxwriter or openpyxl; formulas with results, text boxes and struck text need the first."""
    return (
        _with_openpyxl(grids)
        if writer == "openpyxl" and not any(map(_needs_xlsxwriter, grids))
        else _with_xlsxwriter(grids)
    )


def _needs_xlsxwriter(grid: Grid) -> bool:
    return bool(grid.boxes) or any(spot.formula or spot.runs for spot in grid.spots.values())


def _with_xlsxwriter(grids: list[Grid]) -> bytes:
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    book.set_properties({"created": CREATED})
    formats: dict[tuple[str, bool, bool], Any] = {}
    struck = book.add_format({"font_strikeout": True})
    plain = book.add_format({})

    def look(spot: Spot) -> Any:
        key = (spot.number_format, spot.bold, spot.border)
        if key not in formats:
            formats[key] = book.add_format(
                {"num_format": key[0], "bold": key[1], "border": int(key[2]), "text_wrap": True, "valign": "vcenter"}
            )
        return formats[key]

    for grid in grids:
        sheet = book.add_worksheet(grid.title)
        for column, width in grid.widths.items():
            sheet.set_column(column, column, width)
        for merge in grid.merges:
            sheet.merge_range(*merge, "", look(grid.spots.get(merge[:2], Spot())))
        for (row, column), spot in sorted(grid.spots.items()):
            _put(sheet, row, column, spot, look(spot), struck, plain)
        for row, column, text in grid.boxes:
            sheet.insert_textbox(row, column, text, {"width": 900, "height": 320})
        _hide(sheet, grid)
    book.close()
    return stream.getvalue()


def _hide(sheet: Any, grid: Grid) -> None:
    for row in grid.hidden_rows:
        sheet.set_row(row, None, None, {"hidden": True})
    for column in grid.hidden_columns:
        sheet.set_column(column, column, None, None, {"hidden": True})
    if grid.filtered:
        sheet.autofilter(*grid.filtered)
    if grid.hidden:
        sheet.hide()


def _put(sheet: Any, row: int, column: int, spot: Spot, look: Any, struck: Any, plain: Any) -> None:
    if spot.runs:
        pieces: list[Any] = []
        for text, is_struck in spot.runs:
            pieces += [struck if is_struck else plain, text]
        sheet.write_rich_string(row, column, *pieces, look)
    elif spot.error:
        sheet.write_formula(row, column, spot.formula or f"={spot.error}", look, spot.error)
    elif spot.formula:
        sheet.write_formula(row, column, spot.formula, look, spot.value if spot.value is not None else "")
    elif isinstance(spot.value, str):
        sheet.write_string(row, column, spot.value, look)
    elif isinstance(spot.value, int | float | Decimal):
        sheet.write_number(row, column, spot.value, look)
    elif spot.value is not None:
        sheet.write_datetime(row, column, spot.value, look)


def _with_openpyxl(grids: list[Grid]) -> bytes:
    book = openpyxl.Workbook()
    book.properties.created = book.properties.modified = CREATED
    book.properties.creator = ""
    assert book.active is not None
    book.remove(book.active)
    side = Side(style="thin")
    for grid in grids:
        sheet = book.create_sheet(grid.title)
        for column, width in grid.widths.items():
            sheet.column_dimensions[_letters(column)].width = width
        for (row, column), spot in sorted(grid.spots.items()):
            _fill(sheet.cell(row + 1, column + 1), spot, side)
        for row, column, last_row, last_column in grid.merges:
            sheet.merge_cells(
                start_row=row + 1, start_column=column + 1, end_row=last_row + 1, end_column=last_column + 1
            )
        _hide_in_openpyxl(sheet, grid)
    stream = io.BytesIO()
    book.save(stream)
    return _without_times(stream.getvalue())


def _without_times(data: bytes) -> bytes:
    """openpyxl writes the time of saving into a property, and into every entry."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            part = before.read(name)
            if name == "docProps/core.xml":
                part = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>2024-06-03T09:00:00Z", part)
            after.writestr(zipfile.ZipInfo(name, (2024, 6, 3, 9, 0, 0)), part, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def _fill(cell: Any, spot: Spot, side: Side) -> None:
    cell.value = spot.error or spot.value
    if spot.error:
        cell.data_type = "e"
    elif isinstance(spot.value, str):
        cell.data_type = "s"
    cell.number_format = spot.number_format
    cell.font = Font(bold=spot.bold)
    cell.alignment = Alignment(wrap_text=True, vertical="center")
    if spot.border:
        cell.border = Border(side, side, side, side)


def _hide_in_openpyxl(sheet: Any, grid: Grid) -> None:
    for row in grid.hidden_rows:
        sheet.row_dimensions[row + 1].hidden = True
    for column in grid.hidden_columns:
        sheet.column_dimensions[_letters(column)].hidden = True
    if grid.filtered:
        top, left, bottom, right = grid.filtered
        sheet.auto_filter.ref = f"{_letters(left)}{top + 1}:{_letters(right)}{bottom + 1}"
    if grid.hidden:
        sheet.sheet_state = "hidden"


def _letters(column: int) -> str:
    return str(get_column_letter(column + 1))
