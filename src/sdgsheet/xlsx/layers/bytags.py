"""Layers taken off a workbook that was edited since: ours is known by its tags, and nothing else goes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from sdgsheet.edits import LAYERS, Layer
from sdgsheet.notation.numberformats import shown
from sdgsheet.snapshot import Cell, Ref, Sheet, Workbook
from sdgsheet.text import Text
from sdgsheet.xlsx.layers.keeping import kept_parts
from sdgsheet.xlsx.layers.matching import Found, Missing, inputs_of, shape_of
from sdgsheet.xlsx.layers.record import FilledCell
from sdgsheet.xlsx.layers.results import Results
from sdgsheet.xlsx.package import Package, part_key
from sdgsheet.xlsx.patch import opc
from sdgsheet.xlsx.patch.apply import LeftOut
from sdgsheet.xlsx.patch.book import Book
from sdgsheet.xlsx.patch.calcchain import ChainCell, keep_chain
from sdgsheet.xlsx.patch.cells import CellWrite, Value, style_at, write_cells
from sdgsheet.xlsx.patch.conditional import banded, take_off
from sdgsheet.xlsx.patch.draft import Draft
from sdgsheet.xlsx.patch.encoding import to_utf8
from sdgsheet.xlsx.patch.obstacles import obstacle
from sdgsheet.xlsx.patch.reach import orphans
from sdgsheet.xlsx.patch.sheetscan import SheetPlaces, scan_sheet
from sdgsheet.xlsx.patch.styles import StyleSheet, no_styles

_MARK = b"sdgsheet:"
_NAME = b"_sdgsheet"

LAST_SHEET = Text(
    "結果のシートのほかに表示されているシートがないため、結果のシートは残しています。ほかのシートを再表示してからお試しください。",
    "No other sheet is visible, so the sheet of results was left in. Please unhide another sheet and try again.",
)
ADDED = Text(
    "結果のシートに書き足されていた内容（「対応」「理由・担当」以外）は、シートとともになくなりました。必要でしたら、元のファイルから写してください。",
    "What had been written into the sheet of results (outside Response and Reason) went with the sheet. "
    "If it is needed, please copy it from the file as it was.",
)
DANGLING = Text(
    "結果のシートを参照している計算式です。シートがなくなったため、参照先がありません。",
    "This formula reads the sheet of results, which is gone.",
)
UNPLACED = Text(
    "結果のシートがどれか、ほかのプログラムで保存したために確かめられません。残しましたので、不要でしたらシートを削除してください。",
    "Another program saved the workbook, and nobody can tell for certain which sheet is the one of the results. It was left; "
    "if it is not wanted, please delete it.",
)
INPUTS_CHANGED = Text(
    "達成度の計算式を書き込んだ後に、もとの値（当初値・実績・目標値）が変わっています。"
    "以前の達成度には戻さず、計算式を残しました。どちらがよいかご判断ください。",
    "The values that this 達成度 is computed from were changed after the formula was written. The earlier figure was "
    "not put back and the formula was left. Please decide which one is right.",
)
REWRITTEN = Text(
    "書き込んだ計算式が、その後に書き換えられたか、消されたか、移されています。今の内容をそのまま残しました。",
    "The formula that was written here was changed, removed or moved since. What stands now was left as it is.",
)
GONE = Text(
    "達成度を書き込んだ行が、その後に削除されたか、移されています。以前の達成度は戻していません。",
    "The row in which 達成度 was written was deleted or moved since. Its earlier figure was not put back.",
)
FORGOTTEN = Text(
    "sdgsheet の計算式かと思われますが、書き込む前の内容の控えがありません（ほかのプログラムでの保存や、行・シートのコピーのため）。"
    "元からのものか分からないため、残しました。不要でしたら、セルの内容を消してください。",
    "This looks like a formula of sdgsheet, but nothing tells what stood here before (another program saved the workbook, "
    "or a row or sheet was copied). As it may have been here before, it was left. If it is not wanted, please clear the cell.",
)


class TakenOff(NamedTuple):
    """What came of it."""

    package: Package
    left: tuple[LeftOut, ...]


def worksheet_parts(package: Package) -> list[str]:
    """The names of the worksheets' parts."""
    arrows = package.relationships(package.main).values()
    return [a.target for a in arrows if a.kind == "worksheet" and not a.external and a.target in package]


def layers_in(package: Package) -> set[Layer]:
    """The layers of which tags stand in any worksheet, or whose sheet is there."""
    found: set[Layer] = set()
    if _NAME in to_utf8(package.read(package.main), package.main).data and Book(package).has_results():
        found.add("mark")
    for part in worksheet_parts(package):
        data = to_utf8(package.read(part), part).data
        if _MARK in data:
            places = scan_sheet(data, part)
            found |= {layer for layer in LAYERS if any(True for _ in take_off(places, layer))}
    return found


def take_off_mark(package: Package, results: str | None) -> TakenOff:
    """Highlights go wherever they are now, and the sheet ``results``; other sheets with our tag lose the tag."""
    draft = Draft(package)
    book = Book(package)
    for place in book.worksheets.values():
        data = draft.read(place.part)
        if _MARK in data:
            draft.splice(place.part, take_off(scan_sheet(data, place.part), "mark"))
    for index, own in book.result_sheets().items():
        if book.workbook.sheets[index].name != results:
            draft.splice(book.main, book.workbook.untag(own.number))
    package = draft.done().package
    book = Book(package)
    gone = next((i for i, sheet in enumerate(book.workbook.sheets) if sheet.name == results), None)
    if gone is None:
        unplaced = (LeftOut(None, UNPLACED),) if book.has_results() else ()
        return TakenOff(package, unplaced)
    if not any(sheet.visible for i, sheet in enumerate(book.workbook.sheets) if i != gone):
        return TakenOff(package, (LeftOut(None, LAST_SHEET),))
    return TakenOff(_without_sheet(package, book, gone), ())


def added_in(results: Results | None) -> list[LeftOut]:
    """What others wrote into 点検結果 and goes with it."""
    return [LeftOut(ref, ADDED) for ref in results.added] if results else []


def kept(name: str) -> Text:
    """Said of a sheet that somebody made of 点検結果."""
    return Text(
        f"シート「{name}」は、点検結果の写しか、中身が書き換えられたものと思われるため、残しました。不要でしたら削除してください。",
        f"The sheet “{name}” seems to be a copy of the results, or to hold something else by now, so it was left. "
        "If it is not wanted, please delete it.",
    )


def referring(workbook: Workbook, name: str) -> list[LeftOut]:
    """The formulas of theirs that read the sheet of results."""
    quoted = name.replace("'", "''")
    reads = re.compile(rf"(?:'{re.escape(quoted)}'|(?<![\w.']){re.escape(name)})!", re.IGNORECASE)
    return [
        LeftOut(Ref(sheet.name, cell.row, cell.column), DANGLING)
        for sheet in workbook.sheets
        if sheet.name != name
        for columns in sheet.rows.values()
        for cell in columns.values()
        if cell.formula is not None and "!" in cell.formula and reads.search(cell.formula)
    ]


def _without_sheet(package: Package, book: Book, index: int) -> Package:
    """One sheet less, and all parts that were its own: comments, drawings, printer settings."""
    entry = book.workbook.sheets[index]
    draft = Draft(package)
    draft.splice(book.main, book.workbook.remove_sheet(index))
    draft.unrelate(book.main, [entry.relation])
    draft.drop(orphans(package, book.main, [entry.relation]))
    keep_chain(draft, book, gone=lambda cell: cell.sheet_id == entry.sheet_id)
    return draft.done().package


def take_off_fill(
    package: Package, missing: Sequence[Missing], found: Sequence[Found], *, again: bool = False
) -> TakenOff:
    """Bands go; an old 達成度 comes back where our formula still stands on unchanged inputs.

    ``found`` are the cells that still hold our formula, ``missing`` those that do not.
    ``again``: they are about to be written once more, so every figure that is known comes back.
    """
    left: list[LeftOut] = []
    known = [f for f in found if f.filled.old is not None]
    back = [f for f in known if again or f.may_return]
    if not again:
        for gone in missing:
            before = earlier(gone.filled)
            if gone.filled.old is not None and gone.place is not None:
                left.append(LeftOut(gone.place, REWRITTEN, before))
            elif before is not None:
                left.append(LeftOut(None, GONE, before))
        left += [LeftOut(f.now, INPUTS_CHANGED, earlier(f.filled)) for f in known if not f.may_return]
    draft, book = Draft(package), Book(package)
    part = book.part_of("styles")
    styles = StyleSheet(draft.read(part) if part else no_styles(book.workbook.namespace), part or "styles.xml")
    lost: set[ChainCell] = set()
    for place in book.worksheets.values():
        here = [f for f in back if f.now.sheet.casefold() == place.entry.name.casefold()]
        data = draft.read(place.part)
        if here or _MARK in data:
            places = scan_sheet(data, place.part, [(f.now.row, f.now.column) for f in here])
            draft.splice(place.part, take_off(places, "fill"))
            writes = list(_returned(places, here, styles, left))
            draft.splice(place.part, write_cells(places, writes))
            lost |= {ChainCell(place.entry.sheet_id, write.address) for write in writes if write.formula is None}
    if part is not None:
        draft.splice(part, styles.splices())
    keep_chain(draft, book, gone=lost.__contains__ if lost else None)
    return TakenOff(draft.done().package, tuple(left))


def take_off_record(package: Package) -> Package:
    """The restore data go, with all that leads to them."""
    for item in tuple(kept_parts(package)):
        draft = Draft(package)
        gone = {item, *_own_parts(package, item)}
        for source in (package.main, ""):
            ids = [i for i, arrow in package.relationships(source).items() if part_key(arrow.target) == part_key(item)]
            draft.unrelate(source, ids)
        draft.drop(gone)
        package = draft.done().package
    return package


def formulas_under_bands(package: Package, workbook: Workbook) -> list[FilledCell]:
    """The formulas below our bands, in a file whose restore data are gone: nobody can tell which of them are ours."""
    found: list[FilledCell] = []
    book = Book(package)
    for place in book.worksheets.values():
        sheet = workbook.sheet(place.entry.name)
        data = to_utf8(package.read(place.part), place.part).data
        if sheet is None or _MARK not in data:
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


def earlier(cell: FilledCell) -> Text | None:
    """What stood in a cell before us, as it was shown; None where it was empty."""
    old = cell.old
    if old is None or old.kind == "empty":
        return None
    figure = shown(old)
    return Text(f"以前の値：{figure}", f"before: {figure}")


def _own_parts(package: Package, item: str) -> Iterator[str]:
    """The part with the properties of a customXml part, and the one with its arrows."""
    holder = opc.relationships_part(item)
    if holder in package:
        yield holder
    for arrow in package.relationships(item).values():
        if arrow.kind == "customXmlProps" and arrow.target in package:
            yield arrow.target


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
        yield CellWrite(row, column, _value(old), old.formula, wanted)


def _value(cell: Cell) -> Value:
    if cell.kind == "number":
        return float(cell.value)
    if cell.kind == "boolean":
        return cell.value == "1"
    return None if cell.kind == "empty" else cell.value
