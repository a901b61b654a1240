"""点検結果 sorted by its own filter, which leaves the hidden column as it is, and changed in places since."""

from __future__ import annotations

from pathlib import Path

import pytest

from excel.answering import ANSWERS, answered, answers, row_of
from standin import Excel

UNTOLD = "前回ご記入いただいた内容（同じ指摘への2つ目の記入、どの指摘への記入か確かめられないもの）"


@pytest.fixture
def excel(tmp_path: Path) -> Excel:
    """Y106 and A104 have changed places."""
    excel = answered(tmp_path)
    sheet = excel.sheet("点検結果").ws
    one, other = row_of(excel, "Y106"), row_of(excel, "A104")
    for column in range(1, 11):
        here, there = sheet.cell(one, column), sheet.cell(other, column)
        here.value, there.value = there.value, here.value
    return excel


def told_aside(excel: Excel) -> list[object]:
    """Name, 対応 and 理由・担当 below the heading of those that nobody can tell; empty where there is none."""
    rows = [[cell.value for cell in row] for row in excel.sheet("点検結果").ws.iter_rows(max_col=10)]
    place = next((n for n, row in enumerate(rows) if row[0] == UNTOLD), None)
    return [] if place is None else [rows[place + 1][column] for column in (3, 7, 8)]


@pytest.mark.parametrize(("column", "text"), [(7, "書き換えた"), (10, "Z"), (4, "別の名前"), (3, "メモ")])
def test_the_answer_of_a_row_that_was_written_over_stays_with_its_finding(excel: Excel, column: int, text: str) -> None:
    excel.sheet("点検結果").write(row_of(excel, "A104"), column, text)
    excel.press("check")
    assert answers(excel) == ANSWERS
    assert told_aside(excel) == []


def test_so_does_that_of_a_row_with_a_note_in_an_empty_cell(excel: Excel) -> None:
    excel.sheet("点検結果").write(row_of(excel, "Y106"), 5, "メモ")
    excel.press("check")
    assert answers(excel) == ANSWERS
    assert told_aside(excel) == []


def test_where_nothing_tells_any_more_it_is_shown_with_what_stood_beside_it(excel: Excel) -> None:
    row = row_of(excel, "A104")
    for column in (3, 4, 5, 6, 7, 10):
        excel.sheet("点検結果").write(row, column, "")
    excel.sheet("点検結果").write(row, 4, "うちの言い方")
    excel.press("check")
    assert answers(excel) == [ANSWERS[0], ("", "")]
    name, *given = told_aside(excel)
    assert str(name).endswith("うちの言い方")
    assert tuple(given) == ANSWERS[1]
    excel.press("clear", answer=2)
    assert "2件の記入があります" in excel.boxes.shown[0]


def test_headings_that_were_written_over_are_no_answer(excel: Excel) -> None:
    excel.sheet("点検結果").write(3, 10, "番号")
    excel.press("check")
    assert answers(excel) == ANSWERS
    assert told_aside(excel) == []
