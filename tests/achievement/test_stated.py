from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators import Figure, error, formula, number, row, text
from sdgsheet.achievement.stated import StatedFigure, read_stated, round_half_away
from sdgsheet.snapshot import Style


def read(figure: Figure | None, computed: float | str | None = None, *, percent_heading: bool = True) -> StatedFigure:
    indicator = row(1, 1, "指標", None, [], None, figure)
    return read_stated(indicator, None if computed is None else Fraction(str(computed)), percent_heading)


def value(figure: Figure, computed: float | str | None = None, *, percent_heading: bool = True) -> float | None:
    stated = read(figure, computed, percent_heading=percent_heading).value
    return None if stated is None else float(stated)


def test_a_percent_format_is_a_fraction_at_the_digits_shown() -> None:
    figure = read(number("0.134", "0%", "13%"))
    assert (figure.value, figure.step, figure.stored) == (Fraction(13, 100), Fraction(1, 100), Fraction(134, 1000))
    assert read(number("0.134", "0.0%", "13.4%")).step == Fraction(1, 1000)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("13%", 0.13),
        ("13％", 0.13),
        ("１３％", 0.13),
        ("13.4%", 0.134),
        ("▲126%", -1.26),
        ("△1%", -0.01),
        ("－126%", -1.26),
        ("−126%", -1.26),
        ("-1％", -0.01),
        ("0%", 0.0),
        ("1,300%", 13.0),
        ("13%（速報）", 0.13),
    ],
)
def test_a_percent_sign_in_a_text_is_a_fraction(written: str, expected: float) -> None:
    assert value(text(written), computed=0.5) == expected


@pytest.mark.parametrize(("code", "shown"), [('0"%"', "13%"), (r"0\%", "13%"), ('0"％"', "13％"), ("0％", "13％")])
def test_a_literal_sign_makes_percent_points(code: str, shown: str) -> None:
    figure = read(number("13", code, shown), computed=13)
    assert (figure.value, figure.points) == (Fraction(13, 100), True)


@pytest.mark.parametrize("code", ["General", "0", "#,##0", "@"])
def test_a_bare_13_is_whichever_agrees(code: str) -> None:
    assert value(number("13", code), computed=0.134) == 0.13
    assert value(number("13", code), computed="12.9999") == 13


@pytest.mark.parametrize(("stored", "code"), [("0.13", "General"), ("0.13", "0.00"), ("0.1341", "0.00")])
def test_a_bare_fraction_is_whichever_agrees(stored: str, code: str) -> None:
    assert value(number(stored, code), computed=0.134) == pytest.approx(0.13, abs=0.005)


def test_what_agrees_with_neither_is_percent_under_a_percent_heading() -> None:
    figure = read(number("87"), computed=0.34)
    assert figure.value == Fraction(87, 100)
    assert figure.other is not None
    assert figure.other.value == 87


def test_without_that_heading_a_small_number_is_a_fraction() -> None:
    assert value(number("0.87"), computed=0.34, percent_heading=False) == 0.87
    assert value(number("1.16"), computed=-1.16, percent_heading=False) == 1.16
    assert value(number("87"), computed=0.34, percent_heading=False) == 0.87


def test_the_other_reading_of_0_87_under_a_percent_heading_is_kept() -> None:
    figure = read(number("0.87"), computed=0.34)
    assert figure.other is not None
    assert figure.other.value == Fraction(87, 100)


def test_a_figure_that_agrees_leaves_nothing_open() -> None:
    assert read(number("34"), computed=0.34).other is None
    assert read(number("0.34"), computed=0.34).other is None


@pytest.mark.parametrize("source", ["(H9-E9)/(Q9-E9)*100", "100*(H9-E9)/(Q9-E9)", "ROUND((H9-E9)/(Q9-E9)*100,0)"])
def test_a_formula_s_own_times_100_decides_first(source: str) -> None:
    figure = read(formula(source, "1", "General", "1"), computed=1)
    assert (figure.value, figure.points) == (Fraction(1, 100), True)


@pytest.mark.parametrize(
    "source", ["(H9-E9)/(Q9-E9)", "H100*2", "A100*E9", "ROUND((H9-E9)*100/(Q9-E9),0)/100", "H9*1000"]
)
def test_a_hundred_elsewhere_in_a_formula_decides_nothing(source: str) -> None:
    assert read(formula(source, "1", "General", "1"), computed=1).value == 1


def test_a_formula_states_its_stored_result() -> None:
    assert value(formula("(H9-E9)/(Q9-E9)", "0.134078212290503", "0%")) == 0.13
    assert value(formula('TEXT(A1,"0%")', "13%", "General")) == 0.13


def test_a_long_double_in_general_is_no_claim_to_all_its_digits() -> None:
    figure = read(formula("(H9-E9)/(Q9-E9)", "0.13407821229050276", "General"), computed=None)
    assert figure.step >= Fraction(1, 10**11)
    assert read(formula("A/B", "0.13407821229050276", "General"), computed="0.134078212290502793").value is not None
    assert read(formula("A/B", "0.13407821229050276", "General"), computed="0.134078212290502793").fits(
        Fraction(24, 179)
    )


def test_0_is_a_figure_to_the_percent() -> None:
    figure = read(number("0"), computed=0.44)
    assert figure.value == 0
    assert not figure.fits(Fraction(44, 100))


def test_a_bare_1_may_be_100_percent_but_not_120() -> None:
    assert value(number("1"), computed=1) == 1
    assert not read(number("1"), computed=1.2).fits(Fraction(12, 10))


def test_a_fraction_hidden_by_a_whole_number_format_is_what_it_shows() -> None:
    assert not read(number("0.134", "0", "0"), computed=0.134).fits(Fraction(134, 1000))


@pytest.mark.parametrize(
    "word", ["達成", "未達成", "概ね達成", "○", "△", "×", "策定済", "達成（120%）", "約13%", "100%以上", "30%増", "5校"]
)
def test_words_are_no_figures_and_not_missing(word: str) -> None:
    figure = read(text(word))
    assert (figure.value, figure.word, figure.missing) == (None, word, False)


@pytest.mark.parametrize(
    "written",
    [
        "95パーセント", "95%達成", "達成95%", "95%↑", "A（95%）", "未達成（95%）", "達成（95％）", "達成率：95%", "○（95%）",
        "概ね達成（95%）", "95％（未達成）", "95%以上", "95％超",
    ],
)  # fmt: skip
def test_a_figure_beside_a_word_is_one_where_it_can_be_judged(written: str) -> None:
    figure = read(text(written), computed=0.4)
    assert (figure.value, figure.text, figure.points) == (Fraction(95, 100), written, False)
    assert not figure.fits(Fraction(4, 10))


@pytest.mark.parametrize("written", ["達成（120%）", "A（95%）", "95%以上", "95%↑"])
def test_a_figure_beside_a_word_is_a_word_where_none_can_be_computed(written: str) -> None:
    assert (read(text(written)).value, read(text(written)).word) == (None, written)


@pytest.mark.parametrize(
    ("bound", "kept", "broken"), [("95%以上", 0.95, 0.94), ("50%以下", 0.4, 0.6), ("5%未満", 0, 0.07)]
)
def test_a_bound_is_a_word_for_what_keeps_it(bound: str, kept: float, broken: float) -> None:
    assert read(text(bound), kept).word == bound
    assert read(text(bound), broken).value is not None


@pytest.mark.parametrize(
    "word",
    [
        "約95%",
        "95%程度",
        "90～95%",
        "目標95%",
        "目標（95%）",
        "95%増",
        "前年度95%",
        "達成（5校）",
        "95%達成見込",
        "評価（95%）",
    ],
)
def test_other_words_around_a_figure_make_no_claim(word: str) -> None:
    assert (read(text(word), computed=0.4).value, read(text(word), computed=0.4).word) == (None, word)


def test_a_triangle_before_a_figure_is_its_sign() -> None:
    assert value(text("△95%"), computed=0.4) == -0.95
    assert value(text("△（95%）"), computed=0.4) == 0.95


@pytest.mark.parametrize("word", ["－", "-", "―", "未公表", "集計中", "算出不可", "N/A"])
def test_words_for_a_missing_value(word: str) -> None:
    figure = read(text(word))
    assert (figure.value, figure.word, figure.missing) == (None, word, True)


def test_empty() -> None:
    assert read("") == StatedFigure("", None, Fraction(0), missing=True)
    assert read(text("　")).missing
    assert read(None).missing


def test_an_excel_error_is_neither_a_figure_nor_missing() -> None:
    figure = read(error("#DIV/0!"))
    assert (figure.value, figure.word, figure.missing) == (None, "#DIV/0!", False)


@pytest.mark.parametrize(
    ("written", "computed", "fits"),
    [
        ("13%", "0.1341", True),
        ("13%", "0.135", True),
        ("13%", "0.125", True),
        ("13%", "0.1351", False),
        ("13.4%", "0.13449", True),
        ("13.4%", "0.1346", False),
    ],
)
def test_half_a_unit_of_the_last_digit_both_ends_allowed(written: str, computed: str, fits: bool) -> None:
    assert read(written).fits(Fraction(computed)) == fits


@pytest.mark.parametrize(
    ("exact", "shown"), [("0.005", "0.01"), ("-0.005", "-0.01"), ("0.0049", "0"), ("-1.1558", "-1.16")]
)
def test_halves_go_away_from_zero(exact: str, shown: str) -> None:
    assert round_half_away(Fraction(exact), Fraction(1, 100)) == Fraction(shown)


@given(st.fractions(-30, 30), st.integers(0, 3))
def test_the_computed_figure_as_shown_always_fits(computed: Fraction, places: int) -> None:
    step = Fraction(1, 100 * 10**places)
    shown = round_half_away(computed, step)
    for figure in (
        number(f"{float(shown):.{places + 2}f}", f"0.{'0' * places}%"),
        number(f"{float(shown * 100):.{places}f}"),
    ):
        assert read(figure, str(computed)).fits(computed)


def test_a_struck_figure_is_none() -> None:
    struck = number("0.13", "0%", "")
    indicator = row(1, 1, "指標", None, [], None, struck)
    assert indicator.stated is not None
    source = indicator.stated.source._replace(style=Style("0%", struck=True))
    gone = replace(indicator, stated=indicator.stated._replace(source=source))
    assert read_stated(gone, None, percent_heading=True).missing
