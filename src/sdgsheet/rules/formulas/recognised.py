"""Formulas that are known at first sight: the form's own, and the one that sdgsheet writes."""

from __future__ import annotations

from sdgsheet.achievement.formula import evaluate, live_formula
from sdgsheet.formulas.engine import ExcelError, Result
from sdgsheet.rules.formulas.likeness import Likeness
from sdgsheet.rules.formulas.subject import Subject
from sdgsheet.rules.formulas.verdict import Kind, Verdict
from sdgsheet.snapshot import Cell, Ref

_RIGHT = Verdict(Kind.RIGHT, Likeness())
_RIGHT_IN_POINTS = Verdict(Kind.RIGHT, Likeness(scale=100))


def recognise(subject: Subject) -> tuple[Verdict, Result] | None:
    """The verdict and what the formula gives now; None for all other formulas, and for rows out of the ordinary."""
    baseline, target = subject.inputs.baseline, subject.inputs.target
    actuals = [place for place in subject.inputs.actuals if place is not None]
    if baseline is None or target is None or len(actuals) < len(subject.inputs.actuals) or not actuals:
        return None
    if {place.sheet for place in (baseline, target, *actuals)} != {subject.cell.sheet} or subject.source.in_array:
        return None
    return _plain(subject, baseline, target) or _live(subject, baseline, actuals, target)


def _plain(subject: Subject, baseline: Ref, target: Ref) -> tuple[Verdict, Result] | None:
    actual = subject.place("actual")
    values = subject.now
    if actual is None or subject.source.formula != f"({actual.a1}-{baseline.a1})/({target.a1}-{baseline.a1})":
        return None
    if not {baseline, actual, target} <= values.keys() or values[baseline] == values[target]:
        return None
    return _RIGHT, (values[actual] - values[baseline]) / (values[target] - values[baseline])


def _live(subject: Subject, baseline: Ref, actuals: list[Ref], target: Ref) -> tuple[Verdict, Result] | None:
    row = subject.row
    for points in (False, True):
        text = live_formula(baseline.a1, [place.a1 for place in actuals], target.a1, points=points)
        if subject.source.formula == text:
            cells = [
                triple.source if triple is not None else Cell(place.row, place.column)
                for triple, place in zip(
                    (row.baseline, *row.actuals, row.target), (baseline, *actuals, target), strict=True
                )
            ]
            stored = evaluate(cells[0], cells[1:-1], cells[-1], points=points).stored
            is_error = isinstance(stored, str) and stored.startswith("#")
            return (_RIGHT_IN_POINTS if points else _RIGHT), ExcelError(stored) if is_error else stored
    return None
