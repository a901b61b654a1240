"""Y102: the baseline lies after an actual or after the target."""

import pytest

from indicators import Values, case, form, judge, row
from sdgsheet.form.model import Indicator
from sdgsheet.rules.finding import Severity
from sdgsheet.rules.rule import Found
from sdgsheet.rules.years.y102 import RULE

TARGET: Values = ("2030年", "3,000", "億円")


def one(base: str, *actuals: str, target: str = "2030年", values: tuple[str, str] = ("2,415", "2,616")) -> Indicator:
    return row(
        1,
        1,
        "製造品出荷額",
        (base, values[0], "億円"),
        [(a, values[1], "億円") for a in actuals],
        (target, "3,000", "億円"),
    )


def says(*rows: Indicator) -> list[Found]:
    return judge(RULE, case(form(list(rows))))


@pytest.mark.parametrize(
    ("base", "actual"),
    [
        ("2023年度", "2022年度"),
        ("令和5年度", "2022年度"),
        ("2023年度", "2022年"),
        ("2023年4月1日", "2022年度"),
        ("2022年度", "2022年3月"),
        ("2032年度", "2022年度"),
        ("R5", "R4"),
    ],
)
def test_speaks_where_the_baseline_can_only_be_later(base: str, actual: str) -> None:
    [found] = says(one(base, actual, target="2040年"))
    assert found.severity is None
    assert RULE.severity is Severity.ERROR
    assert found.cell.a1 == "E11"
    assert [e.cell.a1 for e in found.evidence] == ["E11", "H11"]


def test_says_it_in_the_words_of_a_colleague() -> None:
    others = [row(1, n, f"指標{n}", ("2020年度", "1", "件"), [], TARGET) for n in (2, 3, 4)]
    [found] = says(one("2023年度", "2022年度"), *others)
    assert found.message.ja == (
        "当初値が2023年度で、実績の2022年度より後です。当初値には計画の出発点の年度が入ります（ほかの行は主に2020年度です）。"
    )
    assert found.action is not None
    assert found.action.ja == "年度をご確認ください。"


def test_looks_at_the_actual_where_the_baseline_is_everybodys() -> None:
    others = [row(1, n, f"指標{n}", ("2020年度", "1", "件"), [], TARGET) for n in (2, 3, 4)]
    [found] = says(one("2020年度", "2002年度"), *others)
    assert found.action is not None
    assert "「2002年度」の方" in found.action.ja


def test_speaks_of_a_target_before_the_baseline() -> None:
    [found] = says(one("2020年度", "2022年度", target="2013年"))
    assert "目標の2013年より後" in found.message.ja


def test_a_missing_year_is_taken_from_the_heading() -> None:
    [found] = says(one("2024年度", ""))
    assert "2022年より後" in found.message.ja


def test_one_finding_a_row_whatever_the_number_of_actuals() -> None:
    assert len(says(one("2024年度", "2021年度", "2022年度", "2023年度"))) == 1


def test_the_very_same_period_is_a_warning_where_the_values_differ() -> None:
    [found] = says(one("2022年度", "2022年度"))
    assert found.severity is Severity.WARNING
    assert "2,415と2,616" in found.message.ja


def test_the_very_same_period_is_an_info_where_they_are_equal() -> None:
    [found] = says(one("2022年度", "令和4年度", values=("2,415", "2,415")))
    assert found.severity is Severity.INFO


@pytest.mark.parametrize(
    ("base", "actual"),
    [
        ("2020年度", "2022年度"),
        ("2019年度", "2019年"),  # they overlap, and are not the same period
        ("2022年度", "2022年"),
        ("2022年", "2022年度"),
        ("2023年3月", "2022年度"),
        ("2022年度", "2023年3月"),
        ("2022", "2022年度"),
        ("2018～2020平均", "2019～2021平均"),
        ("毎年度", "2022年度"),
        ("毎年度", "毎年度"),
        ("2023年度", "毎年度"),
    ],
)
def test_silent_where_the_order_is_possible(base: str, actual: str) -> None:
    assert says(one(base, actual)) == []


def test_a_heading_may_mean_the_fiscal_year() -> None:
    assert says(one("2023年3月", "")) == []


def test_silent_on_actuals_that_are_not_there_yet() -> None:
    rows = row(1, 1, "指標", ("2023年度", "10", "件"), [("2022年度", "－", "件"), ("2022年度", "", "件")], TARGET)
    assert says(rows) == []


def test_silent_where_the_baselines_year_cannot_be_read() -> None:
    assert says(one("いつか", "2022年度")) == []


def test_a_baseline_in_the_targets_year_is_possible() -> None:
    assert says(one("2022年度", target="2022年度")) == []
