"""Falls and rises to a tenth or tenfold that happen in life, and are no slips of scale."""

from __future__ import annotations

import re
from decimal import Decimal

from sdgsheet.form.model import Indicator, Triple
from sdgsheet.rules.units.scale import number

_BEYOND = Decimal("1.1")
# What the pandemic stopped: gatherings, travel, the use of places.
_GATHERINGS = re.compile(
    r"参加|来場|来訪|来館|来園|入場|入館|入園|入込|観光|訪日|観客|見学|利用者|乗[降客車]|宿泊|受講|交流|祭|まつり|イベント|"
    r"フェス|大会|講[座演習]|教室|体験|通いの場|インバウンド|外国人|ボランティア"
)
_STOPPED, _STILL_SLOW = (2020, 2021), 2022


def may_be_real(row: Indicator, actual: Triple, power: int, bounds: tuple[Decimal, Decimal]) -> bool:
    """The actual, 10**power times what baseline and target let expect, need not be a slip."""
    return (abs(power) == 1 and _moves_that_way(row, actual, power, bounds)) or (
        power < 0 and _stopped_by_the_pandemic(row, actual)
    )


def _moves_that_way(row: Indicator, actual: Triple, power: int, bounds: tuple[Decimal, Decimal]) -> bool:
    """Another actual has clearly left the range between baseline and target on the same side: 24 → 15 → 2, target 20."""
    low, high = bounds
    others = [number(a) for a in row.actuals if a is not None and a is not actual and a.amount.number is not None]
    if power > 0:
        return any(value > high * _BEYOND for value in others)
    return any(value * _BEYOND < low for value in others)


def _stopped_by_the_pandemic(row: Indicator, actual: Triple) -> bool:
    """A count of visitors or participants of 2020 or 2021, or of 2022 where a later actual is back."""
    if _GATHERINGS.search(row.name) is None or actual.year is None:
        return False
    if any(actual.year.fits(year) for year in _STOPPED):
        return True
    return actual.year.fits(_STILL_SLOW) and actual is not row.latest
