"""達成度 as people read it: 13%, half rounded away from zero."""

from __future__ import annotations

from fractions import Fraction


def percent(fraction: Fraction, places: int = 0) -> str:
    """``13%`` for 0.134, ``-116%`` for -1.1558; never ``-0%``."""
    scaled = abs(fraction) * 100 * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    digits = str(whole).rjust(places + 1, "0")
    figure = digits if places == 0 else f"{digits[:-places]}.{digits[-places:]}"
    return ("-" if fraction < 0 and whole else "") + figure + "%"
