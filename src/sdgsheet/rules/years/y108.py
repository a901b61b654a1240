"""Y108: the target's year has passed before the latest actual's."""

from __future__ import annotations

from fractions import Fraction

from sdgsheet.form.model import Indicator, Triple
from sdgsheet.rules.case import Case
from sdgsheet.rules.finding import Basis, Severity
from sdgsheet.rules.rule import NOT_APPLICABLE, Found, Judgement, Page, Rule, indicators
from sdgsheet.rules.years.rows import (
    Period,
    closes,
    has_value,
    period,
    shown_year,
    valued_actuals,
    year_evidence,
    year_place,
)
from sdgsheet.text import Text


def judge(case: Case, row: Indicator) -> Judgement:
    """Compares intervals: speaks where every day of the target's year lies before the latest actual's."""
    target = row.target
    if target is None or target.year is None or not has_value(target):
        return NOT_APPLICABLE
    dated = [(found, actual) for actual in valued_actuals(row) if (found := period(case, row, actual)) is not None]
    if not dated:
        return NOT_APPLICABLE
    latest, actual = max(dated, key=lambda found: found[0])
    goal = Period.of(target.year)
    if actual.year is not None and closes(actual.year, target.year.named):
        return None  # 2025年3月末 and 2025年4月1日 close the fiscal year that 2024年 may mean
    return _passed(case, row, target, actual) if goal.lies_before(latest) else None


def _passed(case: Case, row: Indicator, target: Triple, actual: Triple) -> Found:
    due, now = target.year_text.strip(), shown_year(case, row, actual)
    missed = _is_missed(case, row)
    shown = case.figure(row).text.strip()
    result = Text("", "")
    if missed:
        result = Text("達成度は100%に届いていません。", " The achievement is below 100%.")
        if shown:
            result = Text(f"達成度は{shown}で、100%に届いていません。", f" The achievement, “{shown}”, is below 100%.")
    return Found(
        year_place(target),
        Text(
            f"目標の年「{due}」は、最新の実績（{now}）より前に過ぎています。{result.ja}",
            f"The target's year “{due}” has passed before that of the latest actual, “{now}”.{result.en}",
        ),
        Text(
            "目標の年に誤りがなければ、届いていない理由や今後の見通しを（３）にお書き添えください。",
            "If the year is right, add a word in (3) on why the target was missed and what comes next.",
        )
        if missed
        else Text(
            "期限までの目標でしたら、このままで構いません。", "If the target was for that year, leave it as it is."
        ),
        severity=Severity.WARNING if missed else Severity.INFO,
        row=row,
        stated=due,
        evidence=year_evidence((target, actual)),
    )


def _is_missed(case: Case, row: Indicator) -> bool:
    """Below 100%, by the written figure and by the computed one, as far as there are any."""
    figures: list[Fraction] = [f for f in (case.figure(row).value, case.achievement(row).fraction) if f is not None]
    if case.figure(row).word.strip() == "達成":
        return False
    return bool(figures) and all(f < 1 for f in figures)


RULE = Rule(
    code="Y108",
    severity=Severity.INFO,
    basis=Basis.FORM,
    title=Text("目標の年が最新の実績より前", "The target's year has passed"),
    page=Page(
        what=Text(
            "目標の年が、最新の実績の年度より前に過ぎています。達成度が100%未満のときは、確認をお願いします。",
            "The target's year has passed before that of the latest actual. Where the achievement is below 100%, a person should look.",
        ),
        why=Text(
            "期限を過ぎた目標は、年の書き誤りか、達成できたかどうかの説明が必要なものです。",
            "A target whose year has passed is either mistyped or wants a word on whether it was met.",
        ),
        example=Text(
            "目標が2023年、最新の実績が2024年度、達成度が68%。",
            "The target is for 2023年, the latest actual of 2024年度, and the achievement 68%.",
        ),
        instead=Text(
            "目標の年を確かめ、正しければ（３）で触れます。",
            "Check the target's year, and where it is right, speak of it in (3).",
        ),
    ),
    places=indicators,
    judge=judge,
    column="target",
    habit=Text(
        "目標{judged}行のうち{count}行で、目標の年が最新の実績より前に過ぎています。",
        "The year of {count} of {judged} targets has passed before the latest actual's.",
    ),
)
