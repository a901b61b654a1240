from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kumamoto
from indicators import Figure, Values, error, formula, number, row, text
from sdgsheet.achievement.compute import Achievement, Reason, compute, in_one_unit, to_one_unit
from sdgsheet.achievement.percent import percent
from sdgsheet.form.model import Indicator


def of(baseline: Figure | None, actuals: list[Figure | None], target: Figure | None, unit: str = "件") -> Achievement:
    def triple(value: Figure | None) -> Values | None:
        return None if value is None else ("2020年度", value, unit)

    return compute(row(1, 1, "指標", triple(baseline), [triple(a) for a in actuals], triple(target)))


KUMAMOTO = [r for r in kumamoto.rows() if r.target is not None and r.target.amount.number is not None]


def test_21_rows_of_kumamoto_are_numeric() -> None:
    assert len(KUMAMOTO) == 21


@pytest.mark.parametrize("indicator", KUMAMOTO, ids=lambda r: f"({r.section}){r.no}")
def test_kumamoto_gives_what_is_published_but_for_one_turned_sign(indicator: Indicator) -> None:
    achievement = compute(indicator)
    assert achievement.fraction is not None
    assert indicator.stated is not None
    shown = percent(achievement.fraction)
    if (indicator.section, indicator.no) == (2, 10):
        assert (shown, indicator.stated.text) == ("-116%", "116%")
        assert achievement.fraction == Fraction(10_268 - 10_446, 10_600 - 10_446)
    else:
        assert shown == indicator.stated.text


def test_it_is_exact() -> None:
    assert of("32.1", ["34.5"], "50.0").fraction == Fraction(24, 179)


def test_no_cap_and_no_floor() -> None:
    assert of("1,073", ["1,145"], "1,084").fraction == Fraction(72, 11)
    assert of("2,620", ["2,529"], "2,692").fraction == Fraction(-91, 72)


def test_nothing_moved_is_a_real_zero() -> None:
    assert of("68", ["68"], "92").fraction == 0


def test_lower_is_better_while_the_target_is_below_the_baseline() -> None:
    assert of("8,162", ["6,352"], "6,652").fraction == Fraction(181, 151)


def test_the_latest_actual_with_a_number_counts() -> None:
    assert of("0", ["2", "5"], "10").fraction == Fraction(1, 2)
    assert of("0", ["2", "5", None], "10").fraction == Fraction(1, 2)
    assert of("0", ["2", None, "7"], "10").fraction == Fraction(7, 10)


@pytest.mark.parametrize("word", ["未集計", "集計中", "－", "-", "未公表", "N/A", ""])
def test_a_missing_value_leaves_the_earlier_actual_the_latest(word: str) -> None:
    assert of("0", ["2", text(word)], "10").fraction == Fraction(1, 5)


@pytest.mark.parametrize(
    ("word", "reason"),
    [
        ("約1,000", Reason.NOT_PLAIN),
        ("10～12", Reason.NOT_PLAIN),
        ("22万人台", Reason.NOT_PLAIN),
        ("1,000以上", Reason.NOT_PLAIN),
        ("策定済", Reason.UNREADABLE),
    ],
)
def test_a_later_actual_that_is_no_plain_number_is_never_passed_over(word: str, reason: Reason) -> None:
    achievement = of("0", ["2", text(word)], "10")
    assert (achievement.fraction, achievement.reason) == (None, reason)
    assert achievement.actual is not None
    assert achievement.actual.amount.text == word


def test_an_error_in_a_later_actual_is_never_passed_over() -> None:
    assert of("0", ["2", error("#REF!")], "10").reason is Reason.UNREADABLE


def test_an_error_in_an_older_actual_does_no_harm() -> None:
    assert of("0", [error("#REF!"), "2"], "10").fraction == Fraction(1, 5)


@pytest.mark.parametrize("word", ["32.1（速報）", "32.1（見込）", "34.5 見込み"])
def test_provisional_figures_are_computed(word: str) -> None:
    assert of("30", [text(word)], "50").fraction is not None


@pytest.mark.parametrize("word", ["50以上", "50以下", "50以内", "50 以上"])
def test_a_bound_as_target_is_computed(word: str) -> None:
    assert of("30", ["40"], text(word)).fraction == Fraction(1, 2)


@pytest.mark.parametrize("word", ["約50", "50程度", "50～60"])
def test_a_vague_target_is_not_computed(word: str) -> None:
    assert of("30", ["40"], text(word)).reason is Reason.NOT_PLAIN


@pytest.mark.parametrize("word", ["30以上", "約30"])
def test_a_vague_baseline_is_not_computed(word: str) -> None:
    assert of(text(word), ["40"], "50").reason is Reason.NOT_PLAIN


@pytest.mark.parametrize("word", ["－", "未公表", "集計中", "該当なし", "なし", "", "N/A"])
def test_a_missing_baseline_or_target_is_never_0(word: str) -> None:
    assert of(text(word), ["40"], "50").reason is Reason.NO_BASELINE
    assert of("30", ["40"], text(word)).reason is Reason.NO_TARGET


def test_empty_baseline_target_actual() -> None:
    assert of(None, ["1"], "2").reason is Reason.NO_BASELINE
    assert of("1", ["1"], None).reason is Reason.NO_TARGET
    assert of("1", [], "2").reason is Reason.NO_ACTUAL
    assert of("1", [text("未集計")], "2").reason is Reason.NO_ACTUAL


@pytest.mark.parametrize("word", ["上昇", "維持", "現状以上", "減少", "策定", "前年度比増"])
def test_a_word_as_target_is_qualitative(word: str) -> None:
    assert of("8", ["9"], text(word)).reason is Reason.QUALITATIVE


def test_a_word_as_baseline_cannot_be_read() -> None:
    assert of(text("策定中"), ["9"], "10").reason is Reason.UNREADABLE


def test_target_equal_to_the_baseline_is_undefined() -> None:
    assert of("583", ["575"], "583", "万円/人").reason is Reason.UNDEFINED
    assert of("0", ["3"], "0", "人").reason is Reason.UNDEFINED


UNKNOWN = formula("SUM(集計!B8:D8)", "")


def test_a_formula_without_a_stored_result_is_not_empty() -> None:
    for achievement in (
        of(UNKNOWN, ["134"], "170"),
        of("120", ["134"], UNKNOWN),
        of("120", [UNKNOWN], "170"),
        of("120", ["134", UNKNOWN], "170"),
        of("120", ["134", UNKNOWN], "増加"),
    ):
        assert (achievement.fraction, achievement.reason) == (None, Reason.NO_RESULT)


def test_one_in_an_older_actual_does_no_harm() -> None:
    assert of("120", [UNKNOWN, "134", None], "170").fraction == Fraction(14, 50)


def test_an_error_is_said_before_all_else() -> None:
    assert of(error("#DIV/0!"), [], None).reason is Reason.UNREADABLE


def test_a_number_kept_as_text_is_a_number() -> None:
    assert of(text("１，０７３"), ["1,145"], "1,084").fraction == Fraction(72, 11)


def test_the_stored_number_counts_not_the_rounded_one_shown() -> None:
    assert of("0", [number("34.5123", "0.0", "34.5")], "100").fraction == Fraction(345_123, 1_000_000)


def with_units(baseline: str, actual: str, target: str) -> Achievement:
    return compute(
        row(1, 1, "来館者数", ("2020年度", "820", baseline), [("2022年度", "905", actual)], ("2030年", "1200", target))
    )


def test_units_of_one_quantity_convert() -> None:
    indicator = row(
        1, 1, "利用者数", ("2021年度", "820", "千人"), [("2022年度", "905,000", "人")], ("2030年", "1,200", "千人")
    )
    assert compute(indicator).fraction == Fraction(85, 380)


def test_a_unit_in_the_value_counts_as_one() -> None:
    indicator = row(
        1, 1, "参加者数", ("2021年度", "860", "人"), [("2022年度", text("1200人"), "")], ("2030年", "2,000", "人")
    )
    assert compute(indicator).fraction == Fraction(340, 1140)


@pytest.mark.parametrize(
    ("units", "differ"),
    [
        (("％", "%", "パーセント"), False),
        (("箇所", "か所", "ヵ所"), False),
        (("人", "", "人"), False),
        (("", "", ""), False),
        (("台", "箇所", "台"), True),
        (("％", "ポイント", "％"), True),
        (("t", "t-CO2", "t"), True),
    ],
)
def test_spellings_are_one_unit_other_units_differ(units: tuple[str, str, str], differ: bool) -> None:
    assert (with_units(*units).reason is Reason.UNITS_DIFFER) == differ


def test_a_missing_unit_beside_two_scales_could_be_either() -> None:
    assert with_units("千人", "", "人").reason is Reason.UNITS_DIFFER


def test_figures_in_one_unit() -> None:
    indicator = row(1, 1, "額", ("2020年度", "2,620", "十億円"), [("2022年度", "26,200", "億円")], None)
    assert in_one_unit(*indicator.triples) == (Fraction(2620), Fraction(2620))
    assert to_one_unit(*indicator.triples) == (Fraction(1), Fraction(1, 10))


def test_every_reason_has_words_in_both_languages() -> None:
    assert all(reason.text.ja and reason.text.en.isascii() for reason in Reason)


@given(st.integers(-(10**9), 10**9), st.integers(-(10**9), 10**9), st.integers(-(10**9), 10**9), st.integers(0, 4))
def test_it_is_the_form_s_formula(start: int, now: int, end: int, places: int) -> None:
    def shown(value: int) -> str:
        return f"{value / 10**places:,.{places}f}"

    achievement = of(shown(start), [shown(now)], shown(end))
    if start == end:
        assert achievement.reason is Reason.UNDEFINED
    else:
        assert achievement.fraction == Fraction(now - start, end - start)
