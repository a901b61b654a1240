"""達成度 = (actual - baseline) / (target - baseline), as an exact fraction or a reason."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from sdgsheet.form.model import Indicator, Triple


class Reason(StrEnum):
    """Why there is no 達成度."""

    NO_BASELINE = "no baseline"
    NO_TARGET = "no target"
    NO_ACTUAL = "no actual"
    QUALITATIVE = "qualitative target"
    UNDEFINED = "target equals baseline"
    NOT_PLAIN = "not a plain number"
    UNITS_DIFFER = "units differ"
    UNREADABLE = "a value cannot be read"


@dataclass(frozen=True, slots=True)
class Achievement:
    """The 達成度 of one indicator: a fraction (0.134 is 13%) or the reason why there is none."""

    fraction: Fraction | None
    reason: Reason | None
    baseline: Triple | None
    actual: Triple | None
    """The latest actual with a number in it: the one the computation uses."""
    target: Triple | None


def compute(indicator: Indicator) -> Achievement:
    """Computes the 達成度 of one row, units of one quantity converted. Never raises."""
    raise NotImplementedError
