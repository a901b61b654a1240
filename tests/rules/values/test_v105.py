"""V105: the cell holds an Excel error."""

from dataclasses import replace

import pytest

from indicators import SHEET, Figure, case, error, form, formula, judge, row
from sdgsheet.form.model import Indicator
from sdgsheet.rules.values.errors import has_error
from sdgsheet.rules.values.v105 import RULE
from sdgsheet.snapshot import Cell, Ref, Sheet, Workbook

BASELINE = ("2020年度", "89", "件")
TARGET = ("2024年", "96", "件")


def with_actual(value: Figure) -> Indicator:
    return row(2, 4, "設立数", BASELINE, [("2022年度", value, "件")], TARGET)


@pytest.mark.parametrize("shown", ["#REF!", "#DIV/0!", "#VALUE!", "#N/A", "#NAME?", "#NUM!", "#NULL!"])
def test_says_what_the_error_means(shown: str) -> None:
    [found] = judge(RULE, case(form([with_actual(error(shown))])))
    assert (found.cell.a1, found.stated) == ("I114", shown)
    assert "2022年度実績" in found.message.ja
    assert f"“{shown}”" in found.message.en


def test_an_error_that_stands_with_its_unit_in_one_cell() -> None:
    [found] = judge(RULE, case(form([with_actual("#N/A人")])))
    assert (found.cell.a1, found.stated) == ("I114", "#N/A")
    assert has_error(with_actual("#DIV/0!％"))


@pytest.mark.parametrize("text", ["#1", "＃N/A", "#N/Aではなく集計中", "#タグの投稿数"])
def test_what_only_begins_like_an_error_is_none(text: str) -> None:
    assert not judge(RULE, case(form([with_actual(text)])))


def test_a_formula_is_to_be_corrected_and_a_value_entered_again() -> None:
    [typed] = judge(RULE, case(form([with_actual(error("#REF!"))])))
    [computed] = judge(RULE, case(form([with_actual(formula("別表!B3", "#REF!", "General"))])))
    assert typed.action is not None
    assert computed.action is not None
    assert "式" not in typed.action.ja
    assert "式の参照先" in computed.action.ja


@pytest.mark.parametrize("column", ["H", "J"])
def test_speaks_of_years_and_units_too(column: str) -> None:
    year, unit = ("#N/A", "件") if column == "H" else ("2022年度", "#N/A")
    broken = row(2, 4, "設立数", BASELINE, [(year, "95", unit)], TARGET)
    at = Ref.at(SHEET, f"{column}114")
    book = Workbook((Sheet(SHEET, {114: {at.column: Cell(114, at.column, "error", "#N/A")}}),))
    [found] = judge(RULE, case(form([broken]), book=book))
    assert found.cell == at
    assert "読み取れないため、照合していません。" in found.message.ja


def test_an_achievement_that_is_no_formula() -> None:
    broken = row(2, 4, "設立数", BASELINE, [("2022年度", "95", "件")], TARGET, error("#DIV/0!"))
    [found] = judge(RULE, case(form([broken])))
    assert found.cell.a1 == "T114"


def test_an_achievement_formula_is_c106s() -> None:
    broken = row(2, 4, "設立数", BASELINE, [("2022年度", "95", "件")], TARGET, formula("1/0", "#DIV/0!"))
    assert not judge(RULE, case(form([broken])))


def test_a_cell_merged_over_two_rows_is_one_finding() -> None:
    first, second = with_actual(error("#REF!")), with_actual(error("#REF!"))
    assert len(judge(RULE, case(form([first, replace(second, row=115)])))) == 1


@pytest.mark.parametrize("value", ["95", "－", "#1", "＃", "N/A", ""])
def test_is_silent_on_values(value: str) -> None:
    assert not judge(RULE, case(form([with_actual(value)])))


@pytest.mark.parametrize(("text", "spoken"), [("#REF!", True), ("#N/A", True), ("N/A", False), ("＃該当なし", False)])
def test_an_error_pasted_as_a_text_is_one_but_na_is_a_word(text: str, spoken: bool) -> None:
    book = Workbook((Sheet(SHEET, {114: {9: Cell(114, 9, "text", text)}}),))
    assert bool(judge(RULE, case(form([with_actual(text)]), book=book))) is spoken


def test_a_picture_in_a_cell_is_no_error() -> None:
    assert not judge(RULE, case(form([with_actual("")])))


def test_other_rules_ask_whether_a_value_is_broken() -> None:
    assert has_error(with_actual(error("#REF!")))
    assert not has_error(with_actual("95"))
    assert not has_error(row(2, 4, "設立数", BASELINE, [], TARGET, formula("1/0", "#DIV/0!")))
