"""Formulas that were filled down: the same text as seen from each cell, known without taking it apart."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from sdgsheet.formulas.tree import LAST_COLUMN, LAST_ROW, Call, Name, Node, Operation, Reference, rebuilt, walk
from sdgsheet.snapshot import Area, column_number

# Texts, quoted sheets and [brackets] are passed over; what is left of a name, a call or a sheet is no reference.
_PIECE = re.compile(
    r'"[^"]*"|\'[^\']*\'|\[[^\]]*\]'
    r"|(?<![\w.\\$])(\$?)([A-Za-z]{1,3})(\$?)([1-9][0-9]{0,6})(?![\w.(!\[])"
)
_BY_PLACE = frozenset({"ROW", "COLUMN", "SUBTOTAL", "AGGREGATE"})
"""Functions whose result depends on where the formula stands, or on which cells count there."""


@lru_cache(maxsize=1_024)
def pattern(formula: str, row: int, column: int) -> str:
    """The formula with its cells as seen from its own: equal for formulas that were filled down."""

    def seen(match: re.Match[str]) -> str:
        column_fixed, letters, row_fixed, digits = match.groups()
        if letters is None:
            return match[0]
        across = letters if column_fixed else str(_number(letters) - column)
        down = digits if row_fixed else str(int(digits) - row)
        return f"\x00{column_fixed}{across},{row_fixed}{down}\x00"

    return _PIECE.sub(seen, formula)


_number = cache(lambda letters: column_number(letters.upper()))


def moves(tree: Node, *, names: bool) -> bool:
    """Whether moving its references along is all that makes it the formula of another cell.

    ``names`` says whether the workbook defines any: what they stand for may depend on the place.
    """
    return all(_moves(node, names=names) for node in walk(tree))


def meet(references: Iterable[Reference]) -> bool:
    """Whether two of them share a cell and part when the formula is filled down: ``E7`` and ``E$7``."""
    moving: set[tuple[str | None, Area]] = set()
    staying: set[tuple[str | None, Area]] = set()
    for reference in references:
        (staying if reference.fixed[0] else moving).add((reference.sheet, reference.area))
    return any(sheet == other and _overlap(one, two) for sheet, one in staying for other, two in moving)


def _overlap(one: Area, other: Area) -> bool:
    rows = one.top <= other.bottom and other.top <= one.bottom
    return rows and one.left <= other.right and other.left <= one.right


def keeps_a_range(tree: Node) -> bool:
    """Whether a range in it stays where it is when the formula moves."""
    return any(isinstance(n, Reference) and not n.is_cell and n.fixed[0] for n in walk(tree))


def _moves(node: Node, *, names: bool) -> bool:
    if isinstance(node, Reference):
        return not node.whole and node.book is None and node.fixed[0] == node.fixed[2]
    if isinstance(node, Call):
        return node.function not in _BY_PLACE
    if isinstance(node, Name):
        return not names and node.brackets is None
    return not (isinstance(node, Operation) and node.operator == "@")


def moved(node: Node, rows: int, columns: int) -> Node:
    """The tree with its relative references moved."""
    if isinstance(node, Reference):
        return moved_reference(node, rows, columns)
    return rebuilt(node, lambda child: moved(child, rows, columns))


def moved_reference(node: Reference, rows: int, columns: int) -> Reference:
    """The reference moved, but for its ends with ``$``."""
    top, left, bottom, right = node.area
    fixed_top, fixed_left, fixed_bottom, fixed_right = node.fixed
    area = Area(
        top if fixed_top else top + rows,
        left if fixed_left else left + columns,
        bottom if fixed_bottom else bottom + rows,
        right if fixed_right else right + columns,
    )
    return Reference(area, node.fixed, node.sheet, node.book, node.whole, node.as_range)


def is_on_sheet(reference: Reference) -> bool:
    """It has not been moved beyond the ends of a sheet."""
    top, left, bottom, right = reference.area
    return 1 <= top <= bottom <= LAST_ROW and 1 <= left <= right <= LAST_COLUMN
