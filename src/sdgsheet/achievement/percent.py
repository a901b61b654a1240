"""達成度 as people read it: 13%, half rounded away from zero."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

_LONGEST = 10**15


def percent(fraction: Fraction, places: int = 0) -> str:
    """``13%`` for 0.134, ``-116%`` for -1.1558; never ``-0%``. Beyond what a sheet holds, ``2.5E+307%``."""
    scaled = abs(fraction) * 100 * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    if is_long(fraction):
        return f"{short(fraction * 100)}%"
    digits = str(whole).rjust(places + 1, "0")
    figure = digits if places == 0 else f"{digits[:-places]}.{digits[-places:]}"
    return ("-" if fraction < 0 and whole else "") + figure + "%"


def short(value: Fraction) -> str:
    """``2.5E+307``: a figure of more digits than a sheet holds, as Excel shows it."""
    mantissa, exponent = f"{Decimal(value.numerator) / Decimal(value.denominator):.14E}".split("E")
    return f"{mantissa.rstrip('0').rstrip('.')}E{exponent}"


def is_long(value: Fraction) -> bool:
    """More digits than a sheet holds."""
    return abs(value) >= _LONGEST
