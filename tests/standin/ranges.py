"""Range, and what hangs on it: Font, Interior, Borders, Validation, Hyperlinks."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from openpyxl.cell.cell import MergedCell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.styles import Alignment, Border, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.hyperlink import Hyperlink

from sdgsheet.snapshot import Area
from standin.dispatch import Model
from standin.pywin32 import refused
from standin.rules import FormatConditions

if TYPE_CHECKING:
    from standin.worksheets import Worksheet

ERRORS = {"#NULL!": -2146826288, "#DIV/0!": -2146826281, "#VALUE!": -2146826273, "#REF!": -2146826265,
          "#NAME?": -2146826259, "#NUM!": -2146826252, "#N/A": -2146826246}  # fmt: skip
_PERCENT = re.compile(r"(-?\d+(?:\.\d+)?)%")
_NUMBER = re.compile(r"-?\d[\d,]*(?:\.\d+)?")
_DATE = re.compile(r"\d{1,4}[-/]\d{1,2}(?:[-/]\d{1,2})?")


class Range(Model):
    """One or several areas of a sheet."""

    def __init__(self, sheet: Worksheet, areas: list[Area], *, whole: str = "") -> None:
        self._sheet, self.areas, self._whole = sheet, areas, whole
        self.label = f"{sheet.label}!{','.join(area.a1 for area in areas)}{whole}"

    def _cells(self) -> Iterator[Any]:
        for area in self.areas:
            for row in range(area.top, area.bottom + 1):
                for column in range(area.left, area.right + 1):
                    yield self._sheet.ws.cell(row, column)

    def _first(self) -> Any:
        return self._sheet.ws.cell(self.Row, self.Column)

    def _one(self, values: Iterator[Any]) -> Any:
        """Excel's answer where cells differ is none."""
        different = set(values)
        return different.pop() if len(different) == 1 else None

    def _open(self) -> None:
        if self._sheet.ProtectContents and any(cell.protection.locked for cell in self._cells()):
            raise refused("The cell or chart you're trying to change is on a protected sheet.")

    # Where it is
    Worksheet = property(lambda self: self._sheet)
    Parent = property(lambda self: self._sheet)
    Application = property(lambda self: self._sheet.Application)
    Row = property(lambda self: self.areas[0].top)
    Column = property(lambda self: self.areas[0].left)
    Count = property(lambda self: len(self.areas) if self._whole == ".Areas" else sum(1 for _ in self._cells()))

    @property
    def Address(self) -> str:
        return ",".join(re.sub(r"([A-Z]+)(\d+)", r"$\1$\2", area.a1) for area in self.areas)

    @property
    def Areas(self) -> Range:
        return Range(self._sheet, self.areas, whole=".Areas")

    @property
    def Rows(self) -> _Count:
        return _Count(self.areas[0].bottom - self.areas[0].top + 1)

    @property
    def Columns(self) -> _Count:
        return _Count(self.areas[0].right - self.areas[0].left + 1)

    @property
    def EntireRow(self) -> _Row:
        return _Row(self._sheet, self.Row)

    @property
    def EntireColumn(self) -> _Column:
        return _Column(self._sheet, self.Column)

    def Item(self, row: int, column: int | None = None) -> Range:
        if self._whole == ".Areas":
            return Range(self._sheet, [self.areas[row - 1]])
        assert column is not None
        top, left = self.Row + row - 1, self.Column + column - 1
        return Range(self._sheet, [Area(top, left, top, left)])

    # What stands in it
    def _grid(self, value: Any) -> Any:
        area = self.areas[0]
        rows = tuple(
            tuple(value(self._sheet.ws.cell(r, c)) for c in range(area.left, area.right + 1))
            for r in range(area.top, area.bottom + 1)
        )
        return rows[0][0] if len(rows) == len(rows[0]) == 1 else rows

    def _write(self, given: Any) -> None:
        self._open()
        area = self.areas[0]
        rows = given if isinstance(given, (tuple, list)) else ((given,),)
        for y, line in enumerate(rows):
            for x, value in enumerate(line):
                self._sheet.write(area.top + y, area.left + x, value)

    @property
    def Value2(self) -> Any:
        return self._grid(self._sheet.value)

    Value = property(lambda self: self.Value2, lambda self, given: self._write(given))

    @property
    def Formula(self) -> Any:
        return self._grid(self._sheet.formula)

    @Formula.setter
    def Formula(self, given: Any) -> None:
        self._write(given)

    def GetCharacters(self, Start: int = 1, Length: int = 32_767) -> _Characters:
        return _Characters(self._first(), Start, Length)

    # How it looks
    @property
    def NumberFormat(self) -> str | None:
        answer: str | None = self._one(cell.number_format for cell in self._cells())
        return answer

    @NumberFormat.setter
    def NumberFormat(self, code: str) -> None:
        self._open()
        for cell in self._cells():
            cell.number_format = code

    @property
    def Font(self) -> _Font:
        return _Font(self)

    @property
    def Interior(self) -> _Interior:
        return _Interior(self)

    @property
    def Borders(self) -> _Borders:
        return _Borders(self)

    def align(self, **changes: Any) -> None:
        for cell in self._cells():
            own = {"horizontal": cell.alignment.horizontal, "vertical": cell.alignment.vertical}
            cell.alignment = Alignment(**(own | {"wrap_text": cell.alignment.wrap_text} | changes))

    WrapText = property(lambda self: None, lambda self, value: self.align(wrap_text=value))
    VerticalAlignment = property(lambda self: None, lambda self, value: self.align(vertical={-4160: "top"}[value]))
    HorizontalAlignment = property(
        lambda self: None, lambda self, value: self.align(horizontal={-4108: "center", -4152: "right"}[value])
    )

    @property
    def ColumnWidth(self) -> float:
        return float(self._sheet.ws.column_dimensions[self._first().column_letter].width)

    @ColumnWidth.setter
    def ColumnWidth(self, value: float) -> None:
        self._sheet.ws.column_dimensions[self._first().column_letter].width = value

    @property
    def RowHeight(self) -> float | None:
        return None

    @RowHeight.setter
    def RowHeight(self, value: float) -> None:
        if value > 409.5:
            raise refused("Unable to set the RowHeight property of the Range class")
        for area in self.areas:
            for row in range(area.top, area.bottom + 1):
                self._sheet.ws.row_dimensions[row].height = value

    # Merges
    @property
    def MergeCells(self) -> bool | None:
        answer: bool | None = self._one(self._sheet.merge_of(c.row, c.column) is not None for c in self._cells())
        return answer

    @property
    def MergeArea(self) -> Range:
        area = self._sheet.merge_of(self.Row, self.Column) or self.areas[0]
        return Range(self._sheet, [area])

    def Merge(self, Across: bool = False) -> None:
        area = self.areas[0]
        rows = range(area.top, area.bottom + 1) if Across else ()
        for part in [area._replace(top=row, bottom=row) for row in rows] or [area]:
            self._sheet.ws.merge_cells(part.a1)

    # What hangs on it
    @property
    def FormatConditions(self) -> FormatConditions:
        return FormatConditions(self)

    @property
    def Validation(self) -> _Validation:
        return _Validation(self)

    @property
    def Hyperlinks(self) -> _Hyperlinks:
        return _Hyperlinks(self)

    def AutoFilter(self) -> None:
        self._sheet.ws.auto_filter.ref = self.areas[0].a1

    def Select(self) -> None:
        self._sheet.Application.selected = self


class _Count(Model):
    def __init__(self, count: int) -> None:
        self.Count = count


class _Row(Model):
    def __init__(self, sheet: Worksheet, row: int) -> None:
        self._dimension = sheet.ws.row_dimensions[row]
        self.label = f"{sheet.label}!row {row}"

    Hidden = property(lambda self: bool(self._dimension.hidden))


class _Column(Model):
    def __init__(self, sheet: Worksheet, column: int) -> None:
        self._dimension = sheet.ws.column_dimensions[get_column_letter(column)]
        self.label = f"{sheet.label}!column {column}"

    Hidden = property(
        lambda self: self._dimension.hidden, lambda self, value: setattr(self._dimension, "hidden", value)
    )


class _Font(Model):
    def __init__(self, target: Range) -> None:
        self._target = target
        self.label = f"{target.label}.Font"

    def _set(self, **changes: Any) -> None:
        for cell in self._target._cells():
            font = copy.copy(cell.font)
            for name, value in changes.items():
                setattr(font, name, value)
            cell.font = font

    Bold = property(lambda self: None, lambda self, value: self._set(b=value))
    Size = property(lambda self: self._target._first().font.sz, lambda self, value: self._set(sz=value))
    Color = property(lambda self: None, lambda self, value: self._set(color=_rgb(value)))
    Underline = property(lambda self: None, lambda self, value: self._set(u="single" if value == 2 else None))

    @property
    def Strikethrough(self) -> bool | None:
        answer: bool | None = self._target._one(flag for cell in self._target._cells() for flag in _struck(cell))
        return answer


class _Characters(Model):
    """A part of a cell's text."""

    def __init__(self, cell: Any, start: int, length: int) -> None:
        self._flags = _struck(cell)[start - 1 : start - 1 + length]
        self.Count = len(self._flags)

    @property
    def Font(self) -> _Characters:
        return self

    @property
    def Strikethrough(self) -> bool | None:
        return self._flags[0] if len(set(self._flags)) == 1 else None


def _struck(cell: Any) -> list[bool]:
    """Of each character whether it is struck out; of anything but text one answer."""
    whole = bool(cell.font.strike)
    if not isinstance(cell.value, CellRichText):
        return [whole] * max(1, len(cell.value) if isinstance(cell.value, str) else 1)
    return [bool(run.font.strike) if isinstance(run, TextBlock) else whole for run in cell.value for _ in str(run)]


class _Interior(Model):
    def __init__(self, target: Range) -> None:
        self._target = target
        self.label = f"{target.label}.Interior"

    @property
    def Color(self) -> None:
        return None

    @Color.setter
    def Color(self, value: int) -> None:
        for cell in self._target._cells():
            cell.fill = PatternFill("solid", fgColor=_rgb(value))


class _Borders(Model):
    def __init__(self, target: Range, index: int | None = None) -> None:
        self._target, self._index = target, index
        self.label = f"{target.label}.Borders" + (f"({index})" if index else "")

    def Item(self, index: int) -> _Borders:
        return _Borders(self._target, index)

    LineStyle = property(lambda self: None, lambda self, value: self._set(None))
    Color = property(lambda self: None, lambda self, value: self._set(_rgb(value)))

    def _set(self, colour: str | None) -> None:
        side = Side("thin", colour)
        sides = ("bottom",) if self._index == 9 else ("left", "right", "top", "bottom")
        border: Any = Border()
        for name in sides:
            setattr(border, name, side)
        for cell in self._target._cells():
            if not isinstance(cell, MergedCell):
                cell.border = border


class _Validation(Model):
    def __init__(self, target: Range) -> None:
        self._target = target
        self.label = f"{target.label}.Validation"

    def Add(self, Type: int, Formula1: str) -> None:
        assert Type == 3
        rule = DataValidation(type="list", formula1=f'"{Formula1}"', allow_blank=True, showErrorMessage=True)
        rule.add(self._target.areas[0].a1)
        self._target.Worksheet.ws.add_data_validation(rule)

    @property
    def ShowError(self) -> bool:
        return True

    @ShowError.setter
    def ShowError(self, value: bool) -> None:
        self._target.Worksheet.ws.data_validations.dataValidation[-1].showErrorMessage = value


class _Hyperlinks(Model):
    def __init__(self, target: Range) -> None:
        self._target = target
        self.label = f"{target.label}.Hyperlinks"

    def Add(self, Anchor: Range, Address: str, SubAddress: str) -> None:
        assert not Address
        cell = Anchor._first()
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=SubAddress)


def entered(value: Any) -> tuple[Any, str | None]:
    """What Excel makes of a value that is typed in, with the number format that comes with it."""
    if value == "":
        return None, None
    if not isinstance(value, str) or value.startswith(("'", "=")):
        return value, None
    if match := _PERCENT.fullmatch(value):
        return float(match[1]) / 100, "0%"
    if _NUMBER.fullmatch(value):
        return float(value.replace(",", "")), None
    if _DATE.fullmatch(value):
        return 45000.0, "m/d"
    return value, None


def _rgb(bgr: int) -> str:
    return f"FF{bgr & 0xFF:02X}{bgr >> 8 & 0xFF:02X}{bgr >> 16:02X}"
