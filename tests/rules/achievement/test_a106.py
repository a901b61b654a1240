from __future__ import annotations

import pytest

from indicators import row, text
from rules.achievement.rows import found, one, speaks
from sdgsheet.form.model import Indicator
from sdgsheet.rules.achievement.a106 import RULE
from sdgsheet.rules.finding import Severity


def said(word: str, baseline: str, actual: str, target: str, name: str = "井戸の本数") -> Indicator:
    return one(text(word), baseline, actual, target, name=name, unit="本")


@pytest.mark.parametrize(
    ("word", "baseline", "actual", "target"),
    [
        ("達成", "8", "7", "上昇"),
        ("達成", "8", "8", "増加"),
        ("未達成", "8", "9", "上昇"),
        ("達成", "8", "9", "減少"),
        ("達成", "8", "5", "維持"),
        ("未達成", "8", "8", "維持"),
        ("達成", "0", "2", "維持"),
        ("達成", "100", "110", "200"),
        ("未達成", "100", "210", "200"),
        ("達成", "0", "3", "0"),
    ],
)
def test_the_word_contradicts_the_figures(word: str, baseline: str, actual: str, target: str) -> None:
    finding = speaks(RULE, said(word, baseline, actual, target))
    assert finding.severity is None
    assert finding.message.ja.startswith(f"達成度は「{word}」とありますが、")
    assert finding.action is not None


def test_messages_name_what_the_word_was_held_against() -> None:
    assert (
        "目標「上昇」に対して、当初値8本から実績7本への動きと合いません"
        in speaks(RULE, said("達成", "8", "7", "上昇")).message.ja
    )
    assert "計算式では10%です〔(110－100)÷(200－100)〕" in speaks(RULE, said("達成", "100", "110", "200")).message.ja
    ceiling = said("達成", "10,446", "10,700", "10,600", "地下水採取量の削減")
    assert "目標10,600本以下に対して、実績は10,700本です" in speaks(RULE, ceiling).message.ja
    assert "目標「100以下」に対して、実績は105本です" in speaks(RULE, said("達成", "90", "105", "100以下")).message.ja


def test_a_small_slip_under_keep_is_an_info() -> None:
    finding = speaks(RULE, one("達成", "95.0", "94.2", "維持", unit="％"))
    assert finding.severity is Severity.INFO


@pytest.mark.parametrize(
    "indicator",
    [
        said("達成", "8", "9", "上昇"),
        said("未達成", "8", "7", "上昇"),
        said("達成", "8", "8", "維持"),
        said("達成", "8", "9", "維持"),
        said("概ね達成", "8", "5", "上昇"),
        said("○", "8", "5", "上昇"),
        said("△", "8", "5", "上昇"),
        said("策定済", "8", "5", "策定"),
        said("達成", "8", "5", "改善"),
        said("達成", "8", "5", "前年度より増加"),
        said("達成", "100", "200", "200"),
        said("達成", "100", "199.6", "200"),
        said("未達成", "100", "199.6", "200"),
        said("達成", "10,446", "10,268", "10,600", "地下水採取量の削減"),
        said("達成", "90", "95", "100以下"),
        said("達成", "8", "約7", "上昇"),
        said("達成", "8", "未集計", "上昇"),
        said("達成", "－", "7", "上昇"),
        one("34%"),
        one("－"),
        one(""),
        one(None),
        one("", "8", "7", "上昇", unit="本"),
    ],
)
def test_silent(indicator: Indicator) -> None:
    assert found(RULE, indicator) == []


def test_units_that_differ_are_not_judged() -> None:
    indicator = row(
        1, 1, "設置数", ("2020年度", "8", "台"), [("2022年度", "7", "箇所")], ("2030年", "上昇", ""), "達成"
    )
    assert found(RULE, indicator) == []
