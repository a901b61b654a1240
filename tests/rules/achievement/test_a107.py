from __future__ import annotations

import pytest

from indicators import number
from rules.achievement.rows import found, one, speaks
from sdgsheet.form.model import Indicator
from sdgsheet.rules.achievement.a107 import RULE


def test_above_200_percent_with_the_cause() -> None:
    finding = speaks(RULE, one("655%", "1,073", "1,145", "1,084", unit="万円"))
    assert finding.message.ja == (
        "達成度「655%」は200%を超えています。"
        "目標が当初値から11万円しか離れていない一方、実績は72万円動いているためです。"
    )
    assert finding.action is None


def test_shares_are_points_apart() -> None:
    assert "当初値から2.5ポイントしか" in speaks(RULE, one("400%", "30", "40", "32.5", unit="％")).message.ja


def test_below_minus_100_percent() -> None:
    finding = speaks(RULE, one("-126%", "2,620", "2,529", "2,692", unit="十億円"))
    assert "-100%を下回っています" in finding.message.ja
    assert "実績は反対の方向に91十億円動いている" in finding.message.ja


def test_the_computed_figure_where_none_is_written() -> None:
    assert speaks(RULE, one("", "1,073", "1,145", "1,084")).message.ja.startswith("達成度の計算値655%は200%を超えて")
    assert speaks(RULE, one("－", "1,073", "1,145", "1,084"))


def test_the_written_figure_counts_even_where_it_is_wrong_and_then_has_no_cause() -> None:
    finding = speaks(RULE, one("300%"))
    assert finding.message.ja == "達成度「300%」は200%を超えています。"


def test_a_written_figure_that_cannot_be_computed() -> None:
    assert speaks(RULE, one("300%", target="上昇")).message.ja == "達成度「300%」は200%を超えています。"


@pytest.mark.parametrize(
    "indicator",
    [
        one("34%"),
        one("200%", "0", "200", "100"),
        one("-100%", "100", "0", "200"),
        one("120%", "0", "120", "100"),
        one("100%", "1,073", "1,145", "1,084"),  # wrong, but it is what stands there
        one(number("150"), "0", "150", "100"),
        one("達成", "1,073", "1,145", "1,084"),
        one("", actual=""),
        one("116%", "10,446", "10,268", "10,600", name="地下水採取量の削減"),
        one("-300%", "10,446", "10,000", "10,600", name="地下水採取量の削減"),  # A104
        one("300%", "100", "70", "110"),  # A104: the sign
    ],
)
def test_silent(indicator: Indicator) -> None:
    assert found(RULE, indicator) == []
