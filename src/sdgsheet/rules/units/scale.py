"""One value that is off by a power of ten under its row's unit, and what is needed to tell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from sdgsheet.form.model import Indicator, Triple
from sdgsheet.notation.numbers import Qualifier
from sdgsheet.notation.units import Unit
from sdgsheet.rules.case import Case

POWERS = (1, -1, 2, -2, 3, -3, 4, -4)
"""Too large by 10, too small by 10, and so on up to 10,000."""
BOUNDS = (Qualifier.AT_LEAST, Qualifier.AT_MOST)
"""What a target may say and still be computed with."""


@dataclass(frozen=True, slots=True)
class Slip:
    """One value that is off, and what shows it."""

    row: Indicator
    triple: Triple
    power: int
    """The value is 10**power times what it should be: 1 for 25,290 instead of 2,529."""
    by_achievement: bool = False
    """The written 達成度 fits the shifted value."""
    other: Indicator | None = None
    """The row that has the value as it should be: elsewhere in the form, or in last year's."""
    beside: Triple | None = None
    """That row's value."""

    @property
    def right(self) -> Decimal:
        """The value with its point where it should be."""
        return number(self.triple).scaleb(-self.power)


def number(triple: Triple) -> Decimal:
    """The figure of a triple that has one."""
    assert triple.amount.number is not None
    return triple.amount.number


def is_plain(triple: Triple, also: tuple[Qualifier, ...] = ()) -> bool:
    """A plain figure that is not 0: zeros stay zeros however they are shifted."""
    amount = triple.amount
    return bool(amount.number) and amount.qualifier in (None, Qualifier.PROVISIONAL, *also)


def is_measured(triple: Triple) -> bool:
    """A figure under a unit that the row's others may be set beside; a change (5ポイント増) has a unit of its own."""
    return triple.unit is not None and triple.amount.number is not None and triple.amount.qualifier != Qualifier.CHANGE


def is_one_unit(triples: Iterable[Triple]) -> bool:
    """All figures stand under one unit; one without a unit is taken to have the others'."""
    first: Unit | None = None
    for triple in triples:
        unit = triple.unit
        if unit is None or unit is first or not is_measured(triple):
            continue
        if first is not None and (unit.base != first.base or unit.scale != first.scale):
            return False
        first = unit
    return True


def within(one: Decimal, other: Decimal, factor: Decimal) -> bool:
    """Neither is more than ``factor`` times the other; never across zero."""
    if one * other <= 0:
        return False
    small, large = sorted((abs(one), abs(other)))
    return large <= small * factor


def fits(case: Case, row: Indicator) -> bool:
    """The written 達成度 is what the row's values give."""
    computed = case.achievement(row).fraction
    return computed is not None and case.figure(row).fits(computed)
