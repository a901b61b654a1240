"""Arrays written out cell by cell, for functions that the evaluator does not compute over arrays."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from sdgsheet.formulas.functions import ARRAYS, SIGNATURES
from sdgsheet.formulas.tree import Call, Matrix, Name, Node, Number, Operation, Reference
from sdgsheet.snapshot import Area

MATRIX_CELLS = 200
"""Arrays of more cells are not written out."""
ARRAY_VARIABLE = "array_"
"""How the names of LET's variables begin that hold arrays."""

Rows = tuple[tuple[Node, ...], ...]
_Make = Callable[[tuple[Node, ...]], Node]


class Value(NamedTuple):
    """A node made ready for the evaluator, whether its value is an array, and of how many cells at the most."""

    node: Node
    is_array: bool = False
    rows: int = 1
    columns: int = 1


def stacked(matrix: Rows) -> Node:
    """One array of all its cells."""
    rows = [Call("HSTACK", row) for row in matrix]
    return rows[0] if len(rows) == 1 else Call("VSTACK", tuple(rows))


def elements(node: Node) -> Rows | None:
    """The cells of an array, row by row; None where they cannot be told apart, or are too many."""
    if isinstance(node, Reference):
        return _cells(node)
    if isinstance(node, Matrix):
        return node.rows
    if isinstance(node, Operation):
        return _each(node.operands, lambda operands: Operation(node.operator, operands))
    if isinstance(node, Call):
        return _of_call(node)
    return None if isinstance(node, Name) and node.name.startswith(ARRAY_VARIABLE) else ((node,),)


def _of_call(node: Call) -> Rows | None:
    if node.function in ARRAYS or node.function == "LET":
        return None
    if node.function == "INDEX" and Number("0") in node.arguments[1:]:
        return None  # a whole column
    if set(SIGNATURES[node.function].letters(len(node.arguments))) == {"s"}:
        return _each(node.arguments, lambda operands: Call(node.function, operands))
    return ((node,),)


def _cells(node: Reference) -> Rows | None:
    if node.size > MATRIX_CELLS:
        return None
    top, left, bottom, right = node.area
    return tuple(
        tuple(
            Reference(Area(row, column, row, column), node.fixed, node.sheet, node.book)
            for column in range(left, right + 1)
        )
        for row in range(top, bottom + 1)
    )


def cells_in_line(node: Node) -> tuple[Node, ...] | None:
    """The cells of a range of one row or one column, in order; None for all else."""
    rows = elements(node) if isinstance(node, Reference) else None
    if rows is None or (len(rows) > 1 and len(rows[0]) > 1):
        return None
    return rows[0] if len(rows) == 1 else tuple(row[0] for row in rows)


def _each(nodes: tuple[Node, ...], made: _Make) -> Rows | None:
    """One node for each cell; what is one value, one row or one column stands beside all of the others."""
    parts = [rows for node in nodes if (rows := elements(node)) is not None]
    heights, widths = {len(p) for p in parts} - {1}, {len(p[0]) for p in parts} - {1}
    height, width = max(heights, default=1), max(widths, default=1)
    if len(parts) < len(nodes) or len(heights) > 1 or len(widths) > 1 or height * width > MATRIX_CELLS:
        return None
    return tuple(
        tuple(
            made(tuple(p[min(row, len(p) - 1)][min(column, len(p[0]) - 1)] for p in parts)) for column in range(width)
        )
        for row in range(height)
    )
