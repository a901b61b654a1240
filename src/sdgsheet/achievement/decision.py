"""Where a person must decide: neither the written nor the computed 達成度 is plainly wrong."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from sdgsheet.achievement.compute import Achievement, in_one_unit
from sdgsheet.achievement.direction import lower_is_better
from sdgsheet.achievement.stated import StatedFigure
from sdgsheet.form.model import Indicator


class Decision(StrEnum):
    """Why a person must decide."""

    WRONG_SIDE = "wrong side"
    """The name says that less is better, and the target lies above the baseline."""
    TURNED_SIGN = "turned sign"
    """The written figure is the computed one with its sign turned."""


def decision(row: Indicator, achievement: Achievement, figure: StatedFigure) -> Decision | None:
    """Whether a person must decide on the row's 達成度; None where it can be judged by arithmetic."""
    computed = achievement.fraction
    if computed is None:
        return None
    if lower_is_better(row.name) and target_is_above(achievement):
        return Decision.WRONG_SIDE
    if not computed or figure.fits(computed):
        return None
    turned = any(read.value and read.fits(-computed) for read in readings(figure))
    return Decision.TURNED_SIGN if turned else None


def target_is_above(achievement: Achievement) -> bool:
    """The target is more than a baseline that is not 0: nothing can be reduced from 0."""
    baseline, target = achievement.baseline, achievement.target
    if baseline is None or target is None or not baseline.amount.number:
        return False
    figures = in_one_unit(baseline, target)
    return figures is not None and figures[1] > figures[0]


def readings(figure: StatedFigure) -> Iterator[StatedFigure]:
    """The figure, and the other way of reading it where the cell leaves that open."""
    yield figure
    if figure.other is not None:
        yield figure.other
