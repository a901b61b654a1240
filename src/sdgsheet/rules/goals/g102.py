"""G102: an id stands twice in one row."""

from __future__ import annotations

from collections import Counter

from sdgsheet.form.model import Indicator
from sdgsheet.rules.case import Case
from sdgsheet.rules.finding import Basis, Evidence, Severity
from sdgsheet.rules.rule import NOT_APPLICABLE, Found, Judgement, Page, Rule, indicators
from sdgsheet.text import Text


def judge(_: Case, row: Indicator) -> Judgement:
    """A goal and one of its targets are two ids."""
    if not row.goals:
        return NOT_APPLICABLE
    twice = [goal for goal, count in Counter(row.goals).items() if count > 1]
    if not twice:
        return None
    cell = row.name_cell or row.first_cell
    return Found(
        cell,
        Text(
            f"【】の中に「{'」「'.join(twice)}」が重ねて書かれています。",
            f"More than once in the “【】” of this row: {', '.join(f'“{goal}”' for goal in twice)}.",
        ),
        row=row,
        stated="、".join(twice),
        evidence=(Evidence(cell, "goals", row.goals_text or ",".join(row.goals)),),
    )


RULE = Rule(
    code="G102",
    severity=Severity.INFO,
    basis=Basis.FORM,
    title=Text("ゴール・ターゲット番号の重複", "A goal or target twice in one row"),
    page=Page(
        what=Text(
            "一つの指標の【】に、同じ番号が二度書かれています。",
            "One number stands twice in the “【】” of an indicator.",
        ),
        why=Text(
            "片方が別の番号の書き間違いかもしれません。8.10がExcelで8.1になり、重なって見えることもあります。",
            "One of the two may be meant for another number: 8.10, for instance, becomes 8.1 where Excel takes it for a number.",
        ),
        example=Text("【11.2、11.3、11.2】とある。", "“【11.2、11.3、11.2】”"),
        instead=Text(
            "重なった番号を消すか、正しい番号に直します。",
            "Take out the second one, or write the number that was meant.",
        ),
    ),
    places=indicators,
    judge=judge,
    column="name",
)
