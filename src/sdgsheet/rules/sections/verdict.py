"""What the places of one indicator say against each other: the one judgement that all X rules ask.

Rules never see findings, so what excludes what is decided here, once for each group of rows:

- where units clash, or figures are equal as written under units of different size, only X104 speaks;
- a row that agrees with the first one in nothing is a stranger (X111): nothing else compares it;
- rows marked 再掲, and rows repeated within one section, are compared with the first one (X107);
- what is left is (1)'s row against (2)'s row (X101 to X106, X109).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sdgsheet.form.model import Form, Indicator, Triple
from sdgsheet.rules.case import Case, Group
from sdgsheet.rules.groups import is_blank_repeat
from sdgsheet.rules.sections.comparison import Comparison, Pairing, compare


@dataclass(frozen=True, slots=True, eq=False)
class Verdict:
    """One group of rows, compared."""

    group: Group
    pair: Comparison | None
    """(1)'s row against (2)'s; None where the indicator stands in one of them only."""
    repeats: tuple[Comparison, ...]
    """The first one against each row that lists it again."""
    strangers: tuple[Comparison, ...]
    """The first one against each row of its name that agrees with it in nothing."""
    clashes: tuple[Comparison, ...]
    """Rows whose units clash or are mistaken: where there are any, nothing else is compared."""
    blank: tuple[Indicator, ...]
    """Rows marked 再掲 that give no values of their own."""

    @property
    def compared(self) -> tuple[Comparison, ...]:
        """Pair and repeats, where their units allow a comparison."""
        if self.clashes:
            return ()
        return self.repeats if self.pair is None else (self.pair, *self.repeats)

    @property
    def agrees(self) -> bool:
        """Nothing that was compared contradicts, by value, year or unit."""
        return not (self.clashes or self.strangers or any(c.contradictions for c in self.compared))

    @property
    def last(self) -> Indicator:
        """The later place: (2)'s row, else the last row that repeats."""
        return self.group.rows[-1] if self.pair is None else self.pair.other

    def beside(self, pairing: Pairing) -> Iterator[tuple[Indicator, Triple]]:
        """All rows that say what one of the two of the pair says, by order of place."""
        assert self.pair is not None
        said = [(self.pair.first, pairing.first), (self.pair.other, pairing.other)]
        for repeat in self.repeats:
            source = pairing.first if repeat.first is self.pair.first else pairing.other
            said += [(repeat.other, p.other) for p in repeat.pairings if p.first is source and p.agrees]
        order = {row.key: index for index, row in enumerate(self.group.rows)}
        return iter(sorted(said, key=lambda place: order[place[0].key]))


@lru_cache(maxsize=4)
def verdicts(case: Case) -> tuple[Verdict, ...]:
    """The verdict on each group of the case."""
    return tuple(_judge(case.form, group) for group in case.groups)


def _judge(form: Form, group: Group) -> Verdict:
    blank = tuple(row for row in group.rows if is_blank_repeat(row))
    live = [row for row in group.rows if row not in blank]
    if len(live) < 2:
        return Verdict(group, None, (), (), (), blank)
    first = next((row for row in live if not row.repeated), live[0])
    across = [compare(form, first, row) for row in _unmarked(live, first) if row.section != first.section]
    # Of several rows of the name in (2), the one that agrees best is its partner.
    pair = min(across, key=lambda c: (not c.agrees, c.agrees_in_nothing), default=None)
    heads = {first.section: first} if pair is None else {first.section: first, pair.other.section: pair.other}
    repeats = [compare(form, heads.get(row.section, first), row) for row in live if row not in heads.values()]

    every = [*repeats] if pair is None else [pair, *repeats]
    clashes = tuple(c for c in every if c.units_clash or c.units_mistaken)
    strangers = [c for c in every if not clashes and c.agrees_in_nothing and not c.other.repeated]
    if pair in strangers:
        pair = None
    kept = tuple(c for c in repeats if c not in strangers)
    return Verdict(group, pair, kept, tuple(strangers), clashes, blank)


def _unmarked(rows: Sequence[Indicator], first: Indicator) -> Iterable[Indicator]:
    return (row for row in rows if not row.repeated and row is not first)
