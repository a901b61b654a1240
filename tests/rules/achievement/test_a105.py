from __future__ import annotations

import pytest

from indicators import text
from rules.achievement.rows import found, one, speaks
from sdgsheet.form.model import Indicator
from sdgsheet.rules.achievement.a105 import RULE


@pytest.mark.parametrize(
    ("baseline", "actual", "target", "now"),
    [
        ("583", "583", "583", "維持されています"),
        ("583", "575", "583", "下回っています"),
        ("583", "590", "583", "上回っています"),
        ("0", "0", "0", "維持されています"),
        ("0", "3", "0", "上回っています"),
        ("583", "590", "583以上", "目標を守っています"),
        ("583", "575", "583以下", "目標を守っています"),
        ("583", "575", "583以上", "下回っています"),
    ],
)
def test_it_says_whether_the_level_is_kept(baseline: str, actual: str, target: str, now: str) -> None:
    finding = speaks(RULE, one("", baseline, actual, target, unit="万円/人"))
    assert now in finding.message.ja
    assert finding.action is None


def test_before_there_is_an_actual() -> None:
    finding = speaks(RULE, one("", "583", "", "583"))
    assert finding.message.ja.endswith("達成度の計算式は使えません。実績はまだありません。")


def test_what_is_written_stays_and_it_is_said() -> None:
    assert "「100%」は変えていません" in speaks(RULE, one("100%", "583", "583", "583")).message.ja
    assert "変えていません" not in speaks(RULE, one("", "583", "583", "583")).message.ja


@pytest.mark.parametrize(
    "indicator",
    [
        one("34%"),
        one("", "583", "575", "584"),
        one("", "575", "", "583"),
        one("", text("約583"), "", "583"),
        one("", "－", "575", "－"),
        one("", "583", text("約575"), "583"),
        one("達成", "8", "9", "維持"),
    ],
)
def test_silent(indicator: Indicator) -> None:
    assert found(RULE, indicator) == []
