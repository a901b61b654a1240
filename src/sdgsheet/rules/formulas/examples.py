"""Inputs for which a formula shows something else than the form's: the row's own figures, or chosen ones."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from fractions import Fraction

from sdgsheet.achievement.number_format import read_format
from sdgsheet.achievement.percent import percent
from sdgsheet.achievement.stated import round_half_away
from sdgsheet.achievement.words import claim_of
from sdgsheet.formulas.engine import ExcelError, Result
from sdgsheet.formulas.roles import FIGURES
from sdgsheet.rules.formulas.likeness import Read, fits, read_result
from sdgsheet.rules.formulas.subject import Subject
from sdgsheet.rules.formulas.trials import Trial
from sdgsheet.rules.formulas.verdict import Example, Kind, Verdict
from sdgsheet.snapshot import Ref

_TELLING = 0.005
"""Half a percent: what a cell shows."""
_MOST_DIGITS = 12
_APART = 1.5
"""Steps that lie between two figures that are surely not rounded to one."""
_COMPARED = (Kind.DIFFERENT, Kind.ELSEWHERE, Kind.CONSTANT, Kind.OLDER)


def example_of(trials: Sequence[Trial], number_format: str, others: Collection[Ref] = ()) -> Example | None:
    """The first trial in which what is shown differs, a number at best; else the one that differs most in more digits.

    ``others`` are the cells, beside the form's inputs, that the result depends on.
    """

    def off(trial: Trial) -> float | None:
        read = read_result(trial.result)
        return None if read is None else abs(_as_fraction(read, trial.figures.fraction) - trial.figures.fraction)

    ranked = [(off(t), t) for t in trials]
    seen = [(distance, t) for distance, t in ranked if differs(t.figures.fraction, t.result, number_format)]
    plain = [trial for distance, trial in seen if distance is not None and distance > _TELLING]
    words = [trial for distance, trial in seen if distance is None]
    farthest = [trial for _, trial in sorted(seen or ranked, key=lambda pair: -(pair[0] or 0.0))]
    for trial in (*plain, *words, *farthest):
        beside = tuple((place, trial.values[place]) for place in others if place in trial.values)
        return Example(*trial.figures, trial.figures.fraction, trial.result, others=beside)
    return None


def differs(expected: float, result: Result, number_format: str) -> bool:
    """At the digits that the cell shows, the result is not the form's; 達成 is, where that is right."""
    read = read_result(result)
    if read is None:
        return not isinstance(result, str) or claim_of(result) is not (expected >= 1)
    step = Fraction(1, 10 ** (2 + _decimals(number_format)))
    is_fraction = read_format(number_format).scale == "percent"
    scales = (1,) if read.percent or (is_fraction and not read.as_text) else (1, 100)
    near = [scale for scale in scales if abs(read.value / scale - expected) < _APART * step]
    if not near:
        return True
    wanted = round_half_away(_exact(expected), step)
    return all(round_half_away(_exact(read.value) / scale, step) != wanted for scale in near)


def _as_fraction(read: Read, expected: float) -> float:
    """13 for 0.13, where that is nearer."""
    return read.value if read.percent else min((read.value, read.value / 100), key=lambda v: abs(v - expected))


def in_more_digits(expected: float, read: Read) -> tuple[str, str]:
    """The form's figure and another one in percent, with as many decimals as tell them apart."""
    value = _as_fraction(read, expected)
    pairs = ((percent(_exact(expected), places), percent(_exact(value), places)) for places in range(_MOST_DIGITS))
    return next((pair for pair in pairs if pair[0] != pair[1]), (repr(expected), repr(value)))


def expected_text(expected: float, number_format: str) -> str:
    """The form's figure in percent, with as many decimals as the cell shows."""
    return percent(_exact(expected), _decimals(number_format))


def _exact(value: float) -> Fraction:
    """The number that a double stands for: 0.425, which is a half to be rounded, not the double just below it."""
    return Fraction(f"{value:.15g}")


def _decimals(number_format: str) -> int:
    """Of a percent; a cell without a % sign is meant to the percent."""
    shown = read_format(number_format)
    return shown.places or 0 if shown.scale != "open" else 0


def with_own_figures(subject: Subject, verdict: Verdict, result: Result) -> Verdict:
    """The row's own figures tell most, where they show a difference; and what differs on them is not the form's formula."""
    example = _own_example(subject, result)
    if example is None:
        return verdict
    if verdict.kind is Kind.RIGHT and verdict.like is not None:
        is_number, expected = read_result(result) is not None, (example.expected, subject.converted(subject.now))
        agrees = any(f is not None and fits(f, result, verdict.like) for f in expected)
        # Texts among the figures may well show nothing.
        if not agrees and not isinstance(result, ExcelError) and (is_number or subject.has_numbers):
            return replace(verdict, kind=Kind.DIFFERENT, example=example)
    if verdict.kind is Kind.ERROR and not isinstance(result, ExcelError):
        return replace(verdict, kind=Kind.DIFFERENT, example=example)
    if verdict.kind in _COMPARED and differs(example.expected, result, subject.source.style.number_format):
        return replace(verdict, example=example)
    return verdict


def _own_example(subject: Subject, result: Result) -> Example | None:
    """The row's own figures; those that are kept as texts as the form reads them."""
    now, fraction = subject.now, subject.expected(subject.now)
    if fraction is not None:
        baseline, actual, target = (now[place] for place in map(subject.place, FIGURES) if place is not None)
        return Example(baseline, actual, target, fraction, result, now=True)
    achievement = subject.achievement
    numbers = [t.amount.number for t in (achievement.baseline, achievement.actual, achievement.target) if t is not None]
    known = [float(number) for number in numbers if number is not None]
    if achievement.fraction is None or subject.factors is not None or len(known) < len(FIGURES):
        return None
    return Example(known[0], known[1], known[2], float(achievement.fraction), result, now=True)
