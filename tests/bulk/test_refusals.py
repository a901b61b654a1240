"""Why a run's results cannot be opened or written, in words; and nothing of ours stays behind."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from bulkruns import put, ran, rows
from filings import filing
from program import sdgsheet
from sdgsheet.bulk import refusals, steps
from sdgsheet.bulk.results import Results
from sdgsheet.errors import SdgsheetError


def failing(tmp_path: Path, *statements: str) -> sqlite3.Error:
    """The error that the last of these statements meets."""
    connection = sqlite3.connect(tmp_path / "a.sqlite")
    *before, last = statements
    for statement in before:
        connection.execute(statement)
    with pytest.raises(sqlite3.Error) as raised:
        connection.execute(last)
    return raised.value


def said(error: sqlite3.Error) -> str:
    text = refusals.unusable(Path("結果/results.sqlite"), error).text
    assert text.ja.startswith("結果/results.sqlite: ")
    return text.ja


def test_a_full_disk(tmp_path: Path) -> None:
    full = failing(tmp_path, "pragma max_page_count = 2", "create table a (b)", "create table c (d)")
    assert "ディスクの空きが足りません" in said(full)
    assert "別の場所に移す" not in said(full)


def test_a_disk_that_is_full_in_the_midst_of_a_file_says_so(tmp_path: Path) -> None:
    """SQLite takes back the whole transaction then, with all that was begun inside of it."""
    with pytest.raises(SdgsheetError) as raised, Results(tmp_path) as results:  # noqa: PT012
        (pages,) = results.connection.execute("pragma page_count").fetchone()
        results.connection.execute(f"pragma max_page_count = {pages}")
        with results.whole():
            results.connection.execute("insert into notes values ('long', ?)", ("x" * 100_000,))
    assert "ディスクの空きが足りません" in raised.value.text.ja


def test_what_may_not_be_written(tmp_path: Path) -> None:
    assert "書き込めない" in said(failing(tmp_path, "create table a (b)", "pragma query_only = 1", "drop table a"))
    with pytest.raises(sqlite3.Error) as raised:
        sqlite3.connect(tmp_path)  # a folder
    assert "書き込めない" in said(raised.value)


def test_any_other_error_is_named(tmp_path: Path) -> None:
    assert "no such table: a" in said(failing(tmp_path, "select * from a"))
    assert "（何か）" in said(sqlite3.Error("何か"))


def test_a_folder_in_which_nothing_can_be_made(tmp_path: Path) -> None:
    (tmp_path / "results.sqlite").mkdir()  # so that no file of that name can be
    with pytest.raises(SdgsheetError) as raised:
        Results(tmp_path)
    assert "書き込めない" in raised.value.text.ja


# ── a run that was refused ──


@pytest.mark.parametrize("inputs", [("無い",), ("空",), ("提出", "無い")], ids=["not there", "empty", "one not there"])
def test_a_run_that_was_refused_leaves_nothing(tmp_path: Path, inputs: tuple[str, ...]) -> None:
    (tmp_path / "空").mkdir()
    put(tmp_path / "提出", {"a.xlsx": filing()})
    with pytest.raises(SdgsheetError):
        ran([tmp_path / name for name in inputs], tmp_path / "結果")
    assert not (tmp_path / "結果").exists()


def test_a_folder_that_was_there_stays_and_so_does_what_lies_in_it(tmp_path: Path) -> None:
    put(tmp_path / "結果", {"メモ.txt": b"x"})
    (tmp_path / "空").mkdir()
    with pytest.raises(SdgsheetError):
        ran(tmp_path / "空", tmp_path / "結果")
    assert [path.name for path in (tmp_path / "結果").iterdir()] == ["メモ.txt"]


def test_results_that_were_there_stay(tmp_path: Path) -> None:
    ran(put(tmp_path / "提出", {"a.xlsx": filing()}), tmp_path / "結果")
    (tmp_path / "空").mkdir()
    with pytest.raises(SdgsheetError):
        ran(tmp_path / "空", tmp_path / "結果")
    assert rows(tmp_path / "結果", "select count(*) from files") == [1]


# ── tables of a run that has not come to its end ──


def test_exporting_an_unfinished_run_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = put(tmp_path / "提出", {"a.xlsx": filing(), "b.xlsx": filing(saved="2024-05-01T00:00:00Z")})
    ran(folder, tmp_path / "結果")
    assert sdgsheet("export", tmp_path / "結果").err == ""
    put(folder, {"c.xlsx": filing("長野県あずさ市")})
    with monkeypatch.context() as patched:
        patched.setattr(steps, "tell_versions", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            ran(folder, tmp_path / "結果")
    result = sdgsheet("export", tmp_path / "結果", "-o", tmp_path / "表")
    assert result.status == 0
    assert "点検は終わっていません（3件のうち3件まで" in result.err
    assert "--force を付けてもう一度" in result.err
    ran(folder, tmp_path / "結果")
    again = sdgsheet("export", tmp_path / "結果", "-o", tmp_path / "表", "--force")
    assert (again.status, again.err) == (0, "")


def test_results_of_no_run_are_named_before_anything_is_written(tmp_path: Path) -> None:
    put(tmp_path / "結果", {"results.sqlite": b""})
    result = sdgsheet("export", tmp_path / "結果", "-o", tmp_path / "表")
    assert result.status == 2
    assert "results.sqlite: この版の sdgsheet の結果ではありません" in result.err
    assert "files.csv" not in result.err
    assert not (tmp_path / "表").exists()


@pytest.mark.parametrize("name", ["表.csv", "表"])
def test_a_workbook_is_not_written_under_the_name_of_something_else(tmp_path: Path, name: str) -> None:
    ran(put(tmp_path / "提出", {"a.xlsx": filing()}), tmp_path / "結果")
    result = sdgsheet("export", tmp_path / "結果", "--format", "xlsx", "-o", tmp_path / name)
    assert result.status == 2
    assert "「.xlsx」で終わる" in result.err
    assert not (tmp_path / name).exists()
