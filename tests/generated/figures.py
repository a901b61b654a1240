"""Plausible figures: a baseline, a target, a later target, and actuals on the way."""

from __future__ import annotations

import random
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from generated.vocabulary import Indicator


@dataclass(frozen=True)
class Series:
    """The figures of one indicator: baseline, actuals year by year, the plan's target and that of 2030."""

    baseline: Decimal
    actuals: tuple[Decimal, ...]
    target: Decimal
    later_target: Decimal


def series(indicator: Indicator, rng: random.Random, years: int = 3) -> Series:
    """Figures that no rule has anything to say about but for what is judged from the figures alone."""
    while True:
        made = _attempt(indicator, rng, years)
        if made is not None:
            return made


def _attempt(indicator: Indicator, rng: random.Random, years: int) -> Series | None:
    low, high = float(indicator.low), float(indicator.high)
    start = rng.uniform(low, low + (high - low) * rng.choice((0.3, 1.0)))
    far = _aim(indicator, start, rng)
    near = start + (far - start) * rng.uniform(0.35, 0.7)
    progress = _progress(indicator, rng, years)
    step = Decimal(1).scaleb(-indicator.decimals)

    def rounded(value: float) -> Decimal:
        return Decimal(repr(value)).quantize(step, ROUND_HALF_UP)

    baseline, target, later = rounded(start), rounded(near), rounded(far)
    actuals = tuple(rounded(start + (near - start) * share) for share in progress)
    everything = (baseline, *actuals, target, later)
    if len({baseline, target, later}) < 3 or min(everything) <= 0 or max(everything) > Decimal("4.5") * min(everything):
        return None
    if indicator.is_share and (max(everything) > 99 or min(everything) < 2):
        return None
    if "24本" in indicator.name and max(everything) > 24:
        return None
    return Series(baseline, actuals, target, later)


def _aim(indicator: Indicator, start: float, rng: random.Random) -> float:
    if indicator.is_share:
        room = min(24.0, 98.5 - start) if indicator.rises else min(18.0, start * 0.5)
        change = rng.uniform(room * 0.35, room)
    elif indicator.high < indicator.low * 3:  # a narrow band of plausible figures
        change = float(indicator.high - indicator.low) * rng.uniform(0.3, 0.9)
    else:
        change = start * (rng.uniform(0.08, 0.45) if rng.random() < 0.8 else rng.uniform(0.45, 0.9))
        if not indicator.rises:
            change = min(change, start * 0.55)
    return start + change if indicator.rises else start - change


def _progress(indicator: Indicator, rng: random.Random, years: int) -> list[float]:
    """Shares of the way to the plan's target, year by year; now and then backwards, at a standstill, or far beyond."""
    pace = rng.choices(
        (rng.uniform(0.1, 0.34), rng.uniform(0.3, 0.45), rng.uniform(-0.3, 0.0), rng.uniform(0.7, 1.4), 0.0),
        (60, 20, 10, 4, 6),
    )[0]
    if indicator.is_cumulative:
        pace = abs(pace)
        return [pace * (year + 1) for year in range(years)]
    return [pace * (year + 1) + rng.uniform(-0.06, 0.06) * (pace != 0) for year in range(years)]
