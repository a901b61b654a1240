from __future__ import annotations

import pytest

from indicators import Figure, case, form, number, row, text, written
from sdgsheet.filling.showing import Showing, showing


def show(stated: Figure, *others: Figure, actual: str = "13") -> Showing:
    """How the first row shows; the rest stand in the same column."""
    rows = [
        row(1, i, f"指標{i}", ("2020年度", "0", "％"), [("2022年度", actual, "％")], ("2030年", "100", "％"), figure)
        for i, figure in enumerate((stated, *others), start=1)
    ]
    this = case(form(rows))
    cell = rows[0].stated
    assert cell is not None
    return showing(this, rows[0], cell)


@pytest.mark.parametrize("empty", ["", text("", "@"), text("", "General"), text("－")])
def test_an_empty_cell_without_a_format_becomes_a_percentage(empty: Figure) -> None:
    assert show(empty) == Showing(points=False, number_format="0%")


@pytest.mark.parametrize(
    ("code", "points"), [("0%", False), ("0.0%", False), ('0"%"', True), ("0", True), ("0.0", True), ("#,##0", True)]
)
def test_an_empty_cell_keeps_its_own_format(code: str, points: bool) -> None:
    assert show(text("", code)) == Showing(points, None)


def test_an_empty_cell_follows_the_fractions_of_its_column() -> None:
    assert show(text("", "0.00"), number("0.13", "0.00")) == Showing(points=False, number_format=None)
    assert show(text("", "0.00"), number("13", "0.00", "13.00")) == Showing(points=True, number_format=None)


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        (number("13"), Showing(points=True, number_format="0")),
        (number("13.4"), Showing(points=True, number_format="0.0")),
        (number("0.13"), Showing(points=False, number_format="0.00")),
        (number("0.134"), Showing(points=False, number_format="0.000")),
        (number("0.134", "0%", "13%"), Showing(points=False, number_format=None)),
        (number("13", '0"%"', "13%"), Showing(points=True, number_format=None)),
        (number("13", "0"), Showing(points=True, number_format=None)),
        (number("0.134", "0.00", "0.13"), Showing(points=False, number_format=None)),
    ],
)
def test_a_typed_figure_keeps_what_it_shows(stated: Figure, expected: Showing) -> None:
    assert show(stated, actual="13.4" if "134" in written(stated).value.replace(".", "") else "13") == expected


@pytest.mark.parametrize(
    ("shown", "number_format", "points"),
    [
        ("13%", "0%", False),
        ("13％", "0%", False),
        ("13.4%", "0.0%", False),
        ("▲13%", '0%;"▲"0%', False),
        ("13", "0", True),
        ("0.13", "0.00", False),
    ],
)
def test_a_figure_typed_as_text_gets_a_format_that_shows_the_same(shown: str, number_format: str, points: bool) -> None:
    assert show(text(shown)) == Showing(points, number_format)


def test_a_text_under_a_percent_format_still_shows_its_digits() -> None:
    assert show(text("13.4%", "0%"), actual="13.4") == Showing(points=False, number_format="0.0%")
    assert show(text("13%", "0%")) == Showing(points=False, number_format=None)
