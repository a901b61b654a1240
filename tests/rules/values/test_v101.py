"""V101: a number is kept as text, so formulas pass over it."""

from dataclasses import replace

import pytest

from indicators import Written, case, form, formula, judge, number, row, text
from sdgsheet.form.model import Indicator
from sdgsheet.rules.values.v101 import RULE

BASELINE = ("2020年度", "1,000", "万円")
TARGET = ("2024年", "1,200", "万円")


def actual(value: str | Written, year: str = "2022年度") -> Indicator:
    return row(1, 3, "販売農家1戸あたりの出荷額", BASELINE, [(year, value, "万円")], TARGET)


def test_says_what_to_enter_instead() -> None:
    [found] = judge(RULE, case(form([actual("１，０７３")])))
    assert found.cell.a1 == "I13"
    assert found.message.ja == "「１，０７３」は文字として入力されており、計算から漏れることがあります。"
    assert found.action is not None
    assert found.action.ja == "半角の数値1073で入力し直してください（表示は1,073のままにできます）。"
    assert found.expected is not None
    assert found.expected.ja == "1073"


@pytest.mark.parametrize(
    ("written", "meant"), [("34.5", "34.5"), ("▲５", "-5"), ("0", "0"), ("1 073", "1073"), ("12,345.6", "12345.6")]
)
def test_reads_the_number_that_is_meant(written: str, meant: str) -> None:
    [found] = judge(RULE, case(form([actual(text(written))])))
    assert found.expected is not None
    assert found.expected.ja == meant


def test_a_small_number_needs_no_separator() -> None:
    [found] = judge(RULE, case(form([actual(text("95"))])))
    assert found.action is not None
    assert found.action.en == "Please enter it again as the number 95."


def test_a_formula_that_gives_a_text() -> None:
    [found] = judge(RULE, case(form([actual(replace(formula('TEXT(A1,"0")', "95", "General"), kind="text"))])))
    assert found.action is not None
    assert "式が文字を返しています" in found.action.ja


def test_speaks_of_each_cell_of_a_row() -> None:
    values = row(1, 3, "出荷額", ("2020年度", text("1000"), "万円"), [], ("2024年", text("1200"), "万円"))
    assert len(judge(RULE, case(form([values])))) == 2


@pytest.mark.parametrize(
    "value", ["1,073", "34.5", number("0.152", "0.0%", "15.2%"), number("12", '#,##0"人"', "12人")]
)
def test_is_silent_on_a_number(value: str | Written) -> None:
    assert not judge(RULE, case(form([actual(value)])))


@pytest.mark.parametrize("value", ["約1,000", "1,000以上", "10～12", "32.1（速報）"])
def test_what_is_no_plain_number_is_v102s(value: str) -> None:
    assert not judge(RULE, case(form([actual(value)])))


@pytest.mark.parametrize("value", ["1200人", "34.5％", "34.5%"])
def test_a_number_with_its_unit_is_v104s(value: str) -> None:
    assert not judge(RULE, case(form([actual(value)])))


@pytest.mark.parametrize("value", ["18.9（案）", "要確認1,000"])
def test_what_is_unfinished_is_v107s(value: str) -> None:
    assert not judge(RULE, case(form([actual(value)])))


@pytest.mark.parametrize("value", ["－", "未公表", "上昇", ""])
def test_is_silent_on_words(value: str) -> None:
    assert not judge(RULE, case(form([actual(value)])))


def test_is_silent_on_years_and_on_the_achievement() -> None:
    f = form(
        [
            row(
                1,
                3,
                "出荷額",
                ("2020", "1,000", "万円"),
                [("2022", "1,073", "万円")],
                ("2024", "1,200", "万円"),
                text("13%"),
            )
        ]
    )
    assert not judge(RULE, case(f))


def test_is_silent_where_year_and_value_share_a_cell() -> None:
    shared = actual(text("1073"))
    triple = shared.actuals[0]
    assert triple is not None
    shared = replace(shared, actuals=(triple._replace(year_cell=triple.cell, unit_cell=triple.cell),))
    assert not judge(RULE, case(form([shared])))


def of_one_cell(row_: int, value: str) -> Indicator:
    return row(
        1, row_, "出荷額", ("2020年度", text(value), ""), [("2022年度", text(value), "")], ("2024年", text(value), "")
    )


def test_is_silent_where_the_section_writes_value_and_unit_as_one_text() -> None:
    """合計特殊出生率 needs no unit: its text is the column's layout."""
    assert not judge(RULE, case(form([of_one_cell(3, "1200人"), of_one_cell(4, "25位"), of_one_cell(5, "1.42")])))


def test_speaks_where_few_rows_write_them_so() -> None:
    assert len(judge(RULE, case(form([of_one_cell(3, "1200人"), of_one_cell(4, "25"), of_one_cell(5, "1.42")])))) == 6
