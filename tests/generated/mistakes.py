"""The mistakes that a written 達成度 is known to come from, as the facts of the form name them."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from generated.model import Row, whole_percent


def mistakes(row: Row) -> dict[str, Fraction]:
    """Name and figure of each mistake that can be made in this row."""
    assert row.latest is not None
    base, actual, target = (Fraction(t.value or 0) for t in (row.baseline, row.latest, row.target))
    found: dict[str, Fraction] = {}
    if target:
        found["actual/target"] = actual / target
    if actual:
        found["target/actual"] = target / actual
    if base:
        found["actual/baseline"] = actual / base
        found["growth"] = (actual - base) / base
    if target != base:
        found |= {f"older {i}": (older - base) / (target - base) for i, older in enumerate(_older(row))}
        computed = (actual - base) / (target - base)
        found["other way"] = 1 - computed
        if computed > 1:
            found["capped"] = Fraction(1)
        if computed < 0:
            found["floored"] = Fraction(0)
        found["truncated"] = Fraction(int(computed * 100), 100)
        found["turned"] = -computed
    return found


def reproduces_a_mistake(row: Row, stated: Fraction) -> bool:
    """Whether any of them shows the written figure, both ends of its rounding included."""
    shown = whole_percent(stated)
    return any(abs(figure * 100 - shown) <= Fraction(1, 2) for figure in mistakes(row).values())


def _older(row: Row) -> Iterator[Fraction]:
    for actual in row.actuals:
        if actual is not None and actual is not row.latest and actual.value is not None:
            yield Fraction(actual.value)
