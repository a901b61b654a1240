"""Texts where a figure is asked for: reasons why there is none, and figures that are merely hard to read."""

from __future__ import annotations

import pytest

from sdgsheet.notation.missing import is_reason


@pytest.mark.parametrize(
    "text", ["次年度調査", "R7.3公表", "※1", "5年に1回の調査のため実績なし", "コロナにより中止", "三年に一度の調査"]
)
def test_a_reason_why_there_is_no_figure(text: str) -> None:
    assert is_reason(text)


@pytest.mark.parametrize(
    "text",
    ["2023FY\n2,140人", "2023 年度\n2,140人", "達成", "●●", "要確認", "", "二万千三百三十", "二万人余り", "#N/A"],
)
def test_a_figure_a_word_for_one_or_a_placeholder_is_no_reason(text: str) -> None:
    assert not is_reason(text)
