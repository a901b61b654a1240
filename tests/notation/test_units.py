"""Units: one unit in several spellings, and scale words that convert."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdgsheet.notation.units import Unit, is_known_unit, parse_unit, scale_of


def unit(text: str) -> Unit:
    read = parse_unit(text)
    assert read is not None
    return read


@pytest.mark.parametrize(
    "spellings",
    [
        "％ % パーセント",
        "㎥ m3 m³ 立方メートル",
        "㎡ m2 m² 平方メートル",
        "箇所 か所 カ所 ヶ所 ヵ所 ケ所",
        "歳 才",
        "店 店舗",
        "ha ｈａ ヘクタール ㏊",
        "トン t ｔ ㌧",
        "t-CO2 t-CO₂ トンCO2 ｔ-ＣＯ２ tCO2 t－CO2 t−CO2 tーCO2 t‐CO2 t‑CO2 t–CO2 t―CO2 トン-CO2 t-CO2eq t(CO2)",
        "人 名 （人） 人（累計） 延べ人",
        "kWh KWh ｋＷｈ キロワット時",
        "千円 千円（税抜）",
        "万人 10,000人 １万人",
        "件/年 件／年",
        "人日 人・日",
    ],
)
def test_one_unit_in_several_spellings(spellings: str) -> None:
    first, *others = [unit(text) for text in spellings.split(" ")]
    for other in others:
        assert (other.base, other.scale) == (first.base, first.scale)


@pytest.mark.parametrize(
    ("text", "other", "ratio"),
    [
        ("十億円", "億円", 10),
        ("十億円", "円", 10**9),
        ("百万円", "千円", 1000),
        ("万人", "千人", 10),
        ("千トン", "t", 1000),
        ("万㎥", "㎥", 10**4),
        ("万t-CO2", "千t-CO2", 10),
        ("億kWh", "kWh", 10**8),
        ("MW", "kW", 1000),
        ("GWh", "MWh", 1000),
        ("kg", "g", 1000),
        ("t", "kg", 1000),
        ("ha", "㎡", 10**4),
        ("㎢", "ha", 100),
        ("km", "m", 1000),
        ("㎥", "L", 1000),
        ("万円/人", "千円/人", 10),
        ("人/千人", "人/万人", 10),
        ("10億円", "十億円", 1),
        ("割", "％", 10),
    ],
)
def test_scale_words_convert(text: str, other: str, ratio: int) -> None:
    assert unit(text).converts_to(unit(other))
    assert unit(text).scale / unit(other).scale == ratio


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("％", "ポイント"),
        ("割", "分"),
        ("割", "割合"),
        ("件", "箇所"),
        ("トン", "t-CO2"),
        ("万人", "万人台"),
        ("人", "人日"),
        ("人", "者"),
        ("件", "件/年"),
        ("円", "円/人"),
        ("kW", "kWh"),
        ("台", "箇所"),
        ("g", "g/人日"),
    ],
)
def test_what_measures_something_else_does_not_convert(text: str, other: str) -> None:
    assert not unit(text).converts_to(unit(other))


@pytest.mark.parametrize(
    "text", ["人※", "人※1", "人＊", "人*2", "人注1", "人注1）", "人¹", "※人", "（人※1）", "人（※）", "人数"]
)
def test_marks_of_footnotes_and_the_number_of_are_no_part_of_a_unit(text: str) -> None:
    assert (unit(text).base, unit(text).scale, unit(text).spelling) == ("人", Fraction(1), "人")


@pytest.mark.parametrize(("text", "other"), [("件数", "件"), ("団体数", "団体"), ("億圓", "億円"), ("㎥※", "m3")])
def test_one_unit_under_two_names(text: str, other: str) -> None:
    assert (unit(text).base, unit(text).scale) == (unit(other).base, unit(other).scale)


@pytest.mark.parametrize("text", ["指数", "m3", "t-CO2", "人日"])
def test_what_belongs_to_a_unit_stays(text: str) -> None:
    assert unit(text).spelling == text


@pytest.mark.parametrize(
    "text", ["", "　", "－", "-", "―", "なし", "単位なし", "※", "※1", "（注）", "#REF!", "#N/A", "#DIV/0!"]
)
def test_no_unit(text: str) -> None:
    assert parse_unit(text) is None


@pytest.mark.parametrize(
    ("text", "spelling"),
    [
        ("万 人", "万人"),
        ("％", "%"),
        ("㎥", "m3"),
        ("十億円", "十億円"),
        ("名", "人"),
        ("校区", "校区"),
        ("ＭＷ", "MW"),
    ],
)
def test_the_normal_spelling_keeps_the_scale_word(text: str, spelling: str) -> None:
    assert unit(text).spelling == spelling
    assert unit(text).text == text


@pytest.mark.parametrize("text", ["人", "千人", "％", "t-CO2", "校区", "万kWh", "事業所", "円/人"])
def test_known_units(text: str) -> None:
    assert is_known_unit(text)


@pytest.mark.parametrize("text", ["上昇", "未公表", "2020年度", "達成", ""])
def test_words_that_are_no_units(text: str) -> None:
    assert not is_known_unit(text)


SCALES = {"": 1, "十": 10, "百": 100, "千": 1000, "万": 10**4, "十万": 10**5, "百万": 10**6, "億": 10**8, "兆": 10**12}


@given(st.sampled_from(sorted(SCALES)), st.sampled_from(["人", "円", "件", "t", "kWh", "t-CO2", "㎥", "団体"]))
def test_a_scale_word_multiplies_any_unit(word: str, base: str) -> None:
    assert unit(word + base).scale == SCALES[word] * unit(base).scale
    assert unit(word + base).base == unit(base).base
    assert scale_of(word) == SCALES[word]


@given(st.text(max_size=20))
def test_any_text_is_a_unit_or_none(text: str) -> None:
    read = parse_unit(text)
    assert read is None or (read.text == text and read.scale > Fraction(0))


@given(st.text(alphabet="人件円％%千万億t-CO2/1,（）()累計kWhm3 ", max_size=12))
def test_what_looks_like_a_unit_reads_the_same_from_its_normal_spelling(text: str) -> None:
    read = parse_unit(text)
    if read is not None and (again := parse_unit(read.spelling)) is not None:
        assert again.scale == read.scale


def test_prose_is_its_own_unit() -> None:
    assert unit("1" * 5000 + "人").scale == 1
    assert not is_known_unit("市の統計書により算出した値であり、年度の途中の数を含まないもののうち公表されたもの")
