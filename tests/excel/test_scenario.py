"""One morning at a city hall: from the first check to the workbook as it was."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from program import DRAFT
from sdgsheet.snapshot import Ref, Workbook
from sdgsheet.xlsx.layers import open_file
from sdgsheet.xlsx.reading import read_workbook
from standin import Excel


@pytest.fixture
def excel(tmp_path: Path) -> Excel:
    path = tmp_path / "様式1 下書き.xlsx"
    shutil.copy(DRAFT, path)
    return Excel(path)


def content(workbook: Workbook) -> dict[Ref, tuple[str, str, str | None, str]]:
    """Kind, value, formula and number format of every cell that holds something."""
    return {
        Ref(sheet.name, cell.row, cell.column): (cell.kind, cell.value, cell.formula, cell.style.number_format)
        for sheet in workbook.sheets
        for row in sheet.rows.values()
        for cell in row.values()
        if not cell.is_empty
    }


def test_a_morning_at_a_city_hall(excel: Excel, tmp_path: Path) -> None:
    before = content(read_workbook(DRAFT))

    # 点検: the findings are told, marked and listed; no value changes.
    said = excel.press("check")
    assert said.startswith("修正 0件 ／ 確認 23件 ／ 参考 ")
    assert "「点検結果」シートにまとめました" in said
    assert excel.names == ["様式1", "点検結果"]
    assert excel.book.active.Name == "様式1"  # people stay where they were
    marked = open_file(excel.save(tmp_path / "marked.xlsx"))
    assert (marked.has_mark, marked.has_fill) == (True, False)
    assert content(marked.original.snapshot) == before

    # 次の指摘へ leads from cell to cell, 説明 says what is the matter there.
    places = []
    for _ in range(3):
        excel.press("next")
        assert excel.application.selected is not None
        places.append(excel.application.selected.Address)
    assert places == ["$S$5", "$S$7", "$S$8"]
    excel.select("S30")
    assert "［S30］A104 確認　(2)№10 地下水採取量の削減" in excel.press("explain")

    # 達成度を書き込む asks first, and "Cancel" is no.
    preview = excel.press("fill", answer=2)
    assert preview.startswith("達成度22：空欄に記入 20 ・ 手入力で一致 0 ・ 触れない 2")
    assert "人の判断が必要（A104" in preview
    assert content(open_file(excel.save(tmp_path / "same.xlsx")).original.snapshot) == before

    # "OK" writes, and the marks are renewed: what was empty is no longer found.
    assert "書き込みました" in excel.press("fill")
    filled = open_file(excel.save(tmp_path / "filled.xlsx"))
    assert (filled.has_mark, filled.has_fill) == (True, True)
    assert len(filled.fill_cells) == 20
    assert content(filled.original.snapshot) == before
    assert "確認3" in str(excel.sheet("点検結果").Range("A1").Value2)

    # 表示を消す takes the marks, 元に戻す the rest.
    assert "値は変えていません" in excel.press("clear")
    assert excel.names == ["様式1"]
    assert len(open_file(excel.save(tmp_path / "cleared.xlsx")).fill_cells) == 20
    assert "取り除きました" in excel.press("undo")
    undone = excel.save(tmp_path / "undone.xlsx")
    assert content(read_workbook(undone)) == before
    assert (open_file(undone).has_mark, open_file(undone).has_fill) == (False, False)
    assert excel.sheet("様式1").store.rules == []
    assert excel.book.xml == []


def test_each_button_twice_is_once(excel: Excel, tmp_path: Path) -> None:
    states = []
    for button in ("check", "fill", "fill", "check"):
        excel.press(button)
    states.append(content(read_workbook(excel.save(tmp_path / "a.xlsx"))))
    rules = [rule.formula for _, rule in excel.sheet("様式1").store.rules]
    for button in ("check", "fill"):
        excel.press(button)
    states.append(content(read_workbook(excel.save(tmp_path / "b.xlsx"))))
    assert states[0] == states[1]
    assert [rule.formula for _, rule in excel.sheet("様式1").store.rules] == rules
    assert excel.names == ["様式1", "点検結果"]


def test_audit_checks_the_formulas_alone(excel: Excel) -> None:
    excel.press("fill")
    assert "計算式の規則（C）だけ" in excel.press("audit")
    assert str(excel.sheet("点検結果").Range("A1").Value2).startswith("点検結果（規則Cだけの点検）｜")
    codes = {line[9] for line in excel.sheet("点検結果").Range("A1:J40").Value2 if line[9]}
    assert {code[0] for code in codes if code != "コード"} <= {"C"}


def test_answers_of_staff_stay_when_the_check_is_run_again(excel: Excel) -> None:
    excel.press("check")
    sheet = excel.sheet("点検結果")
    row = next(r for r in range(4, 20) if sheet.Range(f"J{r}").Value2 == "Y106")
    sheet.write(row, 8, "確認した（このままで正しい）")
    sheet.write(row, 9, "環境課　4/1")
    sheet.Name = "点検 済"
    excel.press("check")
    sheet = excel.sheet("点検結果")
    row = next(r for r in range(4, 20) if sheet.Range(f"J{r}").Value2 == "Y106")
    assert sheet.Range(f"H{row}:I{row}").Value2 == (("確認した（このままで正しい）", "環境課　4/1"),)
    assert excel.names == ["様式1", "点検結果"]


def test_texts_of_the_result_stay_texts(excel: Excel) -> None:
    excel.book.active.write(7, 19, "'13%")
    excel.press("check")
    sheet = excel.sheet("点検結果")
    stated = [value for (value,) in sheet.Range("E4:E40").Value2 if value]
    assert all(isinstance(value, str) for value in stated)
    assert sheet.Range("A4").Value2 == 1.0


def test_english(excel: Excel) -> None:
    assert "0 errors / 23 warnings" in excel.press("check", "--lang", "en")
    excel.select("S30")
    assert "A104 warning" in excel.press("explain", "--lang", "en")
