"""次の指摘へ, 前の指摘へ and 説明: by the marks themselves, wherever they are now."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from program import SAMPLE
from sdgsheet.snapshot import Area
from standin import Excel


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
    assert str(marked.application.StatusBar).startswith("SDGs 様式1：指摘 1／3　A104")
    marked.press("explain")
    assert marked.application.StatusBar is False


def test_without_marks_it_says_to_check_first(tmp_path: Path) -> None:
    path = tmp_path / "form1.xlsx"
    shutil.copy(SAMPLE, path)
    assert Excel(path).press("next").startswith("指摘の表示がありません")


def test_explain_tells_finding_request_and_reason(marked: Excel) -> None:
    marked.select("P32")
    said = marked.press("explain")
    assert said.startswith("［P32］Y106 確認　(2)№12 温室効果ガス排出量")
    assert "\n→ " in said
    assert "\n理由：" in said


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
    sheet = marked.sheet("点検結果")
    row = next(r for r in range(4, 20) if sheet.Range(f"J{r}").Value2 == "N103")
    marked.select(f"G{row}", sheet="点検結果")
    assert marked.press("explain").startswith("［A35］N103")


def test_a_selected_picture_is_no_cell(marked: Excel) -> None:
    marked.application.selected = None
    assert marked.press("explain").startswith("セルが選ばれていません")
    marked.press("next")
    assert _at(marked) == "様式1!S30"
