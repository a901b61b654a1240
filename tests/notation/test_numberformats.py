"""Numbers as the sheet shows them. The expected texts are Excel's own."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdgsheet.notation.numberformats import affixes, format_number, format_text, is_date, shown
from sdgsheet.snapshot import Cell, Kind, Style

ERA = '[$-411]ggge"年"m"月"d"日"'
ACCOUNTING = '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ '


@pytest.mark.parametrize(
    ("literal", "code", "text"),
    [
        ("0.134", "0%", "13%"),
        ("-1.1557894736842106", "0%", "-116%"),
        ("0.345", "0.0%", "34.5%"),
        ("13", '0"%"', "13%"),
        ("34.5", "0.0", "34.5"),
        ("10446", "#,##0", "10,446"),
        ("1234567.891", "#,##0.00", "1,234,567.89"),
        ("1200", '#,##0"人"', "1,200人"),
        ("2022", '0"年度"', "2022年度"),
        ("2022", "0年", "2022年"),
        ("7", "000", "007"),
        ("901234567", r"000\-0000\-0000", "009-0123-4567"),
        ("123456", '#,##0,"千円"', "123千円"),
        ("12345678", '0"億"0000"万"', "1234億5678万"),
        ("0.5", ".00", ".50"),
        ("1", "#.##", "1."),
        ("0", "#,###", ""),
        ("12", "#0.0#", "12.0"),
        ("1000", ACCOUNTING, "1,000"),
        ("-1000", ACCOUNTING, "-1,000"),
        ("0", ACCOUNTING, "-"),
        ("0", '_(* #,##0.00_);_(* \\(#,##0.00\\);_(* "-"??_);_(@_)', "-"),
        ("-5", "0.0_);[Red]\\(0.0\\)", "(5.0)"),
        ("-5", "#,##0;▲ #,##0", "▲ 5"),
        ("12345.678", "0.00E+00", "1.23E+04"),
        ("999999", "0.00E+00", "1.00E+06"),
        ("12345.678", "##0.0E+0", "12.3E+3"),
        ("0.00012", "0.0E-0", "1.2E-4"),
        ("1", 'G/標準"件"', "1件"),
        ("1e15", "0.0", "1000000000000000.0"),
    ],
)
def test_number(literal: str, code: str, text: str) -> None:
    assert format_number(literal, code) == text


@pytest.mark.parametrize(
    ("literal", "code", "text"),
    [
        ("2.5", "0", "3"),
        ("-2.5", "0", "-3"),
        ("0.125", "0.0%", "12.5%"),
        ("0.125", "0%", "13%"),
        # As binary fractions these lie a little below the half; Excel rounds the 15 digits that it shows.
        ("1.005", "0.00", "1.01"),
        ("0.285", "0%", "29%"),
        ("0.28499999999999998", "0%", "29%"),
        ("0.2849999999999", "0%", "28%"),
    ],
)
def test_halves_go_away_from_zero(literal: str, code: str, text: str) -> None:
    assert format_number(literal, code) == text


@pytest.mark.parametrize(
    ("literal", "code", "text"),
    [
        ("-0.4", "0", "0"),
        ("-0.003", "0%", "0%"),
        ("-0.4", '0"年度"', "0年度"),
        ("-0.4", "0.0", "-0.4"),
        ("-0.4", "0;-0", "-0"),
        ("-0.4", "0;▲0", "▲0"),
        ("-5", '"約"0', "-約5"),
        ("-5", '"―"', "-―"),
    ],
)
def test_minus_of_what_rounds_to_zero(literal: str, code: str, text: str) -> None:
    """One section alone drops the sign where only zeros are shown; a section for negative numbers keeps its own."""
    assert format_number(literal, code) == text


@pytest.mark.parametrize(
    ("literal", "text"),
    [
        ("0", "0"),
        ("0.1", "0.1"),
        ("0.30000000000000004", "0.3"),
        ("0.123456789012", "0.123456789"),
        ("0.000123456789", "0.000123457"),
        ("0.00001", "0.00001"),
        ("0.000012345678", "1.23457E-05"),
        ("1234.567890123", "1234.56789"),
        ("1234567890.123", "1234567890"),
        ("12345678901", "12345678901"),
        ("123456789012", "1.23457E+11"),
        ("-123456789012", "-1.23457E+11"),
        ("1e-300", "1E-300"),
        ("1.5e20", "1.5E+20"),
        ("99999999999.9", "1E+11"),
    ],
)
def test_general_shows_eleven_digits_at_most(literal: str, text: str) -> None:
    assert format_number(literal, "General") == text


@pytest.mark.parametrize(
    ("literal", "code", "text"),
    [
        ("5", "0;;;", "5"),
        ("-5", "0;;;", ""),
        ("0", "0;;;", ""),
        ("5", ";;;", ""),
        ("5", '0;-0;"零"', "5"),
        ("0", '0;-0;"零"', "零"),
        ("-5", '0"増";0"減"', "5減"),
        ("0", "General;General;-;General", "-"),
        ("-12.3", "[=0]0;#,##0.00", "-12.30"),
        ("1500", '[>=1000]0.0,"千";0', "1.5千"),
        ("500", '[>=1000]0.0,"千";0', "500"),
        ("-5", '[>=1000]0.0,"千";0', "-5"),
        ("-30", '[<=-25]0"減";[>=25]0"増";0', "30減"),
        ("0", '[<=-25]0"減";[>=25]0"増";0', "0"),
        ("-5", "#,##0;[Red]▲#,##0", "▲5"),
        ("-1000", '"¥"#,##0;[赤]"¥"-#,##0', "¥-1,000"),
        ("5", "[$¥-411]#,##0", "¥5"),
        ("5", "@", "5"),
    ],
)
def test_sections_and_conditions(literal: str, code: str, text: str) -> None:
    assert format_number(literal, code) == text


@pytest.mark.parametrize(
    ("literal", "code", "text"),
    [
        ("44652", "yyyy/m/d", "2022/4/1"),
        ("44652", 'yyyy"年度"', "2022年度"),
        ("44652", 'yyyy"年"mm"月"', "2022年04月"),
        ("44652", ERA, "令和4年4月1日"),
        ("43585", ERA + ";@", "平成31年4月30日"),
        ("43586", ERA, "令和1年5月1日"),
        ("43586", '[$-ja-JP-x-gannen]ggge"年"m"月"', "令和元年5月"),
        ("43586", "[$-411]ge.m.d", "R1.5.1"),
        ("32515", "[$-411]gge.mm.dd", "昭64.01.07"),
        ("44652", "rr", "令和04"),
        ("44652", 'm"月"d"日"(aaa)', "4月1日(金)"),
        ("44652", "aaaa", "金曜日"),
        ("44652", "d-mmm-yy", "1-Apr-22"),
        ("44652", "dddd, mmmm d", "Friday, April 1"),
        ("44652", r"[$-F800]dddd\,\ mmmm\ dd\,\ yyyy", "2022年4月1日"),
        ("44652.75", "yyyy/m/d h:mm", "2022/4/1 18:00"),
        ("0.75", "h:mm AM/PM", "6:00 PM"),
        ("0.25", "[$-411]AM/PMh:mm", "午前6:00"),
        ("1.5", "[h]:mm", "36:00"),
        ("0.0007", "mm:ss", "01:00"),
        ("0.5000058", "h:mm:ss.0", "12:00:00.5"),
        ("0.9999999", "yyyy/m/d h:mm:ss", "1900/1/1 0:00:00"),
        # Days that only Excel knows.
        ("60", "yyyy/m/d", "1900/2/29"),
        ("59", "yyyy/m/d", "1900/2/28"),
        ("0", "yyyy/m/d", "1900/1/0"),
        ("1", "dddd", "Sunday"),
        # No date has this number.
        ("-1", "yyyy/m/d", "########"),
        ("2958466", "yyyy/m/d", "########"),
        ("1e300", "yyyy/m/d", "########"),
    ],
)
def test_date(literal: str, code: str, text: str) -> None:
    assert format_number(literal, code) == text


def test_days_of_1904() -> None:
    assert format_number("43190", "yyyy/m/d", date1904=True) == "2022/4/1"
    assert format_number("0", "yyyy/m/d", date1904=True) == "1904/1/1"
    assert format_number("1.5", "[h]:mm", date1904=True) == "36:00"


@pytest.mark.parametrize(
    ("literal", "code", "text"),
    [
        ("1234", "[DBNum1]", "千二百三十四"),
        ("12345", "[DBNum1]General", "一万二千三百四十五"),
        ("1234", "[DBNum1]0", "一二三四"),
        ("12345", "[DBNum2]", "壱萬弐阡参百四拾伍"),
        ("1234", "[DBNum3]0", "１２３４"),
        ("44895", '[DBNum1]yyyy"年"m"月"d"日"', "二〇二二年十一月三十日"),
        ("44652", '[DBNum3][$-411]ggge"年"', "令和４年"),
    ],
)
def test_digits_in_kanji(literal: str, code: str, text: str) -> None:
    assert format_number(literal, code) == text


def cell(kind: Kind, value: str, code: str = "General", *, struck: bool = False) -> Cell:
    return Cell(1, 1, kind, value, style=Style(code, struck=struck))


def test_every_kind_of_cell() -> None:
    assert shown(cell("empty", "")) == ""
    assert shown(cell("number", "0.5", "0%")) == "50%"
    assert shown(cell("number", "44652", 'ggge"年"')) == "令和4年"
    assert shown(cell("number", "43190", "yyyy"), date1904=True) == "2022"
    assert shown(cell("text", "13%")) == "13%"
    assert shown(cell("text", "市\n民", "0%")) == "市\n民"
    assert shown(cell("boolean", "1", "0%")) == "TRUE"
    assert shown(cell("boolean", "0")) == "FALSE"
    assert shown(cell("error", "#REF!", ";;;")) == "#REF!"


def test_a_number_that_is_struck_out_does_not_count() -> None:
    assert shown(cell("number", "5", struck=True)) == ""


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("General", "abc"),
        ("0.0", "abc"),
        (";;;", ""),
        ('@"様"', "abc様"),
        ('0;-0;0;"("@")"', "(abc)"),
        ('0;"-";@', "abc"),
    ],
)
def test_text_under_a_format(code: str, text: str) -> None:
    assert format_text("abc", code) == text


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ('#,##0"人"', ("", "人")),
        ('0"年度"', ("", "年度")),
        ('"約"0.0"％"', ("約", "％")),
        ('General"件"', ("", "件")),
        ("0%", ("", "")),
        ("General", ("", "")),
        ('yyyy"年"', ("", "")),
        (ACCOUNTING, ("", "")),
    ],
)
def test_what_the_format_writes_around_the_number(code: str, expected: tuple[str, str]) -> None:
    assert affixes(code) == expected


def test_is_date() -> None:
    assert is_date("yyyy/m/d")
    assert is_date("[h]:mm")
    assert is_date(ERA)
    assert not is_date("0.0")
    assert not is_date('0"年度"')
    assert not is_date("[Red]0")
    assert not is_date("General")


numbers = st.decimals(min_value=-(10**9), max_value=10**9, places=4)


@given(numbers, st.integers(0, 3))
def test_places_are_those_of_decimal_rounding(number: Decimal, places: int) -> None:
    expected = number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    code = "0." + "0" * places if places else "0"
    assert Decimal(format_number(str(number), code)) == expected
    assert Decimal(format_number(str(number), "#,##" + code).replace(",", "")) == expected


@given(st.integers(-(10**10), 10**10))
def test_whole_numbers_are_shown_in_full(number: int) -> None:
    assert format_number(str(number), "General") == str(number)
    assert format_number(str(number), "#,##0") == f"{number:,}"


@given(
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(alphabet='0#?.,%E+-;[]@"年ymdhsge/<>=1DBNum$* _\\', max_size=20),
)
def test_never_raises(number: float, code: str) -> None:
    assert isinstance(format_number(repr(number), code), str)
    assert isinstance(format_text("text", code), str)
    affixes(code)
