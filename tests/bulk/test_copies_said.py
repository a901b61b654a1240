"""What is said of marked copies: why one could not be made, and which answers could not be carried over."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from bulkruns import put, ran
from filings import filing
from sdgsheet.bulk.frames import frames
from sdgsheet.cli.outcome import told
from sdgsheet.xlsx.layers import open_file

COPY = "様式1_長野県あずさ市-marked.xlsx"


def form(cells: dict[str, str | float]) -> bytes:
    return filing("長野県あずさ市", cells)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return put(tmp_path / "提出", {"様式1.xlsx": form({"S8": "999%"})})


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "結果"


def remarks(out: Path) -> set[str]:
    """Of the only file, in 都市別 and in ファイル."""
    book = openpyxl.load_workbook(out / "summary.xlsx")
    return {str(book[sheet].cell(4, column).value or "") for sheet, column in (("都市別", 14), ("ファイル", 6))}


def reasons(out: Path) -> list[str]:
    return [text for frame in frames(out, "files", "ja") for text in frame["写しのない理由"] if not pd.isna(text)]


def test_a_copy_that_is_open_in_another_program_is_named_with_the_reason(folder: Path, out: Path) -> None:
    ran(folder, out, mark=True)
    put(out, {f"marked/~${COPY}": b"somebody"})
    put(folder, {"様式1.xlsx": form({"S8": "888%"})})
    outcome = ran(folder, out, mark=True)
    said = (
        f"写しを作れませんでした（marked/{COPY}）：出力先のファイルは、ほかのプログラム（Excelなど）で開かれています。"
    )
    assert [text.ja for text in told(outcome) if text.ja.startswith(said)]
    [remark] = remarks(out)
    assert remark.startswith(said)
    assert ["開かれています" in reason for reason in reasons(out)] == [True]

    (out / f"marked/~${COPY}").unlink()
    outcome = ran(folder, out, mark=True)
    assert (outcome.not_copied, remarks(out), reasons(out)) == ((), {""}, [])


def answered_and_cut(copy: Path) -> None:
    """Somebody answers the finding of the wrong 達成度, and deletes the hidden column."""
    book = openpyxl.load_workbook(copy)
    sheet: Worksheet = book["点検結果"]
    headings = {str(cell.value): cell.column for row in sheet.iter_rows(max_row=5) for cell in row if cell.value}
    row = next(cell.row for cell in sheet["A"] if cell.value == 1)
    sheet.cell(row, headings["理由・担当"]).value = "市に確認済み"
    [hidden] = [column for column in range(1, 20) if sheet.column_dimensions[get_column_letter(column)].hidden]
    sheet.delete_cols(hidden)
    book.save(copy)


@pytest.mark.parametrize(
    ("again", "kept"), [({"S8": "999%", "D9": "2023年度"}, True), ({"D9": "2023年度"}, False)], ids=["there", "gone"]
)
def test_answers_in_a_copy_without_its_hidden_column_are_carried_over_or_named(
    folder: Path, out: Path, again: dict[str, str | float], kept: bool
) -> None:
    ran(folder, out, mark=True)
    answered_and_cut(out / "marked" / COPY)
    put(folder, {"様式1.xlsx": form(again)})
    ran(folder, out, mark=True)
    with open_file(out / "marked" / COPY) as file:
        assert [answer.reason for answer in file.answers.values() if answer.reason] == ["市に確認済み"] * kept
    [remark] = remarks(out)
    assert remark.startswith("前の写しの記入のうち1件は") is not kept
    assert (out / "marked" / f"{COPY}.bak").exists()


def test_what_is_exported_names_no_copy_of_an_earlier_submission(folder: Path, out: Path) -> None:
    ran(folder, out, mark=True)
    [named] = [copy for frame in frames(out, "files", "ja") for copy in frame["写し"]]
    assert named == str(out / "marked" / COPY)
    put(folder, {"様式1.xlsx": form({"S8": "888%"})})
    ran(folder, out)
    for table in ("files", "findings"):
        assert all(pd.isna(copy) for frame in frames(out, table, "ja") for copy in frame["写し"])


def test_what_is_exported_names_no_copy_that_was_thrown_away(folder: Path, out: Path) -> None:
    ran(folder, out, mark=True)
    (out / "marked" / COPY).unlink()
    assert all(pd.isna(copy) for frame in frames(out, "files", "ja") for copy in frame["写し"])
