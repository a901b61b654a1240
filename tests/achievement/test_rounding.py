from __future__ import annotations

import pytest

from indicators import row
from sdgsheet.achievement.compute import compute
from sdgsheet.achievement.rounding import is_exact_count, rounding_explains
from sdgsheet.achievement.stated import read_stated


def explains(stated: str, baseline: str, actual: str, target: str, unit: str) -> bool:
    indicator = row(
        1, 1, "値", ("2020年度", baseline, unit), [("2022年度", actual, unit)], ("2030年", target, unit), stated
    )
    achievement = compute(indicator)
    return rounding_explains(achievement, read_stated(indicator, achievement.fraction, percent_heading=True))


def test_a_figure_from_unrounded_shares() -> None:
    # 32.1 may be 32.05, 34.5 may be 34.54: then 14%
    assert explains("14%", "32.1", "34.5", "50.0", "％")
    assert not explains("15%", "32.1", "34.5", "50.0", "％")


def test_money_and_weight_without_decimals_may_be_rounded() -> None:
    assert explains("35%", "12", "15", "20", "億円")
    assert explains("35%", "12", "15", "20", "t")


@pytest.mark.parametrize("unit", ["人", "件", "団体", "箇所", "分団", ""])
def test_counts_without_decimals_are_exact(unit: str) -> None:
    assert not explains("35%", "12", "15", "20", unit)


def test_a_count_under_a_scale_word_may_be_rounded() -> None:
    assert explains("35%", "12", "15", "20", "千人")


def test_an_end_inside_the_rounding_of_the_start_explains_nothing() -> None:
    assert not explains("900%", "12", "15", "12.4", "t")


@pytest.mark.parametrize(
    ("value", "unit", "exact"),
    [
        ("12", "人", True),
        ("12.5", "人", False),
        ("12", "千人", False),
        ("12", "％", False),
        ("12", "t-CO2", False),
        ("12", "円", False),
        ("12", "校", True),
        ("12", "時間", False),
    ],
)
def test_exact_counts(value: str, unit: str, exact: bool) -> None:
    indicator = row(1, 1, "値", ("2020年度", value, unit), [], None)
    assert indicator.baseline is not None
    assert is_exact_count(indicator.baseline) == exact
