"""What a button says at its end is what it did, and how to keep it."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Protection

from program import DRAFT, ROOT, SAMPLE, sdgsheet
from standin import Excel
from standin.pywin32 import refused


def _open(source: Path, tmp_path: Path) -> Excel:
    path = tmp_path / "form1.xlsx"
    shutil.copy(source, path)
    return Excel(path)


@pytest.fixture
def excel(tmp_path: Path) -> Excel:
    return _open(DRAFT, tmp_path)


# 達成度を書き込む


def test_where_all_is_written_nothing_is_asked(excel: Excel) -> None:
    excel.press("fill")
    excel.record.lines.clear()
    said = excel.press("fill")
    assert said.startswith("書き込むものはありません。")
    assert "・書き込み済み：(1)№1、" in said
    assert "・人の判断が必要（A104）：(2)№10" in said
    assert len(excel.boxes.shown) == 1
    assert "Formula" not in "".join(excel.record.lines)


def test_where_the_bands_alone_are_gone_nothing_is_said_to_be_empty(excel: Excel) -> None:
    excel.press("fill")
    excel.sheet("様式1").store.rules.clear()
    excel.press("fill")
    preview = excel.boxes.shown[0]
    assert preview.startswith("達成度22：空欄に記入 0 ・ 書き込み済み 20 ・ ")
    assert "新しく式を書き込むセルはありません。" in preview


def test_an_empty_form_has_nothing_to_write(tmp_path: Path) -> None:
    excel = _open(ROOT / "templates" / "form1.xlsx", tmp_path)
    said = excel.press("fill")
    assert said == "書き込むものはありません。\n\n達成度の欄がある指標の行が、まだ記入されていません。"
    assert len(excel.boxes.shown) == 1
    assert not excel.book.changed


def test_rows_of_two_forms_are_named_with_their_sheets(tmp_path: Path) -> None:
    path = tmp_path / "二つの様式.xlsx"
    book = openpyxl.load_workbook(DRAFT)
    book.copy_worksheet(book.worksheets[0]).title = "様式1 第２期"
    book.save(path)
    excel = Excel(path)
    assert "（A104）：「様式1」(2)№10、「様式1 第２期」(2)№10" in excel.press("fill", answer=2)
    assert excel.press("fill").startswith("達成度44：空欄に記入 40")
    assert excel.press("undo").startswith("sdgsheet が書き込んだ達成度（40セル）・")


def test_rows_of_one_number_are_told_apart_by_their_cells(tmp_path: Path) -> None:
    excel = _open(ROOT / "samples" / "other-layout.xlsx", tmp_path)
    excel.press("fill", answer=2)
    said = excel.boxes.shown[0]
    assert "(1)№1［" in said
    names = [
        name for line in said.split("\n") if line.startswith("・") for name in line.rpartition("：")[2].split("、")
    ]
    assert len(set(names)) == len(names)


def test_where_no_bands_can_be_laid_none_are_asked_for(excel: Excel) -> None:
    sheet = excel.book.active
    sheet.ws.protection.sheet = True
    sheet.ws["S8"].protection = Protection(locked=False)
    excel.book.changed = True
    said = excel.press("fill")
    assert "空欄に式を書き込みますか？" in excel.boxes.shown[0]
    assert "色分け" not in excel.boxes.shown[0]
    assert said.count("シートが保護されているため") == 1


def test_a_protected_sheet_has_nothing_to_write(excel: Excel) -> None:
    excel.book.active.ws.protection.sheet = True
    excel.book.changed = True
    said = excel.press("fill")
    assert said.startswith("書き込むものはありません。")
    assert "「シート保護の解除」で書き込めます）：(1)№1、" in said
    assert len(excel.boxes.shown) == 1


def test_bands_alone_are_asked_for_and_told_as_such(tmp_path: Path) -> None:
    excel = _open(SAMPLE, tmp_path)
    said = excel.press("fill")
    assert "色分けだけを付けますか" in excel.boxes.shown[0]
    assert said.startswith("達成度の色分けを付けました。値は変えていません。")
    assert "Formula" not in "".join(line.partition("=")[0] for line in excel.record.lines if "Condition" not in line)
    assert excel.press("fill").startswith("書き込むものはありません。")


def test_a_new_row_is_due_once_more(excel: Excel) -> None:
    excel.press("fill")
    excel.book.active.write(9, 19, "")
    assert "書き込みました" in excel.press("fill")


def test_where_excel_refuses_every_cell_nothing_is_said_to_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    excel = _open(DRAFT, tmp_path)
    excel.press("fill")
    sheet = excel.book.active
    write = sheet.write
    sheet.write(9, 19, "")

    def never(_row: int, _column: int, _value: object) -> None:
        raise refused("no")

    monkeypatch.setattr(sheet, "write", never)
    said = excel.press("fill")
    assert said.startswith("Excel が受け付けなかったため、何も書き込んでいません。")
    assert "［様式1!S9］" in said
    monkeypatch.setattr(sheet, "write", write)


# A workbook that is open read-only


@pytest.mark.parametrize("button", ["fill", "clear", "undo"])
def test_read_only_asks_for_save_as(excel: Excel, button: str) -> None:
    excel.press("check")
    excel.book.ReadOnly = True
    said = excel.press(button)
    assert "名前を付けて保存" in said
    assert "上書き保存" not in said


@pytest.mark.parametrize("button", ["fill", "clear", "undo"])
def test_any_other_workbook_is_to_be_saved(excel: Excel, button: str) -> None:
    excel.press("check")
    said = excel.press(button)
    assert "上書き保存" in said
    assert "名前を付けて" not in said


# 表示を消す


def test_clear_where_nothing_is_marked(excel: Excel) -> None:
    assert excel.press("clear") == "点検の表示はありません。"
    assert not excel.book.changed


def test_clear_tells_of_a_fill_that_stays_only_where_there_is_one(excel: Excel) -> None:
    excel.press("check")
    assert "色分け" not in excel.press("clear")
    excel.press("fill")
    excel.press("check")
    assert "色分けと、元に戻すためのデータは残ります" in excel.press("clear")


# 元に戻す


def test_undo_names_what_it_took_off(excel: Excel) -> None:
    excel.press("fill")
    assert excel.press("undo").startswith("sdgsheet が書き込んだ達成度（20セル）・達成度の色分けを取り除きました。")
    excel.press("check")
    assert excel.press("undo").startswith("sdgsheet が書き込んだ点検の表示を取り除きました。")


def test_undo_on_a_protected_sheet_took_nothing_off(excel: Excel) -> None:
    excel.press("fill")
    excel.book.active.ws.protection.sheet = True
    said = excel.press("undo")
    assert said.startswith("次のところは Excel が受け付けず、取り除けていません。")
    assert "取り除きました" not in said
    assert "上書き保存" not in said


def test_undo_after_the_cells_were_emptied_by_hand_names_none_of_them(excel: Excel) -> None:
    excel.press("fill")
    for row in (7, 8, 25):
        excel.book.active.write(row, 19, "")
    said = excel.press("undo")
    assert said.startswith("sdgsheet が書き込んだ達成度（17セル）・")
    assert "［様式1!" not in said


def interrupt(excel: Excel, button: str, call: str, *, after: int) -> None:
    """Presses the button, and Excel is busy after so many calls of the kind."""
    done = [0]

    def is_busy(line: str) -> bool:
        done[0] += call in line
        return done[0] > after and not line.startswith("Application.")

    excel.record.is_busy = is_busy
    assert "書き込みが終わっていません" in excel.press(button)
    excel.record.is_busy = lambda _line: False


def test_undo_of_a_fill_that_was_interrupted_names_no_cell(excel: Excel) -> None:
    interrupt(excel, "fill", ".Formula = ", after=1)
    said = excel.press("undo")
    assert said.startswith("sdgsheet が書き込んだ達成度（10セル）を取り除きました。")
    assert "［" not in said
    assert not excel.book.xml


def test_undo_that_was_interrupted_is_finished_by_the_next_one(excel: Excel) -> None:
    excel.press("fill")
    interrupt(excel, "undo", ".Value = ", after=5)
    said = excel.press("undo")
    assert said.startswith("sdgsheet が書き込んだ達成度（15セル）を取り除きました。")
    assert "［" not in said
    assert not excel.book.xml


def test_undo_where_all_was_emptied_by_hand(excel: Excel) -> None:
    excel.press("fill")
    sheet = excel.book.active
    for row in range(7, 33):
        if str(sheet.Range(f"S{row}").Formula).startswith("="):
            sheet.write(row, 19, "")
    sheet.store.rules.clear()
    assert excel.press("undo") == "sdgsheet が書き込んだものは、もう残っていませんでした。"
    assert not excel.book.xml


def test_undo_still_names_what_people_typed_over_a_formula(excel: Excel) -> None:
    excel.press("fill")
    excel.book.active.write(7, 19, "")
    excel.book.active.write(8, 19, 0.2)
    said = excel.press("undo")
    assert "［様式1!S8］" in said
    assert "［様式1!S7］" not in said


def test_typed_figures_are_told_from_those_that_stood_there_before(tmp_path: Path) -> None:
    live = tmp_path / "live.xlsx"
    assert sdgsheet("fill", SAMPLE, "--live", "-o", live).status == 0
    excel, old = Excel(live), Excel(SAMPLE).book.active
    sheet = excel.book.active
    for row in (21, 22):
        sheet.write(row, 19, old.Range(f"S{row}").Value2)  # typed in again, as it was
    sheet.write(23, 19, 0.99)
    said = excel.press("undo")
    assert "［様式1!S23］" in said
    assert said.count("以前の値") == 1
    assert "［様式1!S21］" not in said


def test_one_cell_is_one_cell_in_english(excel: Excel) -> None:
    for row in (*range(8, 17), *range(21, 30), 32):
        excel.book.active.write(row, 19, 0.5)
    excel.press("fill")
    assert excel.press("undo", "--lang", "en").startswith("Taken off: 達成度 in 1 cell, the bands of 達成度.")


def test_one_row_of_findings_is_no_range(tmp_path: Path) -> None:
    said = _open(ROOT / "samples" / "layout-2019.xlsx", tmp_path).press("check")
    assert "1行に：№1）" in said
