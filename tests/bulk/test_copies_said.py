"""What is said of marked copies: why one could not be made, and which answers could not be carried over."""

from __future__ import annotations

import os
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from bulkruns import put, ran
from filings import filing
from markedcopies import locked
from sdgsheet.bulk import steps
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


def exported(out: Path, heading: str) -> list[str]:
    return [text for frame in frames(out, "files", "ja") for text in frame[heading] if not pd.isna(text)]


def reasons(out: Path) -> list[str]:
    return exported(out, "写しのない理由")


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


@pytest.mark.parametrize(
    ("language", "said", "told_so"),
    [
        ("ja", f"写し（marked/{COPY}）：ブックの構成（シートの追加など）が保護されているため、", "備考のある写し 1件"),
        (
            "en",
            f"The marked copy (marked/{COPY}): The workbook’s structure is protected, so",
            "Marked copies with a remark: 1;",
        ),
    ],
)
def test_a_copy_without_the_sheet_of_results_says_so_as_mark_does(
    folder: Path, out: Path, language: str, said: str, told_so: str
) -> None:
    put(folder, {"様式1.xlsx": locked(form({"S8": "999%"}))})
    for _ in range(2):
        outcome = ran(folder, out, mark=True, language=language)
        assert (outcome.totals.copies, outcome.totals.copies_noted) == (1, 1)
        book = openpyxl.load_workbook(out / "summary.xlsx")
        sheets = (("都市別", 14), ("ファイル", 6)) if language == "ja" else (("Cities", 14), ("Files", 6))
        [remark] = {str(book[sheet].cell(4, column).value or "") for sheet, column in sheets}
        assert remark.startswith(said)
        assert told_so in "\n".join(text.to("ja" if language == "ja" else "en") for text in told(outcome))
        assert exported(out, "写しの備考") == [remark]
    assert reasons(out) == []


def test_a_whole_copy_has_no_remark(folder: Path, out: Path) -> None:
    outcome = ran(folder, out, mark=True)
    assert (outcome.totals.copies_noted, remarks(out), exported(out, "写しの備考")) == (0, {""}, [])
    assert "備考のある写し" not in "\n".join(text.ja for text in told(outcome))


@pytest.mark.parametrize("size", [6_000, 2, 0])
@pytest.mark.parametrize("changed", [False, True])
def test_a_copy_that_was_damaged_is_kept_and_made_anew(folder: Path, out: Path, size: int, changed: bool) -> None:
    ran(folder, out, mark=True)
    copy = out / "marked" / COPY
    sound = copy.read_bytes()
    copy.write_bytes(sound[:size])
    if changed:
        put(folder, {"様式1.xlsx": form({"S8": "888%"})})
    for _ in range(2):
        outcome = ran(folder, out, mark=True)
        assert openpyxl.load_workbook(copy).sheetnames == ["様式1", "点検結果"]
        assert (copy.read_bytes() == sound) is not changed
        [remark] = remarks(out)
        assert remark.startswith("前の写しは壊れているか途中で切れていて開けないため、作り直しました。")
        assert remark.endswith(f"marked/{COPY}.bak")
        assert outcome.totals.copies_noted == 1
    assert (out / "marked" / f"{COPY}.bak").read_bytes() == sound[:size]
    assert len(list((out / "marked").iterdir())) == 2


def test_a_copy_with_bytes_that_are_not_its_own_is_damaged_too(folder: Path, out: Path) -> None:
    """As a cloud leaves it that has not yet brought all of it: of the right size, and nothing in the middle."""
    ran(folder, out, mark=True)
    copy = out / "marked" / COPY
    sound = copy.read_bytes()
    copy.write_bytes(sound[:2_000] + bytes(len(sound) - 4_000) + sound[-2_000:])
    ran(folder, out, mark=True)
    assert copy.read_bytes() == sound


def test_a_copy_that_only_bears_another_time_stays(folder: Path, out: Path) -> None:
    ran(folder, out, mark=True)
    copy = out / "marked" / COPY
    os.utime(copy, (0, 0))
    assert ran(folder, out, mark=True).totals.copies_noted == 0
    assert copy.stat().st_mtime == 0
    assert not (out / "marked" / f"{COPY}.bak").exists()


def test_copies_that_nobody_has_touched_are_not_opened_again(
    folder: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran(folder, out, mark=True)
    answered_and_cut(out / "marked" / COPY)
    ran(folder, out, mark=True)  # looks into the one that was worked in, once
    monkeypatch.setattr(steps, "make_copy", None)
    assert ran(folder, out, mark=True).totals.copies == 1


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


def test_what_mark_says_of_cells_is_said_of_the_copy_with_their_places(folder: Path, out: Path) -> None:
    """The submitted file is a marked one itself, answered in a sheet without its hidden column."""
    ran(folder, out, mark=True)
    answered_and_cut(out / "marked" / COPY)
    book = openpyxl.load_workbook(out / "marked" / COPY)
    book["様式1"]["S8"] = "12%"
    book.save(folder / "様式1.xlsx")
    ran(folder, out.parent / "結果2", mark=True)
    [remark] = remarks(out.parent / "結果2")
    stays, answer = remark.splitlines()
    assert stays.startswith(f"写し（marked/{COPY}）：シート「点検結果」は、点検結果の写しか、")
    assert answer.startswith(
        f"写し（marked/{COPY}）：［点検結果!I4］前の結果のシートの「対応」「理由・担当」の記入です。"
    )
