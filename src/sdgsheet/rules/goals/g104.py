"""G104: a section (1) row without 【】."""

from __future__ import annotations

from collections.abc import Iterable

from sdgsheet.form.model import Indicator
from sdgsheet.rules.case import Case
from sdgsheet.rules.finding import Basis, Evidence, Severity
from sdgsheet.rules.goals.unread import unread_of
from sdgsheet.rules.rule import NOT_APPLICABLE, Found, Judgement, Page, Rule
from sdgsheet.text import Text


def places(case: Case) -> Iterable[Indicator]:
    """The rows of section (1); section (2) has no 【】."""
    section = case.form.section(1)
    return section.indicators if section is not None else ()


def judge(case: Case, row: Indicator) -> Judgement:
    """A 【再掲】 row may leave its numbers to the first one."""
    if not row.name or row.repeated:
        return NOT_APPLICABLE
    if row.goals or unread_of(case, row):
        return None
    cell = row.name_cell or row.first_cell
    return Found(
        cell,
        Text(
            f"「{row.name}」に【】のゴール・ターゲット番号がありません（様式では指標名の欄に【11.2,11.b】のように書きます）。",
            f"“{row.name}” has no goal or target in “【】”; the form asks for them in the name's cell, as in “【11.2,11.b】”.",
        ),
        row=row,
        evidence=(Evidence(cell, "name", row.name_text),),
    )


RULE = Rule(
    code="G104",
    severity=Severity.INFO,
    basis=Basis.FORM,
    title=Text("（１）の指標に【】がない", "A row of section (1) without “【】”"),
    page=Page(
        what=Text(
            "（１）の指標名に、ゴール・ターゲット番号の【】がありません。【再掲】の行は見ません。",
            "An indicator of section (1) has no “【】” with goals and targets. “【再掲】” rows are not looked at.",
        ),
        why=Text(
            "様式の（１）の見出しは「※【】内はゴール・ターゲット番号」と、指標ごとの番号を求めています。",
            "The heading in section (1), “※【】内はゴール・ターゲット番号”, asks for the numbers of each indicator.",
        ),
        example=Text(
            "「市内総生産額」とだけ書かれている。",
            "The name cell says “市内総生産額” and nothing else.",
        ),
        instead=Text(
            "「市内総生産額【9.2,9.4】」のように書きます。当てはまるものがなければ、このままで構いません。",
            "Write “市内総生産額【9.2,9.4】”. If none fits, it may stay.",
        ),
    ),
    places=places,
    judge=judge,
    column="name",
    habit=Text(
        "（１）の{judged}行のうち{count}行に、【】のゴール・ターゲット番号がありません。",
        "{count} of the {judged} rows of section (1) have no goals or targets in “【】”.",
    ),
)
