"""Answers in the copy of a filing whose next version has no place for them: they wait in the copy before it."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from bulkruns import put, ran, rows
from filings import filing
from markedcopies import NOTE, locked, names, note, notes

CITY = "長野県あずさ市"
COPY = f"様式1_{CITY}-marked.xlsx"


def form(year: str) -> bytes:
    """With one error, whatever the version."""
    return filing(CITY, {"S7": "87%", "D9": year})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return put(tmp_path / "提出", {"様式1.xlsx": form("2021年度")})


@pytest.fixture
def out(tmp_path: Path, folder: Path) -> Path:
    """After a run, and an answer in the copy."""
    ran(folder, tmp_path / "結果", mark=True)
    note(tmp_path / "結果", COPY)
    return tmp_path / "結果"


def remark(out: Path) -> str:
    [said] = openpyxl.load_workbook(out / "summary.xlsx")["ファイル"].iter_rows(min_row=4, values_only=True)
    return str(said[5] or "")


WAITING = (
    "前の写しの記入1件は、シート「点検結果」を加えられないため、引き継いでいません"
    f"（前の写しを残しています。保護のないファイルが届けば、引き継ぎます）：marked/{COPY}.bak"
)


def test_the_answers_are_counted_and_the_copy_that_holds_them_is_named(folder: Path, out: Path) -> None:
    for year in ("2022年度", "2022年度", "2023年度"):
        put(folder, {"様式1.xlsx": locked(form(year))})
        totals = ran(folder, out, mark=True).totals
        assert (totals.copies, totals.copies_noted) == (1, 1)
        assert remark(out).splitlines()[1:] == [WAITING]
        assert notes(out, f"{COPY}.bak") == [NOTE]


def test_they_come_back_with_the_first_version_that_has_a_place_for_them(folder: Path, out: Path) -> None:
    put(folder, {"様式1.xlsx": locked(form("2022年度"))})
    ran(folder, out, mark=True)
    put(folder, {"様式1.xlsx": form("2023年度")})
    ran(folder, out, mark=True)
    assert (notes(out, COPY), remark(out)) == ([NOTE], "")


def test_the_copy_that_only_carries_them_is_kept_too(folder: Path, out: Path) -> None:
    """Nobody has touched it since it was made, and the one before it is thrown away."""
    put(folder, {"様式1.xlsx": form("2022年度")})
    ran(folder, out, mark=True)
    (out / "marked" / f"{COPY}.bak").unlink()
    put(folder, {"様式1.xlsx": locked(form("2023年度"))})
    ran(folder, out, mark=True)
    assert (notes(out, f"{COPY}.bak"), remark(out).splitlines()[1:]) == ([NOTE], [WAITING])


def test_without_answers_nothing_is_said_or_kept(tmp_path: Path, folder: Path) -> None:
    out = tmp_path / "結果"
    ran(folder, out, mark=True)
    put(folder, {"様式1.xlsx": locked(form("2022年度"))})
    ran(folder, out, mark=True)
    assert len(remark(out).splitlines()) == 1
    assert [path.name for path in (out / "marked").iterdir()] == [COPY]


def test_answers_that_somebody_has_deleted_with_their_sheet_do_not_come_back(folder: Path, out: Path) -> None:
    put(folder, {"様式1.xlsx": form("2022年度")})
    ran(folder, out, mark=True)
    book = openpyxl.load_workbook(out / "marked" / COPY)
    del book["点検結果"]
    book.save(out / "marked" / COPY)
    put(folder, {"様式1.xlsx": form("2023年度")})
    ran(folder, out, mark=True)
    assert (notes(out, COPY), notes(out, f"{COPY}.bak")) == ([], [NOTE])


def test_a_copy_beside_which_answers_wait_stays_when_a_newer_version_comes(folder: Path, out: Path) -> None:
    put(folder, {"様式1.xlsx": locked(form("2022年度"))})
    ran(folder, out, mark=True)
    put(folder, {"再提出/様式1.xlsx": filing(CITY, {"S7": "87%"}, saved="2035-05-01T00:00:00Z")})
    [said] = ran(folder, out, mark=True).totals.copies_stay
    assert said == f"不要になった写しを残しています（marked/{COPY}）：前の写しに記入が1件あります：marked/{COPY}.bak"
    assert names(out) == {COPY, f"再提出/{COPY}"}
    assert rows(out, "select status from copies_of_files order by 1") == ["read", "superseded"]
