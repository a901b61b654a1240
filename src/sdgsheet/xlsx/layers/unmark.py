"""The mark taken off a workbook that was edited since: highlights by their tags, 点検結果 by what stands in it."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from sdgsheet.snapshot import Sheet
from sdgsheet.xlsx.layers.results import Results
from sdgsheet.xlsx.layers.said import LAST_SHEET, UNPLACED
from sdgsheet.xlsx.layers.tags import MARK
from sdgsheet.xlsx.ours import KEPT, key_column
from sdgsheet.xlsx.package import Package
from sdgsheet.xlsx.patch.apply import LeftOut
from sdgsheet.xlsx.patch.book import Book
from sdgsheet.xlsx.patch.calcchain import keep_chain
from sdgsheet.xlsx.patch.cells import CellWrite, write_cells
from sdgsheet.xlsx.patch.conditional import take_off
from sdgsheet.xlsx.patch.draft import Draft
from sdgsheet.xlsx.patch.reach import orphans
from sdgsheet.xlsx.patch.sheetscan import scan_sheet


def take_off_mark(
    package: Package, results: Results | None, others: Collection[Results]
) -> tuple[Package, list[LeftOut]]:
    """Highlights go wherever they are now, and the sheet ``results``; the others are their owners' from now on.

    What of it is gone already does not matter.
    """
    draft = Draft(package)
    book = Book(package)
    ours = book.worksheets.get(results.sheet.name.casefold()) if results else None
    left = [LeftOut(None, LAST_SHEET)] if ours and _is_last(book, ours.index) else []
    if results is None and not others and book.has_results():
        left.append(LeftOut(None, UNPLACED))
    given_away = {other.sheet.name.casefold(): other.sheet for other in others}
    for name, place in book.worksheets.items():
        data = draft.read(place.part)
        if MARK in data:
            draft.splice(place.part, take_off(scan_sheet(data, place.part), "mark"))
        if name in given_away:
            writes = list(_emptied(given_away[name]))
            places = scan_sheet(data, place.part, [(write.row, write.column) for write in writes])
            draft.splice(place.part, write_cells(places, writes))
    if not left:
        draft.splice(book.main, book.workbook.untag())
    package = draft.done().package
    if ours is None or left:
        return package, left
    return _without_sheet(package, Book(package), ours.index), []


def _is_last(book: Book, index: int) -> bool:
    """No other sheet can be seen."""
    return not any(sheet.visible for i, sheet in enumerate(book.workbook.sheets) if i != index)


def _emptied(sheet: Sheet) -> Iterator[CellWrite]:
    """What we keep beside the rows of 点検結果 goes: it is a table of somebody else's now."""
    kept = key_column(sheet.rows)
    for cells in sheet.rows.values():
        for column, cell in cells.items():
            if column == kept and KEPT.fullmatch(cell.value):
                yield CellWrite(cell.row, column, None)


def _without_sheet(package: Package, book: Book, index: int) -> Package:
    """One sheet less, and all parts that were its own: comments, drawings, printer settings."""
    entry = book.workbook.sheets[index]
    draft = Draft(package)
    draft.splice(book.main, book.workbook.remove_sheet(index))
    draft.unrelate(book.main, [entry.relation])
    draft.drop(orphans(package, book.main, [entry.relation]))
    keep_chain(draft, book, gone=lambda cell: cell.sheet_id == entry.sheet_id)
    return draft.done().package
