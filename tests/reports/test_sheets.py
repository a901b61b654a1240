"""New workbooks whose rows are written as they come."""

from __future__ import annotations

import io
import tempfile
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdgsheet.reports.sheets import stream as stream_module
from sdgsheet.reports.sheets.book import new_book
from sdgsheet.reports.sheets.link import Link
from sdgsheet.reports.sheets.stream import Styled, Value
from sdgsheet.reports.sheets.styles import StyleName
from sdgsheet.snapshot import Cell
from sdgsheet.xlsx.reading import read_bytes


def made(*rows: tuple[Value, ...], style: StyleName = "text") -> bytes:
    """A workbook of one sheet with these rows."""
    with new_book() as book:
        _, stream = book.sheet("表", [20.0])
        for row in rows:
            stream.append([Styled(value, style) for value in row])
        return b"".join(book.pieces())


def read(data: bytes, row: int = 1, column: int = 1) -> Cell:
    return read_bytes(data).sheets[0].cell(row, column)


FIT = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff") | st.sampled_from("\t\r\n"),
    max_size=40,
)


@given(FIT)
def test_any_text_is_read_as_it_was_written(text: str) -> None:
    cell = read(made((text,)))
    assert cell.value == text
    assert (cell.kind, cell.formula) == ("text" if text else "empty", None)


@pytest.mark.parametrize("text", ["_x0041_", "_x000D_", "__x0041_", "_X0041_", "a_x00e9_b", "_x005F_x0041_", "_x41_"])
def test_what_excel_would_take_for_an_escape_stays_a_text(text: str) -> None:
    assert read(made((text,))).value == text


@given(st.integers(-(10**15), 10**15) | st.floats(allow_nan=False, allow_infinity=False, width=64))
def test_any_number_is_read_as_it_was_written(number: float) -> None:
    cell = read(made((number,), style="cell"))
    assert cell.kind == "number"
    assert float(cell.value) == number


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@a", "＝1", "-"])
def test_a_text_that_could_be_a_formula_stays_one_when_somebody_edits_it(text: str) -> None:
    cell = openpyxl.load_workbook(io.BytesIO(made((text, "a"))))["表"]["A1"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


def test_an_empty_value_is_an_empty_cell_with_its_style() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(made((None, "", "a"))))["表"]
    assert [cell.value for cell in sheet[1]] == [None, None, "a"]
    assert sheet["A1"].border.left.style == "thin"


def test_links_of_one_file_share_their_address() -> None:
    links = [Link(f"セル{n}", "../a b&c_x0041_.xlsx", f"'様式1'!A{n}") for n in range(1, 4)]
    data = made(*((link,) for link in links), (Link("ほか", "d.xlsx"),), (Link("なし", None),))
    sheet = openpyxl.load_workbook(io.BytesIO(data))["表"]
    found = [cell.hyperlink for cell in sheet["A"]]
    assert [(link.target, link.location) if link else None for link in found] == [
        *(("../a b&c_x0041_.xlsx", f"'様式1'!A{n}") for n in range(1, 4)),
        ("d.xlsx", None),
        None,
    ]
    assert zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/_rels/sheet1.xml.rels").count(b"<Relationship ") == 2


def test_no_more_links_than_excel_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream_module, "MOST_LINKS", 2)
    sheet = openpyxl.load_workbook(io.BytesIO(made(*((Link("a", "a.xlsx"),) for _ in range(4)))))["表"]
    assert [cell.hyperlink is not None for cell in sheet["A"]] == [True, True, False, False]


def test_rows_have_the_heights_that_are_asked_for_and_the_sheet_knows_its_extent() -> None:
    with new_book() as book:
        _, stream = book.sheet("表", [20.0])
        stream.append([Styled("a", "text")] * 3, 30)
        stream.append([])
        data = b"".join(book.pieces())
    sheet = openpyxl.load_workbook(io.BytesIO(data))["表"]
    assert (sheet.row_dimensions[1].height, sheet.dimensions) == (30, "A1:C1")
    assert b'<dimension ref="A1:C2"' in zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml")


def test_wide_sheets_print_on_larger_paper() -> None:
    with new_book() as book:
        narrow, _ = book.sheet("狭い", [100.0, 100.0])
        wide, _ = book.sheet("広い", [110.0, 110.0])
    assert (narrow.page_setup.paperSize, wide.page_setup.paperSize) == (9, 8)


def test_the_same_content_gives_the_same_bytes() -> None:
    assert made(("a", 1, Link("b", "c"))) == made(("a", 1, Link("b", "c")))


def test_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    made(("a",))

    def given_up() -> None:
        with new_book() as book:
            _, stream = book.sheet("表", [20.0])
            stream.append([Styled("a", "text")])
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        given_up()
    assert list(tmp_path.iterdir()) == []
