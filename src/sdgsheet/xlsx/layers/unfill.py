"""The fill taken off a workbook that was edited since: bands by their tags, earlier figures where they still belong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sdgsheet.snapshot import Cell, Ref, Sheet, Workbook
from sdgsheet.xlsx.layers.matches import Found, Matches
from sdgsheet.xlsx.layers.record import FilledCell
from sdgsheet.xlsx.layers.richtext import reads_as
from sdgsheet.xlsx.layers.said import GONE, INPUTS_CHANGED, REWRITTEN, UNDECIDED, earlier
from sdgsheet.xlsx.layers.shapes import inputs_of, shape_of
from sdgsheet.xlsx.layers.tags import MARK
from sdgsheet.xlsx.package import Package
from sdgsheet.xlsx.patch.apply import LeftOut
from sdgsheet.xlsx.patch.book import Book
from sdgsheet.xlsx.patch.calcchain import ChainCell, keep_chain
from sdgsheet.xlsx.patch.cells import CellWrite, Value, style_at, write_cells
from sdgsheet.xlsx.patch.conditional import banded, take_off
from sdgsheet.xlsx.patch.draft import Draft
from sdgsheet.xlsx.patch.encoding import to_utf8
from sdgsheet.xlsx.patch.obstacles import obstacle
from sdgsheet.xlsx.patch.sheetscan import SheetPlaces, scan_sheet
from sdgsheet.xlsx.patch.styles import StyleSheet, no_styles


def named(matches: Matches, *, again: bool) -> Iterator[LeftOut]:
    """The cells whose earlier figure does not come back. ``again``: only the figures that staff wrote over since."""
    for filled, place in matches.missing:
        before = earlier(filled)
        if again and (before is None or not filled.formula):
            continue
        if filled.old is not None and place is not None:
            yield LeftOut(place, REWRITTEN, before)
        elif before is not None:
            yield LeftOut(None, GONE, before)
    for found in matches.undecided:
        yield LeftOut(found.now, UNDECIDED, earlier(found.filled))
    for found in matches.found:
        if not again and found.filled.old is not None and not found.may_return:
            yield LeftOut(found.now, INPUTS_CHANGED, earlier(found.filled))


def take_off_fill(
    package: Package, found: Sequence[Found], restored: Sequence[Found] = (), *, again: bool = False
) -> tuple[Package, list[LeftOut]]:
    """Bands go; an old 達成度 comes back where our formula still stands on unchanged inputs.

    Args:
        package: what to take the fill off.
        found: the cells that still hold our formula.
        restored: those that held it in a part that has its own bytes again: the chain of formulas names them still.
        again: they are about to be written once more, so every figure that is known comes back.
    """
    left: list[LeftOut] = []
    back = [f for f in found if f.filled.old is not None and (again or f.may_return)]
    draft, book = Draft(package), Book(package)
    part = book.part_of("styles")
    styles = StyleSheet(draft.read(part) if part else no_styles(book.workbook.namespace), part or "styles.xml")
    lost = {
        ChainCell(place.entry.sheet_id, f.filled.cell.a1)
        for f in restored
        if (place := book.worksheets.get(f.now.sheet.casefold())) and f.filled.old and f.filled.old.formula is None
    }
    for place in book.worksheets.values():
        here = [f for f in back if f.now.sheet.casefold() == place.entry.name.casefold()]
        data = draft.read(place.part)
        if here or MARK in data:
            places = scan_sheet(data, place.part, [(f.now.row, f.now.column) for f in here])
            draft.splice(place.part, take_off(places, "fill"))
            writes = list(_returned(places, here, styles, left))
            draft.splice(place.part, write_cells(places, writes))
            lost |= {ChainCell(place.entry.sheet_id, write.address) for write in writes if write.formula is None}
    if part is not None:
        draft.splice(part, styles.splices())
    keep_chain(draft, book, gone=lost.__contains__ if lost else None)
    return draft.done().package, left


def formulas_under_bands(package: Package, workbook: Workbook) -> list[FilledCell]:
    """The formulas below our bands, in a file whose restore data are gone: nobody can tell which of them are ours."""
    found: list[FilledCell] = []
    book = Book(package)
    for place in book.worksheets.values():
        sheet = workbook.sheet(place.entry.name)
        data = to_utf8(package.read(place.part), place.part).data
        if sheet is None or MARK not in data:
            continue
        areas = banded(scan_sheet(data, place.part), "fill")
        found += [
            _forgotten(sheet, cell, cell.formula)
            for columns in sheet.rows.values()
            for cell in columns.values()
            if cell.formula is not None and any(area.covers(cell.row, cell.column) for area in areas)
        ]
    return found


def _forgotten(sheet: Sheet, cell: Cell, formula: str) -> FilledCell:
    inputs = inputs_of(sheet, shape_of(formula)[1])
    return FilledCell(Ref(sheet.name, cell.row, cell.column), formula, inputs, None, None)


def _returned(
    places: SheetPlaces, here: Iterable[Found], styles: StyleSheet, left: list[LeftOut]
) -> Iterator[CellWrite]:
    for found in here:
        row, column, filled = found.now.row, found.now.column, found.filled
        old = filled.old
        assert old is not None, "what nobody knows does not come back"
        style = style_at(places, row, column)
        reason = obstacle(places, row, column, locked=styles.is_locked(style))
        if reason is not None:
            left.append(LeftOut(found.now, reason))
            continue
        wanted = None if filled.number_format is None else styles.for_content(style, filled.number_format)
        rich = filled.rich if filled.rich and reads_as(filled.rich, old.value) else ""
        yield CellWrite(row, column, _value(old), old.formula, wanted, rich)


def _value(cell: Cell) -> Value:
    if cell.kind == "number":
        return float(cell.value)
    if cell.kind == "boolean":
        return cell.value == "1"
    return None if cell.kind == "empty" else cell.value
