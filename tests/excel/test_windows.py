"""Several sheets selected together, hidden sheets, several windows: what is on the screen is not all there is."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
import pytest

from program import DRAFT, SAMPLE
from sdgsheet.excel.buttons import BUTTONS
from standin import Excel, worksheets
from standin.pywin32 import refused


@pytest.fixture
def excel(tmp_path: Path) -> Excel:
    """The form with a cover before it and a sheet of notes behind it."""
    path = tmp_path / "form1.xlsx"
    book = openpyxl.load_workbook(DRAFT)
    book.create_sheet("表紙", 0)
    book.create_sheet("メモ")
    book.active = 1
    book.save(path)
    excel = Excel(path)
    excel.sheet("様式1").Activate()
    return excel


def _group(excel: Excel) -> None:
    excel.book.selected_sheets = [excel.sheet(name) for name in ("様式1", "表紙", "メモ")]


@pytest.mark.parametrize("button", ["check", "audit", "fill", "clear", "undo"])
def test_a_group_becomes_one_sheet_again_and_it_is_said(excel: Excel, button: str) -> None:
    excel.press("check")
    _group(excel)
    excel.press(button)
    assert excel.book.selected_sheets == [excel.sheet("様式1")]
    assert "複数のシートが選ばれていたため（グループ）、「様式1」だけを" in "".join(excel.boxes.shown)


def test_in_a_group_one_sheet_is_added_and_none_of_the_citys_is_moved(excel: Excel) -> None:
    _group(excel)
    excel.press("check")
    assert excel.names == ["表紙", "様式1", "メモ", "点検結果"]
    excel.press("undo")
    assert excel.names == ["表紙", "様式1", "メモ"]


def test_next_leads_to_one_sheet_alone(excel: Excel) -> None:
    excel.press("check")
    _group(excel)
    excel.press("next")
    assert excel.book.selected_sheets == [excel.sheet("様式1")]


@pytest.mark.parametrize("button", sorted(BUTTONS))
def test_of_a_single_sheet_nothing_is_said(excel: Excel, button: str) -> None:
    excel.press(button)
    assert "グループ" not in "".join(excel.boxes.shown)


# Hidden sheets


def _hide(excel: Excel, name: str, how: str = "hidden") -> None:
    excel.sheet("表紙").Activate()
    excel.sheet(name).ws.sheet_state = how
    excel.book.changed = True


def test_a_hidden_form_is_checked_and_it_is_said_that_nobody_sees_it(excel: Excel) -> None:
    _hide(excel, "様式1")
    said = excel.press("check")
    assert said.startswith("修正 0件 ／ 確認 23件")
    assert "「様式1」シート：シートが非表示のため" in said
    assert excel.press("next").startswith("「様式1」シート：シートが非表示のため")
    excel.sheet("様式1").ws.sheet_state = "visible"
    assert excel.press("next") == ""


def test_before_anything_is_written_into_a_hidden_form_it_is_said(excel: Excel) -> None:
    _hide(excel, "様式1")
    excel.press("fill", answer=2)
    assert "「様式1」シート：シートが非表示のため" in excel.boxes.shown[0]


@pytest.mark.parametrize("button", ["check", "fill", "next"])
def test_of_another_hidden_sheet_nothing_is_said(excel: Excel, button: str) -> None:
    excel.press("check")
    excel.sheet("メモ").ws.sheet_state = "hidden"
    excel.press(button)
    assert "非表示" not in "".join(excel.boxes.shown)


def test_a_very_hidden_last_sheet_stays_where_it_is(excel: Excel) -> None:
    excel.sheet("メモ").ws.sheet_state = "veryHidden"
    assert "「点検結果」シートに" in excel.press("check")
    assert excel.names == ["表紙", "様式1", "点検結果", "メモ"]
    excel.press("clear")
    assert excel.names == ["表紙", "様式1", "メモ"]


# Windows and views


def test_where_the_window_cannot_freeze_panes_the_results_are_all_there(
    excel: Excel, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(_self: object, _value: bool) -> None:
        raise refused("Unable to set the FreezePanes property of the Window class")

    monkeypatch.setattr(worksheets.Window, "FreezePanes", property(lambda _self: False, never))
    assert "「点検結果」シートに" in excel.press("check")
    assert "画面の" not in excel.boxes.shown[-1]


def test_a_window_that_shows_another_sheet_is_left_alone(excel: Excel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worksheets.Window, "ActiveSheet", property(lambda _self: excel.sheet("様式1")))
    excel.press("check")
    assert not any(line.startswith("Window.") for line in excel.record.lines)


def test_a_row_is_never_higher_than_excel_allows(tmp_path: Path) -> None:
    path = tmp_path / "form1.xlsx"
    shutil.copy(SAMPLE, path)
    excel = Excel(path)
    excel.book.active.write(7, 8, "約2,500（" + "令和４年度の速報値であり、今後変わることがある。" * 25 + "）")
    assert "「点検結果」シートに" in excel.press("check")
    heights = [own.height for own in excel.sheet("点検結果").ws.row_dimensions.values() if own.height]
    assert max(heights) == 409


# The form renamed, the structure protected, after the check


def test_where_the_form_was_renamed_the_links_lead_nowhere_and_it_is_said(tmp_path: Path) -> None:
    path = tmp_path / "form1.xlsx"
    shutil.copy(SAMPLE, path)
    excel = Excel(path)
    excel.book.active.ws.protection.sheet = True
    excel.press("check")
    excel.sheet("様式1").Name = "様式1（最終）"
    assert "もう一度「点検」を押してください" in excel.press("next")
    excel.select("A4", sheet="点検結果")
    assert "もう一度「点検」を押してください" in excel.press("explain")


@pytest.mark.parametrize("button", ["check", "clear", "undo"])
def test_a_sheet_that_cannot_be_taken_off_is_said_to_stay(excel: Excel, button: str) -> None:
    excel.press("check")
    excel.book.ProtectStructure = True
    said = excel.press(button)
    assert "「点検結果」シートは、ブックの構成が保護されているため、前のまま残っています" in said
    assert "追加していません" not in said
    assert "点検の表示を消しました" not in said
    assert "点検の表示を取り除きました" not in said
    excel.book.ProtectStructure = False
    assert "消しました" in excel.press("clear")
    assert excel.names == ["表紙", "様式1", "メモ"]


@pytest.mark.parametrize("button", ["check", "audit", "fill"])
def test_the_only_sheet_that_can_be_seen_is_not_made_a_second_time(excel: Excel, button: str) -> None:
    excel.press("check")
    excel.sheet("点検結果").Activate()
    for name in ("表紙", "様式1", "メモ"):
        excel.sheet(name).ws.sheet_state = "hidden"
    excel.book.changed = True
    assert "ほかに表示されているシートがないため、結果のシートは残しています" in excel.press(button)
    assert excel.names == ["表紙", "様式1", "メモ", "点検結果"]
    assert "写しか" not in excel.press("clear")
    excel.sheet("表紙").ws.sheet_state = "visible"
    excel.press("undo")
    assert excel.names == ["表紙", "様式1", "メモ"]
