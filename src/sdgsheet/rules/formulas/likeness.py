"""Whether what a formula gives is what another computation gives, but for scaling, rounding and words."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from sdgsheet.achievement.number_format import read_format
from sdgsheet.achievement.words import claim_of
from sdgsheet.formulas.engine import ExcelError, Result
from sdgsheet.notation.numbers import Qualifier, parse_amount

FINE_PLACES = 3
"""Rounding to so many digits of the fraction, 0.1%, is no difference."""
_MOST_PLACES = 9
_CLOSE = 1e-7
"""No figure of a form is shown so finely."""
_FEWEST = 3
"""Different results that rounding must have left."""
_PERCENT = ("%", "％")
_TWICE = 0.0005
"""What rounding to 0.1% first may add to a coarser rounding."""

Direction = Literal["half", "down", "up", "floor", "ceiling"]
"""To the nearest; towards 0 or away from it; to the lower or the higher number."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How a formula's results differ from the fractions they stand for."""

    scale: Literal[1, 100] = 1
    """100: 13 for 13%."""
    places: int | None = None
    """To how many digits of the fraction it is rounded: 2 for whole percents; None: not at all."""
    direction: Direction = "half"
    as_text: bool = False
    """A text such as 13%, made by TEXT or ``&``."""
    as_words: bool = False
    """達成 or 未達成, where that is right."""

    def is_fine(self, number_format: str) -> bool:
        """Nothing is lost that the form shows: rounded to 0.1% or finer, or to what the cell shows."""
        if self.places is None or self.places >= FINE_PLACES:
            return True
        if self.direction != "half":
            return False
        if self.scale == 100 and read_format(number_format).scale == "percent":
            return self.places >= 2  # what the cell shows then is another matter (A108)
        return self.places >= self._shown_places(number_format)

    def _shown_places(self, number_format: str) -> int:
        """Digits of the fraction that the cell shows; General and texts are meant to the percent."""
        shown = read_format(number_format)
        if self.as_text or shown.places is None:
            return 2
        return shown.places + (0 if shown.scale == "open" and self.scale == 1 else 2)


class Read(NamedTuple):
    """A formula's result as a number."""

    value: float
    percent: bool = False
    """It bears a % sign: the value is a fraction."""
    as_text: bool = False


def read_result(result: Result) -> Read | None:
    """The number that a formula's result is or writes, as a typed 達成度 is read; None for words, blanks and errors."""
    if isinstance(result, bool | ExcelError):
        return None
    if isinstance(result, float):
        return Read(result)
    amount = parse_amount(result)
    if amount.number is None or amount.qualifier not in (None, Qualifier.PROVISIONAL):
        return None
    value, percent = float(amount.number), amount.unit in _PERCENT
    if math.isinf(value) or (amount.unit and not percent):
        return None
    return Read(value / 100 if percent else value, percent, as_text=True)


def is_missing(text: str) -> bool:
    """Nothing, or a word for a missing value."""
    return not text.strip() or parse_amount(text).missing


def likeness(expected: Sequence[float], results: Sequence[Result]) -> Likeness | None:
    """How the results stand for the expected fractions; None where they do not."""
    values: list[tuple[float, Read]] = []
    for fraction, result in zip(expected, results, strict=True):
        read = read_result(result)
        if read is not None:
            values.append((fraction, read))
        elif not isinstance(result, str) or isinstance(result, ExcelError) or claim_of(result) is not (fraction >= 1):
            return None
    as_words = len(values) < len(expected)
    if not values:
        return Likeness(as_words=True)
    scales: tuple[Literal[1, 100], ...] = (1,) if values[0][1].percent else (1, 100)
    for scale in scales:
        pairs = [(fraction, read.value / scale) for fraction, read in values]
        rounding = _rounding(pairs)
        if rounding is not None:
            return Likeness(scale, *rounding, as_text=values[0][1].as_text, as_words=as_words)
    return None


def fits(expected: float, result: Result, like: Likeness) -> bool:
    """One more result stands for one more fraction in the same way."""
    read = read_result(result)
    if read is None:
        return isinstance(result, str) and like.as_words and claim_of(result) is (expected >= 1)
    allowed = _CLOSE * max(1.0, abs(expected))
    if like.places is not None:
        allowed += 10.0**-like.places * (0.5 if like.direction == "half" else 1.0)
        allowed += _TWICE if like.places < FINE_PLACES else 0.0
    return abs(read.value / like.scale - expected) <= allowed


def _rounding(pairs: Sequence[tuple[float, float]]) -> tuple[int | None, Direction] | None:
    """How the second of each pair is rounded from the first."""
    off = max(abs(value - fraction) / max(1.0, abs(fraction)) for fraction, value in pairs)
    if off <= _CLOSE:
        return None, "half"
    if len({value for _, value in pairs}) < _FEWEST:
        return None  # anything is near to a 0 that never changes
    for places in range(_MOST_PLACES, -1, -1):
        step = 10.0**-places
        if not all(_is_whole(value / step) for _, value in pairs):
            continue
        off = max(abs(value - fraction) for fraction, value in pairs)
        if off <= step / 2 + _CLOSE + (_TWICE if places < FINE_PLACES else 0.0):
            return places, "half"
        if off <= step + _CLOSE and (direction := _direction(pairs)) is not None:
            return places, direction
    return None


def _direction(pairs: Sequence[tuple[float, float]]) -> Direction | None:
    """Where all of the second ones lie as seen from the first."""
    if all(abs(value) <= abs(fraction) + _CLOSE for fraction, value in pairs):
        return "down"
    if all(abs(value) >= abs(fraction) - _CLOSE for fraction, value in pairs):
        return "up"
    if all(value <= fraction + _CLOSE for fraction, value in pairs):
        return "floor"
    return "ceiling" if all(value >= fraction - _CLOSE for fraction, value in pairs) else None


def _is_whole(value: float) -> bool:
    return math.isfinite(value) and abs(value - round(value)) <= 1e-6 * max(1.0, abs(value) * 1e-6)
