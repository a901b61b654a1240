"""Y106: a target of section (2) lies outside the plan period."""

import pytest

from indicators import case, form, judge, row
from sdgsheet.form.model import Indicator, SectionNumber
from sdgsheet.rules.rule import Skipped
from sdgsheet.rules.years.y106 import RULE


def one(year: str, section: SectionNumber = 2, value: str = "6,652") -> Indicator:
    return row(
        section, 12, "温室効果ガス", ("2016年度", "8,162", "t"), [("2022年度", "6,352", "t")], (year, value, "t")
    )


@pytest.mark.parametrize("year", ["2025年", "2030年度", "令和7年", "2021年度", "2025年4月", "2026年3月"])
def test_speaks_of_a_year_outside(year: str) -> None:
    [found] = judge(RULE, case(form([one(year)])))
    assert found.cell.a1 == "Q122"
    assert found.message.ja == f"目標の年「{year}」が、計画期間（2022～2024年）の外です。"


def test_speaks_of_words_too() -> None:
    assert judge(RULE, case(form([one("2025年", value="上昇")])))


@pytest.mark.parametrize(
    "year", ["2022年", "2023年度", "2024年", "R6", "2025年3月", "2025年3月31日", "2022年3月", "R4～R6累計", "毎年度"]
)
def test_silent_inside(year: str) -> None:
    assert judge(RULE, case(form([one(year)]))) == []


def test_silent_in_section_1() -> None:
    assert judge(RULE, case(form([one("2030年", 1)]))) == []


def test_silent_where_the_heading_itself_lies_outside() -> None:
    assert judge(RULE, case(form([one("2025年")], target_headings={2: "2025年目標値"}))) == []


@pytest.mark.parametrize(("year", "value"), [("", "6,652"), ("2025年", ""), ("2025年", "未定")])
def test_silent_without_a_year_or_a_value(year: str, value: str) -> None:
    assert judge(RULE, case(form([one(year, value=value)]))) == []


def test_not_judged_where_the_plan_period_is_unknown() -> None:
    this = case(form([one("2025年")], period=None))
    assert isinstance(RULE.judge(this, next(iter(RULE.places(this)))), Skipped)
