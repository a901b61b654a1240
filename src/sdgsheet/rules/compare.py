"""Whether two places say the same: years by name, values as quantities at the precision shown."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from sdgsheet.achievement.words import aim_of
from sdgsheet.form.model import Triple
from sdgsheet.notation.names import differ_slightly, join_key
from sdgsheet.notation.numberformats import is_percent
from sdgsheet.notation.numbers import Qualifier
from sdgsheet.notation.years import Year

_ONE = Fraction(1)


class Quantity(NamedTuple):
    """A figure in its unit's base, and what one of its last digit shown is worth there."""

    value: Fraction
    step: Fraction


def same_year(one: Year | None, other: Year | None) -> bool | None:
    """The two name one year; a month or a day names its calendar and its fiscal year. None: unknown.

    A span (2018～2020平均) is the same as a span of the same years only; 毎年度 contradicts no year.
    """
    if one is None or other is None or one.is_open != other.is_open:
        return None
    if "span" in {one.kind, other.kind}:
        return (one.first, one.last) == (other.first, other.last)
    return not one.fitting.isdisjoint(other.fitting)


def units_convert(one: Triple, other: Triple) -> bool:
    """Figures of the one can be compared with figures of the other; a missing unit is taken for the other's."""
    return one.unit is None or other.unit is None or one.unit.converts_to(other.unit)


def same_value(one: Triple, other: Triple) -> bool | None:
    """Both say the same, after conversion, at the coarser of the two shown precisions.

    None where that cannot be told: a value is missing, is an error, is a word beside a number, or
    the units do not convert.
    """
    if not (_speaks(one) and _speaks(other)):
        return None
    first, second = _figure(one), _figure(other)
    if first is None or second is None:
        return _same_words(one, other) if first is second else None
    alike = one.unit is other.unit and shows_percent(one) is shows_percent(other)
    if alike and (first == second or abs(first - second) > 1):
        return first == second  # no rounding to whole numbers or finer can change that
    if not units_convert(one, other):
        return None
    return _agree(quantity(one, other), quantity(other, one))


def rises(start: Triple, end: Triple) -> bool:
    """The figure of ``end`` is the greater one; both have numbers in units that convert."""
    if start.unit is end.unit and shows_percent(start) is shows_percent(end):
        return (end.amount.number or 0) > (start.amount.number or 0)
    return quantity(end, start).value > quantity(start, end).value


def same_as_written(one: Triple, other: Triple) -> bool:
    """The figures themselves are equal, whatever their units, and are not zero."""
    first, second = one.amount.number, other.amount.number
    if not first or not second:
        return False
    return _agree(Quantity(Fraction(first), _step(one)), Quantity(Fraction(second), _step(other)))


def quantity(triple: Triple, beside: Triple | None = None) -> Quantity:
    """The figure of a triple that has a number; without a unit it is taken in that of ``beside``.

    A share counts as the sheet shows it: a stored 0.345 that shows as 34.5% is 34.5 ％.
    """
    unit = triple.unit or (beside.unit if beside is not None else None)
    scale = _ONE if unit is None else unit.scale
    if unit is not None and unit.base == "%" and shows_percent(triple):
        scale = scale * 100
    return Quantity(Fraction(triple.amount.number or Decimal(0)) * scale, _step(triple) * scale)


def shows_percent(triple: Triple) -> bool:
    """The cell's format shows a hundred times what is stored: 34.5% for 0.345."""
    return triple.source.kind == "number" and is_percent(triple.source.style.number_format)


def _speaks(triple: Triple) -> bool:
    return triple.amount.number is not None or (triple.amount.stands and triple.source.kind != "error")


def _figure(triple: Triple) -> Decimal | None:
    """The one number; none in a range (10～12) or a change (10％増), which are compared as they are written."""
    return None if triple.amount.qualifier in _WORDED else triple.amount.number


_WORDED = (Qualifier.RANGE, Qualifier.CHANGE)


def _same_words(one: Triple, other: Triple) -> bool:
    words = [t.amount.text.replace("済み", "済") for t in (one, other)]
    if join_key(words[0]) == join_key(words[1]) or differ_slightly(*words):
        return True
    aims = [aim_of(word) for word in words]
    return aims[0] is not None and aims[0] is aims[1]


def _agree(one: Quantity, other: Quantity) -> bool:
    step = max(one.step, other.step)
    return abs(one.value - other.value) * 2 <= step or round(one.value / step) == round(other.value / step)


def _step(triple: Triple) -> Fraction:
    """What one of the last digit shown is worth, in the figure's own scale: 1/1000 for 0.345 shown as 34.5%."""
    return Fraction(1, 10**triple.amount.places)
