"""Which way the figures of a row went: from the baseline, and from the actual before."""

from __future__ import annotations

from typing import NamedTuple

from sdgsheet.form.model import Indicator, Triple
from sdgsheet.notation.headings import Direction
from sdgsheet.rules.compare import rises, same_value, units_convert


class Movement(NamedTuple):
    """The latest actual against the baseline and against the actual before it, where there is one."""

    baseline: Triple
    latest: Triple
    previous: Triple | None

    def is_opposite_to(self, said: Direction) -> bool:
        """The figures went the other way throughout; standing still is no contradiction."""
        opposite = "down" if said == "up" else "up"
        before = (self.baseline,) if self.previous is None else (self.baseline, self.previous)
        return all(_direction(start, self.latest) == opposite for start in before)


def movement(row: Indicator) -> Movement | None:
    """How the row moved; None where its values are missing or their units do not convert."""
    numeric = [a for a in row.actuals if a is not None and a.amount.number is not None]
    baseline = row.baseline
    if baseline is None or baseline.amount.number is None or not numeric:
        return None
    latest = numeric[-1]
    previous = numeric[-2] if len(numeric) > 1 else None
    if not all(units_convert(t, latest) for t in (baseline, previous) if t is not None):
        return None
    return Movement(baseline, latest, previous)


def _direction(start: Triple, end: Triple) -> Direction | None:
    if same_value(start, end) is not False:
        return None
    return "up" if rises(start, end) else "down"
