"""Y105: the target's year is not the heading's."""

import pytest

from indicators import case, form, judge, row
from sdgsheet.form.model import Indicator, SectionNumber
from sdgsheet.rules.years.y105 import RULE


def one(year: str, section: SectionNumber = 1, value: str = "3,000") -> Indicator:
    return row(
        section, 1, "出荷額", ("2020年度", "2,415", "億円"), [("2022年度", "2,616", "億円")], (year, value, "億円")
    )


@pytest.mark.parametrize("year", ["2023年", "2025年度", "令和7年度", "2031年", "2029年3月"])
def test_speaks_of_a_target_for_another_year(year: str) -> None:
    [found] = judge(RULE, case(form([one(year)])))
    assert found.cell.a1 == "Q11"
    assert f"「{year}」" in found.message.ja
    assert "「2030年（目標値）」" in found.message.ja


def test_speaks_in_section_2_and_of_words_too() -> None:
    assert judge(RULE, case(form([one("2023年", 2, "上昇")])))


@pytest.mark.parametrize(
    "year",
    ["2030年", "2030年度", "令和12年", "平成42年度", "2030", "2031年3月", "2030年3月", "毎年度", "2028～2030平均"],
)
def test_silent_where_the_year_may_be_the_headings(year: str) -> None:
    assert judge(RULE, case(form([one(year)]))) == []


@pytest.mark.parametrize(("year", "value"), [("", "3,000"), ("いつか", "3,000"), ("2023年", ""), ("2023年", "－")])
def test_silent_without_a_year_or_a_value(year: str, value: str) -> None:
    assert judge(RULE, case(form([one(year, 1, value)]))) == []


def test_silent_where_the_heading_names_no_year() -> None:
    assert judge(RULE, case(form([one("2023年")], target_headings={1: "目標値"}))) == []
