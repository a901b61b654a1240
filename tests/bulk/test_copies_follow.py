"""Whose a marked copy is: it stays with its filing, and never becomes another city's."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Mapping
from pathlib import Path

import openpyxl
import pytest

from bulkruns import put, ran, rows
from filings import filing, packed
from markedcopies import NOTE, names, note, notes
from sdgsheet.cli.outcome import told

AZUSA, UMI = "長野県あずさ市", "長野県うみの市"


def form(city: str, cells: Mapping[str, str | float] | None = None) -> bytes:
    """All with one error in the same cell, whichever city's."""
    return filing(city, {"S7": "87%", **(cells or {})})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return put(tmp_path / "提出", {"様式1.xlsx": form(AZUSA)})


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "結果"


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


# ── the file moves ──

NEWER = "2025-05-01T00:00:00Z"


def copies_of(out: Path) -> dict[str, str]:
    """Of each file with a copy."""
    base = f"{out.parent / '提出'}/"
    return {path.removeprefix(base): copy for path, copy in rows(out, "select path, copy from copies_of_files")}


@pytest.mark.parametrize("whole", [False, True], ids=["its folder", "the whole folder"])
def test_the_copy_of_an_older_version_goes_along_with_its_file(tmp_path: Path, out: Path, whole: bool) -> None:
    folder = put(tmp_path / "提出", {"一次/様式1.xlsx": form(AZUSA)})
    ran(folder, out, mark=True)
    old, new = f"一次/{AZUSA_S}", f"二次/{AZUSA_S}"
    note(out, old)
    put(folder, {"二次/様式1.xlsx": filing(AZUSA, {"S7": "87%"}, saved=NEWER)})
    ran(folder, out, mark=True)
    moved = folder.rename(tmp_path / "受領") if whole else folder
    place = moved if whole else (folder / "一次").rename(folder / "第1回").parent
    for _ in range(2):
        totals = ran(place, out, mark=True).totals
        assert (totals.copies_left, names(out), notes(out, old)) == ((), {old, new}, [NOTE])
        copies = dict(rows(out, "select status, copy from copies_of_files"))
        assert copies == {"superseded": old, "read": new}
        book = openpyxl.load_workbook(out / "summary.xlsx")
        remarks = {str(row[2]): str(row[5] or "") for row in book["ファイル"].iter_rows(min_row=4, values_only=True)}
        assert f"古い版の写しに記入があります（残してあります）：marked/{old}" in remarks["点検した"]


def test_a_twin_that_counts_in_its_place_takes_over_the_copy(tmp_path: Path, out: Path) -> None:
    """As where somebody unpacks a zip beside it."""
    data = form(AZUSA)
    folder = put(tmp_path / "提出", {"届.zip": packed({"様式1.xlsx": data})})
    ran(folder, out, mark=True)
    copy = f"届.zip/{AZUSA_S}"
    note(out, copy)
    put(folder, {"届/様式1.xlsx": data})
    for _ in range(2):
        ran(folder, out, mark=True)
        [counted] = rows(out, "select path from files where status = 'read'")
        assert counted.endswith("届/様式1.xlsx")
        assert (copies_of(out), names(out), notes(out, copy)) == ({"届/様式1.xlsx": copy}, {copy}, [NOTE])
    (folder / "届/様式1.xlsx").unlink()
    ran(folder, out, mark=True)
    assert (copies_of(out), notes(out, copy)) == ({"届.zip/様式1.xlsx": copy}, [NOTE])


CHANGED = {"D9": "2023年度"}


def test_notes_follow_the_city_where_its_file_is_moved_and_changed(tmp_path: Path, out: Path) -> None:
    folder = put(tmp_path / "提出", {"一次/様式1.xlsx": form(AZUSA), "一次/他.xlsx": form(UMI)})
    ran(folder, out, mark=True)
    copy = f"一次/{AZUSA_S}"
    note(out, copy)
    (folder / "一次/様式1.xlsx").unlink()
    put(folder, {"再提出/あずさ.xlsx": form("あずさ市", CHANGED)})
    totals = ran(folder, out, mark=True).totals
    assert (totals.copies, totals.copies_left, notes(out, copy)) == (2, (), [NOTE])
    assert copies_of(out)["再提出/あずさ.xlsx"] == copy


def test_without_notes_a_file_of_another_name_and_other_bytes_gets_a_new_copy(tmp_path: Path, out: Path) -> None:
    folder = put(tmp_path / "提出", {"一次/様式1.xlsx": form(AZUSA)})
    ran(folder, out, mark=True)
    (folder / "一次/様式1.xlsx").unlink()
    put(folder, {"再提出/様式1.xlsx": form(AZUSA, CHANGED)})
    ran(folder, out, mark=True)
    assert names(out) == {f"再提出/{AZUSA_S}"}


@pytest.mark.parametrize(
    "files",
    [
        {"再提出/様式1.xlsx": filing(AZUSA, {"S7": "87%"}, period="2019年～2021年")},
        {"再提出/様式1.xlsx": form("", CHANGED)},
        {"再提出/様式1_長野県うみの市.xlsx": form(AZUSA, CHANGED), "うみの市.xlsx": form(UMI)},
        {"再提出/様式1.xlsx": form(AZUSA, CHANGED), "一次/様式1.xlsx": b"PK\3\4"},
        {"再提出/様式1.xlsx": form("長野県おおば町", CHANGED)},
    ],
    ids=["another period", "no city", "a doubtful city", "a file that cannot be read at the old place", "another city"],
)
def test_notes_follow_to_no_filing_that_may_be_another_one(tmp_path: Path, out: Path, files: dict[str, bytes]) -> None:
    folder = put(tmp_path / "提出", {"一次/様式1.xlsx": form(AZUSA)})
    ran(folder, out, mark=True)
    copy = f"一次/{AZUSA_S}"
    note(out, copy)
    (folder / "一次/様式1.xlsx").unlink()
    put(folder, files)
    totals = ran(folder, out, mark=True).totals
    assert (totals.copies_left, notes(out, copy)) == ((copy,), [NOTE])
    assert copy not in copies_of(out).values()


def test_of_two_lost_copies_none_is_taken_for_the_city_s(tmp_path: Path, out: Path) -> None:
    folder = put(tmp_path / "提出", {"一次/様式1.xlsx": form(AZUSA)})
    ran(folder, out, mark=True)
    note(out, f"一次/{AZUSA_S}")
    put(folder, {"二次/様式1.xlsx": filing(AZUSA, {"S7": "87%"}, saved=NEWER)})
    ran(folder, out, mark=True)
    note(out, f"二次/{AZUSA_S}")
    for path in folder.rglob("*.xlsx"):
        path.unlink()
    put(folder, {"三次/様式1.xlsx": form(AZUSA, CHANGED)})
    assert len(ran(folder, out, mark=True).totals.copies_left) == 2


def test_a_filing_that_has_a_copy_of_its_own_keeps_it(tmp_path: Path, out: Path) -> None:
    folder = put(tmp_path / "提出", {"一次/様式1.xlsx": form(AZUSA)})
    ran(folder, out, mark=True)
    note(out, f"一次/{AZUSA_S}", "一次の")
    put(folder, {"二次/様式1.xlsx": filing(AZUSA, {"S7": "87%"}, saved=NEWER)})
    ran(folder, out, mark=True)
    note(out, f"二次/{AZUSA_S}", "二次の")
    (folder / "一次/様式1.xlsx").unlink()
    assert ran(folder, out, mark=True).totals.copies_left == (f"一次/{AZUSA_S}",)
    assert notes(out, f"二次/{AZUSA_S}") == ["二次の"]
