from __future__ import annotations

from fractions import Fraction

import pytest

from sdgsheet.achievement.percent import percent


@pytest.mark.parametrize(
    ("fraction", "places", "shown"),
    [
        ("0.134", 0, "13%"),
        ("-123456.7", 0, "-12345670%"),
        ("2.5e307", 0, "2.5E+309%"),
        ("-2e20", 1, "-2E+22%"),
        ("-1.1558", 0, "-116%"),
        ("-1.1558", 1, "-115.6%"),
        ("0.125", 0, "13%"),
        ("-0.125", 0, "-13%"),
        ("-0.004", 0, "0%"),
        ("0.0004", 2, "0.04%"),
        ("6.5454", 0, "655%"),
    ],
)
def test_as_people_read_it(fraction: str, places: int, shown: str) -> None:
    assert percent(Fraction(fraction), places) == shown
