"""What a row shows by itself of a scale slip: by its written 達成度, else by where its actuals stand."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from sdgsheet.achievement.mistakes import explain
from sdgsheet.form.model import Indicator, Triple
from sdgsheet.rules.case import Case
from sdgsheet.rules.units.real import may_be_real
from sdgsheet.rules.units.scale import BOUNDS, POWERS, Slip, is_one_unit, is_plain, number, within
from sdgsheet.rules.units.twins import group_of
from sdgsheet.rules.values.fraction import fraction_slips

_NEAR = Decimal(5)
_CLOSE = Decimal(2)
_CLOSER = Decimal("1.5")


def row_slip(case: Case, row: Indicator) -> Slip | None:
    """The value of the row that is off; None where nothing shows one, and where V106 speaks of a share."""
    if not is_one_unit(row.triples):
        return None
    slip = _by_achievement(case, row) or _by_range(row)
    return None if slip is None or fraction_slips(row, case.figure(row)) else slip


def _by_achievement(case: Case, row: Indicator) -> Slip | None:
    """The written 達成度 fits once the actual or the baseline is shifted, not before, and no mistake explains it."""
    achievement, figure = case.achievement(row), case.figure(row)
    if achievement.fraction is None or figure.value is None or figure.fits(achievement.fraction):
        return None
    baseline, actual, target = achievement.baseline, achievement.actual, achievement.target
    assert baseline is not None
    assert actual is not None
    assert target is not None
    start, now, end = number(baseline), number(actual), number(target)
    for power in POWERS:
        for triple, values in (
            (actual, (start, now.scaleb(-power), end)),
            (baseline, (start.scaleb(-power), now, end)),
        ):
            if _is_near(triple is actual, *values) and figure.fits(_ratio(*values)):
                explained = explain(row, achievement, figure, _twins(case, row))
                return None if explained else Slip(row, triple, power, by_achievement=True)
    return None


def _is_near(shifted_is_actual: bool, start: Decimal, now: Decimal, end: Decimal) -> bool:
    shifted, rest = (now, start) if shifted_is_actual else (start, now)
    return start != end and within(shifted, rest, _NEAR) and within(shifted, end, _NEAR)


def _ratio(start: Decimal, now: Decimal, end: Decimal) -> Fraction:
    return (Fraction(now) - Fraction(start)) / (Fraction(end) - Fraction(start))


def _twins(case: Case, row: Indicator) -> list[Indicator]:
    group = group_of(case, row)
    return [] if group is None else [r for r in group.rows if r is not row]


def _by_range(row: Indicator) -> Slip | None:
    """One actual stands far away from a baseline and a target that are close together."""
    baseline, target = row.baseline, row.target
    if baseline is None or target is None or not (is_plain(baseline) and is_plain(target, BOUNDS)):
        return None
    low, high = sorted((number(baseline), number(target)))
    if low <= 0 or not within(low, high, _CLOSE):
        return None
    actuals = [a for a in row.actuals if a is not None and a.amount.number is not None]
    far = [a for a in actuals if number(a) * _NEAR <= low or number(a) >= high * _NEAR]
    if len(far) != 1 or not is_plain(far[0]):
        return None
    power = next((p for p in POWERS if _lands(far[0], p, low, high)), None)
    if power is None or may_be_real(row, far[0], power, (low, high)):
        return None
    return Slip(row, far[0], power)


def _lands(actual: Triple, power: int, low: Decimal, high: Decimal) -> bool:
    shifted = number(actual).scaleb(-power)
    if abs(power) == 1:
        # Tenfold happens in life: the baseline, the target and the shifted value must all be close.
        return within(low, high, _CLOSER) and within(shifted, low, _CLOSER) and within(shifted, high, _CLOSER)
    return low <= shifted <= high or within(shifted, low, _CLOSER) or within(shifted, high, _CLOSER)
