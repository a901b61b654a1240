"""X108: two names differ only slightly: probably one indicator.

Rows are joined by their names, so such rows are compared by none of X101 to X107.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sdgsheet.form.model import Comment, Indicator
from sdgsheet.notation.headings import Heading, read_heading
from sdgsheet.notation.names import join_key, parts_that_differ
from sdgsheet.rules.case import Case
from sdgsheet.rules.compare import units_convert
from sdgsheet.rules.finding import Basis, Evidence, Severity
from sdgsheet.rules.labels import places
from sdgsheet.rules.quotes import referenced, stands_around_quotes
from sdgsheet.rules.references import rows_by_name
from sdgsheet.rules.rule import Found, Judgement, Page, Rule
from sdgsheet.rules.sections.similar import Similar
from sdgsheet.text import Text

_SHORT = 6


class Name(NamedTuple):
    """The first row of a name, with the earlier rows whose names are similar."""

    row: Indicator
    similar: tuple[Indicator, ...]


class Quoted(NamedTuple):
    """A name quoted in a ● heading, with the rows whose names are similar."""

    comment: Comment
    quote: str
    similar: tuple[Indicator, ...]


def names(case: Case) -> Iterator[Name | Quoted]:
    """Every name of a row, and every quote that is no row's name."""
    rows = rows_by_name(case)
    similar = Similar(rows)
    if len(rows) > 1:
        for key, (row, *_) in rows.items():
            near = (rows[name][0] for name in similar.earlier[key])
            yield Name(row, tuple(r for r in near if _units_convert(r, row)))
    for comment in case.form.narrative.comments if case.form.narrative is not None else ():
        heading = read_heading(comment.heading)
        for quote in heading.names:
            if join_key(quote) and join_key(quote) not in rows and not _is_part(case, comment, heading):
                yield Quoted(comment, quote, _quoted(case, comment, similar.to(quote)))


def _is_part(case: Case, comment: Comment, heading: Heading) -> bool:
    """The quotation marks stand around a part of a referenced row's name."""
    return any(stands_around_quotes(heading, row) for row in referenced(case, comment))


def _quoted(case: Case, comment: Comment, near: list[str]) -> tuple[Indicator, ...]:
    """The referenced rows of a similar name, else all of them."""
    found = tuple(row for name in near for row in rows_by_name(case)[name])
    named = {row.key for row in referenced(case, comment)}
    return tuple(row for row in found if row.key in named) or found


def _units_convert(one: Indicator, other: Indicator) -> bool:
    pairs = ((one.baseline, other.baseline), (one.latest, other.latest), (one.target, other.target))
    return all(a is None or b is None or units_convert(a, b) for a, b in pairs)


def judge(_: Case, place: Name | Quoted) -> Judgement:
    """Speaks once for a name, at its first row or its heading."""
    if not place.similar:
        return None
    return _row(place) if isinstance(place, Name) else _heading(place)


def _row(place: Name) -> Found:
    row, other = place.row, place.similar[0]
    there = places(place.similar)
    part = _parts(other.name, row.name)
    return Found(
        row.name_cell or row.first_cell,
        Text(
            f"「{row.name}」は、{there.ja}の「{other.name}」とわずかに異なります{part.ja}。同じ指標かもしれません。",
            f"“{row.name}” differs only slightly from “{other.name}” in {there.en}{part.en}: perhaps it is one indicator.",
        ),
        Text(
            "同じ指標でしたら、名前をそろえてください。そろえると、値の食い違いも点検できます。",
            "If it is, please use one name: then the values can be compared too.",
        ),
        row=row,
        stated=row.name_text,
        evidence=_evidence(place.similar),
        habitual=False,
    )


def _heading(place: Quoted) -> Found:
    there, other = places(place.similar), place.similar[0]
    part = _parts(other.name, place.quote)
    return Found(
        place.comment.cell,
        Text(
            f"見出しの「{place.quote}」は、{there.ja}の指標名「{other.name}」とわずかに異なります{part.ja}。",
            f"The heading's “{place.quote}” differs only slightly from “{other.name}” in {there.en}{part.en}.",
        ),
        Text("同じ指標でしたら、名前をそろえてください。", "If it is one indicator, please use one name."),
        section=3,
        stated=place.quote,
        evidence=_evidence(place.similar),
        habitual=False,
    )


def _parts(one: str, other: str) -> Text:
    """What differs, where it is short."""
    left, right = parts_that_differ(one, other)
    if max(len(left), len(right)) > _SHORT:
        return Text("", "")
    if left and right:
        return Text(f"（「{left}」と「{right}」）", f" (“{left}” and “{right}”)")
    return (
        Text(f"（「{left or right}」の有無）", f" (“{left or right}” in one of them)")
        if left or right
        else Text("", "")
    )


def _evidence(rows: tuple[Indicator, ...]) -> tuple[Evidence, ...]:
    return tuple(Evidence(row.name_cell or row.first_cell, "name", row.name_text) for row in rows)


RULE = Rule(
    code="X108",
    severity=Severity.INFO,
    basis=Basis.FORM,
    title=Text("指標名のわずかな違い", "Names that differ slightly"),
    page=Page(
        what=Text(
            "（１）・（２）の指標名や（３）の見出しに引かれた指標名が、助詞・記号・末尾のかっこ・1文字だけ異なります。",
            "Two names of indicators, in (1), (2) or a heading of (3), differ only in particles, punctuation, a trailing bracket or one character.",
        ),
        why=Text(
            "同じ指標かどうかは名前で判断しています。名前が違うと、値が食い違っていても見つけられません。",
            "Rows are joined by their names: under two names, values that contradict each other are not found.",
        ),
        example=Text(
            "(1)№3は「販売農家 1 戸あたりの出荷額」、(3)の見出しは「販売農家の１戸あたりの出荷額」。",
            "(1) No.3 is “販売農家 1 戸あたりの出荷額”, the heading says “販売農家の１戸あたりの出荷額”.",
        ),
        instead=Text(
            "同じ指標でしたら、名前をそろえてください。別の指標でしたら、このままで構いません。",
            "Use one name for one indicator. If they are two, leave them as they are.",
        ),
    ),
    places=names,
    judge=judge,
)
