"""V103: a word for a missing value that is ambiguous or unusual."""

from dataclasses import replace

import pytest

from indicators import Figure, case, error, form, judge, row
from sdgsheet.form.model import Indicator
from sdgsheet.rules.finding import Severity
from sdgsheet.rules.values.v103 import RULE


def with_actual(value: Figure) -> Indicator:
    return row(2, 3, "受講者数", ("2020年度", "800", "人"), [("2022年度", value, "")], ("2024年", "1,200", "人"))


@pytest.mark.parametrize("word", ["なし", "無し", "（なし）"])
def test_says_that_nashi_may_be_zero(word: str) -> None:
    [found] = judge(RULE, case(form([with_actual(word)])))
    assert (RULE.severity, found.action) == (Severity.INFO, None)
    assert "0なのか" in found.message.ja


@pytest.mark.parametrize("word", ["不明", "欠測", "?"])
def test_names_an_unusual_word(word: str) -> None:
    [found] = judge(RULE, case(form([with_actual(word)])))
    assert word in found.message.ja
    assert "taken for a missing value" in found.message.en


@pytest.mark.parametrize(
    "word",
    [
        "－",
        "-",
        "―",
        "…",
        "未公表",
        "未集計",
        "集計中",
        "調査中",
        "未実施",
        "該当なし",
        "未定",
        "算出不可",
        "N/A",
        "*",
        "x",
    ],
)
def test_is_silent_on_the_usual_words(word: str) -> None:
    assert not judge(RULE, case(form([with_actual(word)])))


def test_names_a_reason_that_was_read_as_a_missing_value() -> None:
    indicator = with_actual("次年度調査")
    actual = indicator.actuals[0]
    assert actual is not None
    read = actual._replace(amount=actual.amount._replace(missing=True))
    [found] = judge(RULE, case(form([replace(indicator, actuals=(read,))])))
    assert "次年度調査" in found.message.ja


@pytest.mark.parametrize("value", ["0", "95", "上昇", "達成", "", "約1,000", "段差なしの歩道を整備", error("#N/A")])
def test_is_silent_on_values(value: Figure) -> None:
    assert not judge(RULE, case(form([with_actual(value)])))
