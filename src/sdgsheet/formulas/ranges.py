"""Which part of a range counts: the used one of ``E:E``, and where one value is wanted that of the formula's own line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sdgsheet.formulas.prepared import Used
from sdgsheet.formulas.tree import LAST_COLUMN, LAST_ROW, Call, Node, Reference, children
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


_NOT_READ = frozenset({"ROW", "COLUMN", "ROWS", "COLUMNS", "INDEX", "LET"})
"""Functions that only ask where a range is, pick one of its cells, or give it a name."""


def read_as_a_whole(tree: Node) -> Iterator[Reference]:
    """The ranges in a formula that Excel takes to be read from end to end, also where one cell of them is looked up."""
    for child in children(tree):
        if not isinstance(child, Reference):
            yield from read_as_a_whole(child)
        elif not child.is_cell and not (isinstance(tree, Call) and tree.function in _NOT_READ):
            yield child
