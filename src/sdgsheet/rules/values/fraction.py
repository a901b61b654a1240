"""A share (％) that stands as a fraction beside percentages, or the other way round: 0.345 / 34.5."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from sdgsheet.achievement.stated import StatedFigure
from sdgsheet.form.model import Indicator, Triple
from sdgsheet.rules.case import Case
from sdgsheet.rules.compare import shows_percent


class FractionSlip(NamedTuple):
    """One value on another scale than the rest of its row."""

    triple: Triple
    stored: Decimal
    """What the cell holds."""
    expected: Decimal
    """The value on the scale of the others."""
    beside: Triple
    """The value that it was compared with."""
    hidden: bool
    """A cell shows 34.5% for a stored 0.345, so the sheet looks right and its formulas break."""


def fraction_slips(row: Indicator, figure: StatedFigure) -> tuple[FractionSlip, ...]:
    """The values of the row that V106 speaks of.

    A value up to 1 beside one of 2 or more, which fits the baseline or an actual within a factor
    of 2 once it is taken times 100. Comparing with the target alone would prove nothing: a share
    may really grow from 0.9 to 50. ``figure`` is the row's 達成度: where it was typed and is right
    with the values as they stand, they are right too.
    """
    shares = _shares(row)
    small = [(t, n) for t, n in shares if 0 < n <= 1]
    large = [(t, n) for t, n in shares if n >= 2]
    if not small or not large:
        return ()
    proved = _is_proved(row, figure)
    used = {id(row.baseline), id(row.latest), id(row.target)}
    # The odd ones out are those on the rarer scale.
    turned = len(small) > len(large)
    slips: dict[int, FractionSlip] = {}
    for fraction, low in small:
        for percent, high in large:
            if percent is row.target or not _within_two(low * 100, high):
                continue
            odd, other = (percent, fraction) if turned else (fraction, percent)
            if proved and id(odd) in used:
                continue
            stored, expected = (high, high / 100) if turned else (low, low * 100)
            alike = shows_percent(fraction) and not shows_percent(percent)
            slips.setdefault(id(odd), FractionSlip(odd, stored, expected, other, alike))
    return tuple(slips.values())


def mixes_scales(case: Case, row: Indicator) -> bool:
    """V106 speaks of the row."""
    return bool(fraction_slips(row, case.figure(row)))


def stored_number(triple: Triple) -> Decimal | None:
    """What formulas compute with: 0.345 where the sheet shows 34.5%."""
    return triple.amount.number if triple.source.number is None else triple.source.number


def _shares(row: Indicator) -> list[tuple[Triple, Decimal]]:
    """The row's numbers, if they are shares: ％ on at least one of them, and no other unit on any."""
    units = {triple.unit.spelling for triple in row.triples if triple.unit is not None}
    if units != {"%"}:
        return []
    return [(t, n) for t in row.triples if (n := stored_number(t)) is not None]


def _within_two(a: Decimal, b: Decimal) -> bool:
    return b <= 2 * a and a <= 2 * b


def _is_proved(row: Indicator, figure: StatedFigure) -> bool:
    """A typed 達成度 is right with what the cells hold; a formula's result proves nothing."""
    if row.stated is None or row.stated.source.formula is not None:
        return False
    ends = row.baseline, row.latest, row.target
    base, actual, target = (None if t is None else stored_number(t) for t in ends)
    if base is None or actual is None or target is None or base == target:
        return False
    return figure.fits(Fraction(actual - base) / Fraction(target - base))
