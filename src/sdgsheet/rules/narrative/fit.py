"""How well a name that a heading quotes fits the name of a row."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from sdgsheet.form.model import Comment, Indicator, Reference
from sdgsheet.notation.headings import Heading, read_heading
from sdgsheet.notation.names import differ_slightly, join_key, skeleton
from sdgsheet.rules.case import Case
from sdgsheet.rules.references import referenced, rows_by_name, rows_by_number

_NUMBERED = re.compile(r"^[①-⑳㉑-㉟\d０-９]+[.．、)）]?\s*")
_AND_OTHERS = re.compile(r"[」』](?:等|など|ほか|の?他|をはじめ|及び関連|関連)|(?:等|など)の|ほか")
_LEAST_LETTERS = 4


class Fit(IntEnum):
    """How two names relate."""

    NONE = 0
    SHORT = 1
    """One is an abbreviation of the other, or they have most of their letters in common."""
    SLIGHT = 2
    """They differ only slightly (X108)."""
    EXACT = 3
    """They are one name; the quotation marks may stand around a part of it."""


class Misfit(NamedTuple):
    """A reference to a row that the heading does not name."""

    reference: Reference
    row: Indicator
    better: tuple[Indicator, ...]
    """The rows whose name the heading does quote; empty where it quotes no row's."""


def fit_of(heading: Heading, row: Indicator) -> Fit:
    """How well any of the heading's names fits the row."""
    if _stands_around_quotes(heading, skeleton(row.name)):
        return Fit.EXACT
    return max((fit(quote, row.name) for quote in heading.names), default=Fit.NONE)


def _stands_around_quotes(heading: Heading, name: str) -> bool:
    """The heading has the whole name, with the quotation marks around a part of it or elsewhere."""
    if len(name) < _LEAST_LETTERS or name not in skeleton(heading.text):
        return False
    return not any(name in skeleton(quote) for quote in heading.names)


@lru_cache(maxsize=4096)
def fit(quote: str, name: str) -> Fit:
    """How well a quote fits a name."""
    if join_key(quote) == join_key(name):
        return Fit.EXACT
    if differ_slightly(quote, name):
        return Fit.SLIGHT
    short, long = sorted((skeleton(quote), skeleton(name)), key=len)
    return Fit.SHORT if short and (_abbreviates(short, long) or _alike(short, long)) else Fit.NONE


def misfits(case: Case, comment: Comment) -> list[Misfit]:
    """The references to rows that another row, or no row, fits better. Quotes of a 取組名 fit its rows."""
    heading = read_heading(comment.heading)
    if not heading.names:
        return []
    found = []
    for reference in comment.references:
        rows = rows_by_number(case).get(reference, ())
        if rows and (misfit := _misfit(case, heading, comment, reference, rows)) is not None:
            found.append(misfit)
    return [] if found and _quotes_initiative(case, heading) else found


def quoted_rows(case: Case, heading: Heading) -> tuple[Indicator, ...]:
    """The rows that have one of the quoted names."""
    named = rows_by_name(case)
    return tuple(row for name in heading.names for row in named.get(join_key(name), ()))


def _misfit(
    case: Case, heading: Heading, comment: Comment, reference: Reference, rows: tuple[Indicator, ...]
) -> Misfit | None:
    level = max(fit_of(heading, row) for row in rows)
    if level >= Fit.SLIGHT:
        return None
    exact = quoted_rows(case, heading)
    said = {join_key(row.name) for row in exact} & {join_key(r.name) for r in referenced(case, comment)}
    if level is Fit.SHORT:
        # An abbreviation is well, unless it is the whole name of a row that the heading leaves out.
        return Misfit(reference, rows[0], exact) if exact and not said else None
    if said and _AND_OTHERS.search(heading.text):
        return None
    return Misfit(reference, rows[0], exact or _near(case, heading, rows))


def _near(case: Case, heading: Heading, rows: Iterable[Indicator]) -> tuple[Indicator, ...]:
    """Where no row has the very name: the rows of the one name that fits best."""
    fits = [(fit_of(heading, row), row) for row in case.form.indicators if row not in rows]
    best = max((level for level, _ in fits), default=Fit.NONE)
    near = tuple(row for level, row in fits if level is best)
    return near if best > Fit.NONE and len({join_key(row.name) for row in near}) == 1 else ()


def _quotes_initiative(case: Case, heading: Heading) -> bool:
    quotes = {skeleton(name) for name in heading.names if join_key(name) not in rows_by_name(case)}
    for initiative in {row.initiative for row in case.form.indicators if row.initiative}:
        whole = skeleton(_NUMBERED.sub("", initiative))
        if any(q and (q in whole or whole in q) for q in quotes if len(q) >= _LEAST_LETTERS):
            return True
    return False


def _abbreviates(short: str, long: str) -> bool:
    """All letters of the one stand in the other, in their order."""
    if len(short) < 2:
        return False
    letters = iter(long)
    return all(letter in letters for letter in short)


def _alike(short: str, long: str) -> bool:
    """At least half of the pairs of letters are common to both."""
    one, other = _bigrams(short), _bigrams(long)
    return bool(one) and 2 * len(one & other) >= 0.5 * (len(one) + len(other))


def _bigrams(name: str) -> set[str]:
    return {name[i : i + 2] for i in range(len(name) - 1)}
