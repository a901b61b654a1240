"""Whatever stands in the way is said clearly, in words that tell what to do; nothing is left half done or switched off."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Protection

from program import DRAFT, SAMPLE
from sdgsheet.excel.buttons import BUTTONS
from sdgsheet.excel.program import main
from standin import Excel
from standin.pywin32 import refused
from standin.rules import FormatConditions


@pytest.fixture
def excel(tmp_path: Path) -> Excel:
    path = tmp_path / "form1.xlsx"
    shutil.copy(DRAFT, path)
    return Excel(path)


def settings(excel: Excel) -> tuple[object, ...]:
    app = excel.application
    return (app.ScreenUpdating, app.EnableEvents, app.DisplayAlerts, app.StatusBar)


NORMAL = (True, True, True, False)


def test_no_excel(capsys: pytest.CaptureFixture[str]) -> None:
    excel = Excel(SAMPLE)
    excel.is_running = False
    excel.press("check")
    assert excel.status == 2
    assert "Excel で開いているブックが見つかりません" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["", "chekc"])
def test_a_shortcut_with_a_wrong_button(excel: Excel, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    excel.press(name)
    assert excel.status == 2
    assert "check、audit、next" in capsys.readouterr().err


def test_no_workbook(capsys: pytest.CaptureFixture[str]) -> None:
    excel = Excel(None)
    excel.press("check")
    assert "保護ビュー" in capsys.readouterr().err


def test_another_workbook_came_to_the_front(excel: Excel, capsys: pytest.CaptureFixture[str]) -> None:
    excel.press("check", "--book", "C:\\別の.xlsx".encode("utf-16-be").hex())
    assert "ボタンを押したブックが前面にありません" in capsys.readouterr().err
    assert not excel.book.changed


@pytest.mark.parametrize("name", ["xyz", "004", "0043003"])
def test_a_name_that_is_no_hexadecimal_is_said_to_be_none(
    excel: Excel, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    excel.press("check", "--book", name)
    assert (excel.status, excel.book.changed) == (2, False)
    assert "16進表記ではありません" in capsys.readouterr().err


def test_the_workbook_of_the_press_is_found_by_its_full_name(excel: Excel) -> None:
    assert "点検結果" in excel.press_in_ribbon("check")


def test_never_saved(excel: Excel, capsys: pytest.CaptureFixture[str]) -> None:
    excel.book.Path = ""
    excel.press("check")
    assert "まだ一度も保存されていない" in capsys.readouterr().err


def test_a_cell_in_edit_mode(excel: Excel, capsys: pytest.CaptureFixture[str]) -> None:
    excel.application.Ready = False
    excel.press("check")
    assert "セルの編集中か" in capsys.readouterr().err
    assert settings(excel) == NORMAL


def test_an_open_dialog(excel: Excel, capsys: pytest.CaptureFixture[str]) -> None:
    excel.record.is_busy = lambda _line: True
    excel.press("check")
    assert "ダイアログ" in capsys.readouterr().err


def test_read_only_is_told_with_what_was_found(excel: Excel) -> None:
    excel.book.ReadOnly = True
    assert "名前を付けて保存" in excel.press("check")
    assert "名前を付けて保存" in excel.press("fill", answer=2)


@pytest.mark.parametrize("button", ["check", "audit", "fill", "clear", "undo"])
def test_a_shared_workbook_is_not_written_into(excel: Excel, button: str) -> None:
    excel.book.MultiUserEditing = True
    assert "共有ブックには、" in excel.press(button)
    assert not excel.book.changed


def test_on_a_protected_sheet_the_findings_are_listed_without_colours(excel: Excel) -> None:
    excel.book.active.ws.protection.sheet = True
    said = excel.press("check")
    assert said.startswith("修正 0件")
    assert said.count("「様式1」シート：シートが保護されているため") == 1
    assert excel.names == ["様式1", "点検結果"]
    assert excel.sheet("様式1").store.rules == []


def test_a_locked_cell_of_a_protected_sheet_is_never_written(excel: Excel) -> None:
    sheet = excel.book.active
    sheet.ws.protection.sheet = True
    sheet.ws["S8"].protection = Protection(locked=False)
    excel.book.changed = True
    assert "シートの保護でロックされているため" in excel.press("fill", answer=2)
    excel.press("fill")
    assert sheet.Range("S7").Formula == ""
    assert str(sheet.Range("S8").Formula).startswith("=IF(")


def test_a_protected_structure_has_colours_without_the_sheet(excel: Excel) -> None:
    excel.book.ProtectStructure = True
    said = excel.press("check")
    assert "構成（シートの追加など）が保護されている" in said
    assert excel.names == ["様式1"]
    assert excel.sheet("様式1").store.rules
    assert "構成" in excel.press("clear") or excel.sheet("様式1").store.rules == []


@pytest.mark.parametrize("is_checked", [True, False])
def test_there_fill_speaks_of_no_sheet_that_nobody_asked_for(excel: Excel, is_checked: bool) -> None:
    excel.book.ProtectStructure = True
    if is_checked:
        excel.press("check")
    said = excel.press("fill")
    assert "書き込みました" in said
    assert "結果のシート" not in said


def test_a_workbook_without_a_form(tmp_path: Path) -> None:
    path = tmp_path / "別の表.xlsx"
    openpyxl.Workbook().save(path)
    excel = Excel(path)
    assert excel.press("check")
    assert excel.status == 2
    assert settings(excel) == NORMAL
    assert not excel.book.changed


@pytest.mark.parametrize("button", ["check", "audit", "fill", "explain"])
def test_a_workbook_without_a_form_says_what_was_looked_for(button: str, tmp_path: Path) -> None:
    path = tmp_path / "別の表.xlsx"
    openpyxl.Workbook().save(path)
    assert "様式1の見出し" in Excel(path).press(button)


@pytest.mark.parametrize(
    ("button", "said"),
    [("next", "先に「点検」を"), ("clear", "点検の表示はありません"), ("undo", "書き込んだものはありません")],
)
def test_where_nothing_was_checked_the_other_buttons_say_so(button: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "別の表.xlsx"
    openpyxl.Workbook().save(path)
    assert said in Excel(path).press(button)


@pytest.mark.parametrize("button", ["fill", "undo"])
def test_an_old_kind_of_workbook_is_to_be_saved_as_xlsx(excel: Excel, button: str) -> None:
    excel.book.Name, excel.book.FullName = "様式1.xls", excel.book.FullName.removesuffix("x")
    excel.book.copies = lambda to: to.write_bytes(b"\xd0\xcf\x11\xe0" + bytes(2000))
    said = excel.press_in_ribbon(button)
    assert "「Excel ブック (*.xlsx)」として保存" in said
    assert "権限管理" not in said


def test_a_check_of_what_excel_shows_says_what_it_could_not_see(excel: Excel) -> None:
    assert "図形" not in excel.press("check")
    excel.book.copies = lambda to: to.write_bytes(b"\xd0\xcf\x11\xe0" + bytes(2000))
    assert "（３）の文章の規則（N）は調べていません" in excel.press("check")


def test_what_excel_refuses_without_a_reason_that_we_know_is_told_in_its_own_words(
    excel: Excel, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(_self: object, **_: object) -> None:
        raise refused("このブックは閲覧のみが許可されています。")

    monkeypatch.setattr(FormatConditions, "Add", never)
    said = excel.press("check")
    assert said.startswith("Excel がこの操作を受け付けなかったため")
    assert said.endswith("Excel の説明：このブックは閲覧のみが許可されています。")
    assert "com_error" not in said.lower()
    assert settings(excel) == NORMAL


def test_a_sheet_whose_values_excel_refused_goes_with_the_next_press(excel: Excel) -> None:
    excel.record.is_busy = lambda line: line.startswith("点検結果!A1") and ".Value = " in line
    assert excel.press("check").startswith("途中で")
    assert "点検結果" in excel.names
    excel.record.is_busy = lambda _line: False
    assert "点検結果 (2)" not in excel.press("check")
    assert excel.names.count("点検結果") == 1
    excel.press("clear")
    assert "点検結果" not in excel.names


def test_without_xlwings(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setitem(sys.modules, "xlwings", None)
    assert main(["check"]) == 2
    assert "xlwings と pywin32" in capsys.readouterr().err


@pytest.mark.parametrize("button", ["fill", "undo"])
def test_what_cannot_be_copied_can_be_checked_but_not_filled(excel: Excel, button: str) -> None:
    excel.book.copies = lambda to: to.write_bytes(b"\xd0\xcf\x11\xe0" + bytes(2000))
    assert "点検だけができます" in excel.press(button)
    assert "点検結果" in excel.press("check")
    assert excel.press("clear").startswith("点検の表示を消しました")


def test_cells_that_excel_refuses_are_named_and_the_others_written(
    excel: Excel, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = excel.book.active
    write = sheet.write

    def picky(row: int, column: int, value: object) -> None:
        if (row, column) in {(9, 19), (23, 19)}:
            raise refused("You can't change part of an array.")
        write(row, column, value)

    monkeypatch.setattr(sheet, "write", picky)
    said = excel.press("fill")
    assert "［様式1!S9、様式1!S23］Excel がこのセルへの書き込みを受け付けませんでした" in said
    written = [row for row in (*range(7, 17), *range(21, 33)) if str(sheet.Range(f"S{row}").Formula).startswith("=IF(")]
    assert len(written) == 18


@pytest.mark.parametrize("button", sorted(BUTTONS))
def test_settings_are_as_they_were_whatever_happens(excel: Excel, button: str) -> None:
    excel.press("check")
    excel.select("S30")
    calls = len(excel.record.lines)
    excel.press(button)
    for stop in range(calls, len(excel.record.lines), 19):
        fresh = Excel(Path(excel.book.FullName))
        fresh.press("check")
        fresh.select("S30")
        _stop_at(fresh, stop)
        fresh.press(button)
        assert settings(fresh)[:3] == NORMAL[:3]
        assert fresh.application.StatusBar is False or "指摘" in str(fresh.application.StatusBar)


def test_a_cell_edited_while_we_write_is_told_and_the_next_press_makes_all_whole(excel: Excel) -> None:
    fresh = Excel(Path(excel.book.FullName))
    fresh.press("check")
    whole = [rule.formula for _, rule in fresh.book.sheets[0].store.rules]
    _stop_at(excel, 25)
    assert "もう一度押すと" in excel.press("check")
    assert settings(excel) == NORMAL
    excel.press("check")
    assert [rule.formula for _, rule in excel.book.sheets[0].store.rules] == whole
    assert excel.names == ["様式1", "点検結果"]


def test_a_fault_of_ours_is_a_message_with_what_to_report(excel: Excel, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("ours")

    monkeypatch.setattr("sdgsheet.excel.standing.open_file", broken)
    said = excel.press("check")
    assert "ZeroDivisionError: ours" in said
    assert "Ctrl+C" in said
    assert excel.status == 2
    assert settings(excel) == NORMAL


def _stop_at(excel: Excel, number: int) -> None:
    """From the call of this number on, Excel is busy for a while, until the settings come back."""
    seen = 0

    def is_busy(line: str) -> bool:
        nonlocal seen
        seen += 1
        if seen <= number:
            return False
        if line.startswith("Application."):
            excel.record.is_busy = lambda _line: False
            return False
        return True

    excel.record.is_busy = is_busy
