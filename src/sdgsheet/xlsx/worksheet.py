"""One worksheet's part: its cells, and what the sheet says about itself."""

from __future__ import annotations

from sdgsheet.snapshot import INDEXED, Area, Sheet, Table, TextBox
from sdgsheet.xlsx import unreadable
from sdgsheet.xlsx.addresses import LAST_COLUMN, parse_area
from sdgsheet.xlsx.cells import Shared, SheetCells
from sdgsheet.xlsx.drawings import read_text_boxes
from sdgsheet.xlsx.markup import Attributes, is_true, plain_text, refuse_long_tags, relation, walk
from sdgsheet.xlsx.ours import key_column
from sdgsheet.xlsx.package import Package
from sdgsheet.xlsx.pagetexts import PageTexts
from sdgsheet.xlsx.protection import free_areas
from sdgsheet.xlsx.rowparser import RowParser
from sdgsheet.xlsx.sheetdata import RowReader, split_sheet
from sdgsheet.xlsx.tables import read_tables
from sdgsheet.xlsx.workbook import SheetEntry

_MERGED = 3_000_000
"""Cells in all merges, each counted from 20 to ``INDEXED``: merges are looked up cell by cell, and real sheets have few."""


class _Facts:
    """Handlers for all that stands around the cells."""

    def __init__(self) -> None:
        self.merges: list[Area] = []
        self._merged = 0
        self.hidden_columns: set[int] = set()
        self.protected = False
        self.free: list[tuple[Area, ...]] = []
        """Of each range of a protected sheet what anyone may write."""
        self.filtered = False
        self.drawings: list[str] = []
        self.tables: list[str] = []
        """Relationship ids of drawings, and of tables (テーブル)."""
        self.page = PageTexts()
        self.sheet_data = 0
        """How many times ``<sheetData>`` stands here."""
        self.starts = {
            "sheetPr": self._properties,
            "sheetData": self._sheet_data,
            "col": self._column,
            "mergeCell": self._merge,
            "sheetProtection": self._protection,
            "protectedRange": self._range,
            "securityDescriptor": self._somebody,
            "filterColumn": self._filter,
            "drawing": self._drawing,
            "tablePart": self._table,
            **self.page.starts,
        }

    def _properties(self, attributes: Attributes) -> None:
        self.filtered |= is_true(attributes.get("filterMode"))

    def _sheet_data(self, _: Attributes) -> None:
        self.sheet_data += 1

    def _column(self, attributes: Attributes) -> None:
        if is_true(attributes.get("hidden")) or attributes.get("width") == "0":
            first, last = int(attributes["min"]), min(int(attributes["max"]), LAST_COLUMN)
            self.hidden_columns.update(range(max(first, 1), last + 1))

    def _merge(self, attributes: Attributes) -> None:
        area = parse_area(attributes["ref"])
        self._merged += max(20, min(INDEXED, area.size))
        if self._merged > _MERGED:
            raise ValueError("too many merges")
        self.merges.append(area)

    def _protection(self, attributes: Attributes) -> None:
        self.protected = is_true(attributes.get("sheet"))

    def _range(self, attributes: Attributes) -> None:
        self.free.append(tuple(free_areas(attributes)))

    def _somebody(self, _: Attributes) -> None:
        """The range is free for some people only."""
        self.free[-1:] = [()]

    def _filter(self, _: Attributes) -> None:
        self.filtered = True

    def _drawing(self, attributes: Attributes) -> None:
        self.drawings.append(relation(attributes))

    def _table(self, attributes: Attributes) -> None:
        self.tables.append(relation(attributes))


def read_worksheet(package: Package, part: str, entry: SheetEntry, shared: Shared, *, ours: bool) -> Sheet:
    """The sheet that the workbook lists as ``entry`` and that stands in ``part``. Raises UnreadableError.

    ``ours``: its names tell that sdgsheet made it.
    """
    cells = SheetCells(shared)
    try:
        facts = _read(package.read(part), part, cells)
        rows = cells.finish()
    except (ValueError, LookupError):
        raise unreadable.damaged(part) from None
    boxes: tuple[TextBox, ...] = ()
    tables: tuple[Table, ...] = ()
    if facts.drawings or facts.tables:
        arrows = package.relationships(part)
        drawn, listed = (
            # As Excel opens a file without its drawing.
            [arrows[number].target for number in ids if number in arrows and arrows[number].target in package]
            for ids in (facts.drawings, facts.tables)
        )
        boxes = tuple(box for target in drawn for box in read_text_boxes(package.read(target), target))
        tables = tuple(table for target in listed for table in read_tables(package.read(target), target))
    return Sheet(
        name=entry.name,
        rows=rows,
        merges=tuple(facts.merges),
        visibility=entry.visibility,
        hidden_rows=frozenset(cells.hidden),
        filtered=facts.filtered,
        hidden_columns=frozenset(facts.hidden_columns),
        protected=facts.protected,
        free=tuple(area for areas in facts.free for area in areas),
        text_boxes=boxes,
        page_texts=facts.page.lines,
        tables=tables,
        ours=ours or key_column(rows) is not None,
    )


def _read(data: bytes, part: str, cells: SheetCells) -> _Facts:
    refuse_long_tags(data, part)
    text = plain_text(data)
    split = split_sheet(text) if text is not None else None
    if split is not None:
        root, body, rest = split
        facts = _Facts()
        walk(rest, facts.starts, facts.page.ends, facts.page.characters, part=part)
        # Found as an element, so that no prefix is needed: then its rows have none either.
        if facts.sheet_data == 1:
            RowReader(cells, root, part).read(body)
            return facts
    facts = _Facts()
    parser = RowParser(cells)

    def characters(text: str) -> None:
        parser.characters(text)
        facts.page.characters(text)

    walk(data, facts.starts | parser.starts, facts.page.ends | parser.ends, characters, part=part)
    return facts
