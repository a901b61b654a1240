"""元に戻す in a workbook that people went on working in."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from excel.test_scenario import content
from program import DRAFT, SAMPLE, sdgsheet
from sdgsheet.snapshot import Ref
from sdgsheet.xlsx.reading import read_workbook
from standin import Excel


@pytest.fixture
def filled(tmp_path: Path) -> Excel:
    path = tmp_path / "form1.xlsx"
    shutil.copy(DRAFT, path)
    excel = Excel(path)
    excel.press("fill")
    return excel


def test_nothing_of_ours_is_said(tmp_path: Path) -> None:
    path = tmp_path / "form1.xlsx"
    shutil.copy(DRAFT, path)
    excel = Excel(path)
    assert excel.press("undo") == "sdgsheet が書き込んだものはありません。"
    assert not excel.book.changed


def test_it_may_be_pressed_on_the_sheet_of_results_itself(filled: Excel) -> None:
    filled.press("check")
    filled.select("A4", sheet="点検結果")
    assert "取り除きました" in filled.press("undo")
    assert filled.names == ["様式1"]


def test_a_figure_typed_over_our_formula_stays_and_is_named(filled: Excel) -> None:
    filled.book.active.write(7, 19, 0.5)
    said = filled.press("undo")
    assert "［様式1!S7］書き込んだ計算式が、その後に書き換えられた" in said
    assert filled.book.active.Range("S7").Value2 == 0.5
    assert filled.book.active.Range("S8").Value2 is None


def test_what_people_typed_elsewhere_stays(filled: Excel, tmp_path: Path) -> None:
    filled.book.active.write(7, 14, 12345)
    filled.book.active.write(36, 1, "追記しました。")
    filled.press("undo")
    now = content(read_workbook(filled.save(tmp_path / "undone.xlsx")))
    before = content(read_workbook(DRAFT))
    differing = {ref for ref in now.keys() | before.keys() if now.get(ref) != before.get(ref)}
    assert differing == {Ref("様式1", 7, 14), Ref("様式1", 36, 1)}


def test_an_old_figure_comes_back_only_over_its_own_inputs(tmp_path: Path) -> None:
    live = tmp_path / "live.xlsx"
    assert sdgsheet("fill", SAMPLE, "--live", "-o", live).status == 0
    excel = Excel(live)
    sheet = excel.book.active
    old = {row: cell.value for row, cell in ((r, read_workbook(SAMPLE).sheets[0].cell(r, 19)) for r in (7, 8))}
    sheet.write(7, 14, 2700)  # the actual that S7 is computed from
    said = excel.press("undo")
    assert "［様式1!S7］達成度の計算式を書き込んだ後に、もとの値" in said
    assert str(sheet.Range("S7").Formula).startswith("=IF(")
    assert sheet.Range("S8").Value2 == pytest.approx(float(old[8]))


def test_users_own_conditional_formats_stay_first_and_untouched(tmp_path: Path) -> None:
    path = tmp_path / "form1.xlsx"
    shutil.copy(DRAFT, path)
    excel = Excel(path)
    own = excel.book.active.Range("S7:S40").FormatConditions
    own.Add(Type=1, Operator=6, Formula1="=0")
    own.Add(Type=2, Formula1='=$A7="○"')
    for button in ("fill", "check", "fill"):
        excel.press(button)
        assert [rule.formula for _, rule in excel.book.active.store.rules][:2] == [["0"], ['$A7="○"']]
    tags = ["band" if "sdgsheet:band" in str(rule.formula) else "mark" for _, rule in excel.book.active.store.rules[2:]]
    assert tags == sorted(tags, reverse=True)  # the marks stand before the bands
    excel.press("undo")
    assert [rule.formula for _, rule in excel.book.active.store.rules] == [["0"], ['$A7="○"']]


def test_a_workbook_that_changes_while_people_read_the_preview_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "form1.xlsx"
    shutil.copy(DRAFT, path)
    excel = Excel(path)
    show = excel.boxes.show

    def meanwhile(window: int, text: str, title: str, style: int) -> int:
        if "書き込みますか" in text:
            excel.book.active.write(7, 14, 9999)
        return show(window, text, title, style)

    monkeypatch.setattr(excel.boxes, "show", meanwhile)
    assert "内容が変わったため、書き込んでいません" in excel.press("fill")
    assert excel.book.active.Range("S7").Formula == ""
