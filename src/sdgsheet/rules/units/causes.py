"""What may have happened where a value is off by a power of ten."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from sdgsheet.notation.units import Unit, parse_unit
from sdgsheet.rules.units.figures import plain, unit_of
from sdgsheet.rules.units.scale import Slip, number
from sdgsheet.text import Text

# Scale words that are in daily use: nobody counts in 千万 or 百億 by a slip.
_SCALE_WORDS: tuple[str, ...] = ("", "千", "万", "百万", "億", "十億", "兆")
_SCALE_LETTERS = "十百千万億兆"
_PREFIXES: tuple[str, ...] = ("", "k", "M", "G")
_PREFIXED = ("W", "Wh", "J", "g")
_CLOSE = Decimal("0.1")


class Cause(NamedTuple):
    """A guess, and the figure that was meant if it is right."""

    guess: Text
    meant: str
    """Empty where the guess gives only its size."""


def likely_cause(slip: Slip) -> Cause | None:
    """The likeliest; None where nothing comes to mind."""
    return _doubled_digit(slip) or _other_unit(slip) or _lost_point(slip) or _zeros(slip) or _lost_digits(slip)


def _other_unit(slip: Slip) -> Cause | None:
    """25,290億円 under 十億円."""
    unit = unit_of(slip.row)
    other = "" if unit is None else _in_use(unit, unit.scale / Fraction(10) ** slip.power)
    if unit is None or not other:
        return None
    was, meant, own = plain(number(slip.triple), slip.row), plain(slip.right, slip.row), unit.text.strip()
    guess = Text(
        f"{other}での記入かもしれません（{was}{other}＝{meant}{own}）。",
        f"It may be in “{other}” (“{was}{other}” = “{meant}{own}”).",
    )
    return Cause(guess, meant)


def _in_use(unit: Unit, scale: Fraction) -> str:
    """The unit with the scale word for ``scale``; empty where nobody uses such a unit."""
    own = unit.text.strip()
    if unit.base in ("%", "ポイント"):
        return ""
    stem, words = own.lstrip("".join(_PREFIXES)), _PREFIXES
    if stem not in _PREFIXED:
        stem, words = own.lstrip(_SCALE_LETTERS), _SCALE_WORDS
    spellings = ((word + stem, parse_unit(word + stem)) for word in words if stem)
    return next((text for text, other in spellings if other and (other.base, other.scale) == (unit.base, scale)), "")


def _lost_point(slip: Slip) -> Cause | None:
    """345 for 34.5, in a row that has decimals."""
    if slip.power < 0 or slip.triple.amount.places or not 0 < _places(slip.right) <= _row_places(slip):
        return None
    meant = plain(slip.right, slip.row)
    return Cause(
        Text(f"小数点が抜けたのかもしれません（{meant}）。", f"A decimal point may have been lost ({meant})."), meant
    )


def _zeros(slip: Slip) -> Cause | None:
    """26,400 for 2,640."""
    if slip.power < 0 or _places(slip.right):
        return None
    meant = plain(slip.right, slip.row)
    return Cause(Text(f"0が多いのかもしれません（{meant}）。", f"It may have a zero too many ({meant})."), meant)


def _lost_digits(slip: Slip) -> Cause | None:
    """339 for 3,390 or so, in a row without decimals."""
    if slip.power > 0 or slip.triple.amount.places or _row_places(slip):
        return None
    count, size = -slip.power, plain(slip.right, slip.row)
    guess = Text(
        f"数字が{count}つ抜けているのかもしれません（{size}前後）。",
        f"{count} digit{'s' if count > 1 else ''} may be missing (about {size}).",
    )
    return Cause(guess, "")


def _doubled_digit(slip: Slip) -> Cause | None:
    """11,455 for 1,145, in a row without decimals."""
    digits = f"{number(slip.triple):f}"
    if slip.power != 1 or not digits.isdigit() or _places(slip.right) <= _row_places(slip):
        return None
    shorter = [Decimal(digits[:i] + digits[i + 1 :]) for i in range(1, len(digits)) if digits[i] == digits[i - 1]]
    near = [d for d in shorter if abs(d - slip.right) <= slip.right * _CLOSE]
    if not near:
        return None
    meant = plain(min(near, key=lambda d: abs(d - slip.right)), slip.row)
    guess = Text(
        f"同じ数字が2回入力されたのかもしれません（{meant}）。", f"A digit may have been typed twice ({meant})."
    )
    return Cause(guess, meant)


def _row_places(slip: Slip) -> int:
    """How many decimals the other values of the row have."""
    return max((t.amount.places for t in slip.row.triples if t is not slip.triple), default=0)


def _places(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
