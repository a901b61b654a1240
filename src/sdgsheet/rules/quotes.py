"""Which rows a heading of (3) speaks of: by its references, and by the names that it quotes."""

from __future__ import annotations

from enum import IntEnum
from functools import lru_cache

from sdgsheet.form.model import Comment, Indicator
from sdgsheet.notation.headings import Heading, read_heading
from sdgsheet.notation.names import differ_slightly, join_key, skeleton
from sdgsheet.rules.case import Case
from sdgsheet.rules.references import rows_by_name, rows_by_number

_LEAST_LETTERS = 4


class Fit(IntEnum):
    """How two names relate."""

    NONE = 0
    AKIN = 1
    """They have half of their pairs of letters in common."""
    SHORT = 2
    """One is an abbreviation of the other."""
    SLIGHT = 3
    """They differ only slightly (X108)."""
    EXACT = 4
    """They are one name; the quotation marks may stand around a part of it."""


def fit_of(heading: Heading, row: Indicator) -> Fit:
    """How well any of the heading's names fits the row."""
    if stands_around_quotes(heading, row):
        return Fit.EXACT
    return max((fit(quote, row.name) for quote in heading.names), default=Fit.NONE)


def stands_around_quotes(heading: Heading, row: Indicator) -> bool:
    """The heading has the row's whole name, with quotation marks around a part of it: 「○○制度」登録団体数."""
    name = skeleton(row.name)
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
    if _abbreviates(short, long):
        return Fit.SHORT
    return Fit.AKIN if _akin(short, long) else Fit.NONE


def referenced(case: Case, comment: Comment) -> tuple[Indicator, ...]:
    """The rows that the comment's 【(1)№…】 names, as far as they exist.

    Where numbers restart with each 側面, several rows have one number: those that the heading names are meant.
    """
    numbered = rows_by_number(case)
    rows: list[Indicator] = []
    for reference in comment.references:
        found = numbered.get(reference, ())
        if len(found) > 1:
            heading = read_heading(comment.heading)
            found = tuple(row for row in found if fit_of(heading, row) > Fit.NONE) or found
        rows += found
    return tuple(rows)


def quoted_rows(case: Case, heading: Heading) -> tuple[Indicator, ...]:
    """The rows that have one of the quoted names."""
    named = rows_by_name(case)
    return tuple(row for name in heading.names for row in named.get(join_key(name), ()))


def _abbreviates(short: str, long: str) -> bool:
    """All letters of the one stand in the other, in their order."""
    if len(short) < 2:
        return False
    letters = iter(long)
    return all(letter in letters for letter in short)


def _akin(short: str, long: str) -> bool:
    one, other = _bigrams(short), _bigrams(long)
    return bool(one) and 4 * len(one & other) >= len(one) + len(other)


def _bigrams(name: str) -> set[str]:
    return {name[i : i + 2] for i in range(len(name) - 1)}
