"""X102: an actual of the same year differs between the places of one indicator."""

from __future__ import annotations

from sdgsheet.form.model import Indicator
from sdgsheet.rules.case import Case
from sdgsheet.rules.finding import Basis, Severity
from sdgsheet.rules.rule import Judgement, Page, Rule
from sdgsheet.rules.sections.verdict import Verdict
from sdgsheet.rules.sections.wording import differing, pairs
from sdgsheet.text import Text


def judge(case: Case, place: tuple[Indicator, Verdict]) -> Judgement:
    """Actuals are compared by year; a latest actual of another year is X105's."""
    return differing(case, place[1], lambda p: p.role == "actual")


RULE = Rule(
    code="X102",
    severity=Severity.ERROR,
    basis=Basis.FORM,
    title=Text("同じ年の実績が(1)と(2)で異なる", "Actual of one year differs between (1) and (2)"),
    page=Page(
        what=Text(
            "同じ指標の同じ年の実績が、（１）と（２）で異なります。",
            "One indicator's actual of one year differs between sections (1) and (2).",
        ),
        why=Text(
            "一つの指標に一つの年の値は一つです。どちらかが誤っていれば、その行の達成度も誤ります。",
            "One indicator has one value a year: where one of the two is wrong, so is the 達成度 of that row.",
        ),
        example=Text(
            "「市内総生産額」の2020年度実績が、(1)№2は2,529、(2)№6は2,592（十億円）。",
            "The 2020 actual of “市内総生産額” is “2,529” in (1) No.2 and “2,592” in (2) No.6.",
        ),
        instead=Text(
            "元の資料を確かめ、正しい値にそろえてください。別の指標でしたら、指標名で区別してください。",
            "Look up the source and give the right value in both places. If they are two indicators, tell them apart by name.",
        ),
    ),
    places=pairs,
    judge=judge,
)
