"""``finish`` and ``undo`` say what really came of it."""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from program import DRAFT, SAMPLE, sdgsheet

SHEET = "xl/worksheets/sheet1.xml"


def changed(source: Path, part: str, change: Callable[[str], str]) -> Path:
    """The workbook with one part changed, beside it."""
    target = source.with_name(f"changed-{source.name}")
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == part:
                text = change(data.decode())
                assert text != data.decode()
                data = text.encode()
            new.writestr(name, data)
    return target


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    sdgsheet("fill", "--mark", DRAFT, "-o", tmp_path / "a.xlsx")
    return tmp_path / "a.xlsx"


@pytest.fixture
def new(tmp_path: Path) -> Path:
    """A form that sdgsheet made, filled in and marked."""
    sdgsheet("new", "--city", "熊本県熊本市", "--period", "2022-2024", tmp_path / "new.xlsx")
    sdgsheet("fill", "--mark", tmp_path / "new.xlsx", "--in-place")
    return tmp_path / "new.xlsx"


def test_an_array_formula_stays_is_counted_and_named(filled: Path, tmp_path: Path) -> None:
    """As Excel leaves it once somebody confirms our formula with Ctrl+Shift+Enter."""
    entered = changed(filled, SHEET, lambda text: re.sub(r'(<c r="S8"[^>]*>)<f>', r'\1<f t="array" ref="S8">', text))
    out = sdgsheet("finish", "--values", entered, "-o", tmp_path / "v.xlsx").out
    assert "［様式1!S8］配列数式（またはデータテーブル）のため" in out
    assert "計算式の達成度 1件を計算式として" in out
    assert "計算式の達成度 19件を計算結果の値として" in out
    out = sdgsheet("finish", entered, "-o", tmp_path / "f.xlsx").out
    assert "配列数式" not in out
    assert "計算式の達成度 20件を計算式として" in out


@pytest.mark.parametrize("options", [(), ("--values",)])
def test_an_array_formula_whose_stored_result_is_out_of_date_is_named(
    filled: Path, tmp_path: Path, options: tuple[str, ...]
) -> None:
    array = r'\1<f t="array" ref="S8">\2</f><v>0.99</v>'
    entered = changed(filled, SHEET, lambda text: re.sub(r'(<c r="S8"[^>]*>)<f>([^<]*)</f><v>[^<]*</v>', array, text))
    out = sdgsheet("finish", *options, entered, "-o", tmp_path / "f.xlsx").out
    assert "［様式1!S8］保存されている計算結果が、いまの値で計算した結果と違います。" in out


@pytest.mark.parametrize("options", [(), ("--values",)])
def test_achievements_that_are_blank_are_named_and_not_counted_as_values(
    filled: Path, tmp_path: Path, options: tuple[str, ...]
) -> None:
    emptied = changed(filled, SHEET, lambda text: re.sub(r'(<c r="Q8"[^>]*)><v>[^<]*</v></c>', r"\1/>", text))
    out = sdgsheet("finish", *options, emptied, "-o", tmp_path / "f.xlsx").out
    assert "［様式1!S8］いまの値では達成度を計算できないため、空欄です" in out
    assert ("19件を計算結果の値として" if options else "20件を計算式として") in out
    assert "空欄" not in sdgsheet("finish", *options, filled, "-o", tmp_path / "g.xlsx").out


def test_what_became_values_is_said_so_in_english(filled: Path, tmp_path: Path) -> None:
    out = sdgsheet("--lang", "en", "finish", "--values", filled, "-o", tmp_path / "v.xlsx").out
    assert "20 達成度 formulas became values." in out


def test_bands_of_the_form_itself_are_said_to_stay(new: Path, filled: Path, tmp_path: Path) -> None:
    said = "様式にはじめから付いている達成度の色分けは、そのまま残しました。"
    assert said in sdgsheet("finish", new, "-o", tmp_path / "f.xlsx").out
    assert said not in sdgsheet("finish", filled, "-o", tmp_path / "g.xlsx").out


def test_a_sheet_of_results_that_stays_is_named_and_nothing_else_is_claimed(filled: Path, tmp_path: Path) -> None:
    """Its hidden column is gone, so that nobody can tell what in it is ours."""
    sheet = "xl/worksheets/sheet2.xml"
    cut = changed(filled, sheet, lambda text: re.sub(r'<c r="K\d+".*?</c>', "", text))
    out = sdgsheet("finish", cut, "-o", tmp_path / "f.xlsx").out
    assert "点検結果と思われるシート「点検結果」が残っています。" in out
    assert "復元用の情報を取り除きました。" in out
    assert "点検の表示と" not in out


def test_nothing_is_said_of_a_sheet_that_went(filled: Path, tmp_path: Path) -> None:
    names = r'<definedName name="_sdgsheet[^"]*"[^>]*>[^<]*</definedName>'
    cut = changed(filled, "xl/workbook.xml", lambda text: re.sub(names, "", text))
    out = sdgsheet("finish", cut, "-o", tmp_path / "f.xlsx").out
    assert "残っています" not in out
    assert "点検の表示と復元用の情報を取り除きました。" in out
    with zipfile.ZipFile(tmp_path / "f.xlsx") as archive:
        assert archive.namelist() == zipfile.ZipFile(DRAFT).namelist()


class TestUndo:
    def test_a_file_that_was_only_saved_again_is_whole(self, filled: Path, tmp_path: Path) -> None:
        again = changed(filled, "xl/workbook.xml", lambda text: f"{text}<!-- saved again -->")
        out = sdgsheet("undo", again, "-o", tmp_path / "u.xlsx").out
        assert "sdgsheet が書き込んだものはすべて取り除きました。" in out
        assert "ご確認ください" not in out

    def test_what_did_not_come_back_follows(self, tmp_path: Path) -> None:
        sdgsheet("fill", "--live", SAMPLE, "-o", tmp_path / "a.xlsx")
        edited = changed(tmp_path / "a.xlsx", SHEET, lambda text: re.sub(r'(<c r="H25"[^>]*><v>)4', r"\g<1>5", text))
        said, named = sdgsheet("undo", edited, "-o", tmp_path / "u.xlsx").out.splitlines()[1:3]
        assert said.endswith("次の点をご確認ください。")
        assert "様式1!S25（以前の値：50%）" in named

    def test_without_restore_data_no_edit_is_claimed(self, filled: Path, tmp_path: Path) -> None:
        openpyxl.load_workbook(filled).save(tmp_path / "b.xlsx")
        out = sdgsheet("undo", tmp_path / "b.xlsx", "-o", tmp_path / "u.xlsx").out
        assert "復元用の情報がないため、sdgsheet が書き込んだと分かるものだけを取り除きました。" in out
        assert "編集され" not in out

    def test_formulas_of_a_form_that_we_made_are_not_told_apart_without_them(self, new: Path, tmp_path: Path) -> None:
        said = "この様式には、はじめから達成度の計算式が入っています。"
        assert said not in sdgsheet("undo", new, "-o", tmp_path / "u.xlsx").out
        openpyxl.load_workbook(new).save(tmp_path / "b.xlsx")
        assert said in sdgsheet("undo", tmp_path / "b.xlsx", "-o", tmp_path / "v.xlsx").out
        shutil.copy(tmp_path / "v.xlsx", tmp_path / "c.xlsx")
        assert said not in sdgsheet("undo", tmp_path / "c.xlsx", "-o", tmp_path / "w.xlsx").out
