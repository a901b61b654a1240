"""The mark taken off a workbook that was edited since: highlights by their tags, 点検結果 by what stands in it."""

from __future__ import annotations

import re

from sdgsheet.snapshot import Ref, Workbook
from sdgsheet.xlsx.layers.results import Results
from sdgsheet.xlsx.layers.said import ADDED, DANGLING, LAST_SHEET, UNPLACED, dangling_name
from sdgsheet.xlsx.layers.tags import MARK
from sdgsheet.xlsx.ours import TAG
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


def added_in(results: Results | None) -> list[LeftOut]:
    """What others wrote into 点検結果 and goes with it."""
    return [LeftOut(ref, ADDED) for ref in results.added] if results else []


def dangling(workbook: Workbook, name: str) -> list[LeftOut]:
    """What of theirs reads the sheet of results: formulas, and names that they defined."""
    quoted = name.replace("'", "''")
    reads = re.compile(rf"(?:'{re.escape(quoted)}'|(?<![\w.']){re.escape(name)})!", re.IGNORECASE)
    formulas = [
        LeftOut(Ref(sheet.name, cell.row, cell.column), DANGLING)
        for sheet in workbook.sheets
        if sheet.name != name
        for columns in sheet.rows.values()
        for cell in columns.values()
        if cell.formula is not None and "!" in cell.formula and reads.search(cell.formula)
    ]
    names = (own.rpartition("!")[2] for own, text in workbook.names.items() if reads.search(text))
    theirs = dict.fromkeys(own for own in names if not own.startswith((TAG, "_xlnm.")))
    return [*formulas, *(LeftOut(None, dangling_name(own)) for own in theirs)]


def _without_sheet(package: Package, book: Book, index: int) -> Package:
    """One sheet less, and all parts that were its own: comments, drawings, printer settings."""
    entry = book.workbook.sheets[index]
    draft = Draft(package)
    draft.splice(book.main, book.workbook.remove_sheet(index))
    draft.unrelate(book.main, [entry.relation])
    draft.drop(orphans(package, book.main, [entry.relation]))
    keep_chain(draft, book, gone=lambda cell: cell.sheet_id == entry.sheet_id)
    return draft.done().package
