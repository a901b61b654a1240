"""Layers that one host put on, taken off and renewed by the other."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from excel.test_scenario import content
from program import DRAFT, SAMPLE, sdgsheet
from sdgsheet.xlsx.layers import open_file
from sdgsheet.xlsx.reading import read_workbook
from standin import Excel


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "form1.xlsx"
    shutil.copy(DRAFT, path)
    return path


def test_the_button_undoes_what_the_command_filled_in_and_marked(draft: Path, tmp_path: Path) -> None:
    filled = tmp_path / "filled.xlsx"
    assert sdgsheet("fill", draft, "--mark", "-o", filled).status == 0
    excel = Excel(filled)
    assert "取り除きました" in excel.press("undo")
    undone = excel.save(tmp_path / "undone.xlsx")
    assert content(read_workbook(undone)) == content(read_workbook(DRAFT))
    assert excel.sheet("様式1").store.rules == []
    assert excel.names == ["様式1"]


def test_the_command_undoes_what_the_button_filled_in_and_marked(draft: Path, tmp_path: Path) -> None:
    excel = Excel(draft)
    excel.press("check")
    excel.press("fill")
    saved, out = excel.save(tmp_path / "saved.xlsx"), tmp_path / "undone.xlsx"
    result = sdgsheet("undo", saved, "-o", out)
    assert result.status == 0
    assert "取り除きました" in result.out
    assert "書き足されていた" not in result.out  # the sheet of results is known as ours, as Excel wrote it
    assert content(read_workbook(out)) == content(read_workbook(DRAFT))
    undone = open_file(out)
    assert not undone.has_fill
    assert not undone.has_mark


def test_typed_figures_that_the_command_turned_into_formulas_come_back(tmp_path: Path) -> None:
    live = tmp_path / "live.xlsx"
    assert sdgsheet("fill", SAMPLE, "--live", "-o", live).status == 0
    excel = Excel(live)
    excel.press("check")  # Excel writes all parts anew
    excel.press("undo")
    undone = read_workbook(excel.save(tmp_path / "undone.xlsx"))
    assert content(undone) == content(read_workbook(SAMPLE))


def test_the_button_fills_in_again_what_the_command_filled_in(draft: Path, tmp_path: Path) -> None:
    filled = tmp_path / "filled.xlsx"
    assert sdgsheet("fill", draft, "-o", filled).status == 0
    excel = Excel(filled)
    assert "書き込み済み：(1)№1、" in excel.press("fill")
    excel.sheet("様式1").store.rules.clear()
    excel.sheet("様式1").write(8, 19, "")
    assert "空欄に記入 1 ・ 書き込み済み 19" in excel.press("fill")
    saved = excel.save(tmp_path / "saved.xlsx")
    assert len(open_file(saved).fill_cells) == 20
    assert content(open_file(saved).original.snapshot) == content(read_workbook(DRAFT))


def test_marks_that_the_button_took_off_do_not_come_back(draft: Path, tmp_path: Path) -> None:
    marked, out = tmp_path / "marked.xlsx", tmp_path / "out.xlsx"
    assert sdgsheet("fill", draft, "--mark", "-o", marked).status == 0
    excel = Excel(marked)
    excel.press("clear")
    saved = excel.save(tmp_path / "saved.xlsx")
    assert not open_file(saved).has_mark
    assert sdgsheet("fill", saved, "-o", out).status == 0
    assert not open_file(out).has_mark


def test_the_templates_own_bands_stay(tmp_path: Path) -> None:
    new = tmp_path / "new.xlsx"
    assert sdgsheet("new", "--period", "2024-2026", new).status == 0
    excel = Excel(new)
    before = [rule.formula for _, rule in excel.book.sheets[0].store.rules]
    for button in ("check", "fill", "clear", "undo"):
        excel.press(button)
    assert [rule.formula for _, rule in excel.book.sheets[0].store.rules] == before
