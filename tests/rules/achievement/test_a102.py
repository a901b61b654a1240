from __future__ import annotations

import pytest

from indicators import Figure, formula, number, text
from rules.achievement.rows import found, one, speaks
from sdgsheet.form.model import Indicator
from sdgsheet.rules.achievement.a102 import RULE
from sdgsheet.rules.finding import Severity


def test_empty_though_it_can_be_computed() -> None:
    finding = speaks(RULE, one(""))
    assert finding.message.ja == "達成度が空欄ですが、計算できます（34%）〔(2,616－2,415)÷(3,000－2,415)〕。"
    assert finding.severity is None
    assert finding.action is not None
    assert "34%とご記入ください" in finding.action.ja


@pytest.mark.parametrize("word", ["－", "-", "未公表", "集計中", "算出不可"])
def test_a_word_for_a_missing_value_is_an_info(word: str) -> None:
    finding = speaks(RULE, one(text(word)))
    assert finding.severity is Severity.INFO
    assert f"「{word}」" in finding.message.ja


def test_a_formula_that_gives_an_empty_text() -> None:
    finding = speaks(RULE, one(formula('IF(N19="","",1)', "　", "0%")))
    assert "式は空欄を返しています" in finding.message.ja


def test_a_formula_without_a_stored_result_is_c105() -> None:
    assert found(RULE, one(formula("(N19-E19)/(Q19-E19)", ""))) == []


@pytest.mark.parametrize("stated", ["34%", "0%", "87%", "達成", "○", "概ね達成", "同上"])
def test_not_empty(stated: Figure) -> None:
    assert found(RULE, one(stated)) == []


@pytest.mark.parametrize(
    "indicator",
    [
        one("", actual=""),
        one("", target=""),
        one("", baseline="－"),
        one("", target="上昇"),
        one("", "583", "575", "583"),
        one("", actual=text("約2,600")),
        one("－", actual="未集計"),
        one(None),
    ],
)
def test_nothing_to_compute(indicator: Indicator) -> None:
    assert found(RULE, indicator) == []


def test_a104_shows_the_figure_then() -> None:
    assert found(RULE, one("", "10,446", "10,268", "10,600", name="地下水採取量の削減")) == []


def test_a_figure_of_three_hundred_digits_does_not_fill_the_message() -> None:
    finding = speaks(RULE, one("", "1", number("1E+308", "#,##0"), "5"))
    assert "2.5E+309%" in finding.message.ja
    assert len(finding.message.ja) < 200
