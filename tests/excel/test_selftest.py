"""自己診断: what works and what does not; it changes nothing, and tells something wherever it gets."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from program import DRAFT, SAMPLE
from sdgsheet import __version__
from standin import Excel
from standin.pywin32 import refused


def test_all_is_well() -> None:
    excel = Excel(SAMPLE)
    said = excel.press("selftest")
    for text in (f"sdgsheet {__version__}", "Python 3.", "xlwings 0.", "Excel 16.0", SAMPLE.name):
        assert text in said
    assert "\n読み取り専用：いいえ\n" in said
    assert "\n写しと点検：OK（写しから、指摘" in said
    assert not excel.book.changed


def test_it_counts_the_findings_as_the_check_does() -> None:
    said = Excel(DRAFT).press("selftest")
    assert Excel(DRAFT).press("check").startswith("修正 0件 ／ 確認 23件 ／ 参考 30件")
    assert "（写しから、指摘53件）" in said


def test_in_english() -> None:
    said = Excel(SAMPLE).press("selftest", "--lang", "en")
    assert "\nread-only: no\n" in said
    assert "\ncopy and check: OK (through a copy, " in said


def test_what_fails_is_named() -> None:
    excel = Excel(SAMPLE)

    def copies(_to: Path) -> None:
        raise refused("no")

    excel.book.copies = copies
    assert "写しと点検：OK（直接、" in excel.press("selftest")


def test_another_workbook_is_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "other.xlsx"
    openpyxl.Workbook().save(path)
    assert "様式1なし" in Excel(path).press("selftest")


@pytest.mark.parametrize(
    ("fullname", "place"),
    [
        ("https://example.sharepoint.com/sites/a/form1.xlsx", "クラウド"),
        ("\\\\server\\share\\form1.xlsx", "共有フォルダー"),
        ("C:\\Users\\taro\\form1.xlsx", "このパソコン"),
    ],
)
def test_the_kind_of_place_is_told_and_no_path_that_names_people(fullname: str, place: str) -> None:
    excel = Excel(SAMPLE)
    excel.book.FullName = fullname
    said = excel.press("selftest")
    assert f"置き場所：{place}" in said
    assert fullname not in said
    assert str(Path.home()) not in said


@pytest.mark.parametrize(
    ("obstacle", "reason"),
    [("no book", "ブックが見つかりません"), ("never saved", "一度も保存されていない"), ("editing", "セルの編集中")],
)
def test_where_a_press_is_refused_the_parts_are_told_with_the_reason(
    obstacle: str, reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    excel = Excel(None if obstacle == "no book" else SAMPLE)
    if obstacle == "never saved":
        excel.book.Path = ""
    excel.application.Ready = obstacle != "editing"
    excel.press("selftest")
    said = capsys.readouterr().err
    assert f"sdgsheet {__version__}" in said
    assert "xlwings 0." in said
    assert reason in said
    excel.press("check")
    assert "xlwings" not in capsys.readouterr().err
