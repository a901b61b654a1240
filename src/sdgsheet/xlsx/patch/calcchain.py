"""calcChain.xml, the order in which Excel computes: it names no cell without a formula, and we let it lack none."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import NamedTuple

from sdgsheet.xlsx.markup import Attributes
from sdgsheet.xlsx.patch.book import Book
from sdgsheet.xlsx.patch.draft import Draft
from sdgsheet.xlsx.patch.scan import Scanner, append, prefix, start_tag_end, with_attributes
from sdgsheet.xlsx.patch.splice import Splice


class ChainCell(NamedTuple):
    """A cell with a formula; its sheet by ``sheetId``."""

    sheet_id: int
    address: str


def add_cells(data: bytes, part: str, cells: Collection[ChainCell]) -> list[Splice]:
    """Names the cells that are not named yet, at the end of the chain."""
    wanted = frozenset(cells)
    scanner = _ChainScanner(data, part, wanted.__contains__)
    root = scanner.run()
    missing = [cell for cell in cells if cell not in scanner.found]
    name = prefix(data, root)
    content = b"".join(b'<%bc r="%b" i="%d"/>' % (name, cell.address.encode(), cell.sheet_id) for cell in missing)
    return [append(data, root, content)] if missing else []


def remove_cells(data: bytes, part: str, gone: Callable[[ChainCell], bool]) -> list[Splice] | None:
    """Takes cells out; None where the chain would be left empty, which Excel does not allow."""
    scanner = _ChainScanner(data, part, gone)
    scanner.run()
    return scanner.splices if scanner.left else None


class _ChainScanner(Scanner):
    """A chain may name a million cells: none of them becomes an element."""

    def __init__(self, data: bytes, part: str, asked: Callable[[ChainCell], bool]) -> None:
        super().__init__(data, part, "calcChain", depth=1)
        self.found: set[ChainCell] = set()
        """Those asked for that stand in the chain."""
        self.splices: list[Splice] = []
        """What takes them out."""
        self.left = 0
        """How many others there are."""
        self._asked = asked
        self._sheet_id = 0
        self._orphaned = False

    def start(self, name: str, attributes: Attributes) -> None:
        """Called by expat at a start tag."""
        super().start(name, attributes)
        if self._level != 2 or self.short(name) != "c":
            return
        start = self._parser.CurrentByteIndex
        end = start_tag_end(self.data, start)
        given = "i" in attributes
        if given:
            self._sheet_id = int(attributes["i"])
        cell = ChainCell(self._sheet_id, attributes.get("r", ""))
        if self._asked(cell):
            self.found.add(cell)
            self.splices.append(Splice(start, self._after(end), b""))
            self._orphaned = self._orphaned or given
            return
        self.left += 1
        if self._orphaned and not given:  # a cell without a sheet is of the sheet before it
            tag = with_attributes(self.data[start:end], {"i": str(self._sheet_id)})
            self.splices.append(Splice(start, end, tag))
        self._orphaned = False

    def _after(self, end: int) -> int:
        """The end of the whole element: ``<c/>``, or ``<c></c>`` as some write it."""
        return end if self.data[end - 2 : end] == b"/>" else self.data.index(b">", end) + 1


def keep_chain(
    draft: Draft, book: Book, new: Collection[ChainCell] = (), gone: Callable[[ChainCell], bool] | None = None
) -> None:
    """Keeps the workbook's chain, where it has one, in line with formulas that come and go."""
    part = book.part_of("calcChain")
    if part is None or not (new or gone):
        return
    data = draft.read(part)
    removed = remove_cells(data, part, gone) if gone else []
    if removed is not None or new:
        draft.splice(part, [*(removed or ()), *add_cells(data, part, new)])
    else:
        draft.drop([part])
        draft.unrelate(book.main, book.arrows_to(part))
