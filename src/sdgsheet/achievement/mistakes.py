"""The known mistakes: other ways of reckoning that a wrong 達成度 often comes from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from sdgsheet.achievement.compute import Achievement, in_one_unit
from sdgsheet.achievement.stated import StatedFigure
from sdgsheet.form.model import Indicator, Triple


class Mistake(StrEnum):
    """What was reckoned instead of the form's formula."""

    ACTUAL_OVER_TARGET = "actual / target"
    TARGET_OVER_ACTUAL = "target / actual"
    ACTUAL_OVER_BASELINE = "actual / baseline"
    GROWTH = "growth over baseline"
    REMAINDER = "the target reached the other way round"
    OLDER_ACTUAL = "an older actual"
    OTHER_TARGET = "the twin's target"
    TRUNCATED = "truncated"
    CAPPED = "capped"
    FLOORED = "floored"


Ratio = Callable[[Fraction, Fraction, Fraction], Fraction]
"""Of baseline, actual and target in one unit; raises ZeroDivisionError where it has no value."""

RATIOS: Mapping[Mistake, Ratio] = {
    Mistake.ACTUAL_OVER_TARGET: lambda _, actual, target: actual / target,
    Mistake.TARGET_OVER_ACTUAL: lambda _, actual, target: target / actual,
    Mistake.ACTUAL_OVER_BASELINE: lambda baseline, actual, _: actual / baseline,
    Mistake.GROWTH: lambda baseline, actual, _: (actual - baseline) / baseline,
    Mistake.REMAINDER: lambda baseline, actual, target: (actual - target) / (baseline - target),
}
"""The mistakes that are another formula on the row's own figures."""


@dataclass(frozen=True, slots=True)
class Explained:
    """The mistake that reproduces a written figure, and what it was reckoned from."""

    mistake: Mistake
    actual: Triple | None = None
    """The older actual."""
    twin: Indicator | None = None
    """The row whose target it is."""


def explain(
    row: Indicator, achievement: Achievement, figure: StatedFigure, twins: Iterable[Indicator] = ()
) -> Explained | None:
    """The one known mistake that gives the written figure; None where none does, or more than one.

    ``twins`` are the other rows of the same indicator. Where the figure agrees with what is
    computed there is nothing to explain.
    """
    if achievement.fraction is None or figure.value is None or figure.fits(achievement.fraction):
        return None
    found: dict[Mistake, Explained] = {}
    for candidate in _candidates(row, achievement, figure, twins):
        found.setdefault(candidate.mistake, candidate)
    return next(iter(found.values())) if len(found) == 1 else None


def _candidates(
    row: Indicator, achievement: Achievement, figure: StatedFigure, twins: Iterable[Indicator]
) -> Iterator[Explained]:
    baseline, actual, target = achievement.baseline, achievement.actual, achievement.target
    assert baseline is not None
    assert actual is not None
    assert target is not None
    figures = in_one_unit(baseline, actual, target)
    if figures is None:
        return
    for mistake, ratio in RATIOS.items():
        try:
            value = ratio(*figures)
        except ZeroDivisionError:
            continue
        if figure.fits(value):
            yield Explained(mistake)
    for older in row.actuals:
        if older is not None and older is not actual and _fits(figure, baseline, older, target):
            yield Explained(Mistake.OLDER_ACTUAL, actual=older)
    for twin in twins:
        if twin.target is not None and _fits(figure, baseline, actual, twin.target):
            yield Explained(Mistake.OTHER_TARGET, twin=twin)
    assert achievement.fraction is not None
    if (shown := _shown_otherwise(achievement.fraction, figure)) is not None:
        yield Explained(shown)


def _fits(figure: StatedFigure, baseline: Triple, actual: Triple, target: Triple) -> bool:
    if any(t.amount.number is None for t in (actual, target)):
        return False
    figures = in_one_unit(baseline, actual, target)
    if figures is None or figures[0] == figures[2]:
        return False
    start, now, end = figures
    return figure.fits((now - start) / (end - start))


def _shown_otherwise(computed: Fraction, figure: StatedFigure) -> Mistake | None:
    if figure.value == _toward_zero(computed, figure.step):
        return Mistake.TRUNCATED
    if figure.value == 1 and computed > 1:
        return Mistake.CAPPED
    if figure.value == 0 and computed < 0:
        return Mistake.FLOORED
    return None


def _toward_zero(value: Fraction, step: Fraction) -> Fraction:
    return int(value / step) * step
