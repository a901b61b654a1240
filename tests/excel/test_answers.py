"""What people typed into 点検結果 is never lost without a way back."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName

from excel.answering import ANSWERS, answered, answers, row_of
from excel.test_scenario import content
from program import DRAFT, sdgsheet
from sdgsheet.xlsx.layers import open_file
from sdgsheet.xlsx.reading import read_workbook
from standin import Excel

YES, NO, CANCEL = 6, 7, 2


@pytest.fixture(params=["copied", "direct"], name="answered")
def answered_either_way(request: pytest.FixtureRequest, tmp_path: Path) -> Excel:
    return answered(tmp_path, direct=request.param == "direct")


def test_clear_asks_first_and_the_next_check_brings_them_back(answered: Excel) -> None:
    said = answered.press("clear", answer=YES)
    assert "「対応」「理由・担当」に、2件の記入があります" in answered.boxes.shown[0]
    assert said.startswith("点検の表示を消しました。")
    assert "記入 2件を、ブックの中に控えています" in said
    assert answered.names == ["様式1"]
    assert "記入 2件を、「点検結果」に戻しました" in answered.press("check")
    assert answers(answered) == ANSWERS
    assert not answered.book.xml


def test_clear_without_keeping_them_leaves_nothing(answered: Excel) -> None:
    assert "控え" not in answered.press("clear", answer=NO)
    assert not answered.book.xml
    answered.press("check")
    assert answers(answered) == [("", ""), ("", "")]


def test_where_nobody_answered_nothing_is_asked(tmp_path: Path) -> None:
    path = tmp_path / "form1.xlsx"
    shutil.copy(DRAFT, path)
    excel = Excel(path)
    for button in ("clear", "undo"):
        excel.press("check")
        assert "取り除きました" in excel.press(button) or "消しました" in excel.boxes.shown[-1]
        assert len(excel.boxes.shown) == 1
        assert not excel.book.xml


@pytest.fixture
def excel(tmp_path: Path) -> Excel:
    return answered(tmp_path)


def test_undo_asks_as_well_and_a_second_one_takes_them_off_too(excel: Excel) -> None:
    excel.press("fill")
    said = excel.press("undo", answer=YES)
    assert "取り除きました" in said
    assert "控えています" in said
    assert excel.book.xml
    assert "控えています" not in excel.press("undo", answer=NO)
    assert not excel.book.xml
    assert excel.press("undo") == "sdgsheet が書き込んだものはありません。"


@pytest.mark.parametrize("button", ["clear", "undo"])
def test_cancel_changes_nothing(excel: Excel, button: str) -> None:
    excel.record.lines.clear()
    excel.press(button, answer=CANCEL)
    assert answers(excel) == ANSWERS
    assert not any("Delete" in line or "CustomXML" in line for line in excel.record.lines)


def test_fill_and_clear_in_between_forget_noanswers(excel: Excel) -> None:
    excel.press("clear", answer=YES)
    excel.press("fill")
    assert "控えています" in excel.press("clear")
    excel.press("check")
    assert answers(excel)[1] == ANSWERS[1]
    assert "取り除きました" in excel.press("undo", answer=NO)
    assert not excel.book.xml


def test_the_sheet_is_called_by_its_name(excel: Excel) -> None:
    excel.press("clear", answer=YES)
    excel.book.wb.create_sheet("点検結果")
    path = Path(excel.book.FullName).with_name("own.xlsx")
    own = Excel(excel.save(path))
    assert "記入 2件を、「点検結果 (2)」に戻しました" in own.press("check")
    own.press("clear", answer=CANCEL)
    assert own.boxes.shown[0].startswith("「点検結果 (2)」の「対応」「理由・担当」に、2件の記入があります")


def test_what_was_kept_and_what_stands_in_the_sheet_are_told_apart(excel: Excel) -> None:
    excel.press("clear", answer=YES)
    excel.press("undo", answer=CANCEL)
    assert excel.boxes.shown[0].startswith("前に控えた「対応」「理由・担当」の記入が、2件あります。")
    assert "シートとともに消えます" not in excel.boxes.shown[0]


def test_an_answer_that_was_emptied_stays_empty(excel: Excel) -> None:
    excel.press("clear", answer=YES)
    excel.press("check")
    excel.sheet("点検結果").write(row_of(excel, "Y106"), 8, "")
    excel.press("check")
    assert answers(excel) == [("", ""), ANSWERS[1]]


def test_also_where_the_sheet_could_not_be_made_anew_in_between(excel: Excel) -> None:
    excel.book.ProtectStructure = True
    excel.press("check")
    assert not excel.book.xml
    excel.sheet("点検結果").write(row_of(excel, "Y106"), 8, "")
    excel.book.ProtectStructure = False
    excel.press("check")
    assert answers(excel) == [("", ""), ANSWERS[1]]


def test_a_file_saved_without_its_marks_gives_them_to_the_command(excel: Excel, tmp_path: Path) -> None:
    excel.press("clear", answer=YES)
    saved = excel.save(tmp_path / "saved.xlsx")
    for name, command in (("filled", "fill"), ("marked", "mark")):
        assert sdgsheet(command, saved, "-o", tmp_path / f"{name}.xlsx").status == 0
        saved = tmp_path / f"{name}.xlsx"
    again = Excel(saved)
    assert answers(again)[1] == ANSWERS[1]


@pytest.mark.parametrize("command", ["undo", "finish"])
def test_a_copy_to_file_or_an_original_holds_none_of_them(excel: Excel, command: str, tmp_path: Path) -> None:
    excel.press("clear", answer=YES)
    out = tmp_path / "out.xlsx"
    result = sdgsheet(command, excel.save(tmp_path / "saved.xlsx"), "-o", out)
    assert "記入 2件も" in result.out
    assert not any("sdgsheet" in xml for xml in Excel(out).book.xml)
    assert content(read_workbook(out)) == content(read_workbook(DRAFT))


# What is neither 対応 nor 理由・担当


@pytest.mark.parametrize("button", ["check", "clear", "undo"])
def test_a_note_beside_the_table_keeps_its_sheet(excel: Excel, button: str) -> None:
    excel.sheet("点検結果").write(2, 13, "課内のメモ")
    said = excel.press(button)
    assert "シートとともに消えます" not in "".join(excel.boxes.shown)
    assert ("このシートは別の名前で残ります" in excel.boxes.shown[0]) == (button != "check")
    assert "シート「点検結果（控え）」として残しました" in said
    assert excel.sheet("点検結果（控え）").Range("M2").Value2 == "課内のメモ"
    assert ("点検結果" in excel.names) == (button == "check")
    for again in ("check", "clear", "undo"):  # it is people's own now
        assert "点検結果（控え）" not in excel.press(again, answer=None)
    assert excel.names == ["様式1", "点検結果（控え）"]


def test_a_comment_keeps_its_sheet(excel: Excel) -> None:
    excel.sheet("点検結果").ws["B4"].comment = Comment("課長了解", "山田")
    excel.book.changed = True
    assert "シート「点検結果（控え）」として残しました" in excel.press("check")


def test_a_copy_that_people_made_of_the_sheet_stays(excel: Excel) -> None:
    sheet = excel.sheet("点検結果")
    path = Path(excel.book.FullName).with_name("copy.xlsx")
    excel.book.wb.copy_worksheet(sheet.ws).title = "課内用"
    for name, own in sheet.ws.defined_names.items():
        text = own.attr_text.replace("点検結果", "課内用")
        excel.book.wb["課内用"].defined_names[name] = DefinedName(name, attr_text=text, hidden=True)
    excel.book.wb["課内用"]["M2"] = "メモ"
    excel.book.wb.save(path)
    again = Excel(path)
    assert "シート「課内用」は、点検結果の写しか" in again.press("check")
    assert again.names == ["様式1", "課内用", "点検結果"]
    again.press("clear", answer=NO)
    assert again.names == ["様式1", "課内用"]


def test_a_sheet_that_lost_its_hidden_names_is_still_ours(excel: Excel) -> None:
    excel.sheet("点検結果").ws.defined_names.clear()
    excel.press("check")
    assert answers(excel) == ANSWERS
    assert excel.names == ["様式1", "点検結果"]


def test_what_was_given_away_is_no_longer_ours_for_the_command_either(excel: Excel, tmp_path: Path) -> None:
    excel.sheet("点検結果").write(2, 13, "課内のメモ")
    excel.press("clear", answer=NO)
    assert not open_file(excel.save(tmp_path / "saved.xlsx")).has_mark


def test_a_date_stays_what_it_shows(excel: Excel) -> None:
    sheet, row = excel.sheet("点検結果"), row_of(excel, "A104")
    sheet.write(row, 9, 46206)
    sheet.ws.cell(row, 9).number_format = 'm"月"d"日"'
    excel.press("check")
    assert answers(excel)[1] == ("担当課に確認中", "7月3日")


@pytest.mark.parametrize("button", ["check", "clear", "undo"])
def test_a_second_answer_in_a_row_that_was_copied_stays(excel: Excel, button: str) -> None:
    sheet, row = excel.sheet("点検結果"), row_of(excel, "A104")
    for column in range(1, 12):
        sheet.ws.cell(9, column).value = sheet.ws.cell(row, column).value
    sheet.write(9, 9, "水保全課 7/5")
    excel.press(button, answer=YES)
    if button != "check":
        assert "3件の記入があります" in excel.boxes.shown[0]
        excel.press("check")
    assert answers(excel) == ANSWERS
    said = [cell.value for line in excel.sheet("点検結果").ws.iter_rows() for cell in line if cell.value]
    assert "水保全課 7/5" in said
    assert any("同じ指摘への2つ目の記入" in str(text) for text in said)
    assert excel.names == ["様式1", "点検結果"]


def test_answers_follow_the_sheet_that_gets_another_name(excel: Excel) -> None:
    excel.sheet("様式1").Name = "様式1（熊本市）"
    excel.press("check")
    assert answers(excel) == ANSWERS


def test_explain_says_of_an_answer_to_an_earlier_finding_what_it_is(excel: Excel) -> None:
    excel.sheet("様式1").write(30, 19, "達成")
    excel.press("check")
    row = row_of(excel, "A104")
    assert excel.sheet("点検結果").ws.cell(row, 1).value is None
    excel.select(f"G{row}", sheet="点検結果")
    assert excel.press("explain").startswith("この行は、以前の指摘へのご記入です。")
    excel.select(f"G{row_of(excel, 'Y106')}", sheet="点検結果")
    assert "以前の指摘" not in excel.press("explain")
