"""``results.sqlite``: the tables of the contract, restarts, and what may not happen to them."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest

from bulkruns import everything, put, ran, rows, statuses
from filings import SAMPLE, filing
from inline import Inline
from sdgsheet.bulk import steps
from sdgsheet.bulk.results import Results
from sdgsheet.errors import SdgsheetError

AZUSA, ASAHI = filing("長野県あずさ市"), filing("長野県あさひ市", {"S7": "87%"})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return put(tmp_path / "提出", {"甲/あずさ.xlsx": AZUSA, "乙/あさひ.xlsx": ASAHI, "壊れた.xlsx": b"PK\3\4"})


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "結果"


def test_the_tables_of_the_contract(folder: Path, out: Path) -> None:
    ran(folder, out)
    columns = {
        table: {name for _, name, *_ in rows(out, f"pragma table_info({table})")}
        for table in ("files", "findings", "indicators")
    }
    assert columns["files"] >= {"path", "sha256", "city", "period", "status", "reason"}
    assert columns["findings"] >= {
        *("rule", "severity", "basis", "form", "sheet", "cell", "section", "no", "no_text", "indicator"),
        *("message", "expected", "stated", "action", "evidence", "caused_by"),
    }
    assert columns["indicators"] >= {
        *("form", "section", "no", "no_text", "name", "initiative", "dimension", "goals"),
        *("baseline", "actuals", "target", "stated", "computed", "reason"),
    }


def test_one_row_a_file_found_and_a_reason_for_the_unreadable_alone(folder: Path, out: Path) -> None:
    ran(folder, out)
    assert statuses(out) == {"あずさ.xlsx": "read", "あさひ.xlsx": "read", "壊れた.xlsx": "unreadable"}
    assert rows(out, "select status from files where reason is not null") == ["unreadable"]
    assert rows(out, "select count(*) from indicators") == [44]


def test_findings_and_indicators_of_superseded_files_stand_too(folder: Path, out: Path) -> None:
    put(folder, {"再提出/あずさ.xlsx": filing("長野県　あずさ市", saved="2024-05-01T00:00:00Z")})
    outcome = ran(folder, out)
    [(old, new)] = rows(out, "select path, superseded_by from files where status = 'superseded'")
    assert (Path(old).parent.name, Path(new).parent.name) == ("甲", "再提出")
    assert rows(out, f"select count(*) from indicators where path = '{old}'") == [22]
    assert (outcome.totals.read, outcome.totals.superseded, outcome.totals.cities) == (2, 1, 2)
    assert outcome.totals.errors == rows(out, "select sum(errors) from files where status = 'read'")[0]


def test_files_of_the_same_bytes_without_a_city_are_versions(tmp_path: Path, out: Path) -> None:
    nameless = filing("")
    ran(put(tmp_path / "提出", {"a.xlsx": nameless, "b.xlsx": nameless, "c.xlsx": filing("", {"S7": "87%"})}), out)
    assert sorted(statuses(out).values()) == ["read", "read", "superseded"]


def test_another_plan_period_is_another_filing(tmp_path: Path, out: Path) -> None:
    older = filing("長野県あずさ市", period="2019年～2021年")
    ran(put(tmp_path / "提出", {"a.xlsx": AZUSA, "b.xlsx": older}), out)
    assert set(statuses(out).values()) == {"read"}


# ── again ──


class Counting(Inline):
    """Counts the files that were really checked."""

    def __init__(self) -> None:
        super().__init__()
        self.checked = 0

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = super().submit(fn, *args, **kwargs)
        result = future.result()
        self.checked += result.facts is not None or result.reason is not None
        return future


def again(folder: Path, out: Path, **options: Any) -> int:
    """How many files another run checks."""
    executor = Counting()
    outcome = ran(folder, out, executor=executor, **options)
    assert outcome.unchanged == outcome.totals.files - executor.checked
    return executor.checked


def test_a_second_run_checks_nothing_and_changes_nothing(folder: Path, out: Path) -> None:
    assert again(folder, out) == 3
    before = everything(out)
    assert again(folder, out) == 0
    assert everything(out) == before


def test_a_changed_file_alone_is_checked_again(folder: Path, out: Path) -> None:
    ran(folder, out)
    (folder / "乙/あさひ.xlsx").write_bytes(filing("長野県あさひ市"))
    assert again(folder, out) == 1
    assert rows(out, "select sum(errors) from files") == [0]


def test_a_file_that_was_only_touched_is_not_checked_again(folder: Path, out: Path) -> None:
    ran(folder, out)
    os.utime(folder / "甲/あずさ.xlsx", (1, 1))
    assert again(folder, out) == 0


def test_the_newest_by_the_disk_is_the_same_in_a_second_run_as_in_a_first(tmp_path: Path, out: Path) -> None:
    folder = put(tmp_path / "提出", {"a.xlsx": AZUSA, "b.xlsx": AZUSA})
    for newest in ("a.xlsx", "b.xlsx", "a.xlsx"):
        for name in ("a.xlsx", "b.xlsx"):
            os.utime(folder / name, (2_000, 2_000) if name == newest else (1_000, 1_000))
        ran(folder, out)
        assert [Path(path).name for path in rows(out, "select path from files where status = 'read'")] == [newest]


def test_other_rules_or_another_language_check_everything_again(
    folder: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran(folder, out)
    assert again(folder, out, language="en") == 3
    monkeypatch.setattr(steps, "edition", lambda _: "other rules")
    assert again(folder, out) == 3


def test_what_is_gone_is_forgotten(folder: Path, out: Path) -> None:
    ran(folder, out)
    (folder / "乙/あさひ.xlsx").unlink()
    assert ran(folder, out).totals.cities == 1
    assert rows(out, "select distinct city from forms") == ["長野県あずさ市"]
    assert {Path(path).name for path in rows(out, "select distinct path from findings")} == {"あずさ.xlsx"}


def test_a_folder_without_workbooks_is_an_error_and_nothing_is_forgotten(
    folder: Path, out: Path, tmp_path: Path
) -> None:
    ran(folder, out)
    (tmp_path / "空").mkdir()
    with pytest.raises(SdgsheetError):
        ran(tmp_path / "空", out)
    assert rows(out, "select count(*) from files") == [3]


def test_a_file_that_is_named_twice_stands_once(folder: Path, out: Path) -> None:
    ran([folder, folder / "甲", folder / "甲/あずさ.xlsx"], out)
    assert rows(out, "select count(*) from files") == [3]


def test_the_newest_is_told_anew_in_every_run(folder: Path, out: Path) -> None:
    newer = (
        put(folder, {"再提出/あずさ.xlsx": filing("長野県あずさ市", saved="2024-05-01T00:00:00Z")})
        / "再提出/あずさ.xlsx"
    )
    ran(folder, out)
    newer.unlink()
    ran(folder, out)
    assert rows(out, "select count(*) from files where status = 'superseded'") == [0]


def interrupted_after(number: int) -> Iterator[None]:
    yield from [None] * number
    raise KeyboardInterrupt


def test_an_interrupted_run_keeps_what_is_whole_and_goes_on_there(
    folder: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The interruption comes in the midst of writing the second file."""
    ran(folder, out.with_name("ganz"))
    calls = interrupted_after(1)
    whole = Results._write

    def write(self: Results, *args: Any) -> None:
        whole(self, *args)
        next(calls)

    monkeypatch.setattr(Results, "_write", write)
    with pytest.raises(KeyboardInterrupt):
        ran(folder, out)
    assert rows(out, "select count(*) from files") == [1]
    monkeypatch.undo()
    assert again(folder, out) == 2
    assert everything(out) == everything(out.with_name("ganz"))


# ── others that read meanwhile ──


def test_the_first_file_is_kept_as_soon_as_it_is_checked_and_anybody_may_read_it(folder: Path, out: Path) -> None:
    class Looking(Inline):
        kept: list[int] = []  # noqa: RUF012

        def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
            self.kept += rows(out, "select count(*) from files") if (out / "results.sqlite").stat().st_size else [0]
            return super().submit(fn, *args, **kwargs)

    ran(folder, out, executor=(executor := Looking()), at_once=1)
    assert executor.kept[:2] == [0, 1]


def test_who_reads_for_long_delays_what_is_kept_and_loses_nothing(out: Path) -> None:
    with contextlib.closing(sqlite3.connect(out.parent / "results.sqlite", timeout=0)) as reader:
        with Results(out.parent) as results:
            results.settle()
            reading = reader.execute("select name from sqlite_master")
            assert next(reading)
            results.connection.execute("insert into notes values ('kept', 'yes')")
            results.settle()
            reading.close()
            results.settle()
            assert reader.execute("select * from notes").fetchall() == [("kept", "yes")]
            results.connection.execute("insert into notes values ('late', 'yes')")
        assert len(reader.execute("select * from notes").fetchall()) == 2


# ── what may not happen ──


def test_two_runs_at_once_are_one_too_many(folder: Path, out: Path) -> None:
    ran(folder, out)
    with Results(out), pytest.raises(SdgsheetError) as raised:
        ran(folder, out)
    assert "実行中" in raised.value.text.ja


def test_another_programs_database_is_left_alone(folder: Path, out: Path) -> None:
    out.mkdir()
    with contextlib.closing(sqlite3.connect(out / "results.sqlite")) as connection:
        connection.execute("create table theirs (a)")
    before = (out / "results.sqlite").read_bytes()
    with pytest.raises(SdgsheetError) as raised:
        ran(folder, out)
    assert "ほかのプログラム" in raised.value.text.ja
    assert (out / "results.sqlite").read_bytes() == before


def test_a_file_that_is_no_database_is_left_alone(folder: Path, out: Path) -> None:
    put(out, {"results.sqlite": b"no database" * 100})
    with pytest.raises(SdgsheetError):
        ran(folder, out)
    assert (out / "results.sqlite").read_bytes() == b"no database" * 100


def test_tables_of_an_older_layout_are_made_anew(folder: Path, out: Path) -> None:
    ran(folder, out)
    with contextlib.closing(sqlite3.connect(out / "results.sqlite")) as connection:
        connection.execute("drop table findings")
        connection.execute("create table findings (other)")
        connection.execute("pragma user_version = 99")
    assert again(folder, out) == 3


def test_an_output_that_is_a_file(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x")
    with pytest.raises(SdgsheetError) as raised:
        ran(folder, tmp_path / "a")
    assert str(tmp_path / "a") in raised.value.text.ja


def test_the_submitted_files_are_as_they_were(folder: Path, out: Path) -> None:
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.rglob("*.xlsx")}
    ran(folder, out, mark=True)
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.rglob("*.xlsx")} == before
    assert SAMPLE.exists()
