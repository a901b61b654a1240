"""A formula step by step: what each part of it comes to, exactly where that can be."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import NamedTuple

from sdgsheet.formulas.engine import CIRCULAR, Result
from sdgsheet.formulas.formula import Formula
from sdgsheet.formulas.notjudged import NotJudgedError
from sdgsheet.formulas.reading import alone
from sdgsheet.formulas.recalculating import loaded
from sdgsheet.formulas.tree import Call, Name, Node, Number, Operation, Reference, children, walk
from sdgsheet.snapshot import Cell, Workbook

_MOST = 40
Exact = Callable[[Reference], Fraction | None]


class Step(NamedTuple):
    """One part of a formula."""

    tree: Node
    exact: Fraction | None
    """What it comes to, without rounding; None where it is no plain arithmetic on numbers."""
    result: Result


def steps(workbook: Workbook, formula: Formula) -> tuple[Step, ...]:
    """The parts of a formula, inner ones first, on the cells as they stand; helper cells count as their results.

    Raises:
        NotJudgedError: the evaluator failed.
    """
    engine = loaded(workbook, [formula])
    exact = _exact_cells(workbook)
    found: list[Step] = []
    for tree in list(_parts(formula.resolved[formula.cell]))[:_MOST]:
        try:
            prepared = alone(workbook, formula.cell, tree)
            engine.put_formula(formula.cell, prepared)
        except NotJudgedError:
            continue  # a range, or an array, that is nothing by itself
        engine.evaluate()
        is_circular = any(reference.holds(formula.cell) for reference in prepared.ranges)
        result = CIRCULAR if is_circular else engine.result(formula.cell)
        found.append(Step(tree, exactly(tree, exact), result))
    return tuple(found)


def _parts(tree: Node) -> Iterator[Node]:
    """Operations and functions from the inside out, each once; what depends on a variable of LET is left out."""
    seen: set[Node] = set()

    def inside(node: Node) -> Iterator[Node]:
        for child in children(node):
            yield from inside(child)
        is_part = isinstance(node, Operation | Call) and not any(isinstance(n, Name) for n in walk(node))
        if (is_part or node is tree) and node not in seen:
            seen.add(node)
            yield node

    return inside(tree)


def exactly(node: Node, cell: Exact) -> Fraction | None:
    """What plain arithmetic comes to; None for all else."""
    match node:
        case Number(text):
            return Fraction(text)
        case Reference():
            return cell(node)
        case Operation(operator, operands):
            values = [exactly(operand, cell) for operand in operands]
            known = [value for value in values if value is not None]
            return _applied(operator, known) if len(known) == len(values) else None
    return None


def _applied(operator: str, values: list[Fraction]) -> Fraction | None:
    if len(values) == 1:
        return {"-": -values[0], "+": values[0], "%": values[0] / 100}.get(operator)
    left, right = values
    if operator == "/":
        return left / right if right else None
    return {"+": left + right, "-": left - right, "*": left * right}.get(operator)


def _exact_cells(workbook: Workbook) -> Exact:
    sheets = {sheet.name: sheet for sheet in workbook.sheets}

    def cell(reference: Reference) -> Fraction | None:
        sheet = sheets.get(reference.sheet or "")
        if sheet is None or reference.book is not None or not reference.is_cell:
            return None
        found = sheet.cell(reference.area.top, reference.area.left)
        return _number(found)

    return cell


def _number(cell: Cell) -> Fraction | None:
    if cell.kind == "empty" and cell.formula is None:
        return Fraction(0)
    return None if cell.number is None or cell.formula is not None else Fraction(cell.number)
