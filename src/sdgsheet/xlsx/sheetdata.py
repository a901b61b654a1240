"""Reads the cells of one worksheet in the cheapest way that is right.

One regular expression takes the shape that nearly every writer gives a cell. A row that
it does not cover to its last character goes to a parser, and so does the whole part
where it holds anything but plain elements.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from sdgsheet.snapshot import Cell
from sdgsheet.xlsx.addresses import COLUMNS, row_number
from sdgsheet.xlsx.cells import Known, SheetCells
from sdgsheet.xlsx.markup import resolved_references, walk
from sdgsheet.xlsx.rowparser import RowParser
from sdgsheet.xlsx.strings import SPACES

_OPEN, _CLOSE = "<sheetData>", "</sheetData>"
_ROOT = re.compile(r"""<worksheet(?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*\s*>""")
_ROW = re.compile(r'\s*<row r="([1-9][0-9]{0,6})"((?: [A-Za-z0-9:]+="[^"<]*")*) ?(/?)>')
_HIDDEN = re.compile(' (?:hidden="(?:1|true)"|ht="0")')
_ATTRIBUTE = re.compile(' ([A-Za-z0-9]+)="([^"<]*)"')
_CELL = '<c r="'
# What follows a cell's address, to the cell's very end.
_REST = re.compile(
    '(?: s="([0-9]+)")?(?: t="([A-Za-z]+)")?(?: cm="[0-9]+")?(?: ph="[01]")?'
    "(?:/>|>"
    '(?:<f((?: [A-Za-z0-9]+="[^"<>&]*")*)(?:/>|>([^<]*)</f>))?'
    '(?:<v>([^<]*)</v>|<v/>|<is><t( xml:space="preserve")?>([^<]*)</t></is>)?'
    "</c>)"
)
_REMEMBERED = 20_000
"""Different contents kept for the next cells: a form repeats few, a table of figures repeats none."""
_new = tuple.__new__
"""``Cell(…)`` at half its cost."""


def split_sheet(text: str) -> tuple[str, str, str] | None:
    """The root's opening tag, what ``<sheetData>`` holds, and the part without that; None where it is unusual."""
    root = _ROOT.search(text)
    start, end = text.find(_OPEN), text.find(_CLOSE)
    if root is None or start < root.end() or end < start:
        return None
    if text.find("<sheetData", start + 1) >= 0 or text.find(_CLOSE, end + 1) >= 0:
        return None
    return root[0], text[start + len(_OPEN) : end], f"{text[:start]}<sheetData/>{text[end + len(_CLOSE) :]}"


class RowReader:
    """Reads the rows of one sheet in their order."""

    def __init__(self, cells: SheetCells, root: str, part: str) -> None:
        self._cells = cells
        self._root = root
        """Declares the namespaces for rows that are parsed alone."""
        self._part = part
        self._parser = RowParser(cells)
        self._meanings: Mapping[str, str] = {}

    def read(self, body: str) -> None:
        """All that ``<sheetData>`` holds. Raises UnreadableError, or ValueError for what cannot be."""
        self._meanings = resolved_references(body, self._part)
        *rows, rest = body.split("</row>")
        for row in rows:
            if not self._usual(row):
                self._unusual(f"{row}</row>")
        if rest and not rest.isspace():
            self._unusual(rest)

    def _unusual(self, rows: str) -> None:
        parser = self._parser
        snippet = f"{self._root}{_OPEN}{rows}{_CLOSE}</worksheet>"
        walk(snippet, parser.starts, parser.ends, parser.characters, part=self._part)

    def _usual(self, text: str) -> bool:
        """Reads a row without its end tag, and empty rows in front of it.

        False where that takes a parser, which then reads the same text anew.
        """
        head, *found = text.split(_CELL)
        at, number, row, rows, ended = 0, "", 0, 0, "/"
        while at < len(head):
            start = _ROW.match(head, at)
            if start is None or not ended or "xmlns" in start[2]:
                return False
            number, attributes, ended = start.groups()
            row = self._parser.row = row_number(number)
            rows += 1
            if _HIDDEN.search(attributes):
                self._cells.hidden.add(row)
            at = start.end()
        cells = None if ended else self._made(row, number, found)
        if cells is None:
            return False
        self._cells.shared.spend(rows + len(found))
        if row in self._cells.rows:
            for cell in cells.values():
                self._cells.add(cell)
        else:
            self._cells.rows[row] = cells
        return True

    def _made(self, row: int, number: str, found: list[str]) -> dict[int, Cell] | None:
        """The cells of one row, each from its address on; None where one is out of the ordinary."""
        known = self._cells.shared.known
        cells: dict[int, Cell] = {}
        last = 0
        end = f'{number}"'
        for text in found:
            letters, _, rest = text.partition(end)
            column = COLUMNS[letters]  # 0 where the cell stands in another row
            made = known.get(rest) or self._content(rest)
            if made is None or column <= last:
                return None
            last = column
            if made[2] is not None:
                made = (*made[:2], self._formula(made[2], row, column), *made[3:])
            cells[column] = _new(Cell, (row, column) + made)  # noqa: RUF005 (unpacking takes twice as long)
        return cells

    def _content(self, rest: str) -> Known | None:
        """What stands in a cell, by its text behind the address; None where that takes a parser."""
        match = _REST.fullmatch(rest)
        if match is None:
            return None
        style_number, kind, attributes, formula, value, preserved, inline = match.groups("")
        shared = self._cells.shared
        style = shared.styles.get(style_number) or shared.style(style_number)
        if raw := value or inline:
            raw = self._meanings.get(raw, raw)
        what, text, struck = shared.content(kind, raw if preserved else raw.strip(SPACES), style)
        known = (what, text, f"{attributes}>{formula}" if attributes or formula else None, style, struck, False)
        if len(shared.known) < _REMEMBERED:
            shared.known[rest] = known
        return known

    def _formula(self, text: str, row: int, column: int) -> str | None:
        attributes, _, formula = text.partition(">")
        return self._cells.formula(
            dict(_ATTRIBUTE.findall(attributes)), self._meanings.get(formula, formula), row, column
        )
