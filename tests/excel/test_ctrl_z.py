"""Ctrl+Z after a button takes that step back, where the add-in is there to be called; its label says what goes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from program import DRAFT
from sdgsheet.addin.build import NAME
from sdgsheet.addin.project import MODULE
from standin import Excel
from xlam import vba_source


@pytest.fixture
def excel(tmp_path: Path) -> Excel:
    path = tmp_path / "form1.xlsx"
    shutil.copy(DRAFT, path)
    return Excel(path)


@pytest.mark.parametrize(("button", "procedure"), [("check", "SdgUndoCheck"), ("fill", "SdgUndoFill")])
@pytest.mark.parametrize("before", [(), ("check",), ("fill", "check")])
def test_the_step_is_offered_last_of_all(excel: Excel, before: tuple[str, ...], button: str, procedure: str) -> None:
    for earlier in before:
        excel.press_in_ribbon(earlier)
    excel.sheet("様式1").write(8, 19, "")
    excel.press_in_ribbon(button)
    assert excel.application.undo is not None
    assert excel.application.undo[1] == f"{NAME}!{procedure}"
    assert excel.record.lines[-1].startswith("Application.OnUndo(")
    assert f"Public Sub {procedure}()" in vba_source()[MODULE]


def test_where_the_marks_go_too_it_says_so(excel: Excel) -> None:
    excel.press_in_ribbon("fill")
    assert excel.application.undo is not None
    assert excel.application.undo[0] == "元に戻す：達成度の書き込み"
    excel.press_in_ribbon("undo")
    excel.press_in_ribbon("check")
    excel.press_in_ribbon("fill")
    assert excel.application.undo[0] == "元に戻す：sdgsheet が書き込んだものすべて（点検の表示も）"


def test_a_shortcut_offers_nothing_as_excel_could_call_nobody(excel: Excel) -> None:
    excel.press("check")
    assert excel.application.undo is None
