"""Two presses that overlap, and what an earlier program left behind when it died."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from program import DRAFT
from sdgsheet.errors import RefusedError
from sdgsheet.excel.buttons import BUTTONS
from sdgsheet.excel.turn import turn
from standin import Excel
from standin.pywin32 import WINDOW, refused

LOCK = Path(tempfile.gettempdir()) / f"sdgsheet-{WINDOW}.lock"


@pytest.fixture
def excel(tmp_path: Path) -> Excel:
    path = tmp_path / "form1.xlsx"
    shutil.copy(DRAFT, path)
    return Excel(path)


def _pressing_meanwhile(excel: Excel, button: str) -> Callable[[], str]:
    """Presses once more in the middle of the next press; gives what the second one said."""
    said: list[str] = []

    def meanwhile(line: str) -> bool:
        if "FormatConditions.Add" in line and not said:
            said.append("")
            shown = len(excel.boxes.shown)
            excel.press_beside(button)
            said[0] = "".join(excel.boxes.shown[shown:])
        return False

    excel.record.is_busy = meanwhile
    return lambda: said[0]


@pytest.mark.parametrize("first", ["check", "fill"])
@pytest.mark.parametrize("second", sorted(BUTTONS))
def test_the_second_press_says_that_the_first_still_works_and_changes_nothing(
    excel: Excel, first: str, second: str
) -> None:
    alone = Excel(Path(excel.book.FullName))
    alone.press(first)
    excel.open()
    second_said = _pressing_meanwhile(excel, second)
    excel.press(first)
    assert "前に押したボタンの作業が、まだ終わっていません" in second_said()
    assert len(excel.record.lines) == len(alone.record.lines)
    assert excel.names == alone.names


def test_a_press_while_the_preview_waits_for_its_answer(excel: Excel, monkeypatch: pytest.MonkeyPatch) -> None:
    show, inner = excel.boxes.show, []

    def meanwhile(window: int, text: str, title: str, style: int) -> int:
        if "書き込みますか" in text:
            excel.press_beside("check")
            inner.append(excel.boxes.shown[-1])
        return show(window, text, title, style)

    monkeypatch.setattr(excel.boxes, "show", meanwhile)
    assert "書き込みました" in excel.press("fill")
    assert "先にそちらに答えてください" in inner[0]
    assert excel.names == ["様式1"]


def test_one_press_after_the_other_is_no_matter(excel: Excel) -> None:
    assert "点検結果" in excel.press("check")
    assert "点検結果" in excel.press("check")
    assert not LOCK.exists()


def test_a_program_that_works_holds_others_up_and_one_that_died_does_not(excel: Excel) -> None:
    program = f"import time; from sdgsheet.excel.turn import turn\nwith turn({WINDOW}): print('mine'); time.sleep(60)"
    other = subprocess.Popen([sys.executable, "-u", "-c", program], stdout=subprocess.PIPE)
    assert other.stdout is not None
    other.stdout.readline()
    assert "まだ終わっていません" in excel.press("check")
    other.kill()
    other.wait()
    assert LOCK.exists()  # the file is left, the lock is not
    assert "点検結果" in excel.press("check")


def test_on_windows_the_lock_is_the_systems_own(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[int, int]] = []

    def locking(_file: int, how: int, length: int) -> None:
        asked.append((how, length))
        if len(asked) > 1:
            raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setitem(sys.modules, "msvcrt", SimpleNamespace(LK_NBLCK=2, locking=locking))
    with turn(WINDOW), pytest.raises(RefusedError, match="still works"), turn(WINDOW):
        pass
    assert asked == [(2, 1), (2, 1)]


def test_after_a_refusal_the_next_press_works(excel: Excel) -> None:
    excel.book.MultiUserEditing = True
    excel.press("check")
    excel.book.MultiUserEditing = False
    assert "点検結果" in excel.press("check")


@pytest.mark.parametrize("button", sorted(BUTTONS))
def test_switches_that_a_dead_program_left_off_are_on_afterwards(excel: Excel, button: str) -> None:
    app = excel.application
    app.ScreenUpdating = app.EnableEvents = app.DisplayAlerts = False
    app.StatusBar = "SDGs 様式1：読み取っています…"
    excel.press(button)
    assert (app.ScreenUpdating, app.EnableEvents, app.DisplayAlerts, app.StatusBar) == (True, True, True, False)


@pytest.mark.parametrize("button", ["next", "previous", "explain"])
def test_also_where_the_button_shows_a_place_or_a_line_of_the_results(excel: Excel, button: str) -> None:
    excel.press("check")
    excel.select("A4", sheet="点検結果")
    app = excel.application
    app.ScreenUpdating = app.EnableEvents = app.DisplayAlerts = False
    excel.press(button)
    assert (app.ScreenUpdating, app.EnableEvents, app.DisplayAlerts) == (True, True, True)


@pytest.mark.parametrize("setting", ["ScreenUpdating = True", "DisplayAlerts = True", "StatusBar = False"])
def test_a_setting_that_excel_refuses_to_put_back_once_is_put_back(excel: Excel, setting: str) -> None:
    refusals: list[str] = []

    def once(line: str) -> bool:
        if line == f"Application.{setting}" and not refusals:
            refusals.append(line)
            raise refused("Unable to set the property of the Application class")
        return False

    excel.record.is_busy = once
    excel.press("check")
    app = excel.application
    assert refusals
    assert (app.ScreenUpdating, app.EnableEvents, app.DisplayAlerts, app.StatusBar) == (True, True, True, False)


def test_a_status_bar_of_somebody_elses_comes_back(excel: Excel) -> None:
    excel.application.StatusBar = "集計中…"
    excel.press("check")
    assert excel.application.StatusBar == "集計中…"


@pytest.mark.parametrize("mode", [-4105, -4135])
def test_how_excel_calculates_is_left_as_people_chose(excel: Excel, mode: int) -> None:
    excel.application.Calculation = mode
    for button in BUTTONS:
        excel.press(button)
    assert excel.application.Calculation == mode
    assert "Calculation" not in "".join(excel.record.lines)
