"""Formulas tried on chosen figures, all shapes of a form at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from sdgsheet.formulas.engine import Result
from sdgsheet.formulas.formula import Formula
from sdgsheet.formulas.recalculating import Tried
from sdgsheet.formulas.roles import FIGURES, Roles, inputs_of
from sdgsheet.rules.case import Case
from sdgsheet.rules.formulas.instead import Figures
from sdgsheet.rules.formulas.sampling import Row
from sdgsheet.rules.formulas.subject import Subject
from sdgsheet.snapshot import Ref


class Trial(NamedTuple):
    """One formula on one choice of figures."""

    figures: Figures
    values: Mapping[Ref, float]
    """All that was chosen, by cell."""
    result: Result


Pair = tuple[Subject, Formula]
"""A row and its formula."""


def tried_on(engine: Tried, pairs: Sequence[Pair], choices: Iterable[Mapping[Ref, float]]) -> list[list[Trial]]:
    """Tries each formula, which the evaluator holds, on these figures, by cell.

    Raises:
        NotJudgedError: the evaluator failed.
    """
    places = [tuple(map(subject.place, FIGURES)) for subject, _ in pairs]
    trials: list[list[Trial]] = [[] for _ in pairs]
    for values in choices:
        engine.compute(values)
        for (subject, _), own, found in zip(pairs, places, trials, strict=True):
            figures = _figures(own, values)
            if figures is not None:
                found.append(Trial(figures, values, engine.result(subject.cell)))
    return trials


def _figures(places: Iterable[Ref | None], values: Mapping[Ref, float]) -> Figures | None:
    baseline, actual, target = [None if place is None else values.get(place) for place in places]
    if baseline is None or actual is None or target is None or baseline == target:
        return None
    return Figures(baseline, actual, target)


def rows_of(case: Case, pairs: Sequence[Pair], roles: Roles) -> list[Row]:
    """The subjects' own rows, then all other rows of which they read a figure."""
    rows = {subject.row.key: subject.sampled() for subject, _ in pairs}
    forms = {row.key: form for form in case.forms for row in form.indicators}
    for place in dict.fromkeys(place for _, formula in pairs for place in formula.inputs):
        role = roles.at(place)
        row = role.row if role is not None and role.is_figure else None
        if row is not None and row.key not in rows:
            numbers = frozenset(t.cell for t in row.triples if t.amount.number is not None)
            rows[row.key] = Row(inputs_of(forms[row.key], row), None, numbers, 1)
    return list(rows.values())
