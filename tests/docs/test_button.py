"""The staff page of the button names every button and message; its five minutes are what the button says."""

from __future__ import annotations

import re
import shutil
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from program import DRAFT, ROOT
from sdgsheet.addin.build import ribbon
from sdgsheet.excel import words
from sdgsheet.excel.buttons import BUTTONS
from sdgsheet.form.nearest import nearest_headings
from sdgsheet.snapshot import Workbook
from sdgsheet.text import Text
from sdgsheet.xlsx.layers.said import LAST_SHEET, kept
from standin import Excel

PAGE = (ROOT / "docs" / "button.md").read_text(encoding="utf-8")
FIVE_MINUTES = PAGE[PAGE.index("## 5分間の確認") : PAGE.index("時間があれば、次も")]

OBSTACLES = [
    *(words.NO_BOOK, words.NOT_ACTIVE, words.NEVER_SAVED, words.STILL_WORKING, words.BUSY, words.INTERRUPTED),
    *(words.ungrouped(""), words.CHECK_AGAIN),
    *(words.SHARED, words.READ_ONLY, words.CHECK_ONLY, words.OLD_KIND, words.refused(""), words.unexpected("", "")),
    *(words.NO_FINDING_LINE, words.NO_BOOK_NAME, words.LOCKED, words.CHANGED, words.STAYING, LAST_SHEET, kept("…")),
    nearest_headings(Workbook()),
]


def test_every_button_of_the_ribbon_is_explained() -> None:
    labels = [element.get("label", "") for element in ET.fromstring(ribbon()).iter() if element.get("onAction")]
    assert [label for label in labels if f"**{label}**" not in PAGE] == []


def test_every_button_has_its_shortcut() -> None:
    assert set(re.findall(r"-m sdgsheet\.excel (\w+)`", PAGE)) == set(BUTTONS)


@pytest.mark.parametrize("text", OBSTACLES, ids=lambda text: text.en[:30])
def test_every_obstacle_has_a_row_with_the_beginning_of_its_message(text: Text) -> None:
    beginnings = [row.split("|")[1].strip().partition("（…）")[0] for row in PAGE.splitlines() if row.startswith("| ")]
    assert [b for b in beginnings if len(b) > 4 and text.ja.startswith(b)]


@pytest.mark.parametrize("button", ["clear", "undo"])
def test_what_is_asked_before_filing_is_told_there(button: str, tmp_path: Path) -> None:
    path = tmp_path / "form1.xlsx"
    shutil.copy(DRAFT, path)
    excel = Excel(path)
    excel.press("check")
    excel.sheet("点検結果").write(4, 9, "環境課")
    excel.sheet("様式1").write(40, 22, "=点検結果!A1")
    excel.press(button, answer=2)
    asked = excel.boxes.shown[0]
    assert asked.startswith("「点検結果」を、次のところが参照しています")
    assert "\n| 「点検結果」を、次のところが参照しています |" in PAGE
    for answer in ("はい", "いいえ", "キャンセル"):
        assert f"・{answer}：" in asked
        assert f"\n| {answer} |" in PAGE


def test_the_five_minutes_are_what_the_button_does(tmp_path: Path) -> None:
    path = tmp_path / "kumamoto-2022-draft.xlsx"
    shutil.copy(DRAFT, path)
    excel = Excel(path)
    assert "写しと点検：OK（写しから、" in excel.press_in_ribbon("selftest")
    assert "「写しと点検：OK（写しから、…）」" in FIVE_MINUTES
    counts, _, more = excel.press_in_ribbon("check").partition("\n")
    rows = re.search(r"№1～\d+", more)
    assert rows is not None
    assert f"「{counts}」「{rows[0]}」" in FIVE_MINUTES
    assert excel.application.undo == ("元に戻す：点検の表示", "sdgsheet.xlam!SdgUndoCheck")
    results = excel.sheet("点検結果")
    row = int(re.search(r"№(\d)（A104）", FIVE_MINUTES)[1])  # type: ignore[index]  # it stands there
    assert results.Range(f"A{row + 3}:J{row + 3}").Value2[0][::9] == (row, "A104")
    excel.select(f"C{row + 3}", sheet="点検結果")
    assert excel.press_in_ribbon("explain").startswith("［S30］A104")
    results.write(row + 3, 8, "修正した")
    assert "控え" not in excel.press_in_ribbon("check")
    excel.press_in_ribbon("clear")
    assert "1件の記入があります" in excel.boxes.shown[0]
    assert "「1件の記入があります」" in FIVE_MINUTES
    excel.press_in_ribbon("check")
    assert excel.sheet("点検結果").Range(f"H{row + 3}").Value2 == "修正した"
    excel.book.selected_sheets = list(excel.book.sheets)
    excel.press_in_ribbon("check")
    assert excel.names == ["様式1", "点検結果"]
    assert len(excel.book.selected_sheets) == 1
    written = re.search(r"空欄に記入 \d+", excel.press_in_ribbon("fill"))
    assert written is not None
    assert f"「{written[0]}」" in FIVE_MINUTES
    assert "取り除きました" in excel.press_in_ribbon("undo")
