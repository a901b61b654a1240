"""Numbers with their qualifiers, and the words that stand for a missing value."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Qualifier(StrEnum):
    """Why a figure is not a plain number."""

    ABOUT = "about"
    """約, 程度, 前後, 台: not computed."""
    RANGE = "range"
    """10～12: not computed."""
    AT_LEAST = "at least"
    """以上 and the like: a bound; computed on a target, not elsewhere."""
    AT_MOST = "at most"
    """以下, 以内: a bound; computed on a target, not elsewhere."""
    PROVISIONAL = "provisional"
    """速報, 見込: computed."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure as someone wrote it. ``number`` is None where there is none in it."""

    text: str
    """As written or shown."""
    number: Decimal | None = None
    qualifier: Qualifier | None = None
    unit: str = ""
    """A unit written in the same cell (1200人), as written; ``%`` signs too."""
    places: int = 0
    """Digits shown after the decimal point."""
    missing: bool = False
    """A word that says that there is no value (－, 未公表, 集計中 …)."""

    @property
    def is_word(self) -> bool:
        """Words that are neither a number nor a word for a missing value: 上昇, 達成 …"""
        return bool(self.text.strip()) and self.number is None and not self.missing


def parse_amount(text: str) -> Amount:
    """Reads a figure; never raises."""
    raise NotImplementedError
