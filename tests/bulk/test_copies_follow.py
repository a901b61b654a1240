"""Whose a marked copy is: it stays with its filing, and never becomes another city's."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

import openpyxl
import pytest

from bulkruns import put, ran, rows
from filings import filing
from sdgsheet.cli.outcome import told
from sdgsheet.xlsx.layers import open_file

AZUSA, UMI = "長野県あずさ市", "長野県うみの市"
NOTE = "課長に確認済み"


def form(city: str, cells: dict[str, str | float] | None = None) -> bytes:
    """All with one error in the same cell, whichever city's."""
    return filing(city, {"S7": "87%", **(cells or {})})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return put(tmp_path / "提出", {"様式1.xlsx": form(AZUSA)})


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "結果"


def names(out: Path) -> set[str]:
    return {path.relative_to(out / "marked").as_posix() for path in (out / "marked").rglob("*.xlsx")}


def note(out: Path, copy: str, text: str = NOTE) -> None:
    """Somebody writes beside the first finding of a copy."""
    book = openpyxl.load_workbook(out / "marked" / copy)
    sheet = book["点検結果"]
    column = next(cell.column for row in sheet.iter_rows(max_row=5) for cell in row if cell.value == "理由・担当")
    row = next(cell.row for cell in sheet["A"] if cell.value == 1)
    sheet.cell(row, column).value = text
    book.save(out / "marked" / copy)


def notes(out: Path, copy: str) -> list[str]:
    with open_file(out / "marked" / copy) as file:
        return [answer.reason for answer in file.answers.values() if answer.reason]


def remark(out: Path, sheet: str, column: int) -> str:
    [line] = openpyxl.load_workbook(out / "summary.xlsx")[sheet].iter_rows(min_row=4, values_only=True)
    return str(line[column] or "")


AZUSA_S, UMI_S = "様式1_長野県あずさ市-marked.xlsx", "様式1_長野県うみの市-marked.xlsx"


@pytest.mark.parametrize("worked_in", [False, True])
def test_the_form_of_another_city_in_the_same_place_has_a_copy_of_its_own(
    folder: Path, out: Path, worked_in: bool
) -> None:
    """Also where the city has only corrected its name: that cannot be told from another city's form."""
    ran(folder, out, mark=True)
    if worked_in:
        note(out, AZUSA_S)
    put(folder, {"様式1.xlsx": form(UMI)})
    for _ in range(2):
        outcome = ran(folder, out, mark=True)
        said = "\n".join(text.ja for text in told(outcome))
        assert names(out) == ({AZUSA_S, UMI_S} if worked_in else {UMI_S})
        assert notes(out, UMI_S) == []
        assert outcome.totals.copies == 1
        assert outcome.totals.copies_left == ((AZUSA_S,) if worked_in else ())
        assert (AZUSA_S in said) is worked_in
        for sheet, column in (("都市別", 13), ("ファイル", 5)):
            remarked = remark(out, sheet, column)
            assert (f"「{AZUSA}」の様式1の写しに記入があります" in remarked) is worked_in
            assert (f"marked/{AZUSA_S}" in remarked) is worked_in


def test_a_copy_is_its_city_s_again_when_the_form_comes_back(folder: Path, out: Path) -> None:
    ran(folder, out, mark=True)
    note(out, AZUSA_S)
    put(folder, {"様式1.xlsx": form(UMI)})
    ran(folder, out, mark=True)
    put(folder, {"様式1.xlsx": form(AZUSA, {"D9": "2023年度"})})
    totals = ran(folder, out, mark=True).totals
    assert (names(out), notes(out, AZUSA_S)) == ({AZUSA_S}, [NOTE])
    assert totals.copies_left == ()


def test_what_cannot_be_read_between_two_cities_does_not_hide_the_first(folder: Path, out: Path) -> None:
    ran(folder, out, mark=True)
    note(out, AZUSA_S)
    put(folder, {"様式1.xlsx": b"PK\3\4"})
    assert ran(folder, out, mark=True).totals.copies_left == (AZUSA_S,)
    put(folder, {"様式1.xlsx": form(UMI)})
    ran(folder, out, mark=True)
    assert (names(out), notes(out, UMI_S)) == ({AZUSA_S, UMI_S}, [])


def test_files_that_change_their_names_with_each_other_keep_their_copies(folder: Path, out: Path) -> None:
    azusa, umi = form(AZUSA), form(UMI)
    put(folder, {"a.xlsx": azusa, "b.xlsx": umi, "様式1.xlsx": form("長野県おおば町")})
    ran(folder, out, mark=True)
    before = names(out)
    note(out, "a_長野県あずさ市-marked.xlsx", "あずさへ")
    note(out, "b_長野県うみの市-marked.xlsx", "うみのへ")
    put(folder, {"a.xlsx": umi, "b.xlsx": azusa})
    totals = ran(folder, out, mark=True).totals
    assert (totals.copies, totals.copies_left) == (3, ())
    assert names(out) == before
    assert notes(out, "a_長野県あずさ市-marked.xlsx") == ["あずさへ"]
    assert notes(out, "b_長野県うみの市-marked.xlsx") == ["うみのへ"]
    copies = dict(rows(out, "select substr(path, -6), copy from copies_of_files where path like '%/_.xlsx'"))
    assert copies == {"a.xlsx": "b_長野県うみの市-marked.xlsx", "b.xlsx": "a_長野県あずさ市-marked.xlsx"}


@pytest.mark.parametrize("spelt", ["あずさ市", "長野県　あ ず さ 市", "長野県（あずさ市）"])
def test_a_city_that_is_spelt_in_another_way_keeps_its_copy(folder: Path, out: Path, spelt: str) -> None:
    ran(folder, out, mark=True)
    note(out, AZUSA_S)
    put(folder, {"様式1.xlsx": form(spelt)})
    totals = ran(folder, out, mark=True).totals
    assert (names(out), notes(out, AZUSA_S), totals.copies_left) == ({AZUSA_S}, [NOTE], ())


def test_a_note_goes_through_copies_in_two_languages(folder: Path, out: Path) -> None:
    ran(folder, out, mark=True)
    note(out, AZUSA_S)
    for language in ("en", "ja", "en"):
        ran(folder, out, mark=True, language=language)
        assert notes(out, AZUSA_S) == [NOTE]


def test_copies_that_an_earlier_layout_knew_without_their_city_stay_with_their_files(folder: Path, out: Path) -> None:
    ran(folder, out, mark=True)
    note(out, AZUSA_S)
    with contextlib.closing(sqlite3.connect(out / "results.sqlite")) as connection:
        connection.executescript("""
            create table earlier (
                path text primary key, copy text not null, copy_sha256 text, sha256 text, edition text, reason text
            ) without rowid;
            insert into earlier select path, copy, copy_sha256, sha256, edition, reason from marked;
            drop view copies_of_files;
            drop table marked;
            alter table earlier rename to marked;
            pragma user_version = 3;
        """)
    totals = ran(folder, out, mark=True).totals
    assert (totals.copies, totals.copies_left) == (1, ())
    assert (names(out), notes(out, AZUSA_S)) == ({AZUSA_S}, [NOTE])
    assert rows(out, "select city from marked") == [AZUSA]


def test_an_answer_in_the_submitted_file_and_another_in_the_copy_both_stay(folder: Path, out: Path) -> None:
    """The city answers in its copy and sends that in; the office has answered in the copy that it keeps."""
    ran(folder, out, mark=True)
    note(out, AZUSA_S, "市：統計の改定による")
    returned = (out / "marked" / AZUSA_S).read_bytes()
    note(out, AZUSA_S, "県：改定を確認済み")
    put(folder, {"様式1.xlsx": returned})
    for language in ("ja", "en", "ja"):  # made anew each time
        ran(folder, out, mark=True, language=language)
        assert notes(out, AZUSA_S) == ["県：改定を確認済み", "市：統計の改定による"]


def test_the_same_answer_in_the_submitted_file_and_in_the_copy_is_one(folder: Path, out: Path) -> None:
    ran(folder, out, mark=True)
    note(out, AZUSA_S)
    put(folder, {"様式1.xlsx": (out / "marked" / AZUSA_S).read_bytes()})
    ran(folder, out, mark=True)
    assert notes(out, AZUSA_S) == [NOTE]
