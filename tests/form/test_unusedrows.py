"""Rows that hold no indicator: page numbers, and lines that were not needed."""

from __future__ import annotations

import pytest

from builders import forms
from form.drawing import COLUMNS_1, TITLE, VALUES, first, left_out, lines, names

ROW = f"1 | 店の数 | {VALUES}"
DASHES = " | －" * 10


@pytest.mark.parametrize("number", ["- 1 -", "－１－", "1", "1ページ", "(1)"])
@pytest.mark.parametrize("place", [3, 6, 9])
def test_a_page_number_before_repeated_headings_is_no_row(place: int, number: str) -> None:
    page = " |" * place + f" {number}"
    [form] = forms(lines(TITLE, first(ROW, page, COLUMNS_1, f"2 | 町の数 | {VALUES}", page, "")))
    assert names(form, 1) == ["店の数", "町の数"]
    assert [why for _, why in left_out(form)] == ["ページ番号の行"] * 2


def test_a_number_alone_between_rows_is_a_value_without_a_name() -> None:
    [form] = forms(lines(TITLE, first(ROW, " | | | 12", f"2 | 町の数 | {VALUES}")))
    assert names(form, 1) == ["店の数", "", "町の数"]


@pytest.mark.parametrize("unused", [f"－ | －{DASHES}", f" | {DASHES}", f"・ | ・{' | ・' * 10}", f"－ | /{DASHES}"])
def test_a_row_of_dashes_is_not_in_use(unused: str) -> None:
    [form] = forms(lines(TITLE, first(ROW, unused)))
    assert names(form, 1) == ["店の数"]
    assert [why for _, why in left_out(form)] == ["指標名も値もない行"]


def test_the_number_of_a_row_of_dashes_counts() -> None:
    [form] = forms(lines(TITLE, first(ROW, f"2 | －{DASHES}", f"3 | 町の数 | {VALUES}")))
    assert names(form, 1) == ["店の数", "町の数"]
    assert [number for _, number in form.sections[0].unfilled] == [2]


def test_a_name_with_dashes_alone_is_an_indicator() -> None:
    [form] = forms(lines(TITLE, first(ROW, f"2 | 町の数{DASHES}")))
    assert names(form, 1) == ["店の数", "町の数"]
