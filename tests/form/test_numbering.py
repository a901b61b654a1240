"""The No of a row as people write it."""

from __future__ import annotations

import pytest

from builders import forms
from form.drawing import VALUES, first
from sdgsheet.form.model import Dimension
from sdgsheet.form.numbering import read_no, shape_of


@pytest.mark.parametrize(
    ("text", "number", "dimension"),
    [
        ("経済1", 1, "economy"),
        ("社会４", 4, "society"),
        ("環境-3", 3, "environment"),
        ("経済①", 1, "economy"),
        ("経済⑴", 1, "economy"),
        ("経済\n12", 12, "economy"),
        ("【経済】1", 1, "economy"),
        ("≪社会≫　２", 2, "society"),
        ("(環境) 3", 3, "environment"),
        ("1（経済）", 1, "economy"),
        ("2 社会", 2, "society"),
        ("③環境", 3, "environment"),
        ("経済面1", 1, "economy"),
        ("社会側面No.2", 2, "society"),
        ("経済的側面 1", 1, "economy"),
        ("経済・社会1", 1, "economy"),
        ("社4", 4, "society"),
        ("経済_1", 1, "economy"),
        ("12", 12, None),
        ("３", 3, None),
        ("№4", 4, None),
        ("No.4", 4, None),
        ("#4", 4, None),
        ("指標4", 4, None),
        ("KPI-4", 4, None),
        ("4番", 4, None),
        ("第4号", 4, None),
        ("(5)", 5, None),
        ("⑸", 5, None),
        ("❺", 5, None),
        ("Ⅴ", 5, None),
        ("五", 5, None),
        ("1.", 1, None),
        ("経済1（再掲）", 1, "economy"),
        ("1 ※2", 1, None),
        ("1（新規）", 1, None),
    ],
)
def test_one_number_is_read(text: str, number: int, dimension: Dimension | None) -> None:
    assert read_no(text)[:2] == (number, dimension)


@pytest.mark.parametrize(
    ("text", "dimension", "branch_of", "branch"),
    [
        ("1-1", None, 1, 1),
        ("(2)-3", None, 2, 3),
        ("(1)№4", None, 1, 4),
        ("経済1①", "economy", 1, 1),
        ("社会3a", "society", 3, None),
        ("環境2-1", "environment", 2, 1),
        ("2a", None, 2, None),
    ],
)
def test_a_branch_is_no_plain_number(
    text: str, dimension: Dimension | None, branch_of: int, branch: int | None
) -> None:
    assert read_no(text) == (None, dimension, branch_of, branch)


@pytest.mark.parametrize(
    ("text", "dimension"),
    [
        ("経済", "economy"),
        ("経済？", "economy"),
        ("経済1、2", "economy"),
        ("A-1", None),
        ("社会福祉", None),
        ("経営", None),
        ("", None),
    ],
)
def test_what_is_no_number(text: str, dimension: Dimension | None) -> None:
    assert read_no(text)[:3] == (None, dimension, None)


@pytest.mark.parametrize(
    ("text", "shape"),
    [("経済A-1", "A-9"), ("K12", "A9"), ("社会ア", "ア"), ("1・2", "9・9"), ("1月2日", ""), ("経済?", "")],
)
def test_rows_of_one_shape_are_one_numbering(text: str, shape: str) -> None:
    assert shape_of(text) == shape


def test_numbers_led_by_their_section_are_those_behind_it() -> None:
    [form] = forms(first(f"1-1 | A | {VALUES}", f"1-2 | B | {VALUES}", f"1-3 | C | {VALUES}"))
    assert [row.no for row in form.indicators] == [1, 2, 3]


def test_numbers_led_by_something_else_are_branches() -> None:
    [form] = forms(first(f"1-1 | A | {VALUES}", f"1-2 | B | {VALUES}", f"2-1 | C | {VALUES}"))
    assert [row.no for row in form.indicators] == [None, None, None]


@pytest.mark.parametrize("no", ["経済？1", "1月1日", "12345", "1～2"])
def test_no_row_is_lost_with_a_number_that_cannot_be_read(no: str) -> None:
    [form] = forms(first(f"{no} | | {VALUES}", f"2 | B | {VALUES}"))
    assert [(row.no, row.no_text, row.name) for row in form.indicators] == [(None, no, ""), (2, "2", "B")]
