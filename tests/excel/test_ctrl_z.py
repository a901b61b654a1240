"""Ctrl+Z after a button takes that one step back, where the add-in is there to be called."""

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
def test_the_step_is_offered_last_of_all(excel: Excel, button: str, procedure: str) -> None:
    excel.press_in_ribbon(button)
    assert excel.application.undo is not None
    assert excel.application.undo[1] == f"{NAME}!{procedure}"
    assert excel.record.lines[-1].startswith("Application.OnUndo(")
    assert f"Public Sub {procedure}()" in vba_source()[MODULE]


def test_it_is_not_offered_where_it_would_take_more_than_the_step(excel: Excel) -> None:
    excel.press_in_ribbon("check")
    excel.application.undo = None
    excel.press_in_ribbon("check")  # marks stood before: taking all off would be more than this step
    excel.press_in_ribbon("fill")
    assert excel.application.undo is None


def test_a_shortcut_offers_nothing_as_excel_could_call_nobody(excel: Excel) -> None:
    excel.press("check")
    assert excel.application.undo is None
