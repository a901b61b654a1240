"""What the written 達成度 says: a fraction at the precision shown, a word, or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from sdgsheet.form.model import Indicator


@dataclass(frozen=True, slots=True)
class StatedFigure:
    """The 達成度 as written. ``value`` is a fraction (13% is 0.13), None for words and blanks."""

    text: str
    value: Fraction | None
    step: Fraction
    """The unit of the last digit shown, as a fraction: 1/100 for 13%. 0 where value is None."""
    word: str = ""
    """達成, 未達成 …: what is written where it is not a number; missing-value words too."""
    missing: bool = False
    """Empty, or a word for a missing value."""

    def fits(self, fraction: Fraction) -> bool:
        """The fraction shows as this figure: within half a unit of the last digit, ends included."""
        return self.value is not None and abs(self.value - fraction) * 2 <= self.step


def read_stated(indicator: Indicator, computed: Fraction | None, percent_heading: bool) -> StatedFigure:
    """Reads the written figure; ``computed`` settles whether 13 means 13% (see RULES A)."""
    raise NotImplementedError
