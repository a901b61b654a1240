"""Which part of a range counts: the used one of ``E:E``, and where one value is wanted that of the formula's own line."""

from __future__ import annotations

from dataclasses import replace

from sdgsheet.formulas.prepared import Used
from sdgsheet.formulas.tree import LAST_COLUMN, LAST_ROW, Reference
from sdgsheet.snapshot import Area, Ref


def used_part(node: Reference, used: Used) -> Reference:
    """Whole columns or rows as far as cells are filled, and one more."""
    top, left, bottom, right = node.area
    if node.whole == "columns":
        bottom = min(LAST_ROW, used.rows + 1)
    else:
        right = min(LAST_COLUMN, used.columns + 1)
    return replace(node, area=Area(top, left, bottom, right), whole="")


def crossing(node: Reference, cell: Ref) -> Reference | None:
    """The cell of a range in the formula's own row or column; None where it has none."""
    top, left, bottom, right = node.area
    row, column = cell.row, cell.column
    if left == right and top <= row <= bottom:
        return replace(node, area=Area(row, left, row, left))
    if top == bottom and left <= column <= right:
        return replace(node, area=Area(top, column, top, column))
    return None
