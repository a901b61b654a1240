"""Units: spellings of one unit, and the scale words that convert."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as someone wrote it."""

    text: str
    """As written."""
    base: str
    """The one spelling that stands for the group: 人 for 人, 名 and 万人."""
    scale: Fraction
    """How many of ``base`` one unit is: 10,000 for 万人."""
    spelling: str
    """The normal spelling with its scale word: 万人, m3, ％ as %."""

    def converts_to(self, other: Unit) -> bool:
        """Both measure the same thing, so that figures can be converted."""
        return self.base == other.base


def parse_unit(text: str) -> Unit | None:
    """The unit that ``text`` writes; None for an empty text. Unknown units are their own base.

    （累計） and the like are taken off first.
    """
    raise NotImplementedError
