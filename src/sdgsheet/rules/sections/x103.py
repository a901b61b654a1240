"""X103: the target differs between the places of one indicator, its year being the same."""

from __future__ import annotations

from sdgsheet.form.model import Indicator
from sdgsheet.rules.case import Case
from sdgsheet.rules.finding import Basis, Severity
from sdgsheet.rules.rule import Judgement, Page, Rule
from sdgsheet.rules.sections.verdict import Verdict
from sdgsheet.rules.sections.wording import differing, pairs
from sdgsheet.text import Text


def judge(case: Case, place: tuple[Indicator, Verdict]) -> Judgement:
    """Targets of different years are X109's and Y109's."""
    return differing(case, place[1], lambda p: p.role == "target")


RULE = Rule(
    code="X103",
    severity=Severity.ERROR,
    basis=Basis.FORM,
    title=Text("同じ年の目標値が(1)と(2)で異なる", "Target of one year differs between (1) and (2)"),
    page=Page(
        what=Text(
            "同じ指標の目標値が、目標の年は同じなのに、（１）と（２）で異なります。",
            "One indicator's target differs between sections (1) and (2), though its year is the same.",
        ),
        why=Text(
            "同じ年の目標が二つあると、達成したかどうかが決まりません。",
            "With two targets for one year, nobody can tell whether the target is reached.",
        ),
        example=Text(
            "「市内総生産額」の2023年の目標値が、(1)№2は2,692、(2)№6は2,962（十億円）。",
            "The 2023 target of “市内総生産額” is “2,692” in (1) No.2 and “2,962” in (2) No.6.",
        ),
        instead=Text(
            "計画書の目標値にそろえてください。年の異なる目標でしたら、目標の年をご確認ください。",
            "Give the plan's target in both places. If the targets are of different years, please check the years.",
        ),
    ),
    places=pairs,
    judge=judge,
)
