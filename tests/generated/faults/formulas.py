"""C: formulas that are not the form's, that read the wrong cells, or that were not calculated again."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from generated.ground import Ground
from generated.model import Row, Stated, whole_percent

Figure = Callable[[Fraction, Fraction, Fraction, Fraction], Fraction]
"""Of baseline, latest actual, the actual before and target."""


def another_formula(ground: Ground) -> bool:
    return _put(ground, "C102", "error", "={actual}/{target}", lambda _, actual, __, target: actual / target)


def baseline_of_an_older_column(ground: Ground) -> bool:
    return _put(
        ground, "C103", "error", "=({actual}-{base})/({target}-{older})",
        lambda base, actual, older, target: (actual - base) / (target - older), older=True,
    )  # fmt: skip


def constant_for_the_baseline(ground: Ground) -> bool:
    row = _row(ground, older=False)
    if row is None:
        return False
    formula = f"=({{actual}}-{row.baseline.number})/({{target}}-{row.baseline.number})"
    _state(row, formula, float(row.computed or 0))
    row.loose |= {"A101"}
    ground.truth.finds_at("C104", "warning", row, fault="C104")
    return True


def older_actual(ground: Ground) -> bool:
    return _put(
        ground, "C107", "warning", "=({older}-{base})/({target}-{base})",
        lambda base, _, older, target: (older - base) / (target - base), older=True,
    )  # fmt: skip


def stale_result(ground: Ground) -> bool:
    row = _row(ground, older=False)
    if row is None:
        return False
    _state(row, "=({actual}-{base})/({target}-{base})", float(row.computed or 0) + 0.17)
    row.loose |= {"A101", "U104"}  # a stale figure may fit a slip by chance
    ground.truth.finds_at("C105", "error", row, fault="C105")
    return True


def error_as_result(ground: Ground) -> bool:
    row = _row(ground, older=False)
    if row is None:
        return False
    _state(row, "=({actual}-{base})/({base}-{base})", "#DIV/0!")
    ground.truth.finds_at("C106", "error", row, fault="C106")
    row.loose |= {"A102", "C102", "C103"}
    return True


def _put(ground: Ground, rule: str, severity: str, formula: str, figure: Figure, *, older: bool = False) -> bool:
    """The formula with the figure that it gives: far enough from the form's that every reader sees it."""
    row = _row(ground, older=older)
    if row is None or row.latest is None or row.computed is None:
        return False
    filled = [Fraction(a.number) for a in row.actuals if a is not None and a.number is not None]
    base, target = Fraction(row.baseline.number or 0), Fraction(row.target.number or 0)
    before = filled[-2] if len(filled) > 1 else filled[-1]
    if target in {0, before} or (older and before == base):
        return False
    result = figure(base, filled[-1], before, target)
    if abs(whole_percent(result) - whole_percent(row.computed)) < 4:
        return False
    _state(row, formula, float(result))
    row.loose |= {"A101", "A104"}
    ground.truth.finds_at(rule, severity, row, fault=rule)
    return True


def _row(ground: Ground, *, older: bool) -> Row | None:
    if ground.habits.triple not in {"three", "format"} or any(
        kind != "no" for _, kind in ground.filing.missing_columns
    ):
        return None
    return ground.lone(lambda r: not older or sum(a is not None for a in r.actuals) > 1)


def _state(row: Row, formula: str, result: float | str) -> None:
    fraction = None if isinstance(result, str) else Fraction(whole_percent(Fraction(result)), 100)
    row.stated = Stated(fraction, formula=formula, result=result)
    row.loose |= {"A107", "N105"}
