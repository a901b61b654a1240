"""How the written 達成度 of a form stand against the computed ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sdgsheet.form.model import Indicator
from sdgsheet.rules.case import Case
from sdgsheet.rules.finding import Finding

Standing = Literal["agrees", "decide", "differs", "empty", "word", "undefined"]


@dataclass(frozen=True, slots=True)
class Standings:
    """The rows of a form by how their 達成度 stands; the rows of each in their order."""

    rows: dict[Standing, tuple[Indicator, ...]]

    @property
    def total(self) -> int:
        """How many rows there are."""
        return sum(len(rows) for rows in self.rows.values())


def standings(case: Case, findings: tuple[Finding, ...]) -> Standings:
    """Sorts the rows: ``decide`` are those that a person must decide (A104)."""
    decide = {(f.cell.sheet, f.cell.row) for f in findings if f.rule == "A104" and f.form == case.index}
    rows: dict[Standing, list[Indicator]] = {}
    for row in case.form.indicators:
        rows.setdefault(_standing(case, row, decide), []).append(row)
    return Standings({standing: tuple(members) for standing, members in rows.items()})


def _standing(case: Case, row: Indicator, decide: set[tuple[str, int]]) -> Standing:
    figure = case.figure(row)
    computed = case.achievement(row).fraction
    place = row.stated.cell if row.stated is not None else row.first_cell
    if (place.sheet, place.row) in decide:
        return "decide"
    if figure.value is not None:
        if computed is None:
            return "undefined"
        return "agrees" if figure.fits(computed) else "differs"
    if figure.missing:
        return "empty" if computed is not None else "undefined"
    return "word"
