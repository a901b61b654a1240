"""Y109: section (1)'s target year lies before section (2)'s, for one indicator."""

from __future__ import annotations

from collections.abc import Iterable

from sdgsheet.form.model import Indicator, Triple
from sdgsheet.notation.years import Year
from sdgsheet.rules.case import Case, Group
from sdgsheet.rules.finding import Basis, Severity
from sdgsheet.rules.labels import place
from sdgsheet.rules.rule import NOT_APPLICABLE, Found, Judgement, Page, Rule
from sdgsheet.rules.years.rows import all_after, all_before, has_value, year_evidence, year_place
from sdgsheet.text import Text


def groups(case: Case) -> Iterable[Group]:
    """The rows of each indicator that stands in several places."""
    return case.groups


def judge(case: Case, group: Group) -> Judgement:
    """Stands at the first row of (1) whose target comes before (2)'s."""
    far = [(row, t) for row in group.rows if row.section == 1 and (t := _target(row)) is not None]
    near = [(row, t) for row in group.rows if row.section == 2 and (t := _target(row)) is not None]
    if not far or not near:
        return NOT_APPLICABLE
    for goal_row, goal in far:
        for step_row, step in near:
            if goal.year is not None and step.year is not None and _comes_before(goal.year, step.year):
                return _before(case, goal_row, goal, step_row, step)
    return None


def _target(row: Indicator) -> Triple | None:
    target = row.target
    return target if target is not None and target.year is not None and has_value(target) else None


def _comes_before(goal: Year, step: Year) -> bool:
    return not step.is_open and all_before(goal, min(step.fitting))


def _before(case: Case, goal_row: Indicator, goal: Triple, step_row: Indicator, step: Triple) -> Found:
    far, near = goal.year_text.strip(), step.year_text.strip()
    one, two = place(goal_row), place(step_row)
    period = case.form.plan_period
    swapped = (
        period is not None
        and goal.year is not None
        and step.year is not None
        and any(goal.year.fits(year) for year in range(period[0], period[1] + 1))
        and all_after(step.year, period[1])
    )
    guess = (
        Text("（１）と（２）の目標が入れ替わっているのかもしれません。", "The targets of (1) and (2) may be swapped. ")
        if swapped
        else Text("", "")
    )
    return Found(
        year_place(goal),
        Text(
            f"同じ指標の目標の年が、{one.ja}は「{far}」、{two.ja}は「{near}」で、（１）の方が先です。"
            "（１）には2030年へ向けた目標、（２）には計画期間の目標が入ります。",
            f"One indicator has the target year “{far}” in {one.en} and “{near}” in {two.en}: section (1)'s comes first. "
            "Section (1) holds the target towards 2030, section (2) that of the plan period.",
        ),
        Text(f"{guess.ja}目標の年をご確認ください。", f"{guess.en}Check the years of the targets."),
        row=goal_row,
        stated=far,
        evidence=year_evidence((goal, step)),
    )


RULE = Rule(
    code="Y109",
    severity=Severity.WARNING,
    basis=Basis.CONVENTION,
    title=Text("（１）の目標の年が（２）より前", "Section (1)'s target year lies before section (2)'s"),
    page=Page(
        what=Text(
            "同じ指標の目標の年が、（１）の方が（２）より前になっています。",
            "The target year of one indicator is earlier in section (1) than in section (2).",
        ),
        why=Text(
            "（１）は2030年のあるべき姿へ向けた目標、（２）は計画期間の目標ですので、（１）の方が後か同じ年になるはずです。",
            "Section (1) looks to 2030 and section (2) to the end of the plan period, so that (1)'s year should be the later one or the same.",
        ),
        example=Text(
            "（１）の目標が2023年、（２）の目標が2024年。", "The target is for 2023年 in (1) and for 2024年 in (2)."
        ),
        instead=Text("どちらの年が正しいかを確かめて直します。", "Check which year is right and correct the other."),
    ),
    places=groups,
    judge=judge,
    column="target",
)
