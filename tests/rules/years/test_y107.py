"""Y107: two actuals of one row go back in time, or carry the same year."""

import pytest

from indicators import Values, case, form, judge, row
from sdgsheet.rules.finding import Severity
from sdgsheet.rules.rule import Found
from sdgsheet.rules.years.y107 import RULE

BASE: Values = ("2019年度", "3,120", "億円")
TARGET: Values = ("2030年", "3,400", "億円")


def says(*actuals: Values | None) -> list[Found]:
    return judge(RULE, case(form([row(1, 2, "市内総生産額", BASE, list(actuals), TARGET)])))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("2022年度", "2021年度"),
        ("2023年度", "令和3年度"),
        ("2022年度", "2021年"),
        ("2022年9月", "2022年3月"),
        ("R6", "R5"),
        ("2023", "2022"),
    ],
)
def test_speaks_where_the_actuals_go_back(first: str, second: str) -> None:
    [found] = says((first, "2,985", "億円"), (second, "3,042", "億円"))
    assert found.severity is None
    assert RULE.severity is Severity.ERROR
    assert found.cell.a1 == "K12"


def test_says_which_year_is_the_odd_one() -> None:
    [found] = says(("2032年度", "2,985", "億円"), ("2023年度", "3,042", "億円"))
    assert found.action is not None
    assert "「2032年度」" in found.action.ja


@pytest.mark.parametrize(("first", "second"), [("2023年度", "2022年度"), ("2024年3月末", "2023年3月末")])
def test_two_columns_that_are_swapped_are_judged_from_their_headings(first: str, second: str) -> None:
    [found] = says((first, "2,985", "億円"), (second, "3,042", "億円"))
    assert found.action is not None
    assert "入れ違い" in found.action.ja
    assert [e.value for e in found.evidence if e.role == "heading"] == ["2022年", "2023年"]


def test_speaks_of_one_year_with_two_values() -> None:
    [found] = says(("2020年度", "2,985", "億円"), ("2020年度", "3,042", "億円"))
    assert found.severity is None
    assert "2,985億円と3,042億円" in found.message.ja
    assert found.action is not None
    assert "写された" in found.action.ja


def test_looks_beyond_the_neighbouring_column() -> None:
    [found] = says(("2022年度", "2,985", "億円"), None, ("2022年度", "3,042", "億円"))
    assert found.cell.a1 == "N12"


def test_one_year_with_one_value_is_an_info() -> None:
    [found] = says(("2020年度", "2,985", "億円"), ("令和2年度", "2,985", "億円"))
    assert found.severity is Severity.INFO


def test_one_value_in_two_units_is_one_value() -> None:
    [found] = says(("2020年度", "2,985", "億円"), ("2020年度", "298.5", "十億円"))
    assert found.severity is Severity.INFO


def test_the_worst_stands_for_the_row() -> None:
    [found] = says(("2020年度", "2,985", "億円"), ("2020年度", "2,985", "億円"), ("2019年度", "3,042", "億円"))
    assert found.severity is None


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("2022年度", "2023年度"),
        ("2020年度", "2021年度"),
        ("2022年度", "2022年"),  # they overlap, and are not the same period
        ("2022年", "2022年度"),
        ("2023年3月", "2022年度"),
        ("2020～2022平均", "2021～2023平均"),
        ("R6", "R5年度"),  # R6 may be the calendar year
        ("毎年度", "毎年度"),
        ("毎年度", "2021年度"),
    ],
)
def test_silent_where_the_order_is_possible(first: str, second: str) -> None:
    assert says((first, "2,985", "億円"), (second, "3,042", "億円")) == []


@pytest.mark.parametrize("value", ["", "－", "集計中"])
def test_silent_on_columns_that_are_not_filled_in_yet(value: str) -> None:
    assert says(("2022年度", "2,985", "億円"), ("2022年度", value, "億円")) == []


def test_silent_on_one_actual_alone_and_on_missing_years() -> None:
    assert says(("2022年度", "2,985", "億円")) == []
    assert says(("", "2,985", "億円"), ("", "3,042", "億円")) == []
