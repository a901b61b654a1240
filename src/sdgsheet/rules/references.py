"""The rows of a form by what (3) calls them: number and name."""

from __future__ import annotations

from functools import lru_cache

from sdgsheet.form.model import Indicator, Reference
from sdgsheet.notation.names import join_key
from sdgsheet.rules.case import Case


@lru_cache(maxsize=4)
def rows_by_number(case: Case) -> dict[Reference, tuple[Indicator, ...]]:
    """Section and No to rows: several where the numbers restart with each 側面."""
    numbered: dict[Reference, tuple[Indicator, ...]] = {}
    for row in case.form.indicators:
        if row.no is not None:
            place = (row.section, row.no)
            numbered[place] = (*numbered.get(place, ()), row)
    return numbered


def exists(case: Case, reference: Reference) -> bool | None:
    """Whether the row exists; None where that cannot be told: its number cannot be read, or its table was not."""
    if reference[0] not in _TABLES:
        return False
    if reference in rows_by_number(case):
        return True
    if case.form.may_have_more_rows:
        return None
    highest = _highest(case).get(reference[0])
    if highest is None:
        return None
    read, unread = highest
    return None if unread and reference[1] <= read + unread else False


def counted(case: Case, reference: Reference) -> Indicator | None:
    """The row that counting the rows gives, where the numbers restart with each 側面 and (3) counts on; else None."""
    section = case.form.section(reference[0])
    rows = section.indicators if section is not None else ()
    restart = len({row.dimension for row in rows_by_number(case).get((reference[0], 1), ())}) > 1
    return rows[reference[1] - 1] if restart and 0 < reference[1] <= len(rows) else None


_TABLES = (1, 2)
"""The sections that have rows."""


@lru_cache(maxsize=4)
def _highest(case: Case) -> dict[int, tuple[int, int]]:
    """Of each section with a No column, the highest number, and how many rows have none that can be read."""
    numbers = {
        section.number: [row.no for row in section.indicators]
        for section in case.form.sections
        if section.column("no") is not None
    }
    return {
        section: (max((no for no in found if no is not None), default=0), found.count(None))
        for section, found in numbers.items()
    }


@lru_cache(maxsize=4)
def rows_by_name(case: Case) -> dict[str, tuple[Indicator, ...]]:
    """Join key of the name to rows."""
    named: dict[str, tuple[Indicator, ...]] = {}
    for row in case.form.indicators:
        if key := join_key(row.name):
            named[key] = (*named.get(key, ()), row)
    return named
