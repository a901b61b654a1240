"""What stood in a cell before is remembered until it is back: behind protection, and when fill is pressed again."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from program import DRAFT, ROOT, SAMPLE, sdgsheet
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


@pytest.fixture
def template(tmp_path: Path) -> Excel:
    """The form with its own formulas, five rows filled in, the formula of the third deleted."""
    path = tmp_path / "form1.xlsx"
    shutil.copy(ROOT / "templates" / "form1.xlsx", path)
    excel = Excel(path)
    sheet = excel.book.active
    for number in range(1, 6):
        row = number + 6
        values = (1, "図書館の利用者数", 2022, 10 + number, 2023, 12 + number, 2025, 20 + number)
        for column, value in zip((1, 2, 4, 5, 7, 8, 16, 17), values, strict=True):
            sheet.write(row, column, value)
        sheet.write(row, 19, sheet.Range(f"S{row}").Formula)  # calculated anew
    sheet.write(9, 19, "")
    return excel


@pytest.mark.parametrize("presses", [("fill",), ("fill", "check", "fill")])
def test_formulas_of_the_form_that_look_like_ours_are_never_taken_for_ours(
    template: Excel, presses: tuple[str, ...]
) -> None:
    sheet = template.book.active
    for button in presses:
        template.press(button)
    own = {row: sheet.Range(f"S{row}").Formula for row in range(7, 33)}
    assert str(own[9]).startswith("=IF(")
    sheet.write(9, 8, 15)  # the actual that our formula reads
    said = template.press("undo")
    assert "［" not in said
    assert {row: sheet.Range(f"S{row}").Formula for row in range(7, 33)} == own | {9: ""}


def test_nor_after_an_undo_that_excel_refused(template: Excel) -> None:
    sheet = template.book.active
    template.press("fill")
    sheet.ws.protection.sheet = True
    assert "もう一度「元に戻す」" in template.press("undo")
    sheet.ws.protection.sheet = False
    assert "［" not in template.press("undo")
    assert sheet.Range("S9").Formula == ""
    assert str(sheet.Range("S7").Formula).startswith("=IF(")


def test_a_figure_that_staff_wrote_over_is_remembered_when_fill_is_pressed_again(live: Excel) -> None:
    sheet = live.book.active
    sheet.write(21, 19, "確認中")
    sheet.write(22, 19, "")
    live.press("fill")
    said = live.press("undo")
    assert "［様式1!S21］" in said
    assert "以前の値：17%" in said
