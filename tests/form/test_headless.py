"""Tables without a section heading: on the next sheet they go on, else they are left out and told."""

from __future__ import annotations

import pytest

from builders import forms, sheet, workbook
from form.drawing import COLUMNS_1, COLUMNS_2, THIRD, TITLE, VALUES, first, left_out, lines, names, second
from sdgsheet.form.explain import explain
from sdgsheet.form.model import Form

ONE = first(f"経済1 | A【8.2】 | {VALUES}", f"経済2 | B【8.3】 | {VALUES}")
TWO = second(f"1 | ①まち | A | {VALUES}", f"2 | ①まち | B | {VALUES}")
THREE = lines(THIRD, "●「A」の増加【(1)№1、(2)№3】", "・増えた")
MORE_1 = lines(COLUMNS_1, f"社会1 | C【8.2】 | {VALUES}")
MORE_2 = lines(COLUMNS_2, f"3 | ②ひと | C | {VALUES}")


def rows(form: Form, section: int) -> list[tuple[str, str]]:
    """Sheet and name of each indicator of a section."""
    return [(row.sheet, row.name) for row in form.indicators if row.section == section]


@pytest.mark.parametrize("below", [THREE, ""])
def test_section_2_goes_on_under_its_headings_alone(below: str) -> None:
    [form] = forms(lines(TITLE, ONE, TWO), lines(MORE_2, below), THREE if not below else "")
    assert rows(form, 2) == [("シート1", "A"), ("シート1", "B"), ("シート2", "C")]
    assert left_out(form) == []
    assert not form.may_have_more_rows


@pytest.mark.parametrize("between", ["", lines(COLUMNS_1, f"環境1 | D | {VALUES}")])
def test_section_1_goes_on_before_section_2(between: str) -> None:
    [form] = forms(lines(TITLE, ONE), lines(MORE_1, between, TWO, THREE))
    assert names(form, 1) == ["A", "B", "C", *(["D"] if between else [])]
    assert names(form, 2) == ["A", "B"]


def test_a_section_goes_on_over_several_sheets() -> None:
    [form] = forms(lines(TITLE, ONE, TWO), MORE_2, lines(COLUMNS_2, f"4 | ②ひと | D | {VALUES}"), THREE)
    assert rows(form, 2)[2:] == [("シート2", "C"), ("シート3", "D")]


def test_a_form_without_section_headings_goes_on_below_repeated_headings() -> None:
    [form] = forms(lines(TITLE, COLUMNS_1, f"1 | A | {VALUES}", COLUMNS_1, f"2 | B | {VALUES}"))
    assert names(form, 1) == ["A", "B"]


@pytest.mark.parametrize(
    "apart",
    [
        lines(COLUMNS_2, f"1 | ①まち | A | {VALUES}", f"2 | ①まち | B | {VALUES}"),
        lines(COLUMNS_2.replace("2022", "2021"), f"3 | ①まち | C | {VALUES}"),
        lines(COLUMNS_1, f"3 | C | {VALUES}"),
    ],
    ids=["the same rows", "other years", "other columns"],
)
def test_what_does_not_go_on_is_left_out_and_told(apart: str) -> None:
    [form] = forms(lines(TITLE, ONE, TWO), lines(apart, THREE))
    assert names(form, 2) == ["A", "B"]
    assert left_out(form) == [("A1", "節の見出しのない表とその下の行")]
    assert form.may_have_more_rows


def test_a_list_on_a_sheet_of_its_own_is_a_sheet_that_is_not_read() -> None:
    book = workbook(sheet(lines(TITLE, ONE, TWO, THREE), "様式1"), sheet(MORE_2, "一覧"))
    [form] = forms(*book.sheets)
    assert names(form, 2) == ["A", "B"]
    assert not form.may_have_more_rows
    [(name, why)] = explain(book, (form,)).sheets_left_out
    assert (name, why.en) == ("一覧", "tables without a section heading of Form 1, so not read")


def test_a_copy_below_the_form_is_told() -> None:
    [form] = forms(lines(TITLE, ONE, TWO, THREE, "", ONE))
    assert [why for _, why in left_out(form)] == ["様式1の一部か別の様式の表とその下の行"]


def test_a_table_within_section_3_is_its_text_and_told() -> None:
    [form] = forms(lines(TITLE, ONE, TWO, THREE, COLUMNS_1, f"1 | A | {VALUES}"))
    assert [why for _, why in left_out(form)] == ["（３）の中の表（本文として読みました）"]
    assert not form.may_have_more_rows


def test_a_form_below_another_leaves_none_of_its_rows_out() -> None:
    this, last = forms(lines(TITLE, ONE, TWO, THREE, TITLE.replace("2022", "2019").replace("2024", "2021"), ONE, TWO))
    assert left_out(this) == left_out(last) == []
