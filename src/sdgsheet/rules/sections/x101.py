"""X101: the baseline differs between the places of one indicator, its year being the same."""

from __future__ import annotations

from sdgsheet.form.model import Indicator
from sdgsheet.rules.case import Case
from sdgsheet.rules.finding import Basis, Severity
from sdgsheet.rules.rule import Judgement, Page, Rule
from sdgsheet.rules.sections.verdict import Verdict
from sdgsheet.rules.sections.wording import differing, pairs
from sdgsheet.text import Text


def judge(case: Case, place: tuple[Indicator, Verdict]) -> Judgement:
    """Another year is X105's; units that clash are X104's; a stranger is X111's."""
    return differing(case, place[1], lambda p: p.role == "baseline")


RULE = Rule(
    code="X101",
    severity=Severity.ERROR,
    basis=Basis.FORM,
    title=Text("当初値が(1)と(2)で異なる", "Baseline differs between (1) and (2)"),
    page=Page(
        what=Text(
            "同じ指標の当初値が、年は同じなのに、（１）と（２）で異なります。",
            "One indicator's baseline differs between sections (1) and (2), though its year is the same.",
        ),
        why=Text(
            "当初値は達成度の出発点です。どちらかが誤っていれば、その行の達成度も誤ります。",
            "The baseline is where 達成度 starts: where one of the two is wrong, so is the 達成度 of that row.",
        ),
        example=Text(
            "「市内総生産額」の2018年度の当初値が、(1)№2は2,620、(2)№6は2,602（十億円）。",
            "The 2018 baseline of “市内総生産額” is “2,620” in (1) No.2 and “2,602” in (2) No.6.",
        ),
        instead=Text(
            "元の資料を確かめ、正しい値にそろえてください。別の指標でしたら、指標名で区別してください。",
            "Look up the source and give the right value in both places. If they are two indicators, tell them apart by name.",
        ),
    ),
    places=pairs,
    judge=judge,
)
