"""Figures of other rows that a formula does not compute with, but asks about: a guard that was copied from another row."""

from __future__ import annotations

from collections.abc import Sequence

from sdgsheet.formulas.engine import Input
from sdgsheet.formulas.formula import Formula
from sdgsheet.formulas.recalculating import Point
from sdgsheet.formulas.roles import Roles
from sdgsheet.rules.formulas.bench import Bench
from sdgsheet.rules.formulas.likeness import Likeness, likeness
from sdgsheet.rules.formulas.sampling import choose
from sdgsheet.rules.formulas.subject import Subject
from sdgsheet.rules.formulas.verdict import Kind, Verdict
from sdgsheet.snapshot import Ref, Workbook

_POINTS = (0, 3, 8)
_SOME = 1_234.5
"""A figure where none stands."""


def asking(workbook: Workbook, subject: Subject, formula: Formula, roles: Roles) -> Verdict | None:
    """The verdict where it makes a difference whether other rows' figures are there.

    Only those count that are named by themselves: a range may include them.
    """
    others = [place for place, named in formula.inputs.items() if named and _is_others_figure(place, subject, roles)]
    if not others:
        return None
    asked = _Asked(Bench(workbook, formula), subject, others)
    cells = asked.cells()
    return Verdict(Kind.ELSEWHERE, asked.like(cells), cells=cells, asks=True) if cells else None


def _is_others_figure(place: Ref, subject: Subject, roles: Roles) -> bool:
    role = roles.at(place, subject.row)
    return role is not None and role.is_figure and role.row is not subject.row


class _Asked:
    def __init__(self, bench: Bench, subject: Subject, places: Sequence[Ref]) -> None:
        self.bench = bench
        self.points = [choose(number, [subject.sampled()]) for number in _POINTS]
        self.expected = [subject.expected(point) for point in self.points]
        self.filled = {place for place in places if bench.stored(place).kind == "number"}
        self.places = places

    def cells(self) -> tuple[Ref, ...]:
        """Where it makes a difference to take the figure out, or put one in; all, if only together they do."""
        point: Point = self.points[0]
        turned: dict[Ref, Input] = {place: None if place in self.filled else _SOME for place in self.places}
        standing = self.bench.result(point)
        found = tuple(place for place in turned if self.bench.result({**point, place: turned[place]}) != standing)
        if found or self.bench.result({**point, **turned}) == standing:
            return found
        return tuple(turned)

    def like(self, cells: Sequence[Ref]) -> Likeness | None:
        """How it is the form's formula while figures stand in the cells; None where it is another formula."""
        put = dict.fromkeys((place for place in cells if place not in self.filled), _SOME)
        known = [(f, point) for f, point in zip(self.expected, self.points, strict=True) if f is not None]
        return likeness([f for f, _ in known], [self.bench.result({**point, **put}) for _, point in known])
