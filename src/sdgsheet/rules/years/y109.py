"""Y109: section (1)'s target year lies before section (2)'s, for one indicator."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from sdgsheet.form.model import Indicator, Triple
from sdgsheet.notation.years import Year
from sdgsheet.rules.case import Case, Group
from sdgsheet.rules.finding import Basis, Severity
from sdgsheet.rules.labels import place
from sdgsheet.rules.rule import NOT_APPLICABLE, Found, Judgement, Page, Rule
from sdgsheet.rules.years.rows import all_after, has_value, year_evidence, year_place
from sdgsheet.text import Text


def groups(case: Case) -> Iterable[Group]:
    """The rows of each indicator that stands in several places."""
    return case.groups


def judge(case: Case, group: Group) -> Judgement:
    """Sets (1)'s earliest target beside (2)'s latest; stands at the former."""
    far = [dated for row in group.rows if row.section == 1 and (dated := _dated(row)) is not None]
    near = [dated for row in group.rows if row.section == 2 and (dated := _dated(row)) is not None]
    if not far or not near:
        return NOT_APPLICABLE
    goal = min(far, key=lambda dated: max(dated.year.fitting))
    step = max(near, key=lambda dated: min(dated.year.fitting))
    return _before(case, goal, step) if max(goal.year.fitting) < min(step.year.fitting) else None


class Dated(NamedTuple):
    """A row's target with the year that it names."""

    row: Indicator
    target: Triple
    year: Year


def _dated(row: Indicator) -> Dated | None:
    """None without a target or a year; 毎年度 comes before nothing."""
    target = row.target
    if target is None or target.year is None or target.year.is_open or not has_value(target):
        return None
    return Dated(row, target, target.year)


def _before(case: Case, goal: Dated, step: Dated) -> Found:
    far, near = goal.year.text.strip(), step.year.text.strip()
    one, two = place(goal.row), place(step.row)
    period = case.form.plan_period
    swapped = (
        period is not None
        and any(goal.year.fits(year) for year in range(period[0], period[1] + 1))
        and all_after(step.year, period[1])
    )
    guess = (
        Text("（１）と（２）の目標が入れ替わっているのかもしれません。", "The targets of (1) and (2) may be swapped. ")
        if swapped
        else Text("", "")
    )
    return Found(
        year_place(goal.target),
        Text(
            f"同じ指標の目標の年が、{one.ja}は「{far}」、{two.ja}は「{near}」で、（１）の方が先です。"
            "（１）には2030年へ向けた目標、（２）には計画期間の目標が入ります。",
            f"One indicator has the target year “{far}” in {one.en} and “{near}” in {two.en}: section (1)'s comes first. "
            "Section (1) holds the target towards 2030, section (2) that of the plan period.",
        ),
        Text(f"{guess.ja}目標の年をご確認ください。", f"{guess.en}Check the years of the targets."),
        row=goal.row,
        stated=far,
        evidence=year_evidence((goal.target, step.target)),
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
