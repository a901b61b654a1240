"""Answers in a 点検結果 whose hidden column somebody deleted: carried over where their row stands in the new sheet."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from editedresults import ROWS, edited
from patching import edits, highlight
from resultsheets import numbered_sheet, result_sheet
from sdgsheet.edits import ResultSheet
from sdgsheet.snapshot import Ref
from sdgsheet.text import Text
from sdgsheet.xlsx.layers import open_file
from sdgsheet.xlsx.layers.said import NOT_CARRIED

pytestmark = pytest.mark.filterwarnings("ignore:Workbook contains no default style")


def answered(_: Workbook, found: Worksheet) -> None:
    """Without the hidden column; answers to the first and the last finding, and a note below the table."""
    found["B3"], found["B5"], found["C5"], found["B9"] = "修正した", "確認した", "統計課", "欄外"
    found.delete_cols(4)


def marked_anew(path: Path, sheet: ResultSheet) -> tuple[list[list[str]], list[tuple[Ref | None, Text]]]:
    """The rows of the new sheet below its headings, and what of the answers is named."""
    with open_file(path) as file:
        layer = edits(formats=(highlight("C2"),), result=sheet, layer="mark", sha256=file.sha256)
        state = file.filled.put(layer)
        assert state.result_sheet == "点検結果 (2)"
        found = state.snapshot.sheet("点検結果 (2)")
        assert found is not None
        rows = [[found.cell(row, column).value for column in (1, 2, 3)] for row in range(3, max(found.rows) + 1)]
        return rows, [(left.cell, left.text) for left in state.left_out]


def test_they_follow_the_row_beside_which_they_stand(tmp_path: Path) -> None:
    rows, left = marked_anew(edited(tmp_path, answered), numbered_sheet(*ROWS))
    assert rows == [["(2)№1", "修正した", ""], ["(2)№2", "", ""], ["(2)№3", "確認した", "統計課"]]
    assert left == []


def test_they_follow_it_though_rows_were_sorted(tmp_path: Path) -> None:
    def sort(book: Workbook, found: Worksheet) -> None:
        answered(book, found)
        for column in (1, 2, 3):
            one, other = found.cell(3, column), found.cell(5, column)
            one.value, other.value = other.value, one.value

    rows, left = marked_anew(edited(tmp_path, sort), numbered_sheet(*ROWS))
    assert rows == [["(2)№1", "修正した", ""], ["(2)№2", "", ""], ["(2)№3", "確認した", "統計課"]]
    assert left == []


def test_those_whose_row_is_gone_are_named(tmp_path: Path) -> None:
    rows, left = marked_anew(edited(tmp_path, answered), numbered_sheet(*ROWS[:2]))
    assert rows == [["(2)№1", "修正した", ""], ["(2)№2", "", ""]]
    assert left == [(Ref.at("点検結果", "B5"), NOT_CARRIED)]


def test_where_rows_are_alike_nobody_can_tell(tmp_path: Path) -> None:
    def alike(book: Workbook, found: Worksheet) -> None:
        answered(book, found)
        found["A4"] = found["A5"] = "(2)№1"

    rows, left = marked_anew(edited(tmp_path, alike), result_sheet(*ROWS))
    assert rows == [["(2)№1", "", ""]] * 3
    assert left == [(Ref.at("点検結果", a1), NOT_CARRIED) for a1 in ("B3", "B5")]


def test_of_a_sheet_whose_hidden_column_is_there_none_is_loose(tmp_path: Path) -> None:
    def answer(_: Workbook, found: Worksheet) -> None:
        found["B3"] = "修正した"

    with open_file(edited(tmp_path, answer)) as file:
        assert (len(file.answers), list(file.loose)) == (1, [])


def test_a_sheet_of_theirs_with_such_headings_holds_no_answers_of_ours(tmp_path: Path) -> None:
    def other(book: Workbook, found: Worksheet) -> None:
        answered(book, found)
        found["A1"] = "課題一覧"
        found.defined_names.clear()

    with open_file(edited(tmp_path, other)) as file:
        assert list(file.loose) == []
