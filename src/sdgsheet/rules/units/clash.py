"""Where the units of one row differ, and whether that does harm."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from sdgsheet.form.model import Indicator, Triple
from sdgsheet.notation.units import Unit
from sdgsheet.rules.case import Case
from sdgsheet.rules.units.scale import fits, is_measured, is_one_unit

_NEAR = 5
"""A converted value within this factor of its row is what was meant."""


@dataclass(frozen=True, slots=True)
class Clash:
    """The values of a row whose unit is not that of the others."""

    odd: tuple[Triple, ...]
    unit: Unit
    """The unit of the others: of most of them, else the first."""
    converted: Fraction | None
    """The first odd value in that unit; None where the units do not convert."""
    factor: Fraction | None
    """How many of ``unit`` one of the odd unit is."""
    is_near: bool
    """All odd values, converted, lie within a factor of 5 of the row."""
    is_right: bool
    """The written 達成度 is what the converted values give."""

    @property
    def is_by_year(self) -> bool:
        """The units differ in /年 alone: 件 and 件/年."""
        units = (self.unit, *(t.unit for t in self.odd if t.unit is not None))
        return len({(unit.base.removesuffix("/年"), unit.scale) for unit in units}) == 1

    @property
    def is_harmless(self) -> bool:
        """The figures are right once they are converted."""
        return self.is_near and self.is_right


def clash(case: Case, row: Indicator) -> Clash | None:
    """The clash of units in a row; None where all units are one. Values without a unit say nothing."""
    if is_one_unit(row.triples):
        return None
    measured = [(t, t.unit) for t in row.triples if t.unit is not None and is_measured(t)]
    usual = Counter((u.base, u.scale) for _, u in measured).most_common(1)[0][0]
    unit = next(u for _, u in measured if (u.base, u.scale) == usual)
    odd = [(t, u) for t, u in measured if (u.base, u.scale) != usual]
    others = [abs(Fraction(t.amount.number or 0)) for t, u in measured if (u.base, u.scale) == usual]
    first, its_unit = odd[0]
    converts = all(u.converts_to(unit) for _, u in odd)
    factor = its_unit.scale / unit.scale if converts else None
    return Clash(
        odd=tuple(t for t, _ in odd),
        unit=unit,
        converted=None if factor is None else Fraction(first.amount.number or 0) * factor,
        factor=factor,
        is_near=converts and all(_is_near(t, u, unit, others) for t, u in odd),
        is_right=converts and fits(case, row),
    )


def units_clash(case: Case, row: Indicator) -> bool:
    """U102 speaks of the row as an error: its figures cannot be set side by side."""
    found = clash(case, row)
    return found is not None and not found.is_harmless


def _is_near(triple: Triple, own: Unit, unit: Unit, others: Sequence[Fraction]) -> bool:
    value = abs(Fraction(triple.amount.number or 0)) * own.scale / unit.scale
    return min(others) / _NEAR <= value <= max(others) * _NEAR
