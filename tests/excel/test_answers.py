"""What people typed into 点検結果 is never lost without a way back."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName

from excel.test_scenario import content
from program import DRAFT, sdgsheet
from sdgsheet.xlsx.layers import open_file
from sdgsheet.xlsx.reading import read_workbook
from standin import Excel
from standin.pywin32 import ComError

YES, NO, CANCEL = 6, 7, 2


@pytest.fixture(params=["copied", "direct"])
def answered(request: pytest.FixtureRequest, tmp_path: Path) -> Excel:
    """Checked and answered: two findings, one of them with a reason."""
    path = tmp_path / "form1.xlsx"
    shutil.copy(DRAFT, path)
    excel = Excel(path)
    if request.param == "direct":
        excel.book.copies = lambda to: to.write_bytes(b"")
    excel.press("check")
    sheet = excel.sheet("点検結果")
    sheet.write(_row(excel, "Y106"), 8, "修正した")
    sheet.write(_row(excel, "A104"), 8, "担当課に確認中")
    sheet.write(_row(excel, "A104"), 9, "環境課 7/3")
    return excel


def _row(excel: Excel, code: str) -> int:
    sheet = excel.sheet("点検結果")
    return next(row for row in range(4, 20) if sheet.Range(f"J{row}").Value2 == code)


def _answers(excel: Excel) -> list[tuple[object, object]]:
    sheet = excel.sheet("点検結果")
    rows = [sheet.Range(f"H{_row(excel, code)}:I{_row(excel, code)}").Value2[0] for code in ("Y106", "A104")]
    return [(response or "", reason or "") for response, reason in rows]


ANSWERS = [("修正した", ""), ("担当課に確認中", "環境課 7/3")]


def test_clear_asks_first_and_the_next_check_brings_them_back(answered: Excel) -> None:
    said = answered.press("clear", answer=YES)
    assert "「対応」「理由・担当」に、2件の記入があります" in answered.boxes.shown[0]
    assert said.startswith("点検の表示を消しました。")
    assert "記入 2件を、ブックの中に控えています" in said
    assert answered.names == ["様式1"]
    assert "記入 2件を、「点検結果」に戻しました" in answered.press("check")
    assert _answers(answered) == ANSWERS
    assert not answered.book.xml


def test_clear_without_keeping_them_leaves_nothing(answered: Excel) -> None:
    assert "控え" not in answered.press("clear", answer=NO)
    assert not answered.book.xml
    answered.press("check")
    assert _answers(answered) == [("", ""), ("", "")]


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
    path = tmp_path / "form1.xlsx"
    shutil.copy(DRAFT, path)
    excel = Excel(path)
    excel.press("check")
    excel.sheet("点検結果").write(_row(excel, "Y106"), 8, "修正した")
    excel.sheet("点検結果").write(_row(excel, "A104"), 8, "担当課に確認中")
    excel.sheet("点検結果").write(_row(excel, "A104"), 9, "環境課 7/3")
    return excel


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
    assert _answers(excel) == ANSWERS
    assert not any("Delete" in line or "CustomXML" in line for line in excel.record.lines)


def test_fill_and_clear_in_between_forget_no_answers(excel: Excel) -> None:
    excel.press("clear", answer=YES)
    excel.press("fill")
    assert "控えています" in excel.press("clear")
    excel.press("check")
    assert _answers(excel)[1] == ANSWERS[1]
    assert "取り除きました" in excel.press("undo", answer=NO)
    assert not excel.book.xml


def test_an_answer_that_was_emptied_stays_empty(excel: Excel) -> None:
    excel.press("clear", answer=YES)
    excel.press("check")
    excel.sheet("点検結果").write(_row(excel, "Y106"), 8, "")
    excel.press("check")
    assert _answers(excel) == [("", ""), ANSWERS[1]]


def test_a_file_saved_without_its_marks_gives_them_to_the_command(excel: Excel, tmp_path: Path) -> None:
    excel.press("clear", answer=YES)
    saved = excel.save(tmp_path / "saved.xlsx")
    for name, command in (("filled", "fill"), ("marked", "mark")):
        assert sdgsheet(command, saved, "-o", tmp_path / f"{name}.xlsx").status == 0
        saved = tmp_path / f"{name}.xlsx"
    again = Excel(saved)
    assert _answers(again)[1] == ANSWERS[1]


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
    assert _answers(excel) == ANSWERS
    assert excel.names == ["様式1", "点検結果"]


def test_what_was_given_away_is_no_longer_ours_for_the_command_either(excel: Excel, tmp_path: Path) -> None:
    excel.sheet("点検結果").write(2, 13, "課内のメモ")
    excel.press("clear", answer=NO)
    assert not open_file(excel.save(tmp_path / "saved.xlsx")).has_mark


# A program that dies


def test_whenever_the_program_dies_the_next_check_has_all_answers_and_no_sheet_of_ours_too_many(
    excel: Excel, tmp_path: Path
) -> None:
    saved = excel.save(tmp_path / "answered.xlsx")
    whole = Excel(saved)
    whole.press("check")
    calls = len(whole.record.lines)
    adding = next(i for i, line in enumerate(whole.record.lines) if line.startswith("Worksheets.Add"))
    for stop in (*range(1, calls, 17), adding, adding + 2, adding + 3, adding + 4, adding + 5):
        fresh = Excel(saved)
        _die_at(fresh, stop)
        with pytest.raises(KeyboardInterrupt):
            fresh.press("check")
        fresh.record.is_busy = lambda _line: False
        fresh.press("check")
        assert _answers(fresh) == ANSWERS
        assert fresh.names == ["様式1", "点検結果"]


def test_where_excel_refuses_a_call_the_next_check_makes_all_whole(excel: Excel, tmp_path: Path) -> None:
    saved = excel.save(tmp_path / "answered.xlsx")
    whole = Excel(saved)
    whole.press("check")
    adding = next(i for i, line in enumerate(whole.record.lines) if line.startswith("Worksheets.Add"))
    for stop in (adding + 1, adding + 2, adding + 20):
        fresh = Excel(saved)
        _die_at(fresh, stop, ComError(-2146827284, "Unable to set the property"))
        assert "途中で終わりました" in fresh.press("check")
        fresh.press("check")
        assert _answers(fresh) == ANSWERS
        assert fresh.names == ["様式1", "点検結果"]


def _die_at(excel: Excel, number: int, error: BaseException | None = None) -> None:
    """At the change of this number; with an error of Excel's once, else for good."""

    def is_busy(line: str) -> bool:
        if len(excel.record.lines) == number and ("(" in line or " = " in line):
            if error is not None:
                excel.record.is_busy = lambda _line: False
                raise error
            excel.record.is_busy = lambda _line: _dead()
            _dead()
        return False

    excel.record.is_busy = is_busy


def _dead() -> bool:
    raise KeyboardInterrupt


def test_a_date_stays_what_it_shows(excel: Excel) -> None:
    sheet, row = excel.sheet("点検結果"), _row(excel, "A104")
    sheet.write(row, 9, 46206)
    sheet.ws.cell(row, 9).number_format = 'm"月"d"日"'
    excel.press("check")
    assert _answers(excel)[1] == ("担当課に確認中", "7月3日")
