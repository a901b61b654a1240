"""What goes with 点検結果, or would read nothing without it, is named before anything is done."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.hyperlink import Hyperlink

from program import DRAFT
from standin import Excel

OK, CANCEL, YES, NO = 1, 2, 6, 7


@pytest.fixture(params=["copied", "direct"])
def read(request: pytest.FixtureRequest, tmp_path: Path) -> Excel:
    """Checked; a cell of another sheet counts what stands in 点検結果."""
    path = tmp_path / "form1.xlsx"
    book = openpyxl.load_workbook(DRAFT)
    book.create_sheet("集計")
    book.save(path)
    excel = Excel(path)
    if request.param == "direct":
        excel.book.copies = lambda to: to.write_bytes(b"")
    excel.press("check")
    excel.sheet("集計").write(2, 2, '=COUNTIF(点検結果!B:B,"確認")')
    return excel


def _formula(excel: Excel) -> object:
    return excel.sheet("集計").Range("B2").Formula


def test_clear_names_the_formulas_first_and_cancel_changes_nothing(read: Excel) -> None:
    read.press("clear", answer=CANCEL)
    assert "「点検結果」を、次のところが参照しています" in read.boxes.shown[0]
    assert "［集計!B2］結果のシートを参照している計算式です" in read.boxes.shown[0]
    assert len(read.boxes.shown) == 1
    assert "点検結果" in read.names
    assert _formula(read) == '=COUNTIF(点検結果!B:B,"確認")'


def test_clear_that_people_agreed_to_names_them_again(read: Excel) -> None:
    said = read.press("clear", answer=OK)
    assert said.startswith("点検の表示を消しました。")
    assert "［集計!B2］" in said
    assert "点検結果" not in read.names
    assert "［集計!B2］" not in read.press("check")
    assert read.press("clear").startswith("点検の表示を消しました。")  # it reads none of the new one


def test_with_answers_there_is_one_question(read: Excel) -> None:
    read.sheet("点検結果").write(4, 9, "環境課")
    read.press("clear", answer=NO)
    assert "［集計!B2］" in read.boxes.shown[0]
    assert "1件の記入があります" in read.boxes.shown[0]
    assert len(read.boxes.shown) == 2


def test_a_new_check_leaves_them_what_they_read(read: Excel) -> None:
    said = read.press("check")
    assert (
        "［集計!B2］「点検結果」を参照している計算式などがあるため、前の内容をシート「点検結果（控え）」として" in said
    )
    assert read.names == ["様式1", "集計", "点検結果（控え）", "点検結果"]
    assert _formula(read) == "=COUNTIF('点検結果（控え）'!B:B,\"確認\")"
    assert "控え" not in read.press("check")
    assert len(read.names) == 4


def test_where_the_sheet_cannot_go_nothing_is_asked(read: Excel) -> None:
    read.book.ProtectStructure = True
    assert "集計!B2" not in read.press("clear")
    assert len(read.boxes.shown) == 1


@pytest.fixture
def excel(tmp_path: Path) -> Excel:
    path = tmp_path / "form1.xlsx"
    shutil.copy(DRAFT, path)
    excel = Excel(path)
    excel.press("check")
    return excel


def test_undo_names_them_as_well(excel: Excel) -> None:
    excel.sheet("様式1").write(40, 22, "=点検結果!A1")
    excel.press("undo", answer=CANCEL)
    assert "［様式1!V40］" in excel.boxes.shown[0]
    assert "点検結果" in excel.names
    assert "［様式1!V40］" in excel.press("undo", answer=OK)
    assert excel.names == ["様式1"]


def test_names_of_theirs_are_named(excel: Excel) -> None:
    excel.book.wb.defined_names["件数"] = DefinedName("件数", attr_text="点検結果!$B$4")
    excel.book.changed = True
    excel.press("clear", answer=CANCEL)
    assert "名前「件数」は、結果のシートを参照しています" in excel.boxes.shown[0]
    assert "「点検結果（控え）」として残しました" in excel.press("check")


def test_a_link_leads_to_the_new_one(excel: Excel) -> None:
    excel.sheet("様式1").ws["V1"].hyperlink = Hyperlink(ref="V1", location="点検結果!A1")
    excel.book.changed = True
    excel.press("check")
    assert excel.names == ["様式1", "点検結果"]


@pytest.mark.parametrize("button", ["clear", "undo"])
def test_formulas_that_read_something_else_are_no_matter(excel: Excel, button: str) -> None:
    excel.sheet("様式1").write(40, 22, "=様式1!A1")
    excel.press(button)
    assert len(excel.boxes.shown) == 1


# The workbook while a question waits


def _meanwhile(excel: Excel, monkeypatch: pytest.MonkeyPatch, change: Callable[[], object]) -> None:
    """Another window, or another person, changes the workbook while the first message stands."""
    show, changes = excel.boxes.show, [change]

    def shown(window: int, text: str, title: str, style: int) -> int:
        if changes:
            changes.pop()()
        return show(window, text, title, style)

    monkeypatch.setattr(excel.boxes, "show", shown)


@pytest.mark.parametrize("button", ["clear", "undo"])
def test_an_answer_written_meanwhile_is_not_lost(excel: Excel, button: str, monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = excel.sheet("点検結果")
    sheet.write(4, 9, "環境課")
    _meanwhile(excel, monkeypatch, lambda: sheet.write(5, 9, "企画課"))
    assert "内容が変わったため、何も変えていません" in excel.press(button, answer=NO)
    assert excel.sheet("点検結果").Range("I5").Value2 == "企画課"


@pytest.mark.parametrize("button", ["clear", "undo"])
def test_the_sheet_of_results_renamed_meanwhile_stays(
    excel: Excel, button: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = excel.sheet("点検結果")
    sheet.write(4, 9, "環境課")
    _meanwhile(excel, monkeypatch, lambda: setattr(sheet, "Name", "点検（課内）"))
    assert "内容が変わったため、何も変えていません" in excel.press(button, answer=YES)
    assert excel.names == ["様式1", "点検（課内）"]
    assert "「点検（課内）」の「対応」「理由・担当」に、1件の記入があります" in _first(excel, button)
    assert excel.names == ["様式1"]


def _first(excel: Excel, button: str) -> str:
    excel.press(button, answer=YES)
    return excel.boxes.shown[0]


def test_the_form_renamed_while_the_preview_stands_is_not_written(
    excel: Excel, monkeypatch: pytest.MonkeyPatch
) -> None:
    _meanwhile(excel, monkeypatch, lambda: setattr(excel.sheet("様式1"), "Name", "様式1（最終）"))
    assert "内容が変わったため、何も変えていません" in excel.press("fill")
    assert excel.sheet("様式1（最終）").Range("S7").Formula == ""
    assert "書き込みました" in excel.press("fill")


@pytest.mark.parametrize("button", ["fill", "clear"])
def test_a_file_saved_under_another_name_meanwhile_is_the_same_workbook(
    excel: Excel, button: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def save_as() -> None:
        path = tmp_path / "別の名前.xlsm"
        excel.book.Name, excel.book.FullName = path.name, str(path)

    excel.sheet("点検結果").write(4, 9, "環境課")
    _meanwhile(excel, monkeypatch, save_as)
    said = excel.press(button, answer=None if button == "fill" else YES)
    assert ("書き込みました" if button == "fill" else "点検の表示を消しました") in said
