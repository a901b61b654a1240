"""Application, Workbook and their collections."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import openpyxl

from sdgsheet.xlsx.layers.record import NAMESPACE
from standin import saving
from standin.dispatch import Model
from standin.pywin32 import WINDOW, refused
from standin.ranges import Range
from standin.worksheets import Window, Worksheet, plain


class Application(Model):
    """Excel itself."""

    label = "Application"
    Name, Version, OperatingSystem, Hwnd = "Microsoft Excel", "16.0", "stand-in", WINDOW

    def __init__(self) -> None:
        self.ScreenUpdating = self.EnableEvents = self.DisplayAlerts = self.Ready = True
        self.StatusBar: Any = False
        self.Calculation = -4105  # xlCalculationAutomatic
        self.books: list[Workbook] = []
        self.selected: Range | None = None
        self.undo: tuple[str, str] | None = None

    @property
    def Application(self) -> Application:
        return self

    @property
    def Workbooks(self) -> _Collection:
        return _Collection("Workbooks", self.books, self)

    @property
    def ActiveWorkbook(self) -> Workbook | None:
        return self.books[0] if self.books else None

    @property
    def Selection(self) -> Any:
        return self.selected

    def OnUndo(self, Text: str, Procedure: str) -> None:
        self.undo = (Text, Procedure)


class Workbook(Model):
    """One open file. It is not written; only copies are."""

    Date1904 = ReadOnly = MultiUserEditing = False
    FileFormat = 51

    def __init__(self, application: Application, path: Path) -> None:
        self.Application = application
        self.Name, self.FullName, self.Path = path.name, str(path), str(path.parent)
        self.label = "ActiveWorkbook"
        self.source = path.read_bytes()
        self.changed = False
        self.wb = openpyxl.load_workbook(path, rich_text=True)
        stored = openpyxl.load_workbook(path, data_only=True)
        self.sheets = [
            Worksheet(self, ws, {(c.row, c.column): _result(stored[ws.title], c) for c in _cells(ws)})
            for ws in self.wb.worksheets
        ]
        self.active = self.sheets[0]
        self.selected_sheets = [self.active]
        self.xml = saving.custom_xml(self.source)
        self.ProtectStructure = bool(self.wb.security and self.wb.security.lockStructure)
        self.copies: Callable[[Path], object] = lambda to: to.write_bytes(saving.written(self))
        """What SaveCopyAs does."""

    @property
    def Worksheets(self) -> _Worksheets:
        return _Worksheets("Worksheets", self.sheets, self)

    Sheets = Worksheets
    ActiveSheet = property(lambda self: self.active)

    @property
    def Windows(self) -> _Collection:
        return _Collection("Windows", [Window(self)], self)

    @property
    def CustomXMLParts(self) -> _XmlParts:
        return _XmlParts(self)

    def SaveCopyAs(self, Filename: str) -> None:
        self.copies(Path(Filename))

    def order(self) -> None:
        """openpyxl's sheets in our order."""
        book: Any = self.wb
        book._sheets = [sheet.ws for sheet in self.sheets]
        self.changed = True


def _cells(ws: Any) -> Iterator[Any]:
    return (cell for line in ws for cell in line if cell.value is not None)


def _result(stored: Any, cell: Any) -> Any:
    """What stands in a cell; openpyxl gives none for a formula with an empty text."""
    value = plain(stored.cell(cell.row, cell.column).value)
    return "" if value is None and cell.data_type == "f" else value


class _Collection(Model):
    def __init__(self, label: str, items: list[Any], parent: Any) -> None:
        self.label, self._items, self.Parent, self.Application = label, items, parent, parent.Application

    Count = property(lambda self: len(self._items))

    def Item(self, key: int | str) -> Any:
        if isinstance(key, str):
            for item in self._items:
                if item.Name == key:
                    return item
            raise refused("Subscript out of range")
        return self._items[key - 1]


class _Worksheets(_Collection):
    def Add(self, Before: Worksheet, Count: int | None = None) -> Worksheet:
        """Excel adds as many sheets as are selected, unless it is told how many."""
        book: Workbook = self.Parent
        for _ in range(len(book.selected_sheets) if Count is None else Count):
            sheet = Worksheet(book, book.wb.create_sheet("Sheet99"), {})
            book.sheets.insert(book.sheets.index(Before), sheet)
        book.order()
        sheet.Activate()
        return sheet


class _XmlParts(Model):
    label = "CustomXMLParts"

    def __init__(self, book: Workbook, namespace: str | None = None) -> None:
        self._book, self._namespace = book, namespace

    def _here(self) -> list[str]:
        return [xml for xml in self._book.xml if self._namespace is None or f'"{self._namespace}"' in xml]

    Count = property(lambda self: len(self._here()))

    def Item(self, index: int) -> _XmlPart:
        return _XmlPart(self._book, self._here()[index - 1])

    def SelectByNamespace(self, NamespaceURI: str) -> _XmlParts:
        assert NamespaceURI == NAMESPACE
        return _XmlParts(self._book, NamespaceURI)

    def Add(self, XML: str) -> _XmlPart:
        assert not XML.startswith("<?xml"), "a declared encoding is not the one of a text"
        self._book.xml.append(XML)
        self._book.changed = True
        return _XmlPart(self._book, XML)


class _XmlPart(Model):
    label = "CustomXMLPart"

    def __init__(self, book: Workbook, xml: str) -> None:
        self._book, self.XML = book, xml

    def Delete(self) -> None:
        self._book.xml.remove(self.XML)
        self._book.changed = True
