"""Cells of one array formula over several rows, ``{=K12:K14/Q12:Q14}``: what each of them computes, as a formula of its own."""

from __future__ import annotations

from sdgsheet.formulas.arrays import elements
from sdgsheet.formulas.book import book_of
from sdgsheet.formulas.functions import SIGNATURES
from sdgsheet.formulas.made import Unmade
from sdgsheet.formulas.spelling import a1, spell
from sdgsheet.formulas.tree import Call, Node, Reference, rebuilt, walk
from sdgsheet.snapshot import Area, Cell, Ref, Workbook


def own_formula(workbook: Workbook, place: Ref, cell: Cell) -> Cell:
    """The cell with the formula of its own row, where it is one of several rows of an array formula.

    As it is where it is none, or where its part cannot be told.
    """
    sheet, block = workbook.sheet(place.sheet), block_of(workbook, place, cell)
    if sheet is None or block is None:
        return cell
    first = sheet.cell(block.top, block.left)
    made = book_of(workbook).made(Ref(place.sheet, first.row, first.column), first)
    part = None if isinstance(made, Unmade) else _part(made.trees.resolved, place.row - first.row)
    if part is None:
        return cell
    return cell._replace(formula=spell(_on(place.sheet, part), a1), in_array=False)


def block_of(workbook: Workbook, place: Ref, cell: Cell) -> Area | None:
    """The cells of its column that one array formula fills, where there are several: none can be changed alone."""
    sheet = workbook.sheet(place.sheet)
    if not cell.in_array or sheet is None:
        return None
    top = bottom = place.row
    while sheet.cell(top, place.column).formula is None and sheet.cell(top - 1, place.column).in_array:
        top -= 1
    while (below := sheet.cell(bottom + 1, place.column)).in_array and below.formula is None:
        bottom += 1
    is_alone = top == bottom or sheet.cell(top, place.column).formula is None
    return None if is_alone else Area(top, place.column, bottom, place.column)


def _part(tree: Node, row: int) -> Node | None:
    if any(isinstance(node, Call) and node.function not in SIGNATURES for node in walk(tree)):
        return None
    rows = elements(tree)
    if rows is None or len(rows[0]) > 1 or (len(rows) > 1 and row >= len(rows)):
        return None
    return rows[row if len(rows) > 1 else 0][0]


def _on(sheet: str, node: Node) -> Node:
    """The sheet's own cells without its name, as they are written there."""
    if isinstance(node, Reference) and node.sheet == sheet and node.book is None:
        return Reference(node.area, node.fixed)
    return rebuilt(node, lambda child: _on(sheet, child))
