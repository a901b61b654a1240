"""Where a fault or a near miss may be put: rows that nothing lies on yet, alone, in pairs, or repeated."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

from generated.habits import Habits
from generated.model import Filing, Row, Triple, Truth

Test = Callable[[Row], bool]


def anything(_: Row) -> bool:
    return True


@dataclass
class Ground:
    """A filing that faults are put into. What is picked counts as taken, and is not mentioned in (3) by chance."""

    filing: Filing
    habits: Habits
    rng: random.Random

    @property
    def truth(self) -> Truth:
        return self.filing.truth

    def lone(self, where: Test = anything, section: int | None = None) -> Row | None:
        """A numeric row whose indicator stands in the form once."""
        return self._take(
            [r for r in self._free() if len(self.filing.group(r)) == 1 and section in {None, r.section}], where
        )

    def any_first(self, where: Test = anything) -> Row | None:
        """A row of section (1), whatever stands beside it."""
        return self._take([r for r in self._free() if r.section == 1 and not r.repeated], where)

    def pair(self, where: Test = anything) -> tuple[Row, Row] | None:
        """One indicator in (1) and (2), and nowhere else; ``where`` is asked of the row in (2)."""
        gone = self.filing.missing_sections
        seconds = [
            r
            for r in self._free()
            if [g.section for g in self.filing.group(r)] == [1, 2] and r.section == 2 and 1 not in gone
        ]
        second = self._take(seconds, where)
        return None if second is None else (self.filing.group(second)[0], second)

    def second_of_three(self) -> Row | None:
        """A row of (2) whose indicator stands in (1) twice, the second time as 再掲."""
        if 1 in self.filing.missing_sections:
            return None
        rows = [r for r in self._free() if [g.section for g in self.filing.group(r)] == [1, 1, 2] and r.section == 2]
        return self._take(rows, lambda r: not r.indicator.is_cumulative)

    def repeated(self, where: Test = anything) -> tuple[Row, Row] | None:
        """A first row and its 再掲, in (1) alone; ``where`` is asked of the 再掲."""
        again = self._take([r for r in self._free() if r.repeated and len(self.filing.group(r)) == 2], where)
        return None if again is None else (self.filing.group(again)[0], again)

    def role(self, row: Row) -> Triple:
        """Baseline, latest actual or target."""
        assert row.latest is not None
        return self.rng.choice([row.baseline, row.latest, row.target])

    def _free(self) -> list[Row]:
        gone = self.filing.missing_sections
        return [row for row in self.filing.rows if not row.touched and is_plain(row) and row.section not in gone]

    def _take(self, rows: list[Row], where: Test) -> Row | None:
        fitting = [row for row in rows if where(row)]
        if not fitting:
            return None
        row = self.rng.choice(fitting)
        for other in self.filing.group(row):
            other.touched = True
            other.silent.add("mention")
        return row


def is_plain(row: Row) -> bool:
    """Numbers throughout, the last filled column too, and a figure that was computed."""
    filled = [actual for actual in row.actuals if actual is not None]
    return row.computed is not None and all(
        t.typed is None and t.number is not None for t in (row.baseline, *filled, row.target)
    )
