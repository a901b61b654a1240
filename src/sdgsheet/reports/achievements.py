"""How the written 達成度 of a form stand against the computed ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sdgsheet.form.model import Indicator
from sdgsheet.rules.case import Case
from sdgsheet.rules.working import decides
from sdgsheet.snapshot import Cell

Standing = Literal["agrees", "decide", "differs", "empty", "word", "undefined", "no result", "no column"]


@dataclass(frozen=True, slots=True)
class Standings:
    """The rows of a form by how their 達成度 stands; the rows of each in their order."""

    rows: dict[Standing, tuple[Indicator, ...]]

    @property
    def total(self) -> int:
        """How many rows there are."""
        return sum(len(rows) for rows in self.rows.values())


def standings(case: Case) -> Standings:
    """Sorts the rows: ``decide`` are those that a person must decide (A104)."""
    rows: dict[Standing, list[Indicator]] = {}
    for row in case.form.indicators:
        standing: Standing = "no column" if row.stated is None else _standing(case, row, row.stated.source)
        rows.setdefault(standing, []).append(row)
    return Standings({standing: tuple(members) for standing, members in rows.items()})


def _standing(case: Case, row: Indicator, source: Cell) -> Standing:
    figure = case.figure(row)
    computed = case.achievement(row).fraction
    if source.kind == "error" or (source.formula is not None and source.kind == "empty"):
        return "no result"
    if decides(case, row):
        return "decide"
    if figure.value is not None:
        if computed is None:
            return "undefined"
        return "agrees" if figure.fits(computed) else "differs"
    if figure.missing:
        return "empty" if computed is not None else "undefined"
    return "word"
