from __future__ import annotations

import pytest

from indicators import form, row
from sdgsheet.errors import SdgsheetError
from sdgsheet.filling.options import RowName, check_rows, parse_row


@pytest.mark.parametrize("text", ["(2)10", "（２）１０", "(2)№10", "(2) No.10", "2-10", "(2)No10", " (2)10 "])
def test_rows_as_people_name_them(text: str) -> None:
    assert parse_row(text) == RowName(2, "10")


def test_a_number_with_its_dimension() -> None:
    assert parse_row("(1)経済1") == RowName(1, "経済1")
    assert str(parse_row("（１）経済１")) == "(1)経済1"


@pytest.mark.parametrize("text", ["", "10", "(3)1", "(2)", "abc"])
def test_what_names_no_row(text: str) -> None:
    with pytest.raises(SdgsheetError) as refused:
        parse_row(text)
    assert "(2)10" in refused.value.text.ja


ROWS = [
    row(1, 1, "甲", None, [], None, no_text="経済1"),
    row(1, 1, "乙", None, [], None, no_text="社会1", at=20),
    row(2, 3, "丙", None, [], None),
]


def test_a_row_answers_to_its_number_and_to_its_no_as_written() -> None:
    assert [r.name for r in ROWS if RowName(1, "経済1").names(r)] == ["甲"]
    assert [r.name for r in ROWS if RowName(2, "3").names(r)] == ["丙"]
    check_rows([RowName(1, "社会1"), RowName(2, "3")], [form(ROWS)])


def test_a_row_of_one_form_among_several_is_named_with_its_sheet() -> None:
    other = row(2, 3, "丙", None, [], None, sheet="八代")
    check_rows([RowName(2, "3")], [form(ROWS), form(ROWS[:1])])
    with pytest.raises(SdgsheetError) as refused:
        check_rows([RowName(2, "3")], [form(ROWS), form([other])])
    assert "様式1!(2)3" in refused.value.text.ja
    check_rows([parse_row("八代!(2)3")], [form(ROWS), form([other])])


@pytest.mark.parametrize(("name", "words"), [(RowName(2, "9"), "見つかりません"), (RowName(1, "1"), "2行あります")])
def test_a_row_that_is_not_there_or_not_alone(name: RowName, words: str) -> None:
    with pytest.raises(SdgsheetError) as refused:
        check_rows([name], [form(ROWS)])
    assert words in refused.value.text.ja
