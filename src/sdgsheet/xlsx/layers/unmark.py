"""The mark taken off a workbook that was edited since: highlights by their tags, 点検結果 by what stands in it."""

from __future__ import annotations

from sdgsheet.xlsx.layers.said import LAST_SHEET, UNPLACED
from sdgsheet.xlsx.layers.tags import MARK
from sdgsheet.xlsx.package import Package
from sdgsheet.xlsx.patch.apply import LeftOut
from sdgsheet.xlsx.patch.book import Book
from sdgsheet.xlsx.patch.calcchain import keep_chain
from sdgsheet.xlsx.patch.conditional import take_off
from sdgsheet.xlsx.patch.draft import Draft
from sdgsheet.xlsx.patch.reach import orphans
from sdgsheet.xlsx.patch.sheetscan import scan_sheet


def take_off_mark(package: Package, results: str | None) -> tuple[Package, list[LeftOut]]:
    """Highlights go wherever they are now, and the sheet ``results``; other sheets with our tag lose the tag."""
    draft = Draft(package)
    book = Book(package)
    for place in book.worksheets.values():
        data = draft.read(place.part)
        if MARK in data:
            draft.splice(place.part, take_off(scan_sheet(data, place.part), "mark"))
    for index, own in book.result_sheets().items():
        if book.workbook.sheets[index].name != results:
            draft.splice(book.main, book.workbook.untag(own.number))
    package = draft.done().package
    book = Book(package)
    gone = next((i for i, sheet in enumerate(book.workbook.sheets) if sheet.name == results), None)
    if gone is None:
        return package, [LeftOut(None, UNPLACED)] if book.has_results() else []
    if not any(sheet.visible for i, sheet in enumerate(book.workbook.sheets) if i != gone):
        return package, [LeftOut(None, LAST_SHEET)]
    return _without_sheet(package, book, gone), []


def _without_sheet(package: Package, book: Book, index: int) -> Package:
    """One sheet less, and all parts that were its own: comments, drawings, printer settings."""
    entry = book.workbook.sheets[index]
    draft = Draft(package)
    draft.splice(book.main, book.workbook.remove_sheet(index))
    draft.unrelate(book.main, [entry.relation])
    draft.drop(orphans(package, book.main, [entry.relation]))
    keep_chain(draft, book, gone=lambda cell: cell.sheet_id == entry.sheet_id)
    return draft.done().package
