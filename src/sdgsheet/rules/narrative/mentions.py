"""Where section (3) speaks of the rows of one indicator."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sdgsheet.form.model import Comment, Indicator
from sdgsheet.notation.headings import read_heading
from sdgsheet.notation.names import join_key, skeleton
from sdgsheet.rules.case import Case
from sdgsheet.rules.quotes import Fit, fit_of, referenced

_LEAST_LETTERS = 3


class Listed(NamedTuple):
    """The rows of one indicator, the first of them first: a place of the rules that ask for a word in (3)."""

    row: Indicator
    rows: tuple[Indicator, ...]


def by_indicator(case: Case, chosen: Iterable[Indicator]) -> Iterator[Listed]:
    """The chosen rows, twins together."""
    left = {row.key: row for row in chosen}
    twins = {row.key: group.rows for group in case.groups for row in group.rows if row.key in left}
    seen: set[tuple[str, int, int]] = set()
    for key, row in left.items():
        if key not in seen:
            rows = tuple(r for r in twins.get(key, (row,)) if r.key in left)
            seen.update(r.key for r in rows)
            yield Listed(row, rows)


def speaks_of(case: Case, comment: Comment, rows: tuple[Indicator, ...]) -> bool:
    """The comment refers to the rows or a twin, or has their name in its heading or its text."""
    named = {join_key(row.name) for row in rows}
    if any(join_key(row.name) in named for row in referenced(case, comment)):
        return True
    heading = read_heading(comment.heading)
    if any(fit_of(heading, row) > Fit.NONE for row in rows):
        return True
    return names(("\n".join((comment.heading, *comment.paragraphs))), rows)


def names(text: str, rows: tuple[Indicator, ...]) -> bool:
    """The text holds the indicator's name."""
    plain = skeleton(text)
    return any(len(name := skeleton(row.name)) >= _LEAST_LETTERS and name in plain for row in rows)


def is_general(case: Case, comment: Comment) -> bool:
    """The heading neither refers to rows nor quotes a name: it speaks of all of them."""
    return not referenced(case, comment) and not read_heading(comment.heading).names
