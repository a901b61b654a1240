"""Which cells a formula computes with: other numbers in them give other numbers."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sdgsheet.formulas.engine import Input
from sdgsheet.formulas.recalculating import Point
from sdgsheet.rules.formulas.bench import Bench
from sdgsheet.snapshot import Ref

Steps = tuple[tuple[float, float], ...]
"""What a cell is changed to, one after the other: its number times the first, plus the second."""
_AWAY: tuple[Steps, ...] = (((1.31, 7.7), (2.9, 31.0), (5.3, 113.0)), ((0.71, -3.3), (0.43, -17.0)))
"""Upwards, then downwards: the least of several figures only moves when one of them falls below the others."""
_NEARBY: tuple[Steps, ...] = (((1.001, 0.001), (1.002, 0.003)), ((0.999, -0.001), (0.998, -0.003)))


_PARTS = 80
"""As many groups of cells are tried, each on all points: of ranges that are looked through, most cells do nothing."""


def moves(bench: Bench, places: Collection[Ref], points: Sequence[Point]) -> bool:
    """Different numbers in these cells give different numbers; what only selects gives one of a few."""
    return any(_moves(bench, places, point, steps) for point in points for steps in _AWAY)


def moves_nearby(bench: Bench, place: Ref, point: Point) -> bool:
    """Small changes make a difference too, both upwards and downwards: of equal figures none is the larger one."""
    return all(_moves(bench, [place], point, steps) for steps in _NEARBY)


def movers(bench: Bench, places: Sequence[Ref], points: Sequence[Point], most: int) -> list[Ref]:
    """The cells among them that move the result, ``most`` at the most: they are halved until single cells are left.

    So are those that only change it: with other keys nothing is found, and what would be fetched does not show.
    """
    found: list[Ref] = []
    waiting = [list(places)]
    parts = 0
    while waiting and len(found) < most and parts < _PARTS:
        part = waiting.pop(0)
        parts += 1
        if not part:
            continue
        if len(part) == 1:
            found += part if moves(bench, part, points) else []
        elif _changes(bench, part, points):
            middle = len(part) // 2
            waiting[:0] = [part[:middle], part[middle:]]
    return found


def _changes(bench: Bench, places: Collection[Ref], points: Sequence[Point]) -> bool:
    """Other numbers in these cells make a difference, be it an error."""
    return any(_others(bench, places, point, steps) for point in points for steps in _AWAY)


def _moves(bench: Bench, places: Collection[Ref], point: Point, steps: Steps) -> bool:
    return len(_others(bench, places, point, steps) - {None}) > 1


def _others(bench: Bench, places: Collection[Ref], point: Point, steps: Steps) -> set[float | None]:
    """What it gives instead with other numbers in these cells; None where that is no number."""
    before = bench.number(point)
    seen: set[float | None] = set()
    for variation, (factor, more) in enumerate(steps):
        # Each cell in its own way: a ratio of differences stays when all are scaled and shifted alike.
        changes: dict[Ref, Input] = {
            place: bench.held(place, point) * factor + more * _weight(index, variation)
            for index, place in enumerate(places)
        }
        after = bench.number({**point, **changes})
        if after != before:
            seen.add(None if after is None else round(after, 12))
    return seen


def _weight(index: int, variation: int) -> float:
    """A number of its own for each cell and variation, without a pattern: evenly spaced figures would stay so."""
    return 1 + 5 * ((index + 1) ** 2 * (0.618 + 0.271 * variation) % 1)
