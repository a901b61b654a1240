"""Figures and units in the messages of this family."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from sdgsheet.form.model import Indicator, Triple
from sdgsheet.notation.units import Unit


def plain(number: Decimal | Fraction, like: Indicator) -> str:
    """The number as the row writes its own: with commas where it has them, and four decimals at most."""
    decimal = number if isinstance(number, Decimal) else Decimal(number.numerator) / Decimal(number.denominator)
    comma = "," if any("," in t.amount.text or "，" in t.amount.text for t in like.triples) else ""
    text = f"{round(decimal, 4):{comma}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def unit_text(triple: Triple) -> str:
    """The unit of a value as written; empty where it has none."""
    return "" if triple.unit is None else triple.unit.text.strip()


def unit_of(row: Indicator) -> Unit | None:
    """The unit of the first value that has one."""
    return next((t.unit for t in row.triples if t.unit is not None), None)


def sentence(text: str) -> str:
    """With a capital letter at its beginning."""
    return text[:1].upper() + text[1:]
