"""Y108: the target's year has passed before the latest actual's."""

import pytest

from indicators import Figure, case, form, judge, row
from sdgsheet.form.model import Indicator
from sdgsheet.rules.finding import Severity
from sdgsheet.rules.rule import Found
from sdgsheet.rules.years.y108 import RULE


def one(target: str, *actuals: tuple[str, str], stated: Figure = "", goal: str = "200") -> Indicator:
    return row(
        1, 1, "件数", ("2020年度", "100", "件"), [(y, v, "件") for y, v in actuals], (target, goal, "件"), stated
    )


def says(*rows: Indicator) -> list[Found]:
    return judge(RULE, case(form(list(rows))))


@pytest.mark.parametrize(
    ("target", "actual"),
    [
        ("2022年", "2023年度"),
        ("2022年度", "2023年度"),
        ("2023年3月", "2023年度"),
        ("令和3年", "2022年度"),
        ("R5", "R6"),
        ("2023年", "2025年3月末"),
        ("2024年", "2025年7月1日"),
        ("2023年", "2025年4月1日"),
    ],
)
def test_speaks_where_the_target_can_only_be_earlier(target: str, actual: str) -> None:
    [found] = says(one(target, ("2021年度", "120"), (actual, "150"), stated="50%"))
    assert found.severity is Severity.WARNING
    assert found.cell.a1 == "Q11"
    assert "達成度は50%" in found.message.ja


def test_a_target_that_was_met_is_an_info() -> None:
    [found] = says(one("2021年", ("2022年度", "210"), stated="110%"))
    assert found.severity is Severity.INFO
    [found] = says(one("2021年", ("2022年度", "200")))
    assert found.severity is Severity.INFO


def test_a_target_in_words_is_an_info() -> None:
    [found] = says(one("2021年", ("2022年度", "210"), stated="達成", goal="増加"))
    assert found.severity is Severity.INFO


def test_without_a_written_figure_the_computed_one_counts() -> None:
    [found] = says(one("2021年", ("2022年度", "150")))
    assert found.severity is Severity.WARNING
    assert "100%に届いていません" in found.message.ja


def test_a_figure_that_a_person_turned_is_no_miss() -> None:
    [found] = says(one("2021年", ("2022年度", "90"), stated="110%", goal="110"))
    assert found.severity is Severity.INFO


def test_a_missing_year_is_taken_from_the_heading() -> None:
    assert says(one("2021年", ("", "150")))


@pytest.mark.parametrize(
    ("target", "actual"),
    [
        ("2030年", "2022年度"),
        ("2022年", "2022年度"),
        ("2023年", "2023年度"),  # January to December 2023 and April 2023 to March 2024
        ("2022年度", "2023年"),
        ("2022年度", "2023年3月"),
        ("毎年度", "2023年度"),
        ("2022～2024累計", "2023年度"),
        ("2022", "2022年度"),
        ("R5", "R6年"),
        ("2024年", "2025年3月末"),
        ("2024年", "2025年3月31日"),
        ("2024年", "2025年4月1日"),
        ("2024年度", "2025年5月1日"),
    ],
)
def test_silent_where_the_target_may_still_be_ahead(target: str, actual: str) -> None:
    assert says(one(target, (actual, "150"))) == []


def test_silent_on_years_without_a_value() -> None:
    assert says(one("2021年", ("2021年度", "120"), ("2023年度", ""))) == []
    assert says(one("2021年", ("2021年度", "120"), ("2023年度", "未公表"))) == []
    assert says(one("2021年", ("2023年度", "120"), goal="")) == []


def test_the_latest_year_counts_wherever_it_stands() -> None:
    assert says(one("2021年", ("2022年度", "120"), ("2021年度", "110")))
