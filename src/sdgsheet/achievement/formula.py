"""The text of the live 達成度 formula, and what it gives on cells as they stand.

One shape in every row: the latest actual that is a number, guarded against empty inputs and
against a target that equals the baseline:

    IF(OR(COUNT(E9,Q9)<2,COUNT(H9,K9,N9)=0,E9=Q9),"",(IF(ISNUMBER(N9),N9,IF(ISNUMBER(K9),K9,H9))-E9)/(Q9-E9))
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import isfinite

from sdgsheet.snapshot import Cell

_LIVE = re.compile(r"IF\(OR\(COUNT\(([A-Z]{1,3}\d+),([A-Z]{1,3}\d+)\)<2,COUNT\(([A-Z\d,]+)\)=0,")


def live_formula(baseline_a1: str, actual_a1s: Sequence[str], target_a1: str, *, points: bool = False) -> str:
    """The formula without its ``=``; ``points`` gives 13 for 13%, for cells without a % format.

    ``actual_a1s`` are the cells of all actual columns, from the earliest to the latest.
    """
    latest, *later = actual_a1s
    for actual in later:
        latest = f"IF(ISNUMBER({actual}),{actual},{latest})"
    guard = f"OR(COUNT({baseline_a1},{target_a1})<2,COUNT({','.join(actual_a1s)})=0,{baseline_a1}={target_a1})"
    scale = "*100" if points else ""
    return f'IF({guard},"",({latest}-{baseline_a1})/({target_a1}-{baseline_a1}){scale})'


@dataclass(frozen=True, slots=True)
class Result:
    """What the live formula gives."""

    exact: Fraction | None
    """The fraction (or percent points) on the figures as stored, in exact arithmetic; None where it is no number."""
    stored: float | str
    """What Excel stores: a double, an empty text, or an error of one of the cells."""


def evaluate(baseline: Cell, actuals: Sequence[Cell], target: Cell, *, points: bool = False) -> Result:
    """The live formula on cells as they stand, as Excel treats numbers, blanks, texts and errors."""
    for cell in (baseline, target):
        if cell.kind == "error":
            return Result(None, cell.value)
    latest = next((a for a in reversed(actuals) if a.kind == "number"), None)
    if latest is None or baseline.kind != "number" or target.kind != "number" or _same(baseline, target):
        return Result(None, "")
    start, now, end = (_exact(cell) for cell in (baseline, latest, target))
    scale = 100 if points else 1
    stored = _double(baseline, latest, target, scale)
    if not isfinite(stored):
        return Result(None, "#NUM!")
    return Result((now - start) / (end - start) * scale, stored)


def recomputed(formula: str, cell_at: Callable[[str], Cell]) -> float | str | None:
    """What the formula gives on the cells as they stand, whatever is stored with it; None where it is not our live one.

    ``cell_at`` gives the cell at an address of the formula's own sheet.
    """
    plain = re.sub(r"[\s$]", "", formula)
    match = _LIVE.match(plain)
    if match is None:
        return None
    baseline, target, actuals = match[1], match[2], match[3].split(",")
    for points in (False, True):
        if plain == live_formula(baseline, actuals, target, points=points):
            return evaluate(cell_at(baseline), [*map(cell_at, actuals)], cell_at(target), points=points).stored
    return None


def _same(one: Cell, other: Cell) -> bool:
    return one.number == other.number


def _exact(cell: Cell) -> Fraction:
    number = cell.number
    assert number is not None
    return Fraction(number)


def _double(baseline: Cell, latest: Cell, target: Cell, scale: int) -> float:
    start, now, end = (float(cell.value) for cell in (baseline, latest, target))
    fraction = (now - start) / (end - start)
    return fraction * scale if scale != 1 else fraction
