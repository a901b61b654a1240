"""自己診断: what works and what does not; it changes nothing."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from program import SAMPLE
from sdgsheet import __version__
from standin import Excel
from standin.pywin32 import refused


def test_all_is_well() -> None:
    excel = Excel(SAMPLE)
    said = excel.press("selftest")
    for text in (f"sdgsheet {__version__}", "Python 3.", "xlwings 0.", "Excel 16.0", str(SAMPLE)):
        assert text in said
    assert "copy and check: OK (through a copy, " in said
    assert not excel.book.changed


def test_what_fails_is_named() -> None:
    excel = Excel(SAMPLE)

    def copies(_to: Path) -> None:
        raise refused("no")

    excel.book.copies = copies
    assert "copy and check: OK (directly, " in excel.press("selftest")


def test_another_workbook_is_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "other.xlsx"
    openpyxl.Workbook().save(path)
    assert "no Form 1" in Excel(path).press("selftest")
