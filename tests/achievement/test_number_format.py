from __future__ import annotations

import pytest

from sdgsheet.achievement.number_format import FigureFormat, read_format


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("0%", FigureFormat("percent", 0)),
        ("0.0%", FigureFormat("percent", 1)),
        ("#,##0.00%", FigureFormat("percent", 2)),
        ("0%;[Red]-0%", FigureFormat("percent", 0)),
        ('0%;"▲"0%', FigureFormat("percent", 0)),
        ("0.0_ %", FigureFormat("percent", 1)),
        ('0"%"', FigureFormat("points", 0)),
        (r"0\%", FigureFormat("points", 0)),
        ('0.0"％"', FigureFormat("points", 1)),
        ("0％", FigureFormat("points", 0)),
        ('General"%"', FigureFormat("points", None)),
        ("General", FigureFormat("open", None)),
        ("@", FigureFormat("open", None)),
        ("0", FigureFormat("open", 0)),
        ("0.00", FigureFormat("open", 2)),
        ("#,##0", FigureFormat("open", 0)),
        ("#,##0.0;[Red]-#,##0.0", FigureFormat("open", 1)),
        ('"達成率"0.0', FigureFormat("open", 1)),
        ('0"点;%"', FigureFormat("points", 0)),
    ],
)
def test_scale_and_digits(code: str, expected: FigureFormat) -> None:
    assert read_format(code) == expected
