"""Edits to splices: what one layer writes, in every part that it touches."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from operator import attrgetter
from typing import NamedTuple

from sdgsheet.edits import Edits, FormulaEdit, ResultSheet
from sdgsheet.errors import RefusedError
from sdgsheet.snapshot import Ref
from sdgsheet.text import Text
from sdgsheet.xlsx.patch import opc
from sdgsheet.xlsx.patch.book import Book, WorksheetPlace
from sdgsheet.xlsx.patch.calcchain import ChainCell, keep_chain
from sdgsheet.xlsx.patch.cells import CellWrite, holds_formula, style_at, write_cells
from sdgsheet.xlsx.patch.conditional import lay_on
from sdgsheet.xlsx.patch.draft import Draft
from sdgsheet.xlsx.patch.obstacles import NO_CELLS, forbidden_areas, obstacle
from sdgsheet.xlsx.patch.refusals import TOO_MANY_FORMATS
from sdgsheet.xlsx.patch.resultsheet import sheet_names, sheet_part
from sdgsheet.xlsx.patch.sheetscan import SheetPlaces, scan_sheet
from sdgsheet.xlsx.patch.splice import apply
from sdgsheet.xlsx.patch.styles import StyleSheet, no_styles

STRUCTURE_LOCKED = Text(
    "ブックの構成（シートの追加など）が保護されているため、結果のシートは追加していません。"
    "必要な場合は、「校閲」→「ブックの保護」を解除してからお試しください。",
    "The workbook’s structure is protected, so the sheet of results was not added. "
    "If you need it, please switch “Review”, “Protect Workbook” off first.",
)


class LeftOut(NamedTuple):
    """What was not done, and why."""

    cell: Ref | None
    """None where it concerns the workbook."""
    text: Text
    before: Text | None = None
    """What stood in the cell before us, where that cannot be brought back."""


@dataclass(slots=True)
class Applied:
    """What came of the edits."""

    left_out: list[LeftOut] = field(default_factory=list)
    written: list[FormulaEdit] = field(default_factory=list)
    result_sheet: str | None = None
    """The name that the sheet of results got."""


def apply_edits(draft: Draft, edits: Edits, *, anew: bool = False) -> Applied:
    """Gathers in ``draft`` all that the edits write.

    Args:
        draft: where to.
        edits: what to write.
        anew: a sheet of results stood there and was taken off: to make it anew adds none, whatever is locked.

    What forbids one cell leaves that cell alone. Raises ValueError for edits that no workbook
    can take: a sheet that does not exist, a number that is none. Raises RefusedError where
    the workbook has no room for another format.
    """
    work = _Work(draft, edits)
    for place in work.touched():
        work.into_sheet(place)
    if edits.sheet is not None and work.book.workbook.structure_locked and not anew:
        work.done.left_out.append(LeftOut(None, STRUCTURE_LOCKED))
    elif edits.sheet is not None:
        work.add_sheet(edits.sheet)
    work.finish()
    return work.done


class _Work:
    """One layer's edits on their way into a draft."""

    def __init__(self, draft: Draft, edits: Edits) -> None:
        self.draft = draft
        self.edits = edits
        self.done = Applied()
        self.book = Book(draft.package)
        self.styles_part = self.book.part_of("styles")
        data = draft.read(self.styles_part) if self.styles_part else no_styles(self.book.workbook.namespace)
        self.styles = StyleSheet(data, self.styles_part or "styles.xml")
        self.new_formulas: list[ChainCell] = []
        self.lost_formulas: set[ChainCell] = set()

    def touched(self) -> list[WorksheetPlace]:
        """The worksheets that the edits name, in the workbook's order."""
        names = [edit.cell.sheet for edit in self.edits.formulas] + [fmt.sheet for fmt in self.edits.formats]
        places = {name.casefold(): self.book.worksheets.get(name.casefold()) for name in names}
        missing = [name for name, place in places.items() if place is None]
        if missing:
            raise ValueError(f"no such worksheet: {missing[0]}")
        return sorted((place for place in places.values() if place is not None), key=attrgetter("index"))

    def into_sheet(self, place: WorksheetPlace) -> None:
        """The cells and the conditional formats of one worksheet."""
        key = place.entry.name.casefold()
        formulas = {(e.cell.row, e.cell.column): e for e in self.edits.formulas if e.cell.sheet.casefold() == key}
        formats = [fmt for fmt in self.edits.formats if fmt.sheet.casefold() == key]
        places = scan_sheet(self.draft.read(place.part), place.part, formulas)
        if places.sheet_data is None:
            self.done.left_out += [LeftOut(edit.cell, NO_CELLS) for edit in formulas.values()]
            return
        writes = self._writes(place, places, formulas.values())
        self.draft.splice(place.part, write_cells(places, writes))
        numbered = [(fmt, self.styles.highlight(fmt)) for fmt in formats]
        self.draft.splice(place.part, lay_on(places, self.edits.layer, numbered))

    def _writes(
        self, place: WorksheetPlace, places: SheetPlaces, formulas: Collection[FormulaEdit]
    ) -> Iterator[CellWrite]:
        forbidden = tuple(forbidden_areas(self.draft.package, place.part)) if formulas else ()
        for edit in formulas:
            row, column = edit.cell.row, edit.cell.column
            style = style_at(places, row, column)
            reason = obstacle(places, row, column, locked=self.styles.is_locked(style), forbidden=forbidden)
            if reason is not None:
                self.done.left_out.append(LeftOut(edit.cell, reason))
                continue
            wanted = self.styles.for_content(style, edit.number_format)
            cell = ChainCell(place.entry.sheet_id, edit.cell.a1)
            if edit.formula is not None:
                self.new_formulas.append(cell)
            elif holds_formula(places, row, column):
                self.lost_formulas.add(cell)
            self.done.written.append(edit)
            value = None if edit.formula is None and edit.result == "" else edit.result
            yield CellWrite(row, column, value, edit.formula, None if wanted == style else wanted)

    def add_sheet(self, sheet: ResultSheet) -> None:
        """The sheet of results, behind all others."""
        book = self.book.workbook
        folder = posixpath.dirname(self.book.main)
        part = self.draft.free_name(posixpath.join(folder, "worksheets/sheet{}.xml"))
        self.draft.add(part, sheet_part(sheet, self.styles, book.namespace), opc.SHEET)
        arrow = self.draft.relate(self.book.main, f"{book.relationships}/worksheet", part)
        name = book.free_name(sheet.name)
        self.draft.splice(self.book.main, book.add_sheet(name, arrow, sheet_names(sheet, name)))
        self.done.result_sheet = name

    def finish(self) -> None:
        """The formats that the cells use, and the chain of formulas."""
        splices = self.styles.splices()
        if self.styles.is_overfull:
            raise RefusedError(TOO_MANY_FORMATS)
        if self.styles_part is not None:
            self.draft.splice(self.styles_part, splices)
        elif splices:
            part = posixpath.join(posixpath.dirname(self.book.main), "styles.xml")
            if part in self.draft.package:  # but nothing leads to it
                part = self.draft.free_name(part.replace(".xml", "{}.xml"))
            self.draft.add(part, apply(self.styles.data, splices), opc.STYLES)
            self.draft.relate(self.book.main, f"{self.book.workbook.relationships}/styles", part)
        gone = self.lost_formulas.__contains__ if self.lost_formulas else None
        keep_chain(self.draft, self.book, self.new_formulas, gone)
