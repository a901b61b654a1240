"""点検結果 and its copies: ours is told by the name that we gave it, and no copy that somebody made is ever taken for it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.worksheet import Worksheet

from editedresults import ROWS, cleared, edited
from patching import edits
from resultsheets import numbered_sheet
from sdgsheet.edits import Answer
from sdgsheet.snapshot import Ref
from sdgsheet.xlsx.layers import open_file
from sdgsheet.xlsx.layers.said import ADDED, kept

pytestmark = pytest.mark.filterwarnings("ignore:Workbook contains no default style")


def copied(book: Workbook, found: Worksheet, title: str, *, named: bool = True) -> Worksheet:
    """A copy as Excel and LibreOffice make it, with the sheet's own names; openpyxl leaves them out."""
    other = book.copy_worksheet(found)
    other.title = title
    for name, own in found.defined_names.items() if named else ():
        text = own.attr_text.replace(found.title, title)
        other.defined_names[name] = DefinedName(name, attr_text=text, hidden=True)
    return other


def rename(found: Worksheet, title: str) -> None:
    for own in found.defined_names.values():
        own.attr_text = own.attr_text.replace(found.title, title)
    found.title = title


def insert_row(found: Worksheet) -> None:
    found.insert_rows(4)
    found["A4"] = "打合せ 6/3"


def note(found: Worksheet) -> None:
    found["F4"] = "課長確認済"


def change(found: Worksheet) -> None:
    found["A4"] = "(2)№2 要相談"


@pytest.mark.parametrize("named", [True, False])
@pytest.mark.parametrize(("edit", "added"), [(note, "F4"), (change, "A4"), (insert_row, "A4")])
def test_ours_goes_with_its_answers_though_a_copy_is_more_like_what_we_wrote(
    tmp_path: Path, edit: Callable[[Worksheet], None], added: str, *, named: bool
) -> None:
    def use(book: Workbook, found: Worksheet) -> None:
        found["B3"] = "修正した"
        copied(book, found, "5月の点検", named=named)
        found["B3"] = "対応不要"
        edit(found)

    path = edited(tmp_path, use)
    with open_file(path) as file:
        assert file.answers == file.answered == {"A101｜a": Answer("対応不要", "")}
    names, left = cleared(path)
    assert names == ["様式1", "5月の点検"]
    assert left == [(None, kept("5月の点検")), (Ref.at("点検結果", added), ADDED)]


def test_of_two_under_other_names_none_goes_and_the_answers_are_not_lost(tmp_path: Path) -> None:
    def use(book: Workbook, found: Worksheet) -> None:
        found["B3"] = "修正した"
        rename(found, "4月")
        copied(book, found, "5月")

    path = edited(tmp_path, use)
    with open_file(path) as file:
        assert (file.answers, file.answered) == ({"A101｜a": Answer("修正した", "")}, {})
    assert cleared(path) == (["様式1", "4月", "5月"], [(None, kept("4月")), (None, kept("5月"))])


def test_under_another_name_ours_is_the_one_that_bears_our_tag(tmp_path: Path) -> None:
    def use(book: Workbook, found: Worksheet) -> None:
        rename(found, "4月")
        copied(book, found, "5月", named=False)
        note(found)

    names, left = cleared(edited(tmp_path, use))
    assert (names, left) == (["様式1", "5月"], [(None, kept("5月")), (Ref.at("4月", "F4"), ADDED)])


def test_beside_a_sheet_of_the_citys_own_of_that_name_ours_has_a_number(tmp_path: Path) -> None:
    def use(book: Workbook, found: Worksheet) -> None:
        rename(found, "点検結果 (2)")
        book.create_sheet("点検結果")["A1"] = "庁内の点検"
        copied(book, found, "点検結果 (3)")
        note(found)

    names, left = cleared(edited(tmp_path, use))
    assert names == ["様式1", "点検結果", "点検結果 (3)"]
    assert left == [(None, kept("点検結果 (3)")), (Ref.at("点検結果 (2)", "F4"), ADDED)]


def test_a_copy_does_not_go_in_place_of_one_that_somebody_rewrote(tmp_path: Path) -> None:
    def use(book: Workbook, found: Worksheet) -> None:
        copied(book, found, "控え")
        for row in range(1, 6):
            found.cell(row, 1).value = f"予算 {row}"

    names, left = cleared(edited(tmp_path, use))
    assert names == ["様式1", "点検結果", "控え"]
    assert left == [(None, kept("点検結果")), (None, kept("控え"))]


def test_a_sheet_without_its_hidden_column_is_named_as_long_as_it_stays(tmp_path: Path) -> None:
    path = edited(tmp_path, lambda _, found: found.delete_cols(4))
    with open_file(path) as file:
        layer = edits(result=numbered_sheet(*ROWS), layer="mark", sha256=file.sha256)
        file.filled.put(layer).write(tmp_path / "anew.xlsx")
    names, left = cleared(tmp_path / "anew.xlsx")
    assert (names, left) == (["様式1", "点検結果"], [(None, kept("点検結果"))])


def test_where_one_column_of_answers_was_deleted_the_other_ones_are_found(tmp_path: Path) -> None:
    def use(_: Workbook, found: Worksheet) -> None:
        found["C4"] = "統計課"
        found.delete_cols(2)
        found.defined_names["_sdgsheet_response"].attr_text = "#REF!"
        found.defined_names["_sdgsheet_reason"].attr_text = "点検結果!$B:$B"
        found.defined_names["_sdgsheet_key"].attr_text = "点検結果!$C:$C"

    with open_file(edited(tmp_path, use)) as file:
        assert file.answers == {"X102｜b": Answer("", "統計課")}
