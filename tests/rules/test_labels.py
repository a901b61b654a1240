"""How values are shown in messages."""

from __future__ import annotations

import pytest

from indicators import case, form, row
from sdgsheet.rules.labels import shown


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        ("1,842", "t", "1,842t"),
        ("1,842（速報）", "t", "1,842t（速報）"),
        ("（1,842）", "t", "（1,842）t"),
        ("1,842", "", "1,842"),
    ],
)
def test_a_unit_stands_behind_its_figure(value: str, unit: str, text: str) -> None:
    judged = case(form([row(1, 1, "漁獲量", ("2020年度", value, unit), [], None)]))
    baseline = judged.form.indicators[0].baseline
    assert baseline is not None
    assert shown(baseline) == text
