"""Whole runs as an officer makes them: the command, its processes, its interruptions."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from bulkruns import everything, put, ran, rows, statuses
from filings import DRAFT, SAMPLE, city, faults, filing, packed
from inline import Inline
from program import sdgsheet
from sdgsheet.bulk import run
from sdgsheet.bulk.edition import edition
from sdgsheet.bulk.workers import Workers
from sdgsheet.errors import SdgsheetError

FILINGS = 24


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Nested folders, faults, versions, copies, a zip, broken files, and what is no filing."""
    base = tmp_path_factory.mktemp("officer") / "提出（令和6年度）"
    data = {n: filing(city(n), faults(n), base=DRAFT if n % 7 == 0 else SAMPLE) for n in range(FILINGS)}
    put(base, {f"{n // 10}_地方/{city(n)}/様式1.xlsx": data[n] for n in range(FILINGS - 4)})
    put(base, {f"再提出/{city(n)}（修正版）.xlsx": filing(city(n), saved="2024-05-01T00:00:00Z") for n in range(3)})
    put(base, {f"メール/{city(n)}.xlsx": data[n] for n in range(3, 5)})
    in_zip = {f"{city(n)}/様式1.xlsx": data[n] for n in range(FILINGS - 4, FILINGS)}
    put(
        base,
        {
            "県まとめ.zip": packed(in_zip),
            "空.xlsx": b"",
            "途中.xlsx": data[0][:6000],
            "古い.xls": b"\xd0\xcf\x11\xe0" * 9,
        },
    )
    put(base, {"~$様式1.xlsx": b"x", "送付状.pdf": b"x"})
    return base


@pytest.fixture(scope="module")
def whole(folder: Path) -> Path:
    """The results of an uninterrupted run in this process."""
    out = folder.parent / "全部"
    ran(folder, out)
    return out


def test_one_row_a_file_and_every_city_counts_once(whole: Path) -> None:
    assert Counter(rows(whole, "select status from files")) == {"read": FILINGS, "superseded": 5, "unreadable": 3}
    assert sorted(rows(whole, "select city from files where status = 'read'")) == sorted(map(city, range(FILINGS)))


def test_what_is_checked_in_a_folder_is_what_is_checked_alone(folder: Path, whole: Path) -> None:
    for path in random.Random(1).sample(sorted(folder.rglob("様式1.xlsx")), 4):
        alone = sdgsheet("check", "--format", "json", path).json
        counted = rows(
            whole, f"select rule, sheet, cell, message from findings where path = '{path}' order by position"
        )
        assert counted == [(f["rule"], f["sheet"], f["cell"], f["message"]) for f in alone["findings"]]


def test_summary_tables_and_copies_agree_to_the_last_count(folder: Path, tmp_path: Path, whole: Path) -> None:
    totals = ran(folder, tmp_path, mark=True).totals
    assert everything(tmp_path) == everything(whole)
    read = "path in (select path from files where status = 'read')"
    counted = dict(rows(tmp_path, f"select severity, count(*) from findings where {read} and not habit group by 1"))
    assert (totals.errors, totals.warnings, totals.infos) == tuple(counted[s] for s in ("error", "warning", "info"))

    book = openpyxl.load_workbook(tmp_path / "summary.xlsx")

    def lines(sheet: str) -> list[tuple[Any, ...]]:
        return list(book[sheet].iter_rows(min_row=4, values_only=True))

    cities = lines("都市別")
    assert len(cities) == FILINGS
    assert [sum(line[column] for line in cities) for column in (2, 3, 4)] == [
        totals.errors,
        totals.warnings,
        totals.infos,
    ]
    severities = Counter(line[1] for line in lines("指摘"))
    assert (severities["修正"], severities["確認"]) == (totals.errors, totals.warnings)
    assert sum(line[3] for line in lines("参考")) == totals.infos
    by_rule = lines("規則")
    assert [sum(line[column] for line in by_rule) for column in (4, 5, 6)] == [
        totals.errors,
        totals.warnings,
        totals.infos,
    ]
    assert len(lines("達成度")) == FILINGS * 22 == sum(totals.standings.values())
    assert len(lines("ファイル")) == totals.files

    for line in cities:
        folders, name, errors, warnings, infos = *line[10:12], *line[2:5]
        ending = "-marked.xlsx" if line[0] in name else f"_{line[0]}-marked.xlsx"
        copy = openpyxl.load_workbook(tmp_path / "marked" / folders / name.replace(".xlsx", ending))
        assert f"修正{errors}・確認{warnings}・参考{infos}" in str(copy["点検結果"].cell(1, 1).value)


# ── the command ──


def test_the_command_with_processes_of_its_own(folder: Path, tmp_path: Path, whole: Path) -> None:
    result = sdgsheet("bulk", folder, "-o", tmp_path, "--processes", "2")
    assert result.status == 2
    assert f"ファイル {FILINGS + 8}件：点検した {FILINGS} ・ 古い版 5 ・ 読めない 3" in result.out
    assert "読めない：空.xlsx" in result.out
    assert everything(tmp_path) == everything(whole)


@pytest.mark.parametrize(
    ("cells", "status"), [({}, 0), ({"S7": "87%"}, 1)], ids=["no error finding", "one error finding"]
)
def test_the_exit_status(tmp_path: Path, cells: dict[str, str | float], status: int) -> None:
    put(tmp_path / "提出", {"a.xlsx": filing(cells=cells)})
    assert sdgsheet("bulk", tmp_path / "提出", "-o", tmp_path / "結果", "--processes", "1").status == status


def test_an_error_in_an_older_version_alone_is_no_error(tmp_path: Path) -> None:
    put(tmp_path / "提出", {"a.xlsx": filing(cells={"S7": "87%"}), "b.xlsx": filing(saved="2024-05-01T00:00:00Z")})
    assert sdgsheet("bulk", tmp_path / "提出", "-o", tmp_path / "結果", "--processes", "1").status == 0


def test_what_the_progress_counted_and_the_end_does_not_is_told(tmp_path: Path) -> None:
    """Progress counts every file; which of them are older versions is known at the end."""
    told: list[tuple[int, int]] = []
    files = {"a.xlsx": filing(cells={"S7": "87%"}), "b.xlsx": filing(saved="2024-05-01T00:00:00Z")}
    put(tmp_path / "提出", files)
    totals = run(
        [tmp_path / "提出"],
        tmp_path / "結果",
        executor=Inline(),
        progress=lambda tally: told.append((tally.errors, tally.warnings)),
    ).totals
    assert told[-1] == (totals.errors + totals.older_errors, totals.warnings + totals.older_warnings)
    assert totals.older_errors > 0
    out = sdgsheet("bulk", tmp_path / "提出", "-o", tmp_path / "結果", "--processes", "1").out
    assert f"ほかに古い版の指摘（数えません）：修正 {totals.older_errors}件 ・ 確認 {totals.older_warnings}件" in out


def test_a_file_under_another_citys_name_is_told(tmp_path: Path) -> None:
    put(tmp_path / "提出", {"a.xlsx": filing(), "長野県あずさ市.xlsx": filing()})
    result = sdgsheet("bulk", tmp_path / "提出", "-o", tmp_path / "結果", "--processes", "1")
    assert "都市名を確かめたいファイル 1件" in result.out


@pytest.mark.parametrize(
    ("option", "told"), [("--time-limit", "0を超え86400以下の数"), ("--processes", "1以上256以下の数")]
)
def test_what_a_number_may_be_is_told(folder: Path, tmp_path: Path, option: str, told: str) -> None:
    result = sdgsheet("bulk", folder, "-o", tmp_path / "結果", option, "0")
    assert (result.status, told in result.err) == (2, True)
    assert not (tmp_path / "結果").exists()


def test_the_command_in_english(tmp_path: Path) -> None:
    put(tmp_path / "提出", {"a.xlsx": filing(), "b.xlsx": b""})
    result = sdgsheet("bulk", tmp_path / "提出", "-o", tmp_path / "結果", "--processes", "1", "--lang", "en")
    assert "2 files: 1 checked, 0 older versions, 1 unreadable" in result.out
    assert "Unreadable: b.xlsx: The file is empty" in result.out
    assert openpyxl.load_workbook(tmp_path / "結果/summary.xlsx").sheetnames[:2] == ["Overview", "Cities"]


def test_an_input_that_is_not_there(tmp_path: Path) -> None:
    result = sdgsheet("bulk", tmp_path / "無い", "-o", tmp_path / "結果")
    assert (result.status, result.out) == (2, "")
    assert "無い" in result.err


# ── files that hang, workers that die ──


class Sabotaged(Workers):
    """Workers that hang over one file, and die over another."""

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        [job] = args
        if job.place.name == "hang.xlsx":
            return super().submit(time.sleep, 600)
        if job.place.name == "die.xlsx":
            return super().submit(os._exit, 9)
        return super().submit(fn, *args, **kwargs)


def test_a_file_that_hangs_and_one_that_kills_cost_themselves_alone(tmp_path: Path) -> None:
    names = ["die.xlsx", "hang.xlsx", *(f"{n}.xlsx" for n in range(6))]
    put(tmp_path / "提出", {name: filing(city(n)) for n, name in enumerate(names)})
    limit = 8.0  # long enough for the sound files on a machine that is busy
    with Sabotaged(2, limit) as executor:
        totals = ran(tmp_path / "提出", tmp_path / "結果", executor=executor, time_limit=limit).totals
    assert (totals.read, totals.unreadable) == (6, 2)
    said = dict(rows(tmp_path / "結果", "select path, reason from files where status = 'unreadable'"))
    reasons = {Path(path).name: reason for path, reason in said.items()}
    assert "8秒たっても" in reasons["hang.xlsx"]
    assert "異常終了" in reasons["die.xlsx"]
    again = ran(tmp_path / "提出", tmp_path / "結果")
    assert (again.totals.read, again.unchanged) == (8, 6)


# ── any executor ──


@pytest.fixture(params=["threads", "processes"])
def executor(request: pytest.FixtureRequest) -> Iterator[Executor]:
    made = ThreadPoolExecutor(3) if request.param == "threads" else ProcessPoolExecutor(2)
    with made:
        yield made


def test_any_executor_does(folder: Path, tmp_path: Path, whole: Path, executor: Executor) -> None:
    ran(folder, tmp_path, executor=executor)
    assert everything(tmp_path) == everything(whole)
    assert executor.submit(int, 1).result() == 1


def test_a_call_that_somebody_cancels_costs_that_file_alone(tmp_path: Path) -> None:
    class Cancelling(Inline):
        def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
            if args[0].place.name != "1.xlsx":
                return super().submit(fn, *args, **kwargs)
            future: Future[Any] = Future()
            future.cancel()
            future.set_running_or_notify_cancel()
            return future

    put(tmp_path / "提出", {f"{n}.xlsx": filing(city(n)) for n in range(3)})
    ran(tmp_path / "提出", tmp_path / "結果", executor=Cancelling())
    assert statuses(tmp_path / "結果") == {"0.xlsx": "read", "1.xlsx": "unreadable", "2.xlsx": "read"}
    assert "取り消されました" in rows(tmp_path / "結果", "select reason from files where reason is not null")[0]
    assert ran(tmp_path / "提出", tmp_path / "結果").totals.read == 3


def test_an_executor_that_breaks_down_stops_the_run_and_keeps_what_is_done(tmp_path: Path) -> None:
    class Breaking(ProcessPoolExecutor):
        def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
            if args[0].place.name == "9.xlsx":
                return super().submit(os._exit, 1)
            future = super().submit(fn, *args, **kwargs)
            future.exception()
            return future

    put(tmp_path / "提出", {f"{n}.xlsx": filing(city(n)) for n in range(10)})
    with Breaking(1) as executor, pytest.raises(SdgsheetError) as raised:
        ran(tmp_path / "提出", tmp_path / "結果", executor=executor, at_once=2)
    assert "続きから" in raised.value.text.ja
    assert len(statuses(tmp_path / "結果")) >= 8
    assert ran(tmp_path / "提出", tmp_path / "結果").totals.read == 10


# ── interruptions ──

SLOWLY = """
import sys, time
from sdgsheet.bulk import steps
from sdgsheet.bulk.workers import Workers
from sdgsheet.cli.main import main

submit = Workers.submit

def slowly(self, fn, /, *args):
    time.sleep(0.03)
    return submit(self, fn, *args)

if __name__ == "__main__":
    Workers.submit = slowly
    steps.edition = lambda language: sys.argv[1]  # the test's own, even if somebody changes the program meanwhile
    sys.exit(main(sys.argv[2:]))
"""
MANY = 70


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Enough filings for a slow run that takes longer than results need to reach the disk."""
    folder = tmp_path_factory.mktemp("many") / "提出"
    put(folder, {f"{n}.xlsx": filing(city(n), faults(n)) for n in range(MANY)})
    ran(folder, folder.parent / "全部")
    return folder


def wait_for_results(out: Path) -> None:
    """Until some of the files have been written to the disk."""
    deadline = time.monotonic() + 60
    while not (out / "results.sqlite").exists() or not rows(out, "select name from sqlite_master where name = 'files'"):
        assert time.monotonic() < deadline, "no results came"
        time.sleep(0.01)
    while not rows(out, "select path from files"):
        assert time.monotonic() < deadline, "no file was kept"
        time.sleep(0.01)


@pytest.mark.skipif(sys.platform == "win32", reason="signals differ there")
@pytest.mark.parametrize("how", ["SIGKILL", "SIGINT", "SIGTERM", "SIGHUP"])
def test_a_stopped_run_loses_nothing_and_counts_nothing_twice(many: Path, tmp_path: Path, how: str) -> None:
    bulk = ("bulk", str(many), "-o", str(tmp_path), "--processes", "1")
    command = [sys.executable, "-X", "utf8", "-c", SLOWLY, edition("ja"), *bulk]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8") as process:
        wait_for_results(tmp_path)
        process.send_signal(getattr(signal, how))
        out, err = process.communicate(timeout=60)
    if how != "SIGKILL":
        assert (process.returncode, out) == (130, "")
        assert "中断しました" in err
        assert "Traceback" not in err
    kept = len(rows(tmp_path, "select path from files"))
    assert 0 < kept < MANY
    assert not rows(tmp_path, "select path from findings where path not in (select path from files)")

    outcome = ran(many, tmp_path)
    assert (outcome.unchanged, outcome.totals.read) == (kept, MANY)
    assert everything(tmp_path) == everything(many.parent / "全部")
    assert not list(tmp_path.glob("*-journal"))
