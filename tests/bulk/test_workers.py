"""Processes that may hang or die: that costs one call, and no other."""

from __future__ import annotations

import math
import multiprocessing
import os
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Iterator
from concurrent.futures import CancelledError, Future, wait

import pytest

from sdgsheet.bulk.workers import CannotStartError, DiedError, OverdueError, Workers, _serve

LIMIT = 1.5


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    """Two processes for all of this module: starting one takes the longest."""
    with Workers(2, LIMIT, (math.factorial,)) as made:
        yield made


def test_results_come_back(workers: Workers) -> None:
    assert [f.result() for f in [workers.submit(math.factorial, n) for n in range(6)]] == [1, 1, 2, 6, 24, 120]


def test_the_work_is_done_in_other_processes(workers: Workers) -> None:
    assert workers.submit(os.getpid).result() != os.getpid()


def test_an_error_comes_back_as_itself(workers: Workers) -> None:
    with pytest.raises(ValueError, match="factorial"):
        workers.submit(math.factorial, -1).result()


def test_an_error_that_cannot_travel_comes_back_as_words(workers: Workers) -> None:
    raising = "(_ for _ in ()).throw(type('OfNoModule', (Exception,), {})('why'))"
    with pytest.raises(RuntimeError, match="OfNoModule: why"):
        workers.submit(eval, raising).result()


def test_a_result_that_cannot_travel_is_an_error(workers: Workers) -> None:
    with pytest.raises(TypeError, match="pickle"):
        workers.submit(threading.Lock).result()


def test_a_call_that_hangs_is_ended_and_costs_itself_alone(workers: Workers) -> None:
    hanging = workers.submit(time.sleep, 60)
    others = [workers.submit(math.factorial, 5) for _ in range(20)]
    with pytest.raises(OverdueError):
        hanging.result()
    assert [f.result() for f in others] == [120] * 20


def test_a_process_that_dies_costs_its_call_alone(workers: Workers) -> None:
    dying, other = workers.submit(os._exit, 3), workers.submit(math.factorial, 4)
    with pytest.raises(DiedError):
        dying.result()
    assert other.result() == 24
    assert [workers.submit(math.factorial, 3).result() for _ in range(4)] == [6] * 4


def test_a_large_result_comes_back_whole(workers: Workers) -> None:
    assert workers.submit(bytes, 5_000_000).result() == bytes(5_000_000)


def test_what_waits_can_be_cancelled(workers: Workers) -> None:
    busy = [workers.submit(time.sleep, 0.3) for _ in range(2)]
    waiting = workers.submit(os._exit, 1)
    assert waiting.cancel()
    wait(busy)
    assert workers.submit(math.factorial, 3).result() == 6


def test_nothing_is_taken_after_the_end() -> None:
    workers = Workers(1, LIMIT)
    workers.shutdown()
    with pytest.raises(RuntimeError, match="after shutdown"):
        workers.submit(math.factorial, 1)


def test_an_interrupted_run_ends_at_once_whatever_hangs() -> None:
    workers = Workers(2, 600)
    pids = [workers.submit(os.getpid).result() for _ in range(4)]
    hanging: list[Future[None]] = [workers.submit(time.sleep, 600) for _ in range(4)]
    time.sleep(0.2)
    started = time.monotonic()
    workers.shutdown(cancel_futures=True)
    assert time.monotonic() - started < 60
    for future in hanging:
        with pytest.raises((DiedError, CancelledError)):
            future.result(timeout=0)
    assert not any(_alive(pid) for pid in pids)


def test_a_machine_that_starts_no_process_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    monkeypatch.setattr("multiprocessing.spawn._python_exe", b"/nowhere/python")
    with Workers(1, LIMIT) as workers, pytest.raises(CannotStartError):
        workers.submit(math.factorial, 1).result()


@pytest.mark.skipif(sys.platform == "win32", reason="signals differ there")
def test_a_process_whose_parent_is_gone_before_it_is_ready_ends_quietly() -> None:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    ours.close()
    process = context.Process(target=_serve, args=(theirs, ()))
    process.start()
    process.join(60)
    assert process.exitcode == 0


def test_no_process_is_left_when_the_parent_is_killed() -> None:
    program = """
        import math, os, time
        from sdgsheet.bulk.workers import Workers
        if __name__ == "__main__":
            workers = Workers(1, 1)
            print(workers.submit(os.getpid).result(), flush=True)
            time.sleep(60)
    """
    parent = subprocess.Popen([sys.executable, "-c", textwrap.dedent(program)], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    assert _alive(child)
    parent.kill()
    parent.communicate()
    deadline = time.monotonic() + 10
    while _alive(child) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _alive(child)


def _alive(pid: int) -> bool:
    """A process that has ended and that nobody has asked about yet is not alive."""
    try:
        with open(f"/proc/{pid}/stat", encoding="utf-8") as file:  # noqa: PTH123
            return file.read().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
