"""Figures and units in the messages of this family."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from sdgsheet.form.model import Indicator, Triple
from sdgsheet.notation.units import Unit

_BARE_THOUSANDS = re.compile(r"(?<![\d.,，．])\d{4}")


def plain(number: Decimal | Fraction, like: Indicator) -> str:
    """The number as the row writes its own: without commas where thousands have none, and four decimals at most."""
    decimal = number if isinstance(number, Decimal) else Decimal(number.numerator) / Decimal(number.denominator)
    comma = "" if any(_is_bare(t) for t in like.triples) else ","
    text = f"{round(decimal, 4):{comma}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _is_bare(triple: Triple) -> bool:
    """A figure of four digits or more before the point, without commas."""
    return _BARE_THOUSANDS.search(triple.amount.text) is not None


def unit_text(triple: Triple) -> str:
    """The unit of a value as written; empty where it has none."""
    return "" if triple.unit is None else triple.unit.text.strip()


def unit_of(row: Indicator) -> Unit | None:
    """The unit of the first value that has one."""
    return next((t.unit for t in row.triples if t.unit is not None), None)


def sentence(text: str) -> str:
    """With a capital letter at its beginning."""
    return text[:1].upper() + text[1:]
