"""Texts where a figure is asked for: reasons why there is none, and figures that are merely hard to read."""

from __future__ import annotations

import pytest

from sdgsheet.notation.missing import holds_figure, is_reason


@pytest.mark.parametrize(
    "text",
    [
        "次年度調査",
        "R7.3公表",
        "2025年度実施",
        "2024～2025年度に実施",
        "11月末公表",
        "第2期計画で設定",
        "CO2は算定待ち",
        "※1",
        "5年に1回の調査のため実績なし",
        "コロナにより中止",
        "三年に一度の調査",
    ],
)
def test_a_reason_why_there_is_no_figure(text: str) -> None:
    assert is_reason(text)


@pytest.mark.parametrize(
    "text",
    [
        "2023FY\n2,140人",
        "2023 年度\n2,140人",
        "達成",
        "●●",
        "要確認",
        "",
        "二万千三百三十",
        "二万人余り",
        "#N/A",
        "12校で集計",
    ],
)
def test_a_figure_a_word_for_one_or_a_placeholder_is_no_reason(text: str) -> None:
    assert not is_reason(text)


@pytest.mark.parametrize(
    "text",
    [
        "32,25",
        "3225?",
        "最大で3,225",
        "※3,225",
        "注1) 3,225",
        "p3,225",
        "【3,225】",
        "3225→3230",
        "12/19",
        "男性63.1 女性65.0",
        "2025→2030",
        "①12 ②15",
        "③",
        "R4に2,140人",
        "3回開催",
    ],
)
def test_digits_that_may_be_a_figure(text: str) -> None:
    assert holds_figure(text)
    assert not is_reason(text)


@pytest.mark.parametrize("text", ["2025年3月", "R6.3", "第3次計画", "5年に1回", "※1", "CO2", "①策定 ②公表", "上昇", ""])
def test_digits_that_are_none(text: str) -> None:
    assert not holds_figure(text)
