"""Y103: the actual's year is later than its column's heading."""

import pytest

from indicators import case, form, judge, row
from sdgsheet.form.model import Indicator
from sdgsheet.rules.years.y103 import RULE


def one(*years: str, value: str = "34.5") -> Indicator:
    return row(2, 1, "割合", ("2020年度", "32.1", "％"), [(y, value, "％") for y in years], ("2024年", "50.0", "％"))


@pytest.mark.parametrize(
    "year", ["2023年度", "2023年", "令和5年度", "2023", "2024年3月", "2023年7月", "2023年9月30日", "2032年度"]
)
def test_speaks_of_a_year_after_its_heading(year: str) -> None:
    [found] = judge(RULE, case(form([one(year)])))
    assert found.cell.a1 == "H111"
    assert f"「{year}」" in found.message.ja
    assert "「2022年」" in found.message.ja


def test_speaks_of_each_column_for_itself() -> None:
    found = judge(RULE, case(form([one("2023年度", "2024年度", "2024年度")])))
    assert [f.cell.a1 for f in found] == ["H111", "K111"]


@pytest.mark.parametrize(
    "year",
    [
        "2022年度", "2022年", "R4", "2021年度", "2023年3月", "2023年3月31日", "2023年4月1日", "2023年5月1日", "2023年6月",
        "2022年12月", "2020～2022平均", "R4～R6累計", "毎年度", "2022年度末",
    ],
)  # fmt: skip
def test_silent_where_the_year_may_be_the_headings(year: str) -> None:
    assert judge(RULE, case(form([one(year)]))) == []


@pytest.mark.parametrize("value", ["", "－", "集計中"])
def test_silent_where_no_value_stands(value: str) -> None:
    assert judge(RULE, case(form([one("2025年度", value=value)]))) == []


def test_silent_where_the_year_is_missing_or_cannot_be_read() -> None:
    assert judge(RULE, case(form([one("", "来年")]))) == []
