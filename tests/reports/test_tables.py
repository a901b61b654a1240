"""Frames as CSV and xlsx: nothing in them ever becomes a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Any

import openpyxl
import pandas as pd
import pytest

from sdgsheet.errors import SdgsheetError
from sdgsheet.reports import tables
from sdgsheet.reports.tables import csv_bytes, xlsx_bytes

EVIL = [
    "=1+1",
    "+SUM(A1)",
    "-2+3",
    "-116%",
    "-",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "＝1+1",
    '=HYPERLINK("http://example.com","x")',
]
PLAIN = ["達成", "1-1", "a=b", "－", "", "13%"]


def frame(values: Sequence[Any], name: str = "列") -> pd.DataFrame:
    return pd.DataFrame({name: pd.Series(list(values), dtype=object)})


def as_csv(*frames: pd.DataFrame) -> list[list[str]]:
    data = b"".join(csv_bytes(frames))
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def as_xlsx(*frames: pd.DataFrame) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(b"".join(xlsx_bytes({"表": frames}))))


def test_csv_has_its_headings_once() -> None:
    assert as_csv(frame(["a"]), frame(["b"])) == [["列"], ["a"], ["b"]]


def test_csv_ends_its_lines_as_windows_does() -> None:
    assert b"".join(csv_bytes([frame(["a"])])).endswith(b"a\r\n")


@pytest.mark.parametrize("text", EVIL)
def test_no_text_of_csv_can_be_a_formula(text: str) -> None:
    assert as_csv(frame([text]), frame([1]))[1] == ["'" + text]
    assert as_csv(frame([1], name=text))[0] == ["'" + text]


@pytest.mark.parametrize("text", PLAIN)
def test_other_texts_of_csv_are_as_they_are(text: str) -> None:
    assert as_csv(frame([text, 1]))[1] == [text]


def test_numbers_stay_numbers() -> None:
    values = [-1.5, -2, 2620, None, 0.1]
    assert [row[0] for row in as_csv(frame(values))[1:]] == ["-1.5", "-2", "2620", "", "0.1"]
    assert [cell.value for cell in as_xlsx(frame(values))["表"]["A"]][1:] == values


@pytest.mark.parametrize("text", [*EVIL, *PLAIN])
def test_texts_of_xlsx_are_texts_and_stay_so_when_edited(text: str) -> None:
    cell = as_xlsx(frame([text]))["表"]["A2"]
    assert (cell.value or "") == text
    assert cell.data_type in ("s", "inlineStr", "n")
    assert cell.data_type != "f"
    assert bool(cell.quotePrefix) is (text in EVIL)


def test_headings_of_xlsx_are_texts_too() -> None:
    cell = as_xlsx(frame([1], name="=1+1"))["表"]["A1"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_xlsx_can_be_filtered_and_its_headings_stay() -> None:
    sheet = as_xlsx(frame(["a"]), frame(["b"]))["表"]
    assert (sheet.auto_filter.ref, sheet.freeze_panes) == ("A1:A3", "A2")


def test_characters_that_no_workbook_can_hold() -> None:
    assert as_xlsx(frame(["a\x00b\udcff"]))["表"]["A2"].value == "ab"
    assert as_csv(frame(["a\udcff"]))[1] == ["a?"]


def test_an_empty_table_has_its_headings() -> None:
    assert as_csv(frame([])) == [["列"]]
    assert as_xlsx(frame([]))["表"]["A1"].value == "列"


def test_a_table_too_long_for_excel_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MOST_ROWS", 2)
    with pytest.raises(SdgsheetError) as raised:
        as_xlsx(frame(["a", "b"]), frame(["c"]))
    assert "--format csv" in raised.value.text.ja


def test_the_same_tables_give_the_same_bytes() -> None:
    one, other = (b"".join(xlsx_bytes({"表": [frame(["a", 1])]})) for _ in range(2))
    assert one == other
