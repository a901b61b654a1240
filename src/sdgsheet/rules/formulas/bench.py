"""One formula in an evaluator, to try it on any values."""

from __future__ import annotations

from sdgsheet.formulas.engine import Result
from sdgsheet.formulas.formula import Formula
from sdgsheet.formulas.notjudged import NotJudgedError
from sdgsheet.formulas.reading import changed
from sdgsheet.formulas.recalculating import Point, Tried, settled
from sdgsheet.formulas.tree import Blank, Call, Node, rebuilt
from sdgsheet.rules.formulas.likeness import read_result
from sdgsheet.snapshot import Cell, Ref, Workbook


class Bench:
    """The formula, and what it gives at a point."""

    def __init__(self, workbook: Workbook, formula: Formula) -> None:
        self._workbook = workbook
        self._tried = Tried(workbook, (formula,))
        self._cell = formula.cell

    def stored(self, place: Ref) -> Cell:
        """The cell as it stands in the workbook, with what its formula gives where no result is stored."""
        return settled(self._workbook, place)

    def result(self, point: Point) -> Result:
        """What the formula gives there."""
        self._tried.compute(point)
        return self._tried.result(self._cell)

    def number(self, point: Point) -> float | None:
        """The number that it gives or writes; None for all else."""
        read = read_result(self.result(point))
        return None if read is None else read.value

    def held(self, place: Ref, point: Point) -> float:
        """The number in a cell; 0 where there is none."""
        value = point.get(place)
        if isinstance(value, float):
            return value
        cell = self.stored(place)
        return float(cell.value) if cell.kind == "number" else 0.0


_ROUNDING = frozenset({"ROUND", "ROUNDUP", "ROUNDDOWN", "TRUNC", "TEXT", "FIXED"})


def unrounded(workbook: Workbook, formula: Formula) -> Formula:
    """The formula without rounding, which hides small changes; as it is where it cannot do without."""

    def change(node: Node) -> Node:
        if isinstance(node, Call) and node.function in _ROUNDING and node.arguments and node.arguments[0] != Blank():
            return change(node.arguments[0])
        return rebuilt(node, change)

    try:
        return changed(workbook, formula, change)
    except NotJudgedError:
        return formula
