"""Formulas tried on chosen figures, all shapes of a form at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sdgsheet.formulas.engine import Result
from sdgsheet.formulas.reading import Formula
from sdgsheet.formulas.recalculating import loaded
from sdgsheet.formulas.roles import FIGURES, Roles, inputs_of
from sdgsheet.rules.case import Case
from sdgsheet.rules.formulas.instead import Figures
from sdgsheet.rules.formulas.sampling import SAMPLES, Row, choose
from sdgsheet.rules.formulas.subject import Subject
from sdgsheet.snapshot import Ref


class Trial(NamedTuple):
    """One formula on one choice of figures."""

    figures: Figures
    values: dict[Ref, float]
    """All that was chosen, by cell."""
    result: Result


def tried(
    case: Case, pairs: Sequence[tuple[Subject, Formula]], roles: Roles, samples: Iterable[int] = SAMPLES
) -> list[list[Trial]]:
    """Tries each formula on figures that are chosen anew in every row that any of them reads.

    Raises:
        NotJudgedError: the evaluator failed.
    """
    rows = _rows(case, pairs, roles)
    return tried_on(case, pairs, (choose(sample, rows) for sample in samples))


def tried_on(
    case: Case, pairs: Sequence[tuple[Subject, Formula]], choices: Iterable[dict[Ref, float]]
) -> list[list[Trial]]:
    """Tries each formula on these figures, by cell.

    Raises:
        NotJudgedError: the evaluator failed.
    """
    engine = loaded(case.workbook, (formula for _, formula in pairs))
    places = [tuple(map(subject.place, FIGURES)) for subject, _ in pairs]
    trials: list[list[Trial]] = [[] for _ in pairs]
    for values in choices:
        for place, value in values.items():
            engine.put(place, value)
        engine.evaluate()
        for (subject, _), own, found in zip(pairs, places, trials, strict=True):
            figures = _figures(own, values)
            if figures is not None:
                found.append(Trial(figures, values, engine.result(subject.cell)))
    return trials


def _figures(places: Iterable[Ref | None], values: dict[Ref, float]) -> Figures | None:
    baseline, actual, target = [None if place is None else values.get(place) for place in places]
    if baseline is None or actual is None or target is None or baseline == target:
        return None
    return Figures(baseline, actual, target)


def _rows(case: Case, pairs: Sequence[tuple[Subject, Formula]], roles: Roles) -> list[Row]:
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
