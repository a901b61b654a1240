from __future__ import annotations

import pytest

from indicators import formula, number, text
from rules.achievement.rows import found, one, speaks
from sdgsheet.form.model import Indicator
from sdgsheet.rules.achievement.a108 import RULE


def test_34_under_a_percent_format() -> None:
    finding = speaks(RULE, one(number("34", "0%", "3400%")))
    assert finding.message.ja == (
        "達成度は「3400%」と表示されますが、入力された数値は34で、計算式では34%です。"
        "表示形式が％なので、100倍になって見えます。"
    )
    assert finding.action is not None
    assert finding.action.ja == "「34%」と入力し直してください。"


def test_a_fraction_under_the_literal_sign() -> None:
    finding = speaks(RULE, one(number("0.34", '0"%"', "0%")))
    assert "100分の1に見えます" in finding.message.ja
    assert finding.action is not None
    assert "34と入力し直すか" in finding.action.ja


def test_a_fraction_under_a_whole_number_format() -> None:
    finding = speaks(RULE, one(number("0.344", "0", "0")))
    assert finding.action is not None
    assert "表示形式を「0%」に" in finding.action.ja


def test_formulas_keep_or_lose_their_times_100() -> None:
    large = speaks(RULE, one(formula("(N19-E19)/(Q19-E19)*100", "34.3589743589744", "0%", "3436%")))
    assert large.action is not None
    assert "×100を外す" in large.action.ja
    small = speaks(RULE, one(formula("(N19-E19)/(Q19-E19)", "0.343589743589744", "0", "0")))
    assert small.action is not None
    assert "表示形式を「0%」に" in small.action.ja


@pytest.mark.parametrize(
    "indicator",
    [
        one("34%"),
        one(number("34")),
        one(number("0.34")),
        one(number("0.344", "0.00", "0.34")),
        one(number("34", '0"%"', "34%")),
        one(number("34", "0")),
        one(text("3400%")),
        one(number("87", "0%", "8700%")),
        one(number("0", "0%", "0%"), "68", "68", "92"),
        one(number("34", "0%", "3400%"), actual=""),
        one("達成"),
        one(""),
        one(None),
    ],
)
def test_silent(indicator: Indicator) -> None:
    assert found(RULE, indicator) == []
