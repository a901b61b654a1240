"""Marked copies beside the results."""

from __future__ import annotations

import contextlib
import hashlib
import os
import sqlite3
from pathlib import Path

import openpyxl
import pytest

from bulkruns import put, ran, rows
from filings import filing, packed
from sdgsheet.bulk.copies import copy_name
from sdgsheet.xlsx.layers import open_file

FAULTY = filing("長野県あずさ市", {"S7": "87%"})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return put(tmp_path / "提出", {"甲/様式1.xlsx": FAULTY, "乙/様式1.xlsx": filing("長野県あさひ市")})


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "結果"


def copies(out: Path) -> dict[str, bytes]:
    """The marked copies by their names from the folder of the copies on."""
    marked = out / "marked"
    return {path.relative_to(marked).as_posix(): path.read_bytes() for path in marked.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("relative", "name"),
    [
        ("県/様式1.xlsx", "県/様式1-marked.xlsx"),
        ("様式1.XLSM", "様式1-marked.XLSM"),
        ("国.zip/県.zip/市.xlsx", "国.zip/県.zip/市-marked.xlsx"),
        ("../../外/a.xlsx", "_/_/外/a-marked.xlsx"),
        ("a:b*/?<>|.xlsx", "a_b_/____-marked.xlsx"),
        ("末尾. /a .xlsx", "末尾/a-marked.xlsx"),
        ("CON/nul.xlsx", "_CON/_nul-marked.xlsx"),
        ("様式1.zip", "様式1-marked.zip"),
        ("a", "a-marked"),
    ],
)
def test_names_of_copies_fit_every_system_and_stay_in_their_folder(relative: str, name: str) -> None:
    assert copy_name(relative.replace("/", os.sep)) == name


def test_a_long_name_is_cut() -> None:
    assert len(copy_name("あ" * 84 + ".xlsx").encode()) < 255
    named = copy_name("あ" * 84 + ".xlsx", "長野県あずさ市")
    assert len(named.encode()) < 255
    assert named.endswith("あ_長野県あずさ市-marked.xlsx")


def test_every_filing_that_counts_gets_a_copy_and_no_other_file(folder: Path, out: Path) -> None:
    put(folder, {"古い/様式1.xlsx": filing("長野県あずさ市", saved="2001-01-01T00:00:00Z"), "壊れた.xlsx": b"PK\3\4"})
    outcome = ran(folder, out, mark=True)
    assert set(copies(out)) == {"甲/様式1_長野県あずさ市-marked.xlsx", "乙/様式1_長野県あさひ市-marked.xlsx"}
    assert (outcome.totals.copies, outcome.totals.copies_failed) == (2, 0)


def test_a_copy_names_the_submitted_file_by_its_hash_and_counts_what_the_tables_count(folder: Path, out: Path) -> None:
    ran(folder, out, mark=True)
    sheet = openpyxl.load_workbook(out / "marked/甲/様式1_長野県あずさ市-marked.xlsx")["点検結果"]
    texts = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]
    [counts] = rows(out, "select errors, warnings, infos from files where path like '%甲%'")
    assert "修正{}・確認{}・参考{}".format(*counts) in texts[0]
    assert any(hashlib.sha256(FAULTY).hexdigest() in text for text in texts)


def test_a_filing_in_a_zip_gets_a_copy_too(tmp_path: Path, out: Path) -> None:
    ran(put(tmp_path / "提出", {"県.zip": packed({"市/様式1.xlsx": FAULTY}), "a.xlsx": filing()}), out, mark=True)
    assert set(copies(out)) == {"県.zip/市/様式1_長野県あずさ市-marked.xlsx", "a_熊本県熊本市-marked.xlsx"}


def test_names_that_become_one_are_told_apart(tmp_path: Path, out: Path) -> None:
    members = {
        "a:b.xlsx": filing(),
        "a?b.xlsx": filing(period="2019年～2021年"),
        "A_B.xlsx": filing(period="2025年～2027年"),
    }
    ran(put(tmp_path / "提出", {"県.zip": packed(members)}), out, mark=True)
    names = {name.lower() for name in copies(out)}
    assert names == {f"県.zip/a_b_熊本県熊本市-marked{number}.xlsx" for number in ("", " (2)", " (3)")}


def test_without_the_wish_there_are_none(folder: Path, out: Path) -> None:
    assert ran(folder, out).totals.copies == 0
    assert not (out / "marked").exists()


# ── again ──


def test_a_second_run_makes_none_anew(folder: Path, out: Path) -> None:
    ran(folder, out, mark=True)
    times = {path: path.stat().st_mtime_ns for path in (out / "marked").rglob("*.xlsx")}
    assert ran(folder, out, mark=True).totals.copies == 2
    assert {path: path.stat().st_mtime_ns for path in (out / "marked").rglob("*.xlsx")} == times


def test_one_that_was_thrown_away_is_made_anew(folder: Path, out: Path) -> None:
    ran(folder, out, mark=True)
    before = copies(out)
    (out / "marked/甲/様式1_長野県あずさ市-marked.xlsx").unlink()
    ran(folder, out, mark=True)
    assert copies(out) == before


def test_a_changed_filing_gets_a_new_copy_under_the_old_name(folder: Path, out: Path) -> None:
    ran(folder, out, mark=True)
    before = copies(out)
    put(folder, {"甲/様式1.xlsx": filing("長野県あずさ市", {"S7": "78%"})})
    ran(folder, out, mark=True)
    after = copies(out)
    assert set(after) == set(before)
    assert {name for name in after if after[name] != before[name]} == {"甲/様式1_長野県あずさ市-marked.xlsx"}


def test_a_copy_of_a_filing_that_has_changed_since_is_not_counted(folder: Path, out: Path) -> None:
    ran(folder, out, mark=True)
    put(folder, {"甲/様式1.xlsx": filing("長野県あずさ市", {"S7": "78%"})})
    assert ran(folder, out).totals.copies == 1


def test_a_copy_of_a_filing_that_counts_no_longer_goes(folder: Path, out: Path) -> None:
    ran(folder, out, mark=True)
    (folder / "甲/様式1.xlsx").unlink()
    ran(folder, out, mark=True)
    assert set(copies(out)) == {"乙/様式1_長野県あさひ市-marked.xlsx"}
    assert {path.name for path in (out / "marked").iterdir()} == {"乙"}, "nor its folder"


def answered(path: Path) -> bytes:
    """Somebody opens the copy, answers the first finding, and saves."""
    book = openpyxl.load_workbook(path)
    sheet = book["点検結果"]
    headings = {str(cell.value): cell.column for row in sheet.iter_rows(max_row=5) for cell in row if cell.value}
    row = next(cell.row for cell in sheet["A"] if cell.value == 1)
    sheet.cell(row, headings["対応"]).value = "修正した"
    sheet.cell(row, headings["理由・担当"]).value = "市に確認済み"
    book.save(path)
    return path.read_bytes()


def test_what_staff_wrote_into_a_copy_is_carried_over_and_that_copy_is_kept(folder: Path, out: Path) -> None:
    ran(folder, out, mark=True)
    copy = out / "marked/甲/様式1_長野県あずさ市-marked.xlsx"
    worked_in = answered(copy)
    assert ran(folder, out, mark=True).totals.copies == 2
    assert copy.read_bytes() == worked_in
    put(folder, {"甲/様式1.xlsx": filing("長野県あずさ市", {"S7": "87%", "D9": "2023年度"})})
    ran(folder, out, mark=True)
    with open_file(copy) as file:
        assert [(a.response, a.reason) for a in file.answers.values() if a.reason] == [("修正した", "市に確認済み")]
    assert copies(out)["甲/様式1_長野県あずさ市-marked.xlsx.bak"] == worked_in


def test_what_was_carried_over_once_is_carried_over_again_and_never_removed(folder: Path, out: Path) -> None:
    ran(folder, out, mark=True)
    copy = out / "marked/甲/様式1_長野県あずさ市-marked.xlsx"
    answered(copy)
    for year in ("2021年度", "2022年度", "2023年度"):
        put(folder, {"甲/様式1.xlsx": filing("長野県あずさ市", {"S7": "87%", "D9": year})})
        ran(folder, out, mark=True)
        with open_file(copy) as file:
            assert [a.reason for a in file.answers.values() if a.reason] == ["市に確認済み"]
    (folder / "甲/様式1.xlsx").unlink()
    ran(folder, out, mark=True)
    assert copy.exists()


def test_a_copy_in_which_somebody_has_worked_is_never_removed(folder: Path, out: Path) -> None:
    ran(folder, out, mark=True)
    worked_in = answered(out / "marked/甲/様式1_長野県あずさ市-marked.xlsx")
    (folder / "甲/様式1.xlsx").unlink()
    totals = ran(folder, out, mark=True).totals
    assert copies(out)["甲/様式1_長野県あずさ市-marked.xlsx"] == worked_in
    assert totals.copies_left == ("甲/様式1_長野県あずさ市-marked.xlsx",)
    said = [str(row[0]) for row in openpyxl.load_workbook(out / "summary.xlsx")["概要"].values]
    assert any("marked/甲/様式1_長野県あずさ市-marked.xlsx" in line for line in said)


@pytest.mark.parametrize("mark", [True, False], ids=["marked again", "without marking"])
def test_the_copy_goes_along_with_a_file_that_is_renamed_or_moved(folder: Path, out: Path, mark: bool) -> None:
    ran(folder, out, mark=True)
    worked_in = answered(out / "marked/甲/様式1_長野県あずさ市-marked.xlsx")
    (folder / "甲").rename(folder / "受領済")
    totals = ran(folder, out, mark=mark).totals
    assert (totals.copies, totals.copies_left) == (2, ())
    assert copies(out)["甲/様式1_長野県あずさ市-marked.xlsx"] == worked_in
    assert len(copies(out)) == 2
    assert remarked(out)["受領済/様式1.xlsx"] == ("", "marked/甲/様式1_長野県あずさ市-marked.xlsx")


def test_the_copy_stays_with_a_file_of_which_another_is_found_too(folder: Path, out: Path) -> None:
    ran(folder, out, mark=True)
    put(folder, {"丙/様式1.xlsx": FAULTY})
    os.utime(folder / "丙/様式1.xlsx", (0, 0))  # so that it is the older one
    ran(folder, out, mark=True)
    assert rows(out, "select path from files where status = 'read' and path like '%丙%'") == []
    assert remarked(out)["甲/様式1.xlsx"] == ("", "marked/甲/様式1_長野県あずさ市-marked.xlsx")


def test_copies_are_known_although_the_layout_of_the_results_changes(folder: Path, out: Path) -> None:
    ran(folder, out, mark=True)
    worked_in = answered(out / "marked/甲/様式1_長野県あずさ市-marked.xlsx")
    with contextlib.closing(sqlite3.connect(out / "results.sqlite")) as connection:
        connection.execute("pragma user_version = 2")
    assert ran(folder, out, mark=True).totals.copies == 2
    assert copies(out)["甲/様式1_長野県あずさ市-marked.xlsx"] == worked_in


def test_copies_lie_as_the_files_do_and_stay_when_others_come(tmp_path: Path, out: Path) -> None:
    folder = put(tmp_path / "提出", {"一次/a.xlsx": filing()})
    ran(folder, out, mark=True)
    put(folder, {"二次/b.xlsx": FAULTY})
    ran(folder, out, mark=True)
    assert set(copies(out)) == {"一次/a_熊本県熊本市-marked.xlsx", "二次/b_長野県あずさ市-marked.xlsx"}


@pytest.mark.parametrize(
    ("name", "city", "copy"),
    [
        ("046.xlsx", "長野県あずさ市", "046_長野県あずさ市-marked.xlsx"),
        ("あずさ市_様式1.xlsx", "長野県あずさ市", "あずさ市_様式1-marked.xlsx"),
        ("様式1.xlsx", "", "様式1-marked.xlsx"),
        ("うみの市.xlsx", "長野県あずさ市", "うみの市-marked.xlsx"),
    ],
    ids=["named", "in the name already", "unknown", "in doubt"],
)
def test_a_copy_bears_the_name_of_its_city(tmp_path: Path, out: Path, name: str, city: str, copy: str) -> None:
    files = {name: filing(city), "長野県うみの市.xlsx": filing("長野県うみの市", period="2019年～2021年")}
    ran(put(tmp_path / "提出", files), out, mark=True)
    assert set(copies(out)) == {copy, "長野県うみの市-marked.xlsx"}


def test_what_was_half_written_is_removed(folder: Path, out: Path) -> None:
    left = {"marked/甲/.sdgsheet-0123abcd.tmp": b"half", "marked/甲/.sdgsheet-note.txt": b"mine"}
    put(out, left)
    ran(folder, out)
    assert set(copies(out)) == {"甲/.sdgsheet-note.txt"}


def remarked(out: Path) -> dict[str, tuple[str, str]]:
    """Of each file that a run found: what is remarked on it, and where its copy is."""
    sheet = openpyxl.load_workbook(out / "summary.xlsx")["ファイル"]
    return {
        f"{row[0].value}/{row[1].value}": (
            str(row[5].value or ""),
            str(row[6].hyperlink.target) if row[6].hyperlink else "",
        )
        for row in sheet.iter_rows(min_row=4)
    }


def test_the_copy_of_an_older_version_in_which_somebody_has_worked_is_named(folder: Path, out: Path) -> None:
    ran(folder, out, mark=True)
    worked_in = answered(out / "marked/甲/様式1_長野県あずさ市-marked.xlsx")
    put(folder, {"再提出/様式1.xlsx": filing("長野県あずさ市", {"S7": "87%"}, saved="2025-05-01T00:00:00Z")})
    for _ in range(2):
        ran(folder, out, mark=True)
        assert copies(out)["甲/様式1_長野県あずさ市-marked.xlsx"] == worked_in
        told = remarked(out)
        assert told["甲/様式1.xlsx"] == ("新しい版：再提出/様式1.xlsx", "marked/甲/様式1_長野県あずさ市-marked.xlsx")
        assert told["再提出/様式1.xlsx"] == (
            "古い版の写しに記入があります（残してあります）：marked/甲/様式1_長野県あずさ市-marked.xlsx",
            "marked/再提出/様式1_長野県あずさ市-marked.xlsx",
        )
    (folder / "再提出/様式1.xlsx").unlink()
    ran(folder, out, mark=True)
    assert copies(out)["甲/様式1_長野県あずさ市-marked.xlsx"] == worked_in
    assert remarked(out)["甲/様式1.xlsx"] == ("", "marked/甲/様式1_長野県あずさ市-marked.xlsx")


def test_the_copy_of_an_older_version_in_which_nobody_has_worked_goes_without_a_word(folder: Path, out: Path) -> None:
    ran(folder, out, mark=True)
    put(folder, {"再提出/様式1.xlsx": filing("長野県あずさ市", saved="2025-05-01T00:00:00Z")})
    ran(folder, out, mark=True)
    assert "甲/様式1_長野県あずさ市-marked.xlsx" not in copies(out)
    assert remarked(out)["甲/様式1.xlsx"] == ("新しい版：再提出/様式1.xlsx", "")
    assert remarked(out)["再提出/様式1.xlsx"][0] == ""


def test_a_copy_that_cannot_be_made_is_counted_and_its_reason_kept(folder: Path, out: Path) -> None:
    put(out, {"marked/甲": b"a file where a folder should be"})
    totals = ran(folder, out, mark=True).totals
    assert (totals.copies, totals.copies_failed) == (1, 1)
    assert len(rows(out, "select reason from marked where reason is not null")) == 1
