"""F109: two forms in one workbook are of one city and period and differ."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import zip_longest

from sdgsheet.form.model import Form, Indicator
from sdgsheet.rules.case import Case
from sdgsheet.rules.finding import Basis, Evidence, Severity
from sdgsheet.rules.labels import place, shown
from sdgsheet.rules.rule import Found, Judgement, Page, Rule
from sdgsheet.rules.written import role_of
from sdgsheet.text import Text


def places(case: Case) -> Iterator[Form]:
    """The forms of one city and period that stand before this one."""
    form = case.form
    if form.city is not None and form.plan_period is not None:
        for other in case.forms[: case.index]:
            if other.plan_period == form.plan_period and _same(other.city, form.city):
                yield other


def judge(case: Case, other: Form) -> Judgement:
    """Softer where one is plainly an earlier year's copy: it has fewer actual columns filled."""
    form = case.form
    difference = _first_difference(form, other)
    if difference is None:
        return None
    here, there = (_filled_columns(f) for f in (form, other))
    sheets = _sheets(form), _sheets(other)
    example, evidence = difference
    if here != there:
        older, newer = sheets if here < there else sheets[::-1]
        return Found(
            form.title_cell,
            Text(
                f"同じ市・同じ計画期間の様式1がもう一つあります。「{older}」は実績の年が少ないため、前の年の控えのようです。",
                f"There is another Form 1 of the same city and plan period. “{older}” has fewer years filled in, so it seems to be a copy of an earlier year.",
            ),
            severity=Severity.INFO,
            stated=newer,
            evidence=evidence,
        )
    return Found(
        form.title_cell,
        Text(
            f"同じ市・同じ計画期間の様式1が二つあり（「{sheets[1]}」と「{sheets[0]}」）、内容が異なります（{example.ja}）。どちらを提出されるのか分かりません。",
            f"There are two Forms 1 of one city and plan period, “{sheets[1]}” and “{sheets[0]}”, and they differ ({example.en}). It is not clear which one is filed.",
        ),
        Text(
            "提出するほうだけを残してください。両方とも要るときは、どちらが提出分かシート名などで分かるようにしてください。",
            "Please keep the one to be filed. If both are needed, please let the sheet's name say which one is filed.",
        ),
        evidence=evidence,
    )


def _same(a: str | None, b: str | None) -> bool:
    return a is not None and b is not None and _plain(a) == _plain(b)


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def _sheets(form: Form) -> str:
    return "・".join(form.sheets)


def _filled_columns(form: Form) -> int:
    """How many actual columns hold a figure, in the section that has most of them."""
    columns = {(r.section, i) for r in form.indicators for i, a in enumerate(r.actuals) if a and not a.is_blank}
    return max((sum(1 for s, _ in columns if s == n) for n in (1, 2)), default=0)


def _first_difference(form: Form, other: Form) -> tuple[Text, tuple[Evidence, ...]] | None:
    for mine, theirs in zip_longest(form.indicators, other.indicators):
        if mine is None or theirs is None:
            row: Indicator = mine or theirs
            where = place(row)
            cell = Evidence(row.first_cell, "name", row.name)
            return Text(f"{where.ja}が一方にしかありません", f"{where.en} stands in only one of them"), (cell,)
        for a, b in zip_longest(_cells(mine), _cells(theirs)):
            if a != b and (a is None or b is None or _plain(a.value) != _plain(b.value)):
                return _row_difference(mine, a, b)
    texts = [_plain(f.narrative.text) if f.narrative else "" for f in (form, other)]
    if texts[0] == texts[1]:
        return None
    narratives = (n for n in (form.narrative, other.narrative) if n is not None)
    return (
        Text("（３）の文章が異なります", "section (3) differs"),
        tuple(Evidence(n.heading, "narrative", n.heading_text) for n in narratives),
    )


def _cells(row: Indicator) -> Iterator[Evidence | None]:
    """Name, values and 達成度 in their order; None where a value does not stand."""
    yield Evidence(row.first_cell, "name", row.name_text)
    for triple in (row.baseline, *row.actuals, row.target):
        value = None if triple is None else f"{triple.year_text} {shown(triple)}".strip()
        yield None if triple is None or not value else Evidence(triple.cell, role_of(row, triple), value)
    yield None if row.stated is None else Evidence(row.stated.cell, "achievement", row.stated.text)


def _row_difference(row: Indicator, a: Evidence | None, b: Evidence | None) -> tuple[Text, tuple[Evidence, ...]]:
    texts = a.value if a else "", b.value if b else ""
    where = place(row)
    evidence = tuple(e for e in (a, b) if e is not None)
    return Text(
        f"{where.ja}の「{texts[0]}」と「{texts[1]}」など", f"{where.en}: “{texts[0]}” and “{texts[1]}”"
    ), evidence


RULE = Rule(
    code="F109",
    severity=Severity.WARNING,
    basis=Basis.FORM,
    title=Text("同じ市・同じ期間の様式が二つある", "Two forms of one city and period"),
    page=Page(
        what=Text(
            "一つのファイルに、同じ市・同じ計画期間の様式1が二つ以上あり、内容が異なります。どちらも点検します。実績の年が少ないほうは前の年の控えとみなし、参考にとどめます。",
            "One workbook holds two or more Forms 1 of one city and plan period that differ. Both are checked. Where one has fewer years filled in, it is taken for an earlier year's copy, and this is for information only.",
        ),
        why=Text(
            "受け取った人には、どちらが提出分か分かりません。",
            "Whoever receives the file cannot tell which of them is filed.",
        ),
        example=Text(
            "「様式1」と「様式1 (2)」があり、(1)№3の2022年度実績が34.5と34.1で異なる。",
            "The sheets “様式1” and “様式1 (2)” give 34.5 and 34.1 for one actual.",
        ),
        instead=Text(
            "提出するシートだけを残します。",
            "Keep the sheet that is filed.",
        ),
    ),
    places=places,
    judge=judge,
    on_empty=True,
)
