"""A program may die at any call: the next press has all that people wrote, and no sheet of ours is left over."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl.comments import Comment

from excel.answering import ANSWERS, answered, answers
from standin import Excel
from standin.pywin32 import ComError

YES, NO = 6, 7


@pytest.fixture
def excel(tmp_path: Path) -> Excel:
    return answered(tmp_path)


def test_whenever_the_program_dies_the_next_check_has_all_answers_and_no_sheet_of_ours_too_many(
    excel: Excel, tmp_path: Path
) -> None:
    saved = excel.save(tmp_path / "answered.xlsx")
    whole = Excel(saved)
    whole.press("check")
    calls = len(whole.record.lines)
    adding = next(i for i, line in enumerate(whole.record.lines) if line.startswith("Worksheets.Add"))
    for stop in (*range(1, calls, 17), adding, adding + 2, adding + 3, adding + 4, adding + 5):
        fresh = Excel(saved)
        _press_and_die(fresh, "check", stop)
        fresh.press("check")
        assert answers(fresh) == ANSWERS
        assert fresh.names == ["様式1", "点検結果"]


def test_where_excel_refuses_a_call_the_next_check_makes_all_whole(excel: Excel, tmp_path: Path) -> None:
    saved = excel.save(tmp_path / "answered.xlsx")
    whole = Excel(saved)
    whole.press("check")
    adding = next(i for i, line in enumerate(whole.record.lines) if line.startswith("Worksheets.Add"))
    for stop in (adding + 1, adding + 2, adding + 20):
        fresh = Excel(saved)
        _die_at(fresh, stop, ComError(-2146827284, "Unable to set the property"))
        assert "途中で終わりました" in fresh.press("check")
        fresh.press("check")
        assert answers(fresh) == ANSWERS
        assert fresh.names == ["様式1", "点検結果"]


# While a sheet becomes people's own


def _calls_that_give_away(saved: Path, button: str) -> range:
    """From the new name of the sheet to the last of its hidden names."""
    whole = Excel(saved)
    whole.press(button, answer=YES)
    lines = whole.record.lines
    first = next(i for i, line in enumerate(lines) if ".Name = " in line)
    last = max(i for i, line in enumerate(lines) if "Names(" in line and "Delete" in line)
    return range(first, last + 2)


@pytest.mark.parametrize("button", ["check", "clear", "undo"])
def test_a_sheet_with_a_memo_is_told_of_and_kept_wherever_the_program_dies(
    excel: Excel, button: str, tmp_path: Path
) -> None:
    excel.sheet("点検結果").write(2, 13, "課内のメモ")
    saved = excel.save(tmp_path / "memo.xlsx")
    for stop in _calls_that_give_away(saved, button):
        fresh = Excel(saved)
        _press_and_die(fresh, button, stop)
        fresh.press("check")
        assert answers(fresh) == ANSWERS
        assert set(fresh.names) == {"様式1", "点検結果（控え）", "点検結果"}
        assert fresh.sheet("点検結果（控え）").Range("M2").Value2 == "課内のメモ"
        fresh.press("undo", answer=NO)
        assert fresh.names == ["様式1", "点検結果（控え）"]
        assert fresh.press("undo") == "sdgsheet が書き込んだものはありません。"


def test_one_that_is_nobodys_yet_is_told_of_by_the_next_press(excel: Excel, tmp_path: Path) -> None:
    excel.sheet("点検結果").ws["B4"].comment = Comment("課長了解", "山田")
    excel.book.changed = True
    saved = excel.save(tmp_path / "comment.xlsx")
    *calls, done = _calls_that_give_away(saved, "clear")
    for stop in calls[1:]:  # before the first one nothing has happened yet
        fresh = Excel(saved)
        _press_and_die(fresh, "clear", stop)
        assert "「点検結果（控え）」" in fresh.press("clear", answer=YES)
        assert fresh.names == ["様式1", "点検結果（控え）"]
    fresh = Excel(saved)
    _press_and_die(fresh, "clear", done)
    assert "（控え）" not in fresh.press("clear", answer=YES)  # it is people's own


def _press_and_die(excel: Excel, button: str, number: int) -> None:
    _die_at(excel, number)
    with pytest.raises(KeyboardInterrupt):
        excel.press(button, answer=YES)
    excel.record.is_busy = lambda _line: False


def _die_at(excel: Excel, number: int, error: BaseException | None = None) -> None:
    """At the change of this number; with an error of Excel's once, else for good."""

    def is_busy(line: str) -> bool:
        if len(excel.record.lines) == number and ("(" in line or " = " in line):
            if error is not None:
                excel.record.is_busy = lambda _line: False
                raise error
            excel.record.is_busy = lambda _line: _dead()
            _dead()
        return False

    excel.record.is_busy = is_busy


def _dead() -> bool:
    raise KeyboardInterrupt
