"""元に戻す in a workbook that people went on working in."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
import pytest
from openpyxl.formatting.rule import ColorScaleRule, DataBarRule

from excel.test_scenario import content
from program import DRAFT, ROOT, SAMPLE, sdgsheet
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
    assert "内容が変わったため、何も変えていません" in excel.press("fill")
    assert excel.book.active.Range("S7").Formula == ""


@pytest.mark.parametrize("presses", [("fill",), ("check", "fill"), ("fill", "check", "clear")])
@pytest.mark.parametrize("saved", [False, True])
def test_formulas_of_the_form_itself_under_our_bands_are_not_spoken_of(
    tmp_path: Path, presses: tuple[str, ...], saved: bool
) -> None:
    path = tmp_path / "form1.xlsx"
    shutil.copy(ROOT / "samples" / "faults.xlsx", path)
    excel = Excel(path)
    for button in presses:
        excel.press(button)
    if saved:
        result = sdgsheet("undo", excel.save(tmp_path / "saved.xlsx"), "-o", tmp_path / "undone.xlsx")
        assert "sdgsheet の計算式と思われますが" not in result.out
    said = excel.press("undo")
    assert "色分け" in said
    assert "［" not in said
    assert excel.press("undo") == "sdgsheet が書き込んだものはありません。"


def test_bands_on_a_protected_sheet_are_remembered_with_what_lies_below(tmp_path: Path) -> None:
    path = tmp_path / "form1.xlsx"
    shutil.copy(ROOT / "samples" / "faults.xlsx", path)
    excel = Excel(path)
    excel.press("fill")
    for sheet in excel.book.sheets:
        sheet.ws.protection.sheet = True
    assert excel.press("undo").startswith("次のところは Excel が受け付けず")
    for sheet in excel.book.sheets:
        sheet.ws.protection.sheet = False
    assert "［" not in excel.press("undo")


def test_marks_of_a_check_that_died_are_taken_off(tmp_path: Path) -> None:
    path = tmp_path / "form1.xlsx"
    shutil.copy(DRAFT, path)
    excel = Excel(path)

    def dies(line: str) -> bool:
        if line.startswith("Worksheets.Add"):
            raise KeyboardInterrupt
        return False

    excel.record.is_busy = dies
    with pytest.raises(KeyboardInterrupt):
        excel.press("check")
    excel.record.is_busy = lambda _line: False
    assert excel.sheet("様式1").store.rules
    assert excel.press("undo").startswith("sdgsheet が書き込んだ点検の表示を取り除きました。")
    assert not excel.sheet("様式1").store.rules


def test_one_reason_of_many_cells_is_one_line(filled: Excel) -> None:
    filled.book.active.ws.protection.sheet = True
    said = filled.press("undo")
    assert said.count("\n・［") == 1
    assert "\n・［様式1!S7、様式1!S8、" in said
    assert "ほか8］シートが保護され、セルがロックされています。" in said
    assert "書き込む" not in said


def test_colour_scales_of_the_users_stay(tmp_path: Path) -> None:
    path = tmp_path / "form1.xlsx"
    book = openpyxl.load_workbook(DRAFT)
    rules = book.worksheets[0].conditional_formatting
    rules.add("S7:S16", ColorScaleRule("min", None, "FF0000", "max", None, "00FF00"))  # type: ignore[no-untyped-call]  # openpyxl's
    rules.add("S7:S16", DataBarRule("min", None, "max", None, "0000FF"))  # type: ignore[no-untyped-call]  # openpyxl's
    book.save(path)
    excel = Excel(path)
    before = [rule.type for _, rule in excel.sheet("様式1").store.rules]
    assert before == ["colorScale", "dataBar"]
    for button in ("check", "fill", "next", "clear", "undo"):
        excel.press(button)
    assert [rule.type for _, rule in excel.sheet("様式1").store.rules] == before
