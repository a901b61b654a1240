"""Formulas that are known at first sight: the form's own, and the one that sdgsheet writes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from sdgsheet.achievement.formula import evaluate, live_formula
from sdgsheet.formulas.engine import ExcelError, Result
from sdgsheet.rules.formulas.likeness import Likeness
from sdgsheet.rules.formulas.subject import Subject
from sdgsheet.rules.formulas.verdict import Kind, Verdict
from sdgsheet.snapshot import Cell, Ref

Speller = Callable[[str, Sequence[str], str], str]
"""Writes a formula, given how its baseline, actuals and target are called."""

_RIGHT = Verdict(Kind.RIGHT, Likeness())
_RIGHT_IN_POINTS = Verdict(Kind.RIGHT, Likeness(scale=100))


class Known(NamedTuple):
    """What is known of such a formula."""

    verdict: Verdict
    result: Result
    """What it gives now."""
    speller: Speller


def recognise(subject: Subject) -> Known | None:
    """None for all other formulas, and for rows out of the ordinary."""
    baseline, target = subject.inputs.baseline, subject.inputs.target
    actuals = [place for place in subject.inputs.actuals if place is not None]
    if baseline is None or target is None or len(actuals) < len(subject.inputs.actuals) or not actuals:
        return None
    if any(triple.lacks_result for triple in subject.row.triples):
        return None
    if {place.sheet for place in (baseline, target, *actuals)} != {subject.cell.sheet} or subject.source.in_array:
        return None
    return _plain(subject, baseline, target) or _live(subject, baseline, actuals, target)


def _plain(subject: Subject, baseline: Ref, target: Ref) -> Known | None:
    actual, latest = subject.place("actual"), subject.latest
    if actual is None or latest is None:
        return None

    def spelled(start: str, now: Sequence[str], end: str) -> str:
        return f"({now[latest]}-{start})/({end}-{start})"

    names = ["", *[""] * latest]
    names[latest] = actual.a1
    if subject.source.formula != spelled(baseline.a1, names, target.a1):
        return None
    values = subject.now
    if not {baseline, actual, target} <= values.keys() or values[baseline] == values[target]:
        return None
    return Known(_RIGHT, (values[actual] - values[baseline]) / (values[target] - values[baseline]), spelled)


def _live(subject: Subject, baseline: Ref, actuals: list[Ref], target: Ref) -> Known | None:
    row = subject.row
    for points, verdict in ((False, _RIGHT), (True, _RIGHT_IN_POINTS)):
        speller = partial(live_formula, points=points)
        if subject.source.formula == speller(baseline.a1, [place.a1 for place in actuals], target.a1):
            cells = [
                triple.source if triple is not None else Cell(place.row, place.column)
                for triple, place in zip(
                    (row.baseline, *row.actuals, row.target), (baseline, *actuals, target), strict=True
                )
            ]
            stored = evaluate(cells[0], cells[1:-1], cells[-1], points=points).stored
            is_error = isinstance(stored, str) and stored.startswith("#")
            return Known(verdict, ExcelError(stored) if is_error else stored, speller)
    return None
