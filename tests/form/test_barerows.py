"""Rows without headings at the top of a sheet: they go on from the sheet before only where nothing speaks against it."""

from __future__ import annotations

import pytest

from builders import forms, sheet, workbook
from form.drawing import THIRD, TITLE, VALUES, first, left_out, lines, names, second
from sdgsheet.form.model import Form

ONE = first(f"経済1 | A【8.2】 | {VALUES}", f"経済2 | B【8.3】 | {VALUES}")
TWO = second(f"1 | ①まち | A | {VALUES}", f"2 | ①まち | B | {VALUES}")
THREE = lines(THIRD, "●「A」の増加【(1)№1、(2)№3】", "・増えた")
MORE = f"3 | ②ひと | C | {VALUES}"


def rows(form: Form, section: int) -> list[tuple[str, str]]:
    """Sheet and name of each indicator of a section."""
    return [(row.sheet, row.name) for row in form.indicators if row.section == section]


@pytest.mark.parametrize("above", ["", "（続き）", "【社会】", TITLE])
def test_rows_go_on_without_headings_where_their_numbers_do(above: str) -> None:
    [form] = forms(lines(TITLE, ONE, TWO), lines(above, f"3 | ②ひと | C | {VALUES}", "", THREE))
    assert rows(form, 2)[2:] == [("シート2", "C")]
    [*_, last] = form.indicators
    assert (last.initiative, last.latest and last.latest.amount.text, last.target and last.target.unit_text) == (
        "②ひと",
        "12",
        "件",
    )
    assert left_out(form) == []
    assert not form.may_have_more_rows


def test_rows_go_on_over_sheets_of_their_own() -> None:
    four = f"4 | ②ひと | D | {VALUES}"
    [form] = forms(lines(TITLE, ONE, TWO), f"3 | ②ひと | C | {VALUES}", lines(four, f" | | E | {VALUES}"), THREE)
    assert rows(form, 2)[2:] == [("シート2", "C"), ("シート3", "D"), ("シート3", "E")]
    assert [row.initiative for row in form.indicators][-3:] == ["②ひと"] * 3


def test_section_1_goes_on_without_headings_before_section_2() -> None:
    [form] = forms(lines(TITLE, ONE), lines(f"社会3 | C【8.2】 | {VALUES}", "", TWO, THREE))
    assert names(form, 1) == ["A", "B", "C"]
    assert names(form, 2) == ["A", "B"]


@pytest.mark.parametrize(
    "apart",
    [f"5 | ②ひと | C | {VALUES}", f"1 | ②ひと | C | {VALUES}", f"②ひと | C | {VALUES}"],
    ids=["numbers left out", "numbers that begin anew", "other columns"],
)
def test_rows_without_headings_that_do_not_go_on_are_told(apart: str) -> None:
    [form] = forms(lines(TITLE, ONE, TWO), lines(apart, "", THREE))
    assert names(form, 2) == ["A", "B"]
    assert left_out(form) == [("A1", "列の見出しのない行")]
    assert form.may_have_more_rows


@pytest.mark.parametrize("above", ["提出日 | 2024年8月31日 | 担当 | 企画課 | 電話 | 000", "熊本市 | 2024年 | 1 | 2"])
def test_lines_above_a_title_are_no_rows(above: str) -> None:
    [form] = forms(lines(above, TITLE, ONE, TWO, THREE))
    assert left_out(form) == []


@pytest.mark.parametrize("name", ["様式1 (2)", "様式1(続き)", "様式1②"])
def test_rows_alone_on_a_sheet_go_on_where_its_name_does_behind_section_3_too(name: str) -> None:
    book = workbook(sheet(lines(TITLE, ONE, TWO, THREE), "様式1"), sheet(lines("（続き）", MORE), name))
    [form] = forms(*book.sheets)
    assert names(form, 2) == ["A", "B", "C"]


def test_rows_of_words_go_on_too() -> None:
    more = "3 | ②ひと | C | 2020年度 | － | | 2022年度 | 未公表 | | 2030年 | 上昇"
    [form] = forms(lines(TITLE, ONE, TWO), lines(more, "", THREE))
    assert names(form, 2) == ["A", "B", "C"]


def test_rows_alone_on_a_sheet_of_another_name_are_not_read() -> None:
    book = workbook(sheet(lines(TITLE, ONE, TWO), "様式1"), sheet(MORE, "総合計画"), sheet(THREE, "様式1 (2)"))
    [form] = forms(*book.sheets)
    assert names(form, 2) == ["A", "B"]
    assert not form.may_have_more_rows


FOREIGN = {
    "a title": f"第7次総合計画の指標一覧\n{MORE}",
    "another plan's title": f"第3期未来都市計画（2025～2027）\n{MORE}",
    "headings": f"№ | 事業名 | 担当課 | 2022年度予算 | 2023年度予算\n{MORE}",
    "no target": "3 | ②ひと | C | 2020年度 | 10 | 件 | 2022年度 | 12 | 件",
    "budgets": "3 | 緑化 | 企画課 | 2022年度 | 100 | 千円 | 2023年度 | 200 | 千円 | 2024年度 | 300",
    "words for figures": "3 | ②ひと | C | 2020年度 | 局 | 件 | 2022年度 | 12 | 件 | 2030年 | 20 | 件 | 20%",
    "cells beside the table": f"{MORE} | 100 | 200",
    "names that were read already": f"3 | ①まち | A | {VALUES}\n4 | ①まち | B | {VALUES}",
}


@pytest.mark.parametrize("foreign", FOREIGN.values(), ids=FOREIGN)
def test_rows_that_are_none_of_the_table_are_not_read(foreign: str) -> None:
    [form] = forms(lines(TITLE, ONE, TWO), lines(foreign, "", THREE))
    assert names(form, 2) == ["A", "B"]


def test_rows_that_say_that_they_go_on_and_cannot_be_read_are_told() -> None:
    book = workbook(sheet(lines(TITLE, ONE, TWO, THREE), "様式1"), sheet(f"{MORE} | 100", "様式1(続き)"))
    [form] = forms(*book.sheets)
    assert names(form, 2) == ["A", "B"]
    assert [(ref.sheet, ref.a1, why.en) for ref, why in form.left_out] == [
        ("様式1(続き)", "A1", "a row without headings over its columns")
    ]
    assert form.may_have_more_rows


def test_a_row_that_repeats_an_earlier_one_and_says_so_goes_on() -> None:
    one = first(f"経済1 | A【8.2】【再掲】 | {VALUES}", f"経済2 | B | {VALUES}")
    [form] = forms(lines(TITLE, one), lines(f"社会3 | A【8.2】【再掲】 | {VALUES}", "", TWO, THREE))
    assert names(form, 1) == ["A", "B", "A"]
