"""What the written 達成度 says: a fraction at the precision shown, a word, or nothing.

A % format or a % sign makes a fraction of it; the literal format ``0"%"`` percent points. A number
without either may be both: a formula's own ×100 decides first, else whichever of x and x/100 agrees
with what the core computes, else it is x/100 under a (%) heading.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from sdgsheet.achievement.number_format import read_format
from sdgsheet.form.model import Indicator
from sdgsheet.notation.characters import DASHES, solid
from sdgsheet.notation.numbers import Amount, Qualifier, parse_amount
from sdgsheet.notation.units import parse_unit

_PERCENT = Fraction(1, 100)
_GENERAL_DIGITS = 10
"""General shows eleven characters with the point: a long double is no claim to all of its digits."""
_SIGNS = frozenset("○◯〇◎●△×✕✖☓")
"""Marks that are words in a 達成度 cell, though some of them stand for a missing value elsewhere."""
_CLAIM = (
    r"(?:概ね|おおむね|ほぼ|一部)?(?:目標)?(?:未達成?|達成(?:済み?)?|不達成)|(?:達成|進捗)[率度]|[A-ES○◯〇◎●△×↑↗→↘↓]"
)
# 達成（95%）, 95%達成, A（95%）, 95%↑: a figure, and in words what it comes to.
_BESIDE_A_WORD = re.compile(rf"(?:{_CLAIM})?[(:=]?(?P<figure>[{DASHES}]?\d[\d,.]*(?:%|パーセント))\)?(?:{_CLAIM})?")
_FIGURE_ALONE = re.compile(rf"[{DASHES}+▲△]?[\d,.]+(?:%|パーセント)?")
_TIMES_100 = re.compile(r"\*\s*100(?![\d.])|(?<![\d.A-Z$])100\s*\*", re.IGNORECASE)
_OVER_100 = re.compile(r"/\s*100(?![\d.])")


@dataclass(frozen=True, slots=True)
class StatedFigure:
    """The 達成度 as written. ``value`` is a fraction (13% is 0.13), None for words and blanks."""

    text: str
    value: Fraction | None
    """As shown: 0.13 where 0.134 is shown as 13%."""
    step: Fraction
    """The unit of the last digit shown, as a fraction: 1/100 for 13%. 0 where value is None."""
    word: str = ""
    """達成, 未達成 …: what is written where it is not a number; missing-value words too."""
    missing: bool = False
    """Empty, or a word for a missing value."""
    stored: Fraction | None = None
    """The fraction in full: 0.134 where it is shown as 13%."""
    points: bool = False
    """The cell holds percent points: 13 for 13%."""
    other: StatedFigure | None = None
    """The same figure read the other way (13 as 1300%), where the cell itself leaves that open."""

    def fits(self, fraction: Fraction) -> bool:
        """The fraction shows as this figure: within half a unit of the last digit, ends included."""
        if self.value is None:
            return False
        # |value - fraction| * 2 <= step, in whole numbers: asked many times a row.
        value, top, bottom = self.value, fraction.numerator, fraction.denominator
        off = abs(value.numerator * bottom - top * value.denominator) * 2
        return off * self.step.denominator <= self.step.numerator * value.denominator * bottom


def read_stated(indicator: Indicator, computed: Fraction | None, percent_heading: bool) -> StatedFigure:
    """Reads the written figure; ``computed`` settles whether 13 means 13%."""
    stated = indicator.stated
    if stated is None:
        return StatedFigure("", None, Fraction(0), missing=True)
    cell = stated.source
    number = None if cell.style.struck else cell.number
    if number is None:
        return _of_text(stated.text, cell.kind == "error", computed, percent_heading)
    shown = read_format(cell.style.number_format)
    places = typed_places(number) if shown.places is None else shown.places
    if shown.scale == "percent":
        return as_percent(stated.text, number, places)
    points = as_points(stated.text, number, places)
    if shown.scale == "points" or _scales(cell.formula):
        return points
    return _whichever(points, as_fraction(stated.text, number, places), computed, percent_heading)


def has_words(text: str) -> bool:
    """More stands there than a figure and its sign: 95％（未達成）, A（95%）, 95%以上."""
    return _FIGURE_ALONE.fullmatch(solid(text)) is None


def round_half_away(value: Fraction, step: Fraction) -> Fraction:
    """``value`` to whole ``step``s as Excel shows it: halves go away from zero."""
    steps = abs(value) / step
    whole = (2 * steps.numerator + steps.denominator) // (2 * steps.denominator)
    return whole * step if value >= 0 else -whole * step


def _of_text(text: str, is_error: bool, computed: Fraction | None, percent_heading: bool) -> StatedFigure:
    word = text.strip()
    none = StatedFigure(text, None, Fraction(0), word=word)
    if is_error or word in _SIGNS:
        return none
    amount = _amount(text, computed)
    if not word or amount.missing:
        return replace(none, missing=True)
    if amount.number is None or (amount.unit and not _is_percent(amount)):
        return none
    points = as_points(text, amount.number, amount.places)
    if amount.qualifier in (None, Qualifier.PROVISIONAL):
        if amount.unit:
            return replace(points, points=False)
        return _whichever(points, as_fraction(text, amount.number, amount.places), computed, percent_heading)
    is_refuted = amount.unit and computed is not None and _is_beyond(computed, points, amount.qualifier)
    return replace(points, points=False) if is_refuted else none


def _amount(text: str, computed: Fraction | None) -> Amount:
    """The cell's figure; one beside a word (達成（95%）) only where the computed one can be set against it."""
    amount = parse_amount(text)
    if computed is None or amount.missing or (amount.number is not None and _is_percent(amount)):
        return amount
    beside = _BESIDE_A_WORD.fullmatch(solid(text))
    return amount if beside is None else parse_amount(beside["figure"])


def _is_percent(amount: Amount) -> bool:
    unit = parse_unit(amount.unit)
    return unit is not None and unit.base == "%" and unit.scale == 1


def _is_beyond(computed: Fraction, bound: StatedFigure, qualifier: Qualifier | None) -> bool:
    """95%以上 is a word for all that keeps it, and a figure that is wrong for what does not."""
    if bound.value is None or bound.fits(computed):
        return False
    return (
        computed < bound.value
        if qualifier is Qualifier.AT_LEAST
        else (qualifier is Qualifier.AT_MOST and computed > bound.value)
    )


def _whichever(
    points: StatedFigure, fraction: StatedFigure, computed: Fraction | None, percent_heading: bool
) -> StatedFigure:
    if computed is not None:
        for figure in (points, fraction):
            if figure.fits(computed):
                return figure
    # Nobody writes 1000% or more as a bare 10, whatever the heading says.
    is_points = percent_heading or abs(fraction.value or Fraction(0)) >= 10
    return replace(points, other=fraction) if is_points else replace(fraction, other=points)


@lru_cache(maxsize=4096)
def as_percent(text: str, number: Decimal, places: int) -> StatedFigure:
    """0.134 under 0%: shown as 13%."""
    step = _PERCENT / 10**places
    stored = Fraction(number)
    return StatedFigure(text, round_half_away(stored, step), step, stored=stored)


@lru_cache(maxsize=4096)
def as_points(text: str, number: Decimal, places: int) -> StatedFigure:
    """13.4 for 13.4%."""
    step = _PERCENT / 10**places
    stored = Fraction(number) / 100
    return StatedFigure(text, round_half_away(stored, step), step, stored=stored, points=True)


@lru_cache(maxsize=4096)
def as_fraction(text: str, number: Decimal, places: int) -> StatedFigure:
    """0.13 for 13%. A whole number read so (1 for 100%) is meant to the percent."""
    shown = Fraction(1, 10**places)
    stored = Fraction(number)
    return StatedFigure(text, round_half_away(stored, shown), min(shown, _PERCENT), stored=stored)


def typed_places(number: Decimal) -> int:
    """Digits after the point that General shows."""
    exponent = number.normalize().as_tuple().exponent
    typed = max(0, -exponent) if isinstance(exponent, int) else 0
    return min(typed, max(0, _GENERAL_DIGITS - max(1, number.adjusted() + 1)))


def _scales(formula: str | None) -> bool:
    """The formula itself multiplies by 100, and does not divide by it again."""
    return formula is not None and bool(_TIMES_100.search(formula)) and not _OVER_100.search(formula)
