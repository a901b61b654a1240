"""Small edits, put into small workbooks: for the tests of the patch."""

from __future__ import annotations

import io
import zipfile

from rawbooks import SHEET, Parts, book, sheet
from sdgsheet.edits import ConditionalFormat, Edits, FormulaEdit, Layer, ResultSheet
from sdgsheet.snapshot import Area, Ref, Sheet, Workbook
from sdgsheet.xlsx.addresses import parse_area
from sdgsheet.xlsx.layers import patched
from sdgsheet.xlsx.reading import read_bytes

NAME = "様式1"
BAND = "sdgsheet:band"


def formula(a1: str, text: str, result: float | str = 0.5, number_format: str | None = None) -> FormulaEdit:
    """A formula into a cell of the one sheet."""
    return FormulaEdit(Ref.at(NAME, a1), text, result, number_format)


def value(a1: str, result: float | str, number_format: str | None = None) -> FormulaEdit:
    """A value into a cell of the one sheet."""
    return FormulaEdit(Ref.at(NAME, a1), None, result, number_format)


def band(areas: str, *, tag: str = BAND, fill: str | None = "DDEBF7", sheet_name: str = NAME) -> ConditionalFormat:
    """A band that colours what is below 1."""
    return ConditionalFormat(sheet_name, _areas(areas), tag, "cellIs", "lessThan", (f'1+N("{tag}")',), fill)


def highlight(areas: str, *, code: str = "A101") -> ConditionalFormat:
    """A highlight of mark."""
    tag = f"sdgsheet:{code}:1"
    return ConditionalFormat(NAME, _areas(areas), tag, "expression", None, (f'N("{tag}")=0',), "F8D7DA", bold=True)


def _areas(text: str) -> tuple[Area, ...]:
    return tuple(parse_area(area) for area in text.split())


def edits(
    *formulas: FormulaEdit,
    formats: tuple[ConditionalFormat, ...] = (),
    result: ResultSheet | None = None,
    layer: Layer = "fill",
    sha256: str = "",
) -> Edits:
    """All of them in one layer."""
    return Edits(layer, sha256, formulas, formats, result)


def part(data: bytes, name: str = SHEET) -> str:
    """The text of a part of a workbook's bytes."""
    return all_parts(data)[name].decode()


def all_parts(data: bytes) -> dict[str, bytes]:
    """Every part by its name, in the file's order."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {info.filename: file.read(info) for info in file.infolist()}


def after(rows: str, *formulas: FormulaEdit, changes: Parts | None = None, tail: str = "") -> str:
    """What stands in ``<sheetData>`` once the formulas are written into a sheet of these rows."""
    whole = {SHEET: sheet(rows, tail=tail), **(changes or {})}
    written = part(patched(book(changes=whole), edits(*formulas)))
    return written.partition("<sheetData>")[2].partition("</sheetData>")[0]


def read(data: bytes) -> Workbook:
    """The snapshot of a workbook's bytes."""
    return read_bytes(data)


def only_sheet(data: bytes) -> Sheet:
    """The snapshot of its one sheet."""
    [found] = read_bytes(data).sheets
    return found
