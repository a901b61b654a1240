"""What is asked of Excel, call by call, as xlwings' own Windows engine asks it.

The records are there to be read by people who know Excel; nobody can run Excel here. They are renewed
by hand: ``SDGSHEET_RENEW_GOLDEN=1 pytest tests/excel/test_recorded.py``; look at what it changes.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from program import DRAFT
from sdgsheet.edits import AnswerColumns, ConditionalFormat, Edits, ResultSheet, SheetCell
from sdgsheet.excel import writing
from sdgsheet.excel.buttons import BUTTONS
from sdgsheet.excel.session import attach
from sdgsheet.excel.standing import Standing
from sdgsheet.snapshot import Area, Ref, Workbook
from standin import Excel

RECORDS = Path(__file__).parents[1] / "golden" / "excel"
_COPY = re.compile(r"'[^']*sdgsheet-[^'/\\]*[/\\]+copy\.xlsx'")
_DATA = re.compile(r"(データ\">).*(… \(\d+ characters\))")

EMPTY = Workbook(())
_MARKS = Edits(
    "mark",
    "",
    formats=(
        ConditionalFormat(
            "様式1", (Area(30, 19, 30, 19), Area(7, 4, 9, 4)), "sdgsheet:A104:1", "expression", None,
            ('N("sdgsheet:A104:1")=0',), "FFF3CD", "664D03", bold=True,
        ),
    ),
    sheet=ResultSheet(
        "点検結果",
        (
            SheetCell(1, 1, "点検結果", "title"),
            *(SheetCell(2, column, name, "header") for column, name in enumerate(("№", "場所", "お願い", "対応"), 1)),
            SheetCell(3, 1, 1, "number"),
            SheetCell(3, 2, "(2)№10 S30", "link", Ref("様式1", 30, 19)),
            SheetCell(3, 3, "=13%", "text"),
            SheetCell(3, 4, "", "input"),
            SheetCell(5, 1, "この点検について", "heading"),
            SheetCell(6, 1, 0.134, "percent"),
            SheetCell(6, 2, "", "swatch", fill="BDD7EE"),
        ),
        widths=(5, 16, 62, 18),
        frozen_rows=2,
        heights=((3, 33.0),),
        merges=(Area(1, 1, 1, 4), Area(5, 1, 5, 4)),
        choices=((Area(3, 4, 3, 4), ("修正した", "確認した")),),
        answers=AnswerColumns(((3, "key"),), 4, 4),
        filtered=Area(2, 1, 3, 4),
    ),
)  # fmt: skip


@pytest.fixture
def excel(tmp_path: Path) -> Excel:
    path = tmp_path / "form1.xlsx"
    shutil.copy(DRAFT, path)
    return Excel(path)


def _compare(excel: Excel, name: str) -> None:
    _compare_lines([_DATA.sub(r"\1…", _COPY.sub("COPY", line)) for line in excel.record.lines], name)


def _compare_lines(lines: Sequence[str], name: str) -> None:
    text = "".join(f"{line}\n" for line in lines)
    record = RECORDS / f"{name}.txt"
    if os.environ.get("SDGSHEET_RENEW_GOLDEN"):
        record.parent.mkdir(parents=True, exist_ok=True)
        record.write_text(text, encoding="utf-8")
    assert text == record.read_text(encoding="utf-8")


def _mark(excel: Excel) -> None:
    writing.put_mark(attach(excel.book.FullName, "ja").book, Standing(EMPTY, EMPTY, EMPTY), _MARKS)


def test_marks_and_the_sheet_of_results(excel: Excel) -> None:
    _mark(excel)
    _compare(excel, "mark")


@pytest.mark.parametrize("button", ["fill", "explain", "selftest"])
def test_the_calls_of_a_button(button: str, excel: Excel) -> None:
    excel.press_in_ribbon(button)
    _compare(excel, button)


@pytest.mark.parametrize("button", ["next", "clear"])
def test_the_calls_of_a_button_on_marks(button: str, excel: Excel) -> None:
    _mark(excel)
    excel.record.lines.clear()
    excel.press_in_ribbon(button)
    _compare(excel, button)


def test_the_calls_of_undo_after_fill(excel: Excel) -> None:
    excel.press("fill")
    excel.record.lines.clear()
    excel.press_in_ribbon("undo")
    _compare(excel, "undo")


def test_every_member_of_excel_that_the_buttons_touch(excel: Excel) -> None:
    """The whole of what Excel must have: also what is only read, with and without colours, through a copy and not."""
    members: set[str] = set()
    for protected, copied in ((False, True), (True, True), (False, False)):
        fresh = Excel(Path(excel.book.FullName))
        fresh.book.active.ws.protection.sheet = protected
        if not copied:
            fresh.book.copies = lambda to: to.write_bytes(b"")
        for button in ("check", *BUTTONS, "undo"):
            fresh.press_in_ribbon(button)
        fresh.press("check")
        fresh.press("next")  # above, 監査 had found nothing
        fresh.select("A4", sheet="点検結果")
        fresh.press("explain")
        members |= fresh.record.members
    _compare_lines(sorted(members), "members")


def test_only_a_copy_is_saved_and_never_the_workbook_itself() -> None:
    for record in RECORDS.glob("*.txt"):
        text = record.read_text(encoding="utf-8")
        assert not re.search(r"\.(Save|SaveAs|Close|Open|Quit|Run|Calculate|Calculation|Interactive)\b", text), (
            record.name
        )
