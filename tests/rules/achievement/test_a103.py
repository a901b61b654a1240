from __future__ import annotations

import pytest

from indicators import error, formula, number, row, text
from rules.achievement.rows import found, one, speaks
from sdgsheet.form.model import Indicator
from sdgsheet.rules.achievement.a103 import RULE


@pytest.mark.parametrize(
    ("indicator", "reason"),
    [
        (one("50%", target=text("上昇")), "目標が「上昇」で数値ではない"),
        (one("50%", actual=""), "実績がまだない"),
        (one("50%", actual="未集計"), "実績がまだない"),
        (one("50%", baseline="－"), "当初値がない"),
        (one("50%", target="未定"), "目標値がない"),
        (one("50%", actual=text("策定済")), "2024年度実績「策定済」（O19）が数値として読めない"),
        (one("50%", actual=error("#REF!")), "2024年度実績「#REF!」（O19）が数値として読めない"),
        (one(number("50"), target=text("上昇")), "目標が「上昇」で数値ではない"),
    ],
)
def test_a_number_where_none_can_be_computed_with_the_reason(indicator: Indicator, reason: str) -> None:
    finding = speaks(RULE, indicator)
    assert f"{reason}ため、計算できません。" in finding.message.ja
    assert finding.action is not None


def test_units_that_differ() -> None:
    indicator = row(1, 1, "設置数", ("2020年度", "4", "台"), [("2022年度", "6", "箇所")], ("2030年", "8", "台"), "50%")
    assert "単位がそろっていない" in speaks(RULE, indicator).message.ja


@pytest.mark.parametrize(
    "indicator",
    [
        one("34%"),
        one("87%"),
        one("", actual=""),
        one("－", actual="未集計"),
        one("達成", target=text("上昇")),
        one("○", target=text("策定")),
        one("100%", "583", "583", "583"),  # A105
        one("50%", actual=text("約2,600")),  # V102
        one("50%", actual=text("10～12")),  # V102
        one("34%", actual=text("2616万㎥"), unit=""),  # V104: number and unit are used
        one("50%", actual=formula("SUM(集計!B8:D8)", "")),  # its result is not stored
        one("50%", older="2,600", actual=formula("SUM(集計!B8:D8)", "")),
        one(error("#DIV/0!"), actual=""),
        one(None, actual=""),
    ],
)
def test_silent(indicator: Indicator) -> None:
    assert found(RULE, indicator) == []


def test_silent_on_a_repeated_row_that_says_the_same() -> None:
    ditto = row(1, 4, "市民の割合", ("", "同上", ""), [("", "同上", "")], ("", "同上", ""), "13%", repeated=True)
    assert found(RULE, ditto) == []
