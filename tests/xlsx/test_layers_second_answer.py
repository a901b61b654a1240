"""A row of 点検結果 that staff copied: what they wrote into the copy is an answer as well."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from editedresults import edited
from sdgsheet.edits import Answer
from sdgsheet.marking.answers import another
from sdgsheet.xlsx.layers import open_file

pytestmark = pytest.mark.filterwarnings("ignore:Workbook contains no default style")

FIRST, SECOND = Answer("修正した", "環境課"), Answer("", "水保全課")


def copied(folder: Path, first: Answer, second: Answer, *, columns: int) -> Path:
    """The first row with its answer, and a copy of it below the table with another one."""

    def copy(_: Workbook, found: Worksheet) -> None:
        for column in range(1, columns + 1):
            found.cell(9, column).value = found.cell(3, column).value
        for row, answer in ((3, first), (9, second)):
            found.cell(row, 2).value, found.cell(row, 3).value = answer.response, answer.reason

    return edited(folder, copy)


@pytest.mark.parametrize("columns", [3, 4], ids=["as seen", "with the hidden column"])
def test_both_answers_are_kept(tmp_path: Path, columns: int) -> None:
    with open_file(copied(tmp_path, FIRST, SECOND, columns=columns)) as file:
        (key, first), (other, second) = file.answers.items()
        assert (first, second) == (FIRST, SECOND)
        assert other == another(key, {key})
        assert len(file.answered) == 2
        assert file.filled.left == ()


def test_the_same_answer_twice_is_one(tmp_path: Path) -> None:
    with open_file(copied(tmp_path, FIRST, FIRST, columns=4)) as file:
        assert list(file.answers.values()) == [FIRST]


def test_the_answer_in_the_copy_alone_is_that_of_the_finding(tmp_path: Path) -> None:
    with open_file(copied(tmp_path, Answer("", ""), SECOND, columns=4)) as file:
        assert list(file.answers.values()) == [SECOND]
