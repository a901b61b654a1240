"""Special cases that a formula treats in its own way: an actual that is the baseline or the target, 0, or far away.

Only a figure counts that is not the form's. A word or a blank says that there is none; a test for 0 takes the cell for
empty, and what it shows then is told with the guards.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sdgsheet.formulas.engine import ExcelError
from sdgsheet.formulas.formula import Formula
from sdgsheet.rules.formulas.likeness import Likeness, fits, read_result
from sdgsheet.rules.formulas.subject import Subject
from sdgsheet.rules.formulas.trials import Trial
from sdgsheet.snapshot import Ref

_EXTREMES = frozenset({"MIN", "MAX", "LARGE", "SMALL", "AGGREGATE"})
_CHOOSING = frozenset({"IF", "IFS", "SWITCH", "CHOOSE", "MEDIAN"}) | _EXTREMES
_COMPARING = frozenset({"=", "<>", "<", ">", "<=", ">="})
_ORDERING = frozenset({"<", ">", "<=", ">="})
_FAR = 120.0
"""Times the way from the baseline to the target."""
COUNT = 8
_ZERO, _BELOW, _EMPTY = 2, 3, (2, 6, 7)
"""Which cases have an actual of 0, one below 0, and a figure that a formula may take for an empty cell."""


def chooses(formula: Formula) -> bool:
    """It may treat some figures in another way than the rest."""
    return not formula.words.isdisjoint(_CHOOSING | _COMPARING)


def _asks_for_order(formula: Formula) -> bool:
    """It compares figures; not so that the largest of several that are not meant, and count as 0, may be shown."""
    words = formula.words
    return not words.isdisjoint(_ORDERING) and words.isdisjoint(_EXTREMES)


def special_figures(subjects: Sequence[Subject]) -> Iterator[dict[Ref, float]]:
    """One special case after the other, in all of these rows at once."""
    cases = [_cases(subject) for subject in subjects]
    for of_all in zip(*cases, strict=True):
        yield {place: value for figures in of_all for place, value in figures.items()}


def _cases(subject: Subject) -> list[dict[Ref, float]]:
    places = (subject.inputs.baseline, subject.place("actual"), subject.inputs.target)
    own = subject.now
    b, _, t = (own.get(place) if place is not None else None for place in places)
    start, end = (b, t) if b is not None and t is not None and b != t else (120.0, 170.0)
    way = end - start
    # Far away nothing is below 0, and no figure so large beside the way that its digits are lost.
    far, part = (_FAR + 1) * abs(way), float(round(abs(way) / 3) + 1)
    triples = [
        (start, start, end),
        (start, end, end),
        (start, 0.0, end),
        (start, -part, end),
        (far, far + _FAR * way, far + way),
        (far, far - _FAR * way, far + way),
        (0.0, part, abs(way)),
        (abs(way), part, 0.0),
    ]
    return [{p: v for p, v in zip(places, triple, strict=True) if p is not None} for triple in triples]


def odd_one(subject: Subject, formula: Formula, trials: Sequence[Trial], like: Likeness) -> Trial | None:
    """The first special case in which the formula gives a figure that is not the form's."""
    if len(trials) < COUNT:
        return None  # rows that share a cell
    below_counts = _fits(subject, trials[_ZERO], like) and _asks_for_order(formula)
    for index, trial in enumerate(trials):
        read = read_result(trial.result)
        if read is None or isinstance(trial.result, ExcelError) or _fits(subject, trial, like):
            continue
        if index == _BELOW and not below_counts:
            continue  # IF(K15>0,…) asks whether something stands there
        if index in _EMPTY and (read.value == 0 or _is_older(subject, trial, like)):
            continue
        return trial
    return None


def _fits(subject: Subject, trial: Trial, like: Likeness) -> bool:
    known = (trial.figures.fraction, subject.converted(trial.values))
    return any(fraction is not None and fits(fraction, trial.result, like) for fraction in known)


def _is_older(subject: Subject, trial: Trial, like: Likeness) -> bool:
    """The actual before counts where this one is taken for empty."""
    values = {**subject.now, **trial.values}
    older = (subject.expected(values, index) for index in range(subject.latest or 0))
    return any(fraction is not None and fits(fraction, trial.result, like) for fraction in older)
