"""次の指摘へ and 前の指摘へ: by the marks themselves, wherever they are now, or else by 点検結果."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from openpyxl.worksheet.hyperlink import Hyperlink

from program import SAMPLE
from sdgsheet.snapshot import Area
from standin import Excel


@pytest.fixture
def protected(tmp_path: Path) -> Excel:
    """Checked on a protected sheet: listed without colours."""
    path = tmp_path / "form1.xlsx"
    shutil.copy(SAMPLE, path)
    excel = Excel(path)
    excel.book.active.ws.protection.sheet = True
    excel.press("check")
    assert not excel.sheet("様式1").store.rules
    return excel


@pytest.fixture
def marked(tmp_path: Path) -> Excel:
    path = tmp_path / "form1.xlsx"
    shutil.copy(SAMPLE, path)
    excel = Excel(path)
    excel.press("check")
    return excel


def _at(excel: Excel) -> str:
    assert excel.application.selected is not None
    return excel.application.selected.label


def test_next_goes_round(marked: Excel) -> None:
    places = []
    for _ in range(4):
        marked.press("next")
        places.append(_at(marked))
    assert places == ["様式1!S30", "様式1!P32", "様式1!A35", "様式1!S30"]


def test_previous_goes_round_the_other_way(marked: Excel) -> None:
    places = []
    for _ in range(4):
        marked.press("previous")
        places.append(_at(marked))
    assert places == ["様式1!A35", "様式1!P32", "様式1!S30", "様式1!A35"]


def test_a_cell_that_cannot_be_seen_is_said_to_be_hidden(marked: Excel) -> None:
    marked.press("next")
    assert "非表示" not in str(marked.application.StatusBar)
    sheet = marked.sheet("様式1").ws
    sheet.row_dimensions[32].hidden = True
    sheet.column_dimensions["A"].hidden = True
    for place in ("［P32］非表示の行にあります　№", "［A35］非表示の列にあります　№"):
        marked.press("next")
        assert place in str(marked.application.StatusBar)


def test_they_start_from_the_selected_cell(marked: Excel) -> None:
    marked.select("S31")
    marked.press("next")
    assert _at(marked) == "様式1!P32"
    marked.select("S31")
    marked.press("previous")
    assert _at(marked) == "様式1!S30"


def test_from_another_sheet_next_begins_anew(marked: Excel) -> None:
    marked.select("A1", sheet="点検結果")
    marked.press("next")
    assert (_at(marked), marked.book.active.Name) == ("様式1!S30", "様式1")


def test_marks_are_followed_when_their_cells_have_moved(marked: Excel) -> None:
    for index, (areas, rule) in enumerate(marked.sheet("様式1").store.rules):
        moved = [Area(a.top + 2, a.left, a.bottom + 2, a.right) for a in areas]
        marked.sheet("様式1").store.rules[index] = (moved, rule)
    marked.press("next")
    assert _at(marked) == "様式1!S32"


def test_the_status_bar_says_which_it_is(marked: Excel) -> None:
    marked.press("next")
    assert str(marked.application.StatusBar).startswith("SDGs 様式1：箇所 1／3　［S30］№1 A104")
    marked.press("explain")
    assert marked.application.StatusBar is False


def test_without_marks_it_says_to_check_first(tmp_path: Path) -> None:
    path = tmp_path / "form1.xlsx"
    shutil.copy(SAMPLE, path)
    assert Excel(path).press("next").startswith("指摘の表示がありません")


def test_where_a_picture_is_selected_next_begins_anew(marked: Excel) -> None:
    marked.application.selected = None
    marked.press("next")
    assert _at(marked) == "様式1!S30"


# Where no colours could be laid on


def test_on_a_protected_sheet_the_results_lead_from_cell_to_cell(protected: Excel) -> None:
    places = []
    for _ in range(4):
        protected.press("next")
        places.append(_at(protected))
    assert places == ["様式1!S30", "様式1!P32", "様式1!A35", "様式1!S30"]
    assert str(protected.application.StatusBar).startswith("SDGs 様式1：箇所 1／3　［S30］№1 A104")
    protected.press("previous")
    assert _at(protected) == "様式1!A35"


def test_results_that_were_sorted_and_renamed_lead_there_as_well(protected: Excel) -> None:
    sheet = protected.sheet("点検結果")
    sheet.Name = "点検 済"
    for column in "ACJ":
        first, last = sheet.ws[f"{column}4"], sheet.ws[f"{column}6"]
        first.value, last.value = last.value, first.value
    first, last = sheet.ws["C4"].hyperlink, sheet.ws["C6"].hyperlink
    first.location, last.location = last.location, first.location
    protected.press("next")
    assert _at(protected) == "様式1!S30"


def test_a_link_of_peoples_own_in_the_results_is_not_followed(protected: Excel) -> None:
    sheet = protected.sheet("点検結果")
    sheet.ws["K4"].hyperlink = Hyperlink(ref="K4", location="計画期間")
    protected.press("next")
    assert _at(protected) == "様式1!S30"


def test_without_any_findings_it_says_so(protected: Excel) -> None:
    protected.press("audit")
    assert protected.press("next") == "「点検結果」に、修正・確認の指摘はありません。"


def test_where_neither_colours_nor_a_sheet_can_be_added_the_check_itself_tells_the_findings(tmp_path: Path) -> None:
    path = tmp_path / "form1.xlsx"
    shutil.copy(SAMPLE, path)
    excel = Excel(path)
    excel.book.active.ws.protection.sheet = True
    excel.book.ProtectStructure = True
    said = excel.press("check")
    assert "・［S30］A104 確認　(2)№10 地下水採取量の削減：達成度は「116%」とありますが" in said
    assert "・［A35］N103" in said
    assert "ともに保護されている" in excel.press("next")
