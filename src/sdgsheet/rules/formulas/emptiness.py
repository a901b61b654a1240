"""What an actual that is still empty does to a formula."""

from __future__ import annotations

from sdgsheet.formulas.engine import ExcelError
from sdgsheet.formulas.recalculating import Point
from sdgsheet.rules.formulas.bench import Bench
from sdgsheet.snapshot import Ref

_WORDS = ("－", "")
_STEP = 1e-4
_STRAIGHT = 0.01


def counts_as_zero(bench: Bench, place: Ref, point: Point) -> bool:
    """Computed with as 0: a 0 in its place changes nothing, a number beside 0 a little, and a word stops the formula.

    MIN and SUM pass over an empty cell as they pass over a word; IF(N29="", …) goes the same way for an empty text.
    """
    empty, zero = bench.result(point), bench.number({**point, place: 0.0})
    if zero is None or bench.number(point) != zero or any(bench.result({**point, place: w}) == empty for w in _WORDS):
        return False
    above, below = (bench.number({**point, place: step}) for step in (_STEP, -_STEP))
    if above is None or below is None or above == zero:
        return False
    return abs((above - zero) - (zero - below)) <= _STRAIGHT * abs(above - zero)


def is_awaited(bench: Bench, place: Ref, point: Point, figure: float) -> bool:
    """What is shown changes to a number as soon as a figure stands in the cell."""
    empty, filled = bench.result(point), bench.number({**point, place: figure})
    return not isinstance(empty, ExcelError) and filled is not None and filled != bench.number(point)
