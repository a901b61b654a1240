"""Whether the rounding of the figures shown could explain a written 達成度."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NamedTuple

from sdgsheet.achievement.compute import Achievement, to_one_unit
from sdgsheet.achievement.stated import StatedFigure, round_half_away
from sdgsheet.form.model import Triple

# What is measured, not counted: a figure without decimals may still be a rounded one.
_MEASURES = re.compile(
    r"(?:%|円|ドル|[kMm]?g|トン|t|(?:t-)?CO2(?:eq)?|m[23]?|[kc]?m|ha|l|L|リットル|V?A|Wh?|J|cal|度|℃|時間|分|秒|ポイント|dB|ppm)"
    r"(?:[/・-].*)?"
)


def rounding_explains(achievement: Achievement, figure: StatedFigure) -> bool:
    """Figures that show as the row's baseline and actual would give the written 達成度.

    Counts without decimals are exact: nothing is hidden behind 12人.
    """
    baseline, actual, target = achievement.baseline, achievement.actual, achievement.target
    if baseline is None or actual is None or target is None or figure.value is None:
        return False
    if is_exact_count(baseline) and is_exact_count(actual):
        return False
    factors = to_one_unit(baseline, actual, target)
    if factors is None:
        return False
    start, now, end = (_shown(t, factor) for t, factor in zip((baseline, actual, target), factors, strict=True))
    if start.lowest <= end.middle <= start.highest:
        return False
    values = [(n - s) / (end.middle - s) for s in (start.lowest, start.highest) for n in (now.lowest, now.highest)]
    half = figure.step / 2
    return min(values) - half <= figure.value <= max(values) + half


def fraction_as_shown(achievement: Achievement) -> Fraction | None:
    """The 達成度 by the figures as their formats show them; None where none of them hides a digit."""
    baseline, actual, target = achievement.baseline, achievement.actual, achievement.target
    if achievement.fraction is None or baseline is None or actual is None or target is None:
        return None
    triples = (baseline, actual, target)
    factors = to_one_unit(*triples)
    if factors is None or not any(map(hides_digits, triples)):
        return None
    start, now, end = (_as_shown(t) * factor for t, factor in zip(triples, factors, strict=True))
    return None if start == end else (now - start) / (end - start)


def hides_digits(triple: Triple) -> bool:
    """The cell holds more digits than its format shows: 2620.4 under #,##0."""
    return triple.source.kind == "number" and "%" not in triple.amount.text and _as_shown(triple) != _stored(triple)


def _stored(triple: Triple) -> Fraction:
    return Fraction(triple.amount.number or 0)


def _as_shown(triple: Triple) -> Fraction:
    if triple.source.kind != "number" or "%" in triple.amount.text:
        return _stored(triple)
    return round_half_away(_stored(triple), Fraction(1, 10**triple.amount.places))


class _Shown(NamedTuple):
    """What a figure as shown may stand for."""

    lowest: Fraction
    middle: Fraction
    highest: Fraction


def _shown(triple: Triple, factor: Fraction) -> _Shown:
    middle = Fraction(triple.amount.number or 0) * factor
    half = Fraction(1, 2 * 10**triple.amount.places) * factor
    return _Shown(middle - half, middle, middle + half)


def is_exact_count(triple: Triple) -> bool:
    """A number of persons, cases, places … written out in full."""
    unit = triple.unit
    if triple.amount.places or (unit is not None and unit.scale != 1):
        return False
    return unit is None or _MEASURES.fullmatch(unit.base) is None
