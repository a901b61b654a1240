"""Figures with their qualifiers and units, and what stands where there is none."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdgsheet.notation.missing import missing_habit
from sdgsheet.notation.numbers import Qualifier, parse_amount


@pytest.mark.parametrize(
    ("text", "number", "places"),
    [
        ("2,620", "2620", 0),
        ("２，６２０", "2620", 0),
        ("1 073", "1073", 0),
        ("21、330", "21330", 0),
        ("0", "0", 0),
        ("32.10", "32.10", 2),
        (".5", "0.5", 1),
        ("-5", "-5", 0),
        ("－126", "-126", 0),
        ("−5", "-5", 0),
        ("‐5", "-5", 0),
        ("—5", "-5", 0),
        ("ー5", "-5", 0),
        ("▲5", "-5", 0),
        ("△5.2", "-5.2", 1),
        ("マイナス5", "-5", 0),
        ("+5", "5", 0),
        ("32.1※1", "32.1", 1),
        ("988（うち市内500）", "988", 0),
        ("95（前年比10％増）", "95", 0),
        ("3,400を目指す", "3400", 0),
        ("20.5とする", "20.5", 1),
    ],
)
def test_plain_numbers(text: str, number: str, places: int) -> None:
    amount = parse_amount(text)
    assert (amount.number, amount.places, amount.qualifier, amount.unit) == (Decimal(number), places, None, "")
    assert amount.text == text


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("1200人", "1200", "人"),
        ("１２００人", "1200", "人"),
        ("34.5％", "34.5", "％"),
        ("13%", "13", "%"),
        ("5,000㎥", "5000", "㎥"),
        ("12.4t-CO2", "12.4", "t-CO2"),
        ("1,234.5千円/人", "1234.5", "千円/人"),
        ("6か所", "6", "か所"),
        ("12ヶ所", "12", "ヶ所"),
        ("30台", "30", "台"),
        ("100（人）", "100", "人"),
        ("12,345件（累計）", "12345", "件"),
        ("¥1,000", "1000", "円"),
        ("3万5千人", "35", "千人"),
        ("1億2,000万円", "12000", "万円"),
        ("1万2,345人", "12345", "人"),
        ("22万", "22", "万"),
        ("第3位", "3", "位"),
        ("0.05ポイント", "0.05", "ポイント"),
        ("年10回", "10", "回"),
        ("毎年3件", "3", "件"),
        ("延べ1,200人", "1200", "人"),
        ("8割", "8", "割"),
        ("8割5分", "8.5", "割"),
        ("８割５分３厘", "8.53", "割"),
        ("5分", "5", "分"),
    ],
)
def test_a_unit_in_the_values_cell_is_taken_off_as_written(text: str, number: str, unit: str) -> None:
    amount = parse_amount(text)
    assert (amount.number, amount.unit, amount.qualifier) == (Decimal(number), unit, None)


@pytest.mark.parametrize(
    ("text", "number", "qualifier", "unit"),
    [
        ("約1,000", "1000", Qualifier.ABOUT, ""),
        ("およそ50件", "50", Qualifier.ABOUT, "件"),
        ("100人程度", "100", Qualifier.ABOUT, "人"),
        ("22万人台", "22", Qualifier.ABOUT, "万人"),
        ("30％台", "30", Qualifier.ABOUT, "％"),
        ("1,000人強", "1000", Qualifier.ABOUT, "人"),
        ("10～12", "10", Qualifier.RANGE, ""),
        ("10-12", "10", Qualifier.RANGE, ""),
        ("10人～12人", "10", Qualifier.RANGE, "人"),
        ("約10〜12人", "10", Qualifier.RANGE, "人"),
        ("10(12)", "10", Qualifier.RANGE, ""),
        ("1,000以上", "1000", Qualifier.AT_LEAST, ""),
        ("1,000人以上を目指す", "1000", Qualifier.AT_LEAST, "人"),
        ("50％以上", "50", Qualifier.AT_LEAST, "％"),
        ("2000人を超える", "2000", Qualifier.AT_LEAST, "人"),
        ("≧3,400", "3400", Qualifier.AT_LEAST, ""),
        ("＞3,400人", "3400", Qualifier.AT_LEAST, "人"),
        ("毎年度100人以上", "100", Qualifier.AT_LEAST, "人"),
        ("≦5％", "5", Qualifier.AT_MOST, "％"),
        ("最大3,225", "3225", Qualifier.AT_MOST, ""),
        ("5％未満", "5", Qualifier.AT_MOST, "％"),
        ("10件以内", "10", Qualifier.AT_MOST, "件"),
        ("32.1（速報）", "32.1", Qualifier.PROVISIONAL, ""),
        ("32.1（見込）", "32.1", Qualifier.PROVISIONAL, ""),
        ("（見込み）32.1", "32.1", Qualifier.PROVISIONAL, ""),
        ("32.1％（速報値）", "32.1", Qualifier.PROVISIONAL, "％"),
        ("10％増", "10", Qualifier.CHANGE, "％"),
        ("2013年度比46％削減", "46", Qualifier.CHANGE, "％"),
        ("21,330±100", "21330", Qualifier.RANGE, ""),
    ],
)
def test_what_makes_a_figure_no_plain_number_is_kept(text: str, number: str, qualifier: Qualifier, unit: str) -> None:
    amount = parse_amount(text)
    assert (amount.number, amount.qualifier, amount.unit) == (Decimal(number), qualifier, unit)


WORDS = "上昇 増加 維持 達成 未達成 概ね達成 ○ △ × 現状以上 策定済 100％達成 5年に1回 3校で実施 8本中5本 1/2 同左 1,07 ●● 要確認 A"


@pytest.mark.parametrize(
    "text",
    ["①12 ②15", "①", "12①", "⑴3", "63.1\n65.0", "120\n150", "12 15", "1 2 3", "32 5.5人", "※9.0", "*9.5", "※3,225"],
)
def test_several_figures_or_marks_in_one_cell_are_never_run_together(text: str) -> None:
    assert parse_amount(text).number is None


@pytest.mark.parametrize("text", ["3,225.", "3,225p", "3,225-", "(3,225)", "2025.3公表"])
def test_what_is_no_unit_is_taken_for_none(text: str) -> None:
    amount = parse_amount(text)
    assert (amount.number, amount.unit) == (None, "")


@pytest.mark.parametrize(
    ("text", "number"), [("1 073 500", 1_073_500), ("２　６２０", 2620), ("1,073 人", 1073), ("5t", 5)]
)
def test_a_blank_parts_thousands_or_a_unit(text: str, number: int) -> None:
    assert parse_amount(text).number == number


MISSING = "- － ‐ – — ― − ー … ‥ ・・・ ※ 未公表 未集計 集計中 調査中 未実施 該当なし 未定 算出不可 N/A * x なし 無し 未集計※ －（未公表）"


@pytest.mark.parametrize("text", WORDS.split(" "))
def test_words_are_neither_numbers_nor_missing(text: str) -> None:
    assert parse_amount(text).is_word


@pytest.mark.parametrize("text", MISSING.split(" "))
def test_words_and_signs_for_a_missing_value_are_never_a_number(text: str) -> None:
    amount = parse_amount(text)
    assert amount.missing
    assert amount.number is None
    assert not amount.is_word


@pytest.mark.parametrize(
    ("text", "habit"),
    [
        ("－", "usual"),
        ("未公表", "usual"),
        ("未実施（コロナのため）", "usual"),
        ("なし", "ambiguous"),
        ("無し", "ambiguous"),
        ("2022年度未実施", "unusual"),
        ("2025年3月公表予定", "unusual"),
        ("データ未入手", "unusual"),
        ("n.a.", "unusual"),
        ("中止", "unusual"),
        ("コロナのため中止", "unusual"),
        ("R6.10公表予定", "unusual"),
        ("隔年調査のため", "unusual"),
        ("5年に1回の調査のため", "unusual"),
        ("次回調査R6", "unusual"),
        ("調査を実施していない", "unusual"),
        ("未達成", None),
        ("上昇", None),
        ("0", None),
        ("", None),
        ("センター", None),
    ],
)
def test_how_usual_a_word_for_a_missing_value_is(text: str, habit: str | None) -> None:
    assert missing_habit(text) == habit


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2))
def test_a_number_reads_back_with_or_without_grouping(number: Decimal) -> None:
    assert parse_amount(f"{number:,}").number == parse_amount(str(number)).number == number


@given(st.integers(1, 10**12), st.sampled_from("-－−‐–—―ー▲△"))
def test_a_sign_before_a_digit_is_negative_and_alone_it_is_none(number: int, sign: str) -> None:
    assert parse_amount(f"{sign}{number}").number == -number
    assert parse_amount(sign).number is None


@given(st.integers(0, 10**9), st.sampled_from(["約{}", "{}程度", "{}以上", "{}以下", "{}（速報）", "{}（見込）"]))
def test_a_qualifier_is_never_lost(number: int, pattern: str) -> None:
    amount = parse_amount(pattern.format(number))
    assert amount.number == number
    assert amount.qualifier is not None


@given(st.text(max_size=30))
def test_any_text_is_read_without_an_error_and_kept(text: str) -> None:
    amount = parse_amount(text)
    assert amount.text == text
    assert not (amount.missing and amount.number is not None)


@given(st.text(alphabet="0123456789,.％%人万億件台約～-－（）()以上程度なし※▲ ", max_size=14))
def test_what_looks_like_a_figure_never_raises(text: str) -> None:
    amount = parse_amount(text)
    assert amount.places >= 0


@pytest.mark.parametrize("text", ["11月公表予定", "6年度公表", "11月集計", "6年夏頃公表", "5年毎", "6年度末時点未集計"])
def test_when_a_figure_will_come_is_no_figure(text: str) -> None:
    assert parse_amount(text).number is None


@pytest.mark.parametrize(
    ("text", "unit"), [("81.4年", "年"), ("10日間", "日間"), ("5年連続", "年連続"), ("120日/年", "日/年")]
)
def test_a_stretch_of_time_is_a_unit(text: str, unit: str) -> None:
    amount = parse_amount(text)
    assert amount.number is not None
    assert amount.unit == unit


def test_long_prose_is_a_word() -> None:
    assert parse_amount("12件の相談があった。" * 30).is_word
    assert parse_amount("1" * 5000).is_word
