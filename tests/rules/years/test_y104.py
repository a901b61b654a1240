"""Y104: the actual's year is earlier than its column's heading: a lag."""

import pytest

from indicators import case, form, judge, row
from sdgsheet.form.model import Indicator
from sdgsheet.rules.years.y104 import RULE


def one(*years: str, value: str = "2,529") -> Indicator:
    return row(
        1,
        2,
        "市内総生産額",
        ("2018年度", "2,620", "億円"),
        [(y, value, "億円") for y in years],
        ("2030年", "2,692", "億円"),
    )


@pytest.mark.parametrize(
    "year", ["2020年度", "2021年度", "2021年", "平成30年度", "2021年3月", "2021年12月", "2018～2020平均"]
)
def test_speaks_of_a_year_before_its_heading(year: str) -> None:
    [found] = judge(RULE, case(form([one(year)])))
    assert found.cell.a1 == "H12"
    assert year in found.message.ja


def test_one_finding_a_row_at_its_latest_actual() -> None:
    [found] = judge(RULE, case(form([one("2020年度", "2021年度")])))
    assert found.cell.a1 == "K12"
    assert "ほか1つの欄も" in found.message.ja
    assert [e.cell.a1 for e in found.evidence] == ["K12", "H12"]


@pytest.mark.parametrize(
    "year", ["2022年度", "2022年", "2022", "2022年3月", "2023年3月", "2023年度", "2020～2022平均", "毎年度", ""]
)
def test_silent_where_the_year_may_be_the_headings_or_is_later(year: str) -> None:
    assert judge(RULE, case(form([one(year)]))) == []


@pytest.mark.parametrize("value", ["", "－", "未公表"])
def test_silent_where_no_value_stands(value: str) -> None:
    assert judge(RULE, case(form([one("2020年度", value=value)]))) == []
