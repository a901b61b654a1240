"""References of a heading to rows that it does not name: what N102 says, and what N103 leaves out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from sdgsheet.form.model import Comment, Indicator, Reference
from sdgsheet.notation.headings import Heading, read_heading
from sdgsheet.notation.names import join_key, skeleton
from sdgsheet.rules.case import Case
from sdgsheet.rules.quotes import Fit, fit_of, quoted_rows, referenced
from sdgsheet.rules.references import rows_by_name, rows_by_number

_NUMBERED = re.compile(r"^[①-⑳㉑-㉟\d０-９]+[.．、)）]?\s*")
_AND_OTHERS = re.compile(r"[」』](?:等|など|ほか|の?他|をはじめ|及び関連|関連)|(?:等|など)の|ほか")
_LEAST_LETTERS = 4


class Misfit(NamedTuple):
    """A reference to a row that the heading does not name."""

    reference: Reference
    row: Indicator
    better: tuple[Indicator, ...]
    """The rows that the heading does name; empty where it names no row."""


def misfits(case: Case, comment: Comment) -> list[Misfit]:
    """The references to rows that another row, or no row, fits better. Quotes of a 取組名 fit its rows."""
    heading = read_heading(comment.heading)
    if not heading.names:
        return []
    found = []
    for reference in comment.references:
        rows = tuple(row for row in rows_by_number(case).get(reference, ()) if row.name)
        if rows and (misfit := _misfit(case, heading, comment, reference, rows)) is not None:
            found.append(misfit)
    return [] if found and _quotes_initiative(case, heading) else found


def _misfit(
    case: Case, heading: Heading, comment: Comment, reference: Reference, rows: tuple[Indicator, ...]
) -> Misfit | None:
    level = max(fit_of(heading, row) for row in rows)
    if level >= Fit.SLIGHT:
        return None
    exact = quoted_rows(case, heading)
    said = {join_key(row.name) for row in exact} & {join_key(row.name) for row in referenced(case, comment)}
    if level > Fit.NONE:
        # An abbreviation is well, unless it is the whole name of a row that the heading leaves out.
        return Misfit(reference, rows[0], exact) if exact and not said else None
    if said and _AND_OTHERS.search(heading.text):
        return None
    return Misfit(reference, rows[0], exact or _near(case, heading, rows))


def _near(case: Case, heading: Heading, rows: Sequence[Indicator]) -> tuple[Indicator, ...]:
    """Where no row has the very name: the rows of the one name that fits best, if that is more than a likeness."""
    fits = [(fit_of(heading, row), row) for row in case.form.indicators if row not in rows]
    best = max((level for level, _ in fits), default=Fit.NONE)
    near = tuple(row for level, row in fits if level is best)
    return near if best > Fit.AKIN and len({join_key(row.name) for row in near}) == 1 else ()


def _quotes_initiative(case: Case, heading: Heading) -> bool:
    """One of the quotes is a 取組名 or a part of one, and no indicator's name."""
    quotes = {skeleton(name) for name in heading.names if join_key(name) not in rows_by_name(case)}
    return any(
        quote in whole or whole in quote
        for quote in quotes
        if len(quote) >= _LEAST_LETTERS
        for whole in _initiatives(case)
    )


@lru_cache(maxsize=4)
def _initiatives(case: Case) -> frozenset[str]:
    """Every 取組名 without its number."""
    names = {row.initiative for row in case.form.indicators}
    return frozenset(skeleton(bare) for name in names if (bare := _NUMBERED.sub("", name)).strip())
