"""Y106: a target of section (2) lies outside the plan period."""

from __future__ import annotations

from collections.abc import Iterable

from sdgsheet.form.model import Indicator
from sdgsheet.rules.case import Case
from sdgsheet.rules.finding import Basis, Evidence, Severity
from sdgsheet.rules.rule import NOT_APPLICABLE, Found, Judgement, Page, Rule, Skipped
from sdgsheet.rules.structure.period import Period, agreed_period
from sdgsheet.rules.years.rows import column_of, has_value, heading_year, year_place
from sdgsheet.text import Text

_NO_PERIOD = Skipped(Text("計画期間が読み取れないため", "the plan period cannot be read"))


def places(case: Case) -> Iterable[tuple[Indicator, Period | None]]:
    """The rows of section (2) with the plan period; those of (1) look to 2030."""
    section = case.form.section(2)
    period = agreed_period(case)
    return ((row, period) for row in section.indicators) if section is not None else ()


def judge(case: Case, place: tuple[Indicator, Period | None]) -> Judgement:
    """A month lies in its calendar and in its fiscal year; either may be inside."""
    row, period = place
    target = row.target
    if target is None or target.year is None or not has_value(target):
        return NOT_APPLICABLE
    if period is None:
        return _NO_PERIOD
    first, last = period
    if any(target.year.fits(year) for year in range(first, last + 1)):
        return None
    heading = heading_year(column_of(case, row, target))
    if heading is not None and target.year.fits(heading.named):
        return None  # the heading itself lies outside: that the two disagree is F107's
    written = target.year_text.strip()
    return Found(
        year_place(target),
        Text(
            f"目標の年「{written}」が、計画期間（{first}～{last}年）の外です。",
            f"The target's year “{written}” lies outside the plan period ({first}–{last}).",
        ),
        Text(
            "ほかの計画に合わせたものなら、このままで構いません。そうでなければ、年をご確認ください。",
            "If it follows another plan, leave it as it is. If not, check the year.",
        ),
        row=row,
        stated=written,
        expected=Text(f"{first}～{last}年", f"{first}–{last}"),
        evidence=(Evidence(year_place(target), "year", written),),
    )


RULE = Rule(
    code="Y106",
    severity=Severity.WARNING,
    basis=Basis.CONVENTION,
    title=Text("（２）の目標の年が計画期間の外", "A target of section (2) lies outside the plan period"),
    page=Page(
        what=Text(
            "（２）の目標の年が、計画期間の外にあります。年月や年月日は、暦年と年度のどちらかが期間に入っていればよいものとします"
            "（2022～2024年の計画の2025年3月は期間内です）。",
            "A target of section (2) lies outside the plan period. A month or a day may lie inside by its calendar year or by its fiscal year "
            "(2025年3月 lies inside 2022–2024).",
        ),
        why=Text(
            "（２）は計画期間中の取組の目標を書く表です。ほかの計画の目標年に合わせることもありますので、誤りとはせず確認をお願いしています。",
            "Section (2) holds the targets of the plan period. A city may follow another plan's year, so this is for a person to look at and no error.",
        ),
        example=Text(
            "計画期間が2022～2024年で、目標の年が2025年。",
            "The plan runs from 2022 to 2024, and the target's year is 2025年.",
        ),
        instead=Text(
            "年を確かめます。ほかの計画に合わせた目標なら、そのままで構いません。",
            "Check the year. A target that follows another plan may stay.",
        ),
    ),
    places=places,
    judge=judge,
    column="target",
    habit=Text(
        "{judged}行のうち{count}行で、目標の年が計画期間の外です。",
        "In {count} of {judged} rows the target's year lies outside the plan period.",
    ),
)
