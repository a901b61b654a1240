"""達成度 into the cells of an open workbook, in blocks, and what stood there before back again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from sdgsheet.edits import FormulaEdit
from sdgsheet.excel import engine, words
from sdgsheet.snapshot import Area, Cell, Ref, Sheet, Workbook
from sdgsheet.xlsx.layers import LeftOut

if TYPE_CHECKING:
    import xlwings as xw

_TEXT = "@"


def write_formulas(book: xw.Book, edits: Sequence[FormulaEdit]) -> Iterator[LeftOut]:
    """Writes formulas, cells that follow each other in a column at once; gives those that Excel did not accept."""
    for block in _blocks(edits):
        yield from _write(book, block)


def bring_back(book: xw.Book, now: Workbook, before: Workbook, cells: Iterable[Ref]) -> Iterator[LeftOut]:
    """Gives cells the content and the number format that they have in ``before``, where they differ from it."""
    for ref in sorted(cells):
        standing, old = cell_at(now, ref), cell_at(before, ref)
        if standing == old:
            continue
        target = book.sheets[ref.sheet].range((ref.row, ref.column))
        try:
            if standing.style.number_format != old.style.number_format:
                target.number_format = old.style.number_format
            _restore(target, old)
        except engine.com_error() as error:
            yield _refused(ref, error)


def cell_at(workbook: Workbook, ref: Ref) -> Cell:
    """The cell of a snapshot; an empty one where its sheet is gone."""
    sheet = workbook.sheet(ref.sheet)
    return Cell(ref.row, ref.column) if sheet is None else sheet.cell(ref.row, ref.column)


def within(sheet: Sheet, areas: Iterable[Area]) -> Iterator[Cell]:
    """The cells of a sheet that lie in the areas."""
    areas = tuple(areas)
    for row in sheet.rows.values():
        yield from (cell for cell in row.values() if any(area.covers(cell.row, cell.column) for area in areas))


def _blocks(edits: Sequence[FormulaEdit]) -> Iterator[list[FormulaEdit]]:
    block: list[FormulaEdit] = []
    for edit in sorted(edits, key=lambda e: (e.cell.sheet, e.cell.column, e.cell.row)):
        if block:
            last = block[-1]
            below = last.cell._replace(row=last.cell.row + 1)
            if (below, last.number_format) != (edit.cell, edit.number_format):
                yield block
                block = []
        block.append(edit)
    if block:
        yield block


def _write(book: xw.Book, block: Sequence[FormulaEdit]) -> Iterator[LeftOut]:
    """A block that Excel refuses is halved until the cells are found that it refuses."""
    first, last = block[0].cell, block[-1].cell
    target = book.sheets[first.sheet].range((first.row, first.column), (last.row, last.column))
    try:
        if block[0].number_format is not None:
            target.number_format = block[0].number_format
        target.formula = [[f"={edit.formula}"] for edit in block]
    except engine.com_error() as error:
        if len(block) == 1:
            yield _refused(first, error)
            return
        if engine.is_busy(error):
            raise
        middle = len(block) // 2
        yield from _write(book, block[:middle])
        yield from _write(book, block[middle:])


def _restore(target: xw.Range, old: Cell) -> None:
    if old.formula is not None:
        target.formula = f"={old.formula}"
    elif old.kind == "empty":
        target.raw_value = ""  # unlike ClearContents it may be done to a merged cell by its first one
    elif old.kind == "number":
        target.raw_value = float(old.value)
    elif old.kind == "boolean":
        target.raw_value = old.value == "1"
    elif old.kind == "error":
        target.raw_value = old.value
    else:
        # Without the mark Excel would read 13% as a number.
        target.raw_value = old.value if old.style.number_format == _TEXT else f"'{old.value}"


def _refused(cell: Ref, error: Exception) -> LeftOut:
    if engine.is_busy(error):
        raise error
    return LeftOut(cell, words.CELL_REFUSED)
