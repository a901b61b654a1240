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


@lru_cache(maxsize=4)
def numbered_sections(case: Case) -> frozenset[int]:
    """The sections whose rows all have a number that can be read: there, what is not found does not exist."""
    return frozenset(
        section.number
        for section in case.form.sections
        if section.column("no") is not None and all(row.no is not None for row in section.indicators)
    )


@lru_cache(maxsize=4)
def rows_by_name(case: Case) -> dict[str, tuple[Indicator, ...]]:
    """Join key of the name to rows."""
    named: dict[str, tuple[Indicator, ...]] = {}
    for row in case.form.indicators:
        if key := join_key(row.name):
            named[key] = (*named.get(key, ()), row)
    return named
