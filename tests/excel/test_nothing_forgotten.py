"""What stood in a cell before is remembered until it is back: behind protection, and when fill is pressed again."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from program import DRAFT, SAMPLE, sdgsheet
from standin import Excel


@pytest.fixture
def live(tmp_path: Path) -> Excel:
    path = tmp_path / "live.xlsx"
    assert sdgsheet("fill", SAMPLE, "--live", "-o", path).status == 0
    return Excel(path)


def test_undo_on_a_protected_sheet_can_be_pressed_again(tmp_path: Path) -> None:
    path = tmp_path / "form1.xlsx"
    shutil.copy(DRAFT, path)
    excel = Excel(path)
    excel.press("fill")
    sheet = excel.book.active
    sheet.ws.protection.sheet = True
    said = excel.press("undo")
    assert "取り除けていません" in said
    assert "もう一度「元に戻す」" in said
    assert str(sheet.Range("S7").Formula).startswith("=")
    assert excel.book.xml
    sheet.ws.protection.sheet = False
    assert "取り除きました" in excel.press("undo")
    assert sheet.Range("S7").Value2 is None
    assert not excel.book.xml
    assert not sheet.store.rules


def test_filling_again_after_an_input_changed_keeps_the_old_figure_in_memory(live: Excel) -> None:
    live.book.active.write(7, 14, 2700)  # the actual that S7 is computed from
    live.press("fill")
    said = live.press("undo")
    assert "［様式1!S7］達成度の計算式を書き込んだ後に、もとの値" in said
    assert "以前の値：" in said


def test_the_old_figure_comes_back_once_its_input_is_back(live: Excel) -> None:
    sheet = live.book.active
    actual = sheet.Range("N7").Value2
    sheet.write(7, 14, 2700)
    live.press("fill")
    sheet.write(7, 14, actual)
    live.press("undo")
    assert not str(sheet.Range("S7").Formula).startswith("=")
