"""The same workbook gives the same findings through Excel as through its file."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from generated.make import make
from program import DRAFT, ROOT, SAMPLE
from sdgsheet.excel.direct import UNSEEN, read_directly
from sdgsheet.excel.session import attach
from sdgsheet.excel.standing import Standing, read
from sdgsheet.rules.check import check_workbook
from sdgsheet.rules.finding import OutcomeKind
from sdgsheet.xlsx.reading import read_workbook
from standin import Excel
from standin.pywin32 import refused

FILES = [SAMPLE, DRAFT, ROOT / "templates" / "form1.xlsx"]
SEEDS = [f"button {number}" for number in range(6)]


@pytest.fixture(params=[*FILES, *SEEDS], ids=lambda given: given.name if isinstance(given, Path) else given)
def workbook(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    if isinstance(request.param, Path):
        return request.param
    path = tmp_path / "様式1.xlsx"
    path.write_bytes(make(request.param).data)
    return path


def _read(excel: Excel) -> Standing:
    session = attach(excel.book.FullName, "ja")
    return read(session.book)


def _without_copies(excel: Excel) -> None:
    def copies(_to: Path) -> None:
        raise refused("SaveCopyAs method of Workbook class failed")

    excel.book.copies = copies


def test_through_a_copy_all_findings_and_outcomes_are_the_files(workbook: Path) -> None:
    by_file, by_excel = check_workbook(read_workbook(workbook)), _read(Excel(workbook)).check()
    assert by_excel.findings == by_file.findings
    assert by_excel.outcomes == by_file.outcomes


def test_read_directly_what_is_seen_gives_the_files_findings(workbook: Path) -> None:
    excel = Excel(workbook)
    _without_copies(excel)
    standing = _read(excel)
    assert not standing.whole
    by_file, by_excel = check_workbook(read_workbook(workbook)), standing.check()
    assert by_excel.findings == tuple(f for f in by_file.findings if not f.rule.startswith(tuple(UNSEEN)))


def test_what_is_not_seen_is_said_not_to_be_checked() -> None:
    excel = Excel(SAMPLE)
    _without_copies(excel)
    outcomes = {o.rule: o for o in _read(excel).check().outcomes}
    unseen = [o for code, o in outcomes.items() if code.startswith(tuple(UNSEEN))]
    assert {o.kind for o in unseen} == {OutcomeKind.NOT_CHECKED}
    assert all(o.reason and "読み取れない" in o.reason.ja for o in unseen)
    assert outcomes["A101"].kind is OutcomeKind.PASSED
    excel.press("check")
    text = "".join(str(value) for (value,) in excel.sheet("点検結果").Range("A1:A80").Value2 if value)
    assert "点検せず" in text
    assert "N103（このブックでは" in text


def test_a_copy_that_cannot_be_read_is_as_good_as_none() -> None:
    excel = Excel(SAMPLE)
    excel.book.copies = lambda to: to.write_bytes(b"\xd0\xcf\x11\xe0" + bytes(2000))  # encrypted, or .xls
    assert not _read(excel).whole


def test_cells_of_every_kind_are_read_directly(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["B2"], sheet["C2"], sheet["D2"], sheet["E2"] = 0.134, "'=A1", True, "#REF!"
    sheet["B2"].number_format, sheet["B3"].number_format = "0%", "yyyy/m/d"
    sheet["B3"] = 45000
    sheet["C2"].data_type = "s"
    sheet["E2"].data_type = "e"
    sheet["C3"] = "１，０７３"
    sheet["D3"] = "見え消し"
    sheet["D3"].font = openpyxl.styles.Font(strike=True)
    sheet.merge_cells("B5:C6")
    sheet["B5"] = CellRichText("残す", TextBlock(InlineFont(strike=True), "消す"))
    path = tmp_path / "cells.xlsx"
    book.save(path)
    excel = Excel(path)
    read_sheet = read_directly(attach(None, "ja").book).sheets[0]
    cells = {cell.row * 10 + cell.column: cell for row in read_sheet.rows.values() for cell in row.values()}
    assert {at: (cell.kind, cell.value) for at, cell in cells.items()} == {
        22: ("number", "0.134"),
        23: ("text", "'=A1"),
        24: ("boolean", "1"),
        25: ("error", "#REF!"),
        32: ("number", "45000"),
        33: ("text", "１，０７３"),
        34: ("text", ""),
        52: ("text", "残す"),
    }
    assert cells[52].struck == "消す"
    assert (cells[22].style.number_format, cells[32].style.number_format) == ("0%", "yyyy/m/d")
    assert cells[34].style.struck
    assert cells[34].struck == "見え消し"
    assert [area.a1 for area in read_sheet.merges] == ["B5:C6"]
    assert not excel.record.lines  # reading writes nothing
