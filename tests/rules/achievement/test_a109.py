from __future__ import annotations

import pytest

from rules.achievement.rows import found, one, speaks
from sdgsheet.form.model import Indicator
from sdgsheet.rules.achievement.a109 import RULE


def more(name: str, baseline: str = "25.0", target: str = "23.0", unit: str = "万人") -> Indicator:
    return one("25%", baseline, "24.5", target, name=name, unit=unit)


@pytest.mark.parametrize(
    "name", ["人口", "総人口（推計）", "販売農家数", "世帯数", "講座の参加者数", "登録団体数（市内）", "バスの利用者数"]
)
def test_a_target_below_the_baseline_where_more_is_better(name: str) -> None:
    finding = speaks(RULE, more(name))
    assert "目標23.0万人は当初値25.0万人より少ないため" in finding.message.ja
    assert finding.action is None


def test_without_an_actual_too() -> None:
    assert speaks(RULE, one("", "25.0", "", "23.0", name="人口", unit="万人"))


@pytest.mark.parametrize(
    "indicator",
    [
        more("人口", "25.0", "26.0"),
        more("人口", "25.0", "25.0"),
        more("人口密度"),
        more("生活保護受給世帯数"),
        more("ごみ排出量"),
        more("利用者数の割合"),
        more("人口", "25.0", "維持"),
        more("人口", "－", "23.0"),
        one("", "25", "22", "10", name="県内での参加者数", unit="位"),  # a rank: less is better
    ],
)
def test_silent(indicator: Indicator) -> None:
    assert found(RULE, indicator) == []
