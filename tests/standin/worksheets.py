"""Worksheet, its names, its window and its page."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from openpyxl.cell.cell import MergedCell
from openpyxl.utils.datetime import to_excel
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.properties import PageSetupProperties

from sdgsheet.snapshot import Area
from sdgsheet.xlsx.addresses import parse_area
from standin import ranges
from standin.calculation import calculated
from standin.dispatch import Model
from standin.pywin32 import refused
from standin.ranges import ERRORS, entered
from standin.rules import RuleStore

if TYPE_CHECKING:
    from standin.workbooks import Workbook

_VISIBLE = {"visible": -1, "hidden": 0, "veryHidden": 2}


class Worksheet(Model):
    """One sheet: openpyxl's, the stored results of its formulas, and its conditional formats."""

    def __init__(self, book: Workbook, ws: Any, results: dict[tuple[int, int], Any]) -> None:
        self.Parent, self.ws, self.results = book, ws, results
        self.Application = book.Application
        self.store = RuleStore(ws)
        self.PageSetup, self.Tab = _PageSetup(self), _Tab(self)

    @property
    def label(self) -> str:  # type: ignore[override]  # a sheet may be renamed
        return str(self.ws.title)

    @property
    def Name(self) -> str:
        return str(self.ws.title)

    @Name.setter
    def Name(self, name: str) -> None:
        self._read_as(f"'{name}'!")
        self.ws.title = name

    Index = property(lambda self: self.Parent.sheets.index(self) + 1)
    Visible = property(lambda self: _VISIBLE[self.ws.sheet_state])
    ProtectContents = property(lambda self: bool(self.ws.protection.sheet))

    def Range(self, first: str | ranges.Range, last: ranges.Range | None = None) -> ranges.Range:
        if isinstance(first, str):
            return self.of([parse_area(part) for part in first.replace("$", "").split(",")])
        if last is None:
            return first
        return self.of([Area(first.Row, first.Column, last.Row, last.Column)])

    def of(self, areas: list[Area]) -> ranges.Range:
        return ranges.Range(self, areas)

    @property
    def Cells(self) -> ranges.Range:
        return ranges.Range(self, [Area(1, 1, 1_048_576, 16_384)])

    @property
    def UsedRange(self) -> ranges.Range:
        return self.of([parse_area(self.ws.dimensions)])

    @property
    def Names(self) -> _Names:
        return _Names(self)

    @property
    def Hyperlinks(self) -> _Links:
        return _Links(self)

    def Select(self) -> None:
        """This sheet alone is selected afterwards."""
        self.Parent.selected_sheets = []
        self.Activate()

    def Activate(self) -> None:
        if self.Visible != _VISIBLE["visible"]:
            raise refused("Activate method of Worksheet class failed")
        self._front()

    def _front(self) -> None:
        """A sheet of a group comes to the front and the group stays; any other sheet is selected alone."""
        if self not in self.Parent.selected_sheets:
            self.Parent.selected_sheets = [self]
        self.Parent.active = self
        self.Application.selected = self.Range("A1")

    def _read_as(self, place: str) -> None:
        """What the formulas of other sheets that read this one are from now on."""
        for cell in (cell for other in self.Parent.sheets for line in other.ws for cell in line):
            if self._is_formula(cell) and isinstance(cell.value, str):
                cell.value = cell.value.replace(f"{self.Name}!", place).replace(f"'{self.Name}'!", place)

    def Delete(self) -> None:
        if [other for other in self.Parent.sheets if other.Visible == _VISIBLE["visible"]] == [self]:
            raise refused("A workbook must contain at least one visible worksheet")
        self._read_as("#REF!")
        self.Parent.changed = True
        self.Parent.sheets.remove(self)
        if self in self.Parent.selected_sheets:
            self.Parent.selected_sheets.remove(self)
        self.Parent.wb.remove(self.ws)
        if self.Parent.active is self:
            self.Parent.sheets[0]._front()

    def Move(self, After: Worksheet) -> None:
        if self.Visible == _VISIBLE["veryHidden"] or After.Visible == _VISIBLE["veryHidden"]:
            raise refused("Move method of Worksheet class failed")
        sheets = self.Parent.sheets
        sheets.remove(self)
        sheets.insert(sheets.index(After) + 1, self)
        self.Parent.order()

    # The cells
    def value(self, cell: Any) -> Any:
        """Value2 of a cell of openpyxl's."""
        value = self.results.get((cell.row, cell.column)) if self._is_formula(cell) else plain(cell.value)
        if isinstance(value, str) and value in ERRORS and (cell.data_type in {"e", "f"}):
            return ERRORS[value]
        if isinstance(value, bool) or value is None:
            return value
        return float(value) if isinstance(value, (int, float)) else str(value)

    def formula(self, cell: Any) -> Any:
        """Formula of a cell of openpyxl's: of a constant the constant."""
        if self._is_formula(cell):
            return cell.value
        return "" if cell.value is None else str(cell.value)

    def write(self, row: int, column: int, given: Any) -> None:
        cell = self.ws.cell(row, column)
        self.Parent.changed = True
        self.results.pop((row, column), None)
        if isinstance(cell, MergedCell):
            return
        value, number_format = entered(given) if cell.number_format != "@" else (given, None)
        if number_format is not None and cell.number_format == "General":
            cell.number_format = number_format
        if isinstance(value, str) and value.startswith("'"):
            cell.value, cell.data_type, cell.quotePrefix = value[1:], "s", True
        elif isinstance(value, str) and value.startswith("="):
            cell.value = value
            self.results[row, column] = calculated(self.ws, value)
        else:
            cell.value = value

    def merge_of(self, row: int, column: int) -> Area | None:
        areas = (parse_area(str(merged)) for merged in self.ws.merged_cells.ranges)
        return next((area for area in areas if area.covers(row, column)), None)

    @staticmethod
    def _is_formula(cell: Any) -> bool:
        return bool(cell.data_type == "f")


def plain(value: Any) -> Any:
    """Excel keeps dates as numbers."""
    moments = (datetime, date, time, timedelta)
    return to_excel(value) if isinstance(value, moments) else value  # type: ignore[no-untyped-call]  # openpyxl's


class _Links(Model):
    """The links of a sheet."""

    def __init__(self, sheet: Worksheet) -> None:
        self._sheet = sheet
        self.label = f"{sheet.label}.Hyperlinks"

    def _all(self) -> list[Any]:
        return [cell.hyperlink for line in self._sheet.ws for cell in line if cell.hyperlink is not None]

    Count = property(lambda self: len(self._all()))

    def Item(self, index: int) -> _Link:
        return _Link(self._sheet, self._all()[index - 1])


class _Link(Model):
    Type = 0  # msoHyperlinkRange

    def __init__(self, sheet: Worksheet, own: Any) -> None:
        self.Range = sheet.Range(own.ref)
        self.SubAddress = own.location or ""
        self.label = f"{sheet.label}.Hyperlink({own.ref})"


class _Names(Model):
    def __init__(self, sheet: Worksheet) -> None:
        self._sheet = sheet
        self.label = f"{sheet.label}.Names"

    Count = property(lambda self: len(self._sheet.ws.defined_names))

    def Item(self, index: int) -> _Name:
        return _Name(self._sheet, list(self._sheet.ws.defined_names.values())[index - 1])

    def Add(self, Name: str, RefersTo: str) -> _Name:
        own = DefinedName(Name, attr_text=RefersTo.removeprefix("="))
        self._sheet.ws.defined_names[Name] = own
        return _Name(self._sheet, own)


class _Name(Model):
    def __init__(self, sheet: Worksheet, own: Any) -> None:
        self._sheet, self._own = sheet, own
        self.Parent = sheet
        self.label = f"{sheet.label}.Names({own.name})"

    def Delete(self) -> None:
        del self._sheet.ws.defined_names[self._own.name]
        self._sheet.Parent.changed = True

    Name = property(lambda self: f"'{self._sheet.Name}'!{self._own.name}")
    RefersTo = property(lambda self: f"={self._own.attr_text}")
    Visible = property(lambda self: not self._own.hidden, lambda self, value: setattr(self._own, "hidden", not value))


class Window(Model):
    """Shows the active sheet."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self.label = "Window"
        self.SplitColumn = self.SplitRow = 0

    @property
    def ActiveSheet(self) -> Worksheet:
        return self._book.active

    @property
    def _ws(self) -> Any:
        return self.ActiveSheet.ws

    SelectedSheets = property(lambda self: _SelectedSheets(self._book))
    DisplayGridlines = property(
        lambda self: self._ws.sheet_view.showGridLines,
        lambda self, value: setattr(self._ws.sheet_view, "showGridLines", value),
    )

    @property
    def FreezePanes(self) -> bool:
        return self._ws.freeze_panes is not None

    @FreezePanes.setter
    def FreezePanes(self, value: bool) -> None:
        assert value
        self._ws.freeze_panes = self._ws.cell(self.SplitRow + 1, self.SplitColumn + 1)


class _SelectedSheets(Model):
    """The sheets that are selected in a window."""

    label = "SelectedSheets"

    def __init__(self, book: Workbook) -> None:
        self.Count = len(book.selected_sheets)


class _PageSetup(Model):
    def __init__(self, sheet: Worksheet) -> None:
        self._ws = sheet.ws
        self.label = f"{sheet.label}.PageSetup"
        self.FitToPagesWide, self.FitToPagesTall = 1, 1

    Orientation = property(
        lambda self: 1, lambda self, value: setattr(self._ws.page_setup, "orientation", {2: "landscape"}[value])
    )
    PrintTitleRows = property(lambda self: "", lambda self, value: setattr(self._ws, "print_title_rows", value))

    @property
    def Zoom(self) -> int | bool:
        return 100

    @Zoom.setter
    def Zoom(self, value: bool) -> None:
        assert value is False
        self._ws.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        self._ws.page_setup.fitToHeight = 0


class _Tab(Model):
    def __init__(self, sheet: Worksheet) -> None:
        self.label = f"{sheet.label}.Tab"
        self.Color = 0
