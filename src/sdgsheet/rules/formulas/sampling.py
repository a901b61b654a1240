"""Chosen inputs: figures as rows of a form have them, of many sizes and in every relation to each other."""

from __future__ import annotations

from collections.abc import Iterable, MutableMapping
from dataclasses import dataclass

from sdgsheet.formulas.roles import Inputs
from sdgsheet.snapshot import Ref

# How far along the way, and whether the target lies below the baseline. Every other one, from the first or from the
# second, goes below 0 and -100%, above 100% and 200%, up and down.
_COURSES = (
    (0.134, False),
    (0.37, True),
    (1.2, False),
    (1.26, True),
    (-0.3, False),
    (-0.85, True),
    (2.53, False),
    (2.271, True),
    (0.057, True),
    (0.7279, False),
    (-1.126, False),
    (-1.0981, False),
)
SAMPLES = tuple(range(len(_COURSES)))
FEW_SAMPLES = SAMPLES[::2]
"""Enough where each result is the very fraction."""
_SIZES = (61.0, 431.0, 2_750.0, 18_300.0)
_RISE = 0.7


@dataclass(frozen=True, slots=True)
class Row:
    """One row whose figures are to be chosen."""

    inputs: Inputs
    latest: int | None
    """Which of the actuals is the latest."""
    filled: frozenset[Ref]
    """Its cells that hold a figure, or are taken to."""
    places: int
    """Digits after the decimal point of its figures."""


def choose(sample: int, rows: Iterable[Row]) -> dict[Ref, float]:
    """The figures of all rows for one sample; cells that rows share get one figure."""
    chosen: dict[Ref, float] = {}
    for number, row in enumerate(rows):
        _choose(sample, number, row, chosen)
    return chosen


def _choose(sample: int, number: int, row: Row, chosen: MutableMapping[Ref, float]) -> None:
    # Each row on a way of its own: else, rounded, another row's figures would give the same.
    course, falls = _COURSES[(sample + number * 5) % len(_COURSES)]
    course += 0.0137 * (number % 17)
    size = _SIZES[(sample + number) % len(_SIZES)] * (1 + 0.0173 * ((number * 7 + sample * 3) % 29))

    def put(place: Ref | None, value: float) -> float:
        if place is None or place not in row.filled:
            return value
        return chosen.setdefault(place, round(value, row.places))

    baseline = put(row.inputs.baseline, size)
    # Down to a target that is still above 0, and no actual below 0 on the way.
    way = -baseline / (1.6 + max(1.0, course)) if falls else baseline * _RISE
    put(row.inputs.target, baseline + way)
    for index, place in enumerate(row.inputs.actuals):
        at = course if index == row.latest else 0.31 * course + 0.17 * (index + 1)
        put(place, baseline + at * way)
