from __future__ import annotations

from fractions import Fraction

import pytest

from indicators import Figure, formula, number, row, text
from sdgsheet.achievement.scale import Misscaled, misscaled
from sdgsheet.achievement.stated import read_stated


def scale(stated: Figure, computed: str = "0.134") -> Misscaled | None:
    indicator = row(1, 1, "指標", None, [], None, stated)
    figure = read_stated(indicator, Fraction(computed), percent_heading=True)
    return misscaled(indicator, figure, Fraction(computed))


@pytest.mark.parametrize(
    "stated",
    [
        number("13", "0%", "1300%"),
        number("13.4", "0.0%", "1340.0%"),
        formula("(H9-E9)/(Q9-E9)*100", "13.4", "0%", "1340%"),
    ],
)
def test_13_under_a_percent_format(stated: Figure) -> None:
    assert scale(stated) == "too large"


@pytest.mark.parametrize(
    "stated",
    [
        number("0.13", '0"%"', "0%"),
        number("0.134", r"0\%", "0%"),
        number("0.134", "0", "0"),
        formula("(H9-E9)/(Q9-E9)", "0.134", "0", "0"),
    ],
)
def test_a_fraction_under_a_format_of_percent_points(stated: Figure) -> None:
    assert scale(stated) == "too small"


@pytest.mark.parametrize(
    "stated",
    [
        "13%",
        number("13"),
        number("0.13"),
        number("0.13", "0.00"),
        number("13", '0"%"', "13%"),
        number("13", "0"),
        text("13%"),
        text("1300%"),
        number("87", "0%", "8700%"),
        number("0", "0%", "0%"),
        "",
        "達成",
    ],
)
def test_right_wrong_either_way_or_no_number(stated: Figure) -> None:
    assert scale(stated) is None


def test_without_a_computed_figure_nothing_can_be_said() -> None:
    indicator = row(1, 1, "指標", None, [], None, number("13", "0%", "1300%"))
    assert misscaled(indicator, read_stated(indicator, None, percent_heading=True), None) is None
