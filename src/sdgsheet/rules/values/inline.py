"""Units that are written in the value's own cell, as text: 1200人."""

from __future__ import annotations

from collections.abc import Sequence

from sdgsheet.form.model import Triple

_LAID_OUT_SO = 0.6
"""The share of the filled cells from which writing the unit with the value is their layout."""


def is_inline(triple: Triple) -> bool:
    """A text of a number with its unit."""
    amount = triple.amount
    return triple.source.kind == "text" and amount.number is not None and bool(amount.unit)


def are_laid_out_so(triples: Sequence[Triple]) -> bool:
    """Most of the cells that hold a value hold its unit too."""
    filled = [triple for triple in triples if not triple.is_blank and not triple.amount.missing]
    return bool(filled) and sum(map(is_inline, filled)) >= _LAID_OUT_SO * len(filled)
