"""Where the rows and cells of a worksheet stand, and all else that a writer must know of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from sdgsheet.snapshot import Area
from sdgsheet.xlsx.addresses import parse_area, parse_cell, row_number
from sdgsheet.xlsx.markup import SPREADSHEET, Attributes, is_true
from sdgsheet.xlsx.patch.scan import Element, Scanner, start_tag_end, whole
from sdgsheet.xlsx.protection import free_areas

_KEPT = ("cols", "mergeCells", "conditionalFormatting", "extLst", "sheetProtection", "protectedRanges")
_X14_RULE = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main cfRule"


class Shared(NamedTuple):
    """The ``<f>`` of one cell of a shared formula."""

    row: int
    column: int
    start: int
    end: int
    first: bool
    """It holds the formula for all of its group."""


@dataclass(slots=True)
class Row:
    """A row in which a cell is asked for."""

    number: int
    element: Element
    style: int | None
    """The style that the row gives to cells that are not stored."""
    cells: dict[int, Element] = field(default_factory=dict)
    """The asked cells that are stored, by column."""
    columns: list[int] = field(default_factory=list)
    """Of all its stored cells in their order; one that stands twice is here twice."""
    starts: list[int] = field(default_factory=list)
    """Where each of ``columns`` begins."""


@dataclass(slots=True)
class SheetPlaces:
    """A worksheet as the patch sees it."""

    data: bytes
    root: Element
    sheet_data: Element | None
    rows: dict[int, Row]
    """Those that are stored of the rows in which a cell is asked for."""
    repeated_rows: frozenset[int]
    """Row numbers that stand twice."""
    row_numbers: list[int]
    """Of all stored rows, in the file's order."""
    row_starts: list[int]
    shared: dict[str, list[Shared]]
    """By the group's index ``si``, in the file's order."""
    arrays: tuple[Area, ...]
    """What array formulas and data tables cover."""
    merges: tuple[Area, ...]

    def is_protected(self, row: int, column: int) -> bool:
        """The cell must not be written where its format locks it."""
        protection, ranges = self.root.child("sheetProtection"), self.root.child("protectedRanges")
        if protection is None or not is_true(protection.attributes.get("sheet")):
            return False
        entries = (entry for entry in (ranges.children if ranges else ()) if not entry.children)
        return not any(area.covers(row, column) for entry in entries for area in free_areas(entry.attributes))

    def column_style(self, column: int) -> int | None:
        """The style that the column gives to cells that are not stored."""
        for group in self.root.all("cols"):
            for col in group.all("col"):
                if whole(col.attributes.get("min")) <= column <= whole(col.attributes.get("max")):
                    return whole(col.attributes["style"]) if "style" in col.attributes else None
        return None

    @property
    def priorities(self) -> Iterator[tuple[int, Element]]:
        """Every conditional format, also of Excel 2010's kind, with its priority; 0 where it has none."""
        for holder in self.root.children:
            for element in holder.walk() if holder.name in ("conditionalFormatting", "extLst") else ():
                if element.name in ("cfRule", _X14_RULE):
                    yield whole(element.attributes.get("priority")), element


def scan_sheet(data: bytes, part: str, cells: Collection[tuple[int, int]] = ()) -> SheetPlaces:
    """Locates ``cells`` (row, column) and what else matters. Raises UnreadableError for a damaged part."""
    scanner = _SheetScanner(data, part, cells)
    root = scanner.run()
    return SheetPlaces(
        data,
        root,
        root.child("sheetData"),
        scanner.rows,
        frozenset(scanner.repeated),
        scanner.row_numbers,
        scanner.row_starts,
        scanner.shared,
        tuple(scanner.arrays),
        tuple(_merges(root)),
    )


def _merges(root: Element) -> Iterator[Area]:
    """Merged ranges; what is no range is passed over."""
    holder = root.child("mergeCells")
    for merge in holder.children if holder else ():
        try:
            yield parse_area(merge.attributes.get("ref", ""))
        except ValueError:
            continue


class _SheetScanner(Scanner):
    """Inside ``sheetData`` only what is asked becomes elements: a sheet may hold millions of cells."""

    def __init__(self, data: bytes, part: str, cells: Collection[tuple[int, int]]) -> None:
        super().__init__(data, part, "worksheet", texts=("formula",))
        self.rows: dict[int, Row] = {}
        self.repeated: set[int] = set()
        self.row_numbers: list[int] = []
        self.row_starts: list[int] = []
        self.shared: dict[str, list[Shared]] = {}
        self.arrays: list[Area] = []
        self._cells = frozenset(cells)
        self._wanted = frozenset(row for row, _ in cells)
        self._names: dict[str, str] = {f"{namespace} {n}": n for namespace in SPREADSHEET for n in ("row", "c", "f")}
        self._in_data = False
        self._kept = True
        self._row: Row | None = None
        self._opened: list[int] = []
        self._number = 0
        self._address: str | None = None
        self._beyond = 0
        self._formula: tuple[Attributes, int] | None = None

    def start(self, name: str, attributes: Attributes) -> None:
        """Called by expat at a start tag."""
        level = self._level
        if level == 1:
            super().start(name, attributes)
            top = self._stack[-1].name
            self._in_data = top == "sheetData"
            self._kept = top in _KEPT
        elif self._in_data:
            self._level = level + 1
            self._start_in_data(level, name, attributes)
        elif self._kept or level == 0:
            super().start(name, attributes)
        else:
            self._level = level + 1

    def end(self, name: str) -> None:
        """Called by expat at an end tag, and after an empty element."""
        level = self._level
        if level <= 2 or (self._kept and not self._in_data):
            super().end(name)
            return
        self._level = level - 1
        if self._in_data:
            self._end_in_data(level - 1)

    def characters(self, text: str) -> None:
        """Called by expat for text."""
        if self._kept and not self._in_data:
            super().characters(text)

    # Levels: 2 a row, 3 a cell, 4 what a cell holds.
    def _start_in_data(self, level: int, name: str, attributes: Attributes) -> None:
        known = self._names.get(name)
        if level == 3:
            if known == "c":
                self._start_cell(attributes)
            return
        if level == 2:
            if known == "row":
                self._start_row(attributes)
            return
        if self._opened[-1:] == [level - 1] and level > 3:
            self._open(self.short(name), attributes)
        if level == 4 and known == "f" and attributes.get("t", "normal") != "normal":
            self._formula = attributes, self._parser.CurrentByteIndex

    def _start_row(self, attributes: Attributes) -> None:
        number = attributes.get("r")
        self._number = self._number + 1 if number is None else row_number(number)
        self.row_numbers.append(self._number)
        self.row_starts.append(self._parser.CurrentByteIndex)
        self._address, self._beyond = None, 0
        if self._number not in self._wanted:
            return
        if self._number in self.rows:
            self.repeated.add(self._number)
        style = whole(attributes.get("s")) if is_true(attributes.get("customFormat")) else None
        self._row = Row(self._number, self._open("row", attributes), style)
        self.rows[self._number] = self._row

    def _start_cell(self, attributes: Attributes) -> None:
        address = attributes.get("r")
        if address is None:
            self._beyond += 1
        else:
            self._address, self._beyond = address, 0
        if self._row is not None:
            column = self._column
            self._row.columns.append(column)
            self._row.starts.append(self._parser.CurrentByteIndex)
            if (self._number, column) in self._cells:
                self._row.cells[column] = self._open("c", attributes)

    @property
    def _column(self) -> int:
        return (parse_cell(self._address)[1] if self._address else 0) + self._beyond

    def _open(self, name: str, attributes: Attributes) -> Element:
        at = self._parser.CurrentByteIndex
        element = Element(name, attributes, at, start_tag_end(self.data, at))
        if self._level > 4:
            self._stack[-1].children.append(element)
        self._stack.append(element)
        self._opened.append(self._level - 1)
        return element

    def _end_in_data(self, level: int) -> None:
        if self._opened[-1:] == [level]:
            self._opened.pop()
            self.close(self._stack.pop())
            if level == 2:
                self._row = None
        if level == 4 and self._formula is not None:
            attributes, start = self._formula
            self._formula = None
            self._note_formula(attributes, start)

    def _note_formula(self, attributes: Attributes, start: int) -> None:
        if attributes["t"] == "shared":
            inner = start_tag_end(self.data, start)
            at = self._parser.CurrentByteIndex
            empty = at == inner and self.data[at - 2 : at] == b"/>"
            end = at if empty else self.data.index(b">", at) + 1
            first = "ref" in attributes and at > inner
            group = self.shared.setdefault(attributes.get("si", ""), [])
            group.append(Shared(self._number, self._column, start, end, first))
        elif "ref" in attributes:
            self.arrays.append(parse_area(attributes["ref"]))
        else:
            self.arrays.append(Area(self._number, self._column, self._number, self._column))
