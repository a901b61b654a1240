"""X110: an indicator is repeated in (1) without 【再掲】, or 【再掲】 stands where there is no first one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sdgsheet.form.model import Indicator
from sdgsheet.notation.names import differ_slightly, join_key
from sdgsheet.rules.case import Case
from sdgsheet.rules.finding import Basis, Evidence, Severity
from sdgsheet.rules.labels import places
from sdgsheet.rules.rule import Found, Judgement, Page, Rule
from sdgsheet.rules.sections.verdict import verdicts
from sdgsheet.rules.sections.wording import UNITS_CLASH
from sdgsheet.text import Text


class Listed(NamedTuple):
    """A row that is marked 【再掲】, or that lists again in (1) what stands there already."""

    row: Indicator
    first: Indicator | None
    """The earlier row of the name."""
    clashes: bool = False


def listed(case: Case) -> Iterator[Listed]:
    """Every row whose mark is to be judged; strangers (X111) are no repeats."""
    grouped: set[tuple[str, int, int]] = set()
    for verdict in verdicts(case):
        grouped.update(row.key for row in verdict.group.rows)
        strangers = {c.other.key for c in verdict.strangers}
        first: Indicator | None = None
        for row in verdict.group.rows:
            if row.key in strangers:
                continue
            if row.repeated or (first is not None and first.section == row.section == 1):
                yield Listed(row, first, bool(verdict.clashes))
            first = first or row
    names = {join_key(row.name): row for row in reversed(case.form.indicators)}
    for row in case.form.indicators:
        if row.repeated and row.key not in grouped:
            earlier = names.get(join_key(row.name))
            yield Listed(row, None if earlier is row else earlier)


def judge(case: Case, place: Listed) -> Judgement:
    """Where units clash, X104 speaks alone."""
    if place.clashes:
        return UNITS_CLASH
    if place.first is None:
        return _no_first(case, place.row)
    return None if place.row.repeated else _unmarked(place.row, place.first)


def _unmarked(row: Indicator, first: Indicator) -> Found:
    there = places((first,))
    return Found(
        row.name_cell or row.first_cell,
        Text(
            f"「{row.name}」は{there.ja}にもありますが、【再掲】の印がありません。",
            f"“{row.name}” stands in {there.en} too, but is not marked “【再掲】”.",
        ),
        Text("同じ指標でしたら、【再掲】を付けてください。", "If it is the same indicator, please mark it “【再掲】”."),
        row=row,
        stated=row.name_text,
        evidence=(Evidence(first.name_cell or first.first_cell, "name", first.name_text),),
    )


def _no_first(case: Case, row: Indicator) -> Found:
    similar = next((r for r in case.form.indicators if r is not row and differ_slightly(r.name, row.name)), None)
    there = Text("", "") if similar is None else places((similar,))
    near = (
        Text("", "")
        if similar is None
        else Text(
            f"よく似た名の指標が{there.ja}にあります（「{similar.name}」）。",
            f" A similar name, “{similar.name}”, stands in {there.en}.",
        )
    )
    return Found(
        row.name_cell or row.first_cell,
        Text(
            f"「{row.name}」に【再掲】とありますが、これより前に同じ名の指標がありません。{near.ja}",
            f"“{row.name}” is marked “【再掲】”, but no earlier row has this name.{near.en}",
        ),
        Text(
            "指標名と【再掲】の位置をご確認ください。【再掲】は、2回目以降の行に付けます。",
            "Please check the name and the mark: “【再掲】” stands on the second and later rows.",
        ),
        row=row,
        stated=row.name_text,
        evidence=()
        if similar is None
        else (Evidence(similar.name_cell or similar.first_cell, "name", similar.name_text),),
    )


RULE = Rule(
    code="X110",
    severity=Severity.INFO,
    basis=Basis.CONVENTION,
    title=Text("【再掲】の印がない、または最初の行がない", "“【再掲】” is missing, or has no first row"),
    page=Page(
        what=Text(
            "（１）に同じ指標が2回以上あるのに【再掲】がない、または【再掲】があるのに最初の行が見当たりません。",
            "An indicator stands in (1) more than once without “【再掲】”, or is marked “【再掲】” without a first row.",
        ),
        why=Text(
            "【再掲】があると、同じ指標を二重に数えずにすみます。",
            "With the mark nobody counts one indicator twice.",
        ),
        example=Text(
            "経済1と社会4に同じ指標があり、社会4に【再掲】がない。",
            "“経済1” and “社会4” are one indicator, and “社会4” is not marked “【再掲】”.",
        ),
        instead=Text(
            "2回目以降の行に【再掲】を付けてください。（１）と（２）の間の繰り返しには不要です。",
            "Mark the second and later rows “【再掲】”. Between (1) and (2) no mark is needed.",
        ),
    ),
    places=listed,
    judge=judge,
    column="name",
)
