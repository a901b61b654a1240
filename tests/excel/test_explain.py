"""説明: what is the matter at the selected cells, or what a row of 点検結果 tells of."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Protection

from program import SAMPLE
from standin import Excel


@pytest.fixture(params=["coloured", "protected"])
def marked(request: pytest.FixtureRequest, tmp_path: Path) -> Excel:
    path = tmp_path / "form1.xlsx"
    shutil.copy(SAMPLE, path)
    excel = Excel(path)
    excel.book.active.ws.protection.sheet = request.param == "protected"
    excel.press("check")
    return excel


def _row(excel: Excel, column: str, beginning: str) -> int:
    """The row of 点検結果 in whose column the text stands."""
    sheet = excel.sheet("点検結果")
    return next(r for r in range(1, 90) if str(sheet.Range(f"{column}{r}").Value2 or "").startswith(beginning))


def test_explain_tells_finding_request_and_reason(marked: Excel) -> None:
    marked.select("P32")
    said = marked.press("explain")
    assert said.startswith("［P32］Y106 確認　(2)№12 温室効果ガス排出量")
    assert "\n→ " in said
    assert "\n理由：" in said


def test_explain_tells_that_a_locked_cell_must_be_unlocked_first(marked: Excel) -> None:
    form = marked.sheet("様式1")
    marked.select("S30")
    assert ("ロックされています" in marked.press("explain")) == form.ProtectContents
    form.ws["S30"].protection = Protection(locked=False)
    marked.book.changed = True
    assert "ロックされています" not in marked.press("explain")


def test_explain_falls_back_on_the_row(marked: Excel) -> None:
    marked.select("B30")
    assert "A104" in marked.press("explain")


def test_explain_knows_the_folded_ones_and_the_infos(marked: Excel) -> None:
    marked.select("S7")
    assert "C101 参考" in marked.press("explain")


def test_explain_where_nothing_is(marked: Excel) -> None:
    marked.select("A1")
    assert marked.press("explain") == "A1 とその行に、指摘はありません。"


def test_explain_in_the_result_explains_the_line(marked: Excel) -> None:
    marked.select(f"G{_row(marked, 'J', 'N103')}", sheet="点検結果")
    assert marked.press("explain").startswith("［A35］N103")


def test_explain_in_the_result_follows_a_mark_that_has_moved(marked: Excel) -> None:
    store = marked.sheet("様式1").store
    store.rules = [([a._replace(top=a.top - 23, bottom=a.bottom - 23) for a in areas], r) for areas, r in store.rules]
    marked.select(f"G{_row(marked, 'J', 'A104')}", sheet="点検結果")
    said = marked.press("explain")
    assert said.startswith("［S7］C101" if store.rules else "［S30］A104")


def test_explain_on_a_line_of_infos_tells_the_rule_and_its_places(marked: Excel) -> None:
    marked.select(f"A{_row(marked, 'A', 'A107')}", sheet="点検結果")
    said = marked.press("explain")
    assert said.startswith("A107 参考　達成度が200%超または-100%未満\n")
    assert "\n理由：" in said
    assert said.count("\n・［S") == 4


def test_explain_on_a_line_of_all_achievements_tells_of_its_row(marked: Excel) -> None:
    row = _row(marked, "A", "達成度の一覧") + 2
    assert marked.sheet("点検結果").Range(f"C{row}").Value2 == "(1)№1 S7"
    marked.select(f"D{row}", sheet="点検結果")
    assert marked.press("explain").startswith("［S7］C101 参考　(1)№1")


@pytest.mark.parametrize("beginning", ["点検結果", "№", "達成度の一覧", "点検した規則", "この点検について"])
def test_explain_on_any_other_line_says_what_to_select(marked: Excel, beginning: str) -> None:
    marked.select(f"A{_row(marked, 'A', beginning)}", sheet="点検結果")
    assert marked.press("explain").startswith("この行は、指摘の行ではありません")


def test_explain_on_a_heading_tells_what_its_rows_have_in_common(marked: Excel) -> None:
    marked.select("P5")
    said = marked.press("explain")
    assert said.startswith("［P5］Y105 参考　(1)")
    assert "10行のうち" in said


def test_explain_of_several_cells_tells_of_each(marked: Excel) -> None:
    marked.select("P30:S32")
    said = marked.press("explain")
    assert said.startswith("［S30］A104")
    assert "［P32］Y106" in said


def test_explain_of_a_whole_column_tells_the_worst(marked: Excel) -> None:
    marked.select("S1:S1000")
    said = marked.press("explain")
    assert said.startswith("［S30］A104")
    assert "ほか" in said


def test_explain_on_a_picture(marked: Excel) -> None:
    marked.application.selected = None
    assert marked.press("explain").startswith("セルが選ばれていません")


def test_in_a_workbook_with_several_forms_the_sheet_is_named(tmp_path: Path) -> None:
    path = tmp_path / "二つの様式.xlsx"
    book = openpyxl.load_workbook(SAMPLE)
    book.copy_worksheet(book.worksheets[0]).title = "様式1 第２期"
    book.save(path)
    excel = Excel(path)
    excel.select("S30", sheet="様式1 第２期")
    assert excel.press("explain").startswith("［様式1 第２期!S30］A104")
    excel.press("check")
    excel.select("A1", sheet="様式1")
    excel.press("next")
    assert "［様式1!S30］№" in str(excel.application.StatusBar)


@pytest.mark.parametrize(("name", "reason"), [("form1.xls", "古い .xls"), ("form1.xlsx", "権限管理")])
def test_where_nothing_can_be_filled_in_it_is_said_with_the_finding(tmp_path: Path, name: str, reason: str) -> None:
    path = tmp_path / "form1.xlsx"
    shutil.copy(SAMPLE, path)
    excel = Excel(path)
    excel.select("S30")
    assert "点検だけができます" not in excel.press("explain")
    excel.book.Name = name
    excel.book.copies = lambda to: to.write_bytes(b"")
    said = excel.press("explain")
    assert said.startswith("［S30］A104")
    assert reason in said
    excel.press("check")
    assert "「表示を消す」で消せます" in excel.press("undo")


def test_in_a_shared_workbook_next_says_what_check_would(tmp_path: Path) -> None:
    path = tmp_path / "form1.xlsx"
    shutil.copy(SAMPLE, path)
    excel = Excel(path)
    excel.book.MultiUserEditing = True
    assert excel.press("next").startswith("共有ブックには")
