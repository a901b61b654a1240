"""Many values through any executor, a few at a time."""

from __future__ import annotations

import itertools
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from inline import Inline
from sdgsheet.bulk.running import run


def test_every_value_comes_back_once_with_its_result() -> None:
    with ThreadPoolExecutor(3) as executor:
        done = [pair for batch in run(str, range(50), executor, at_once=7) for pair in batch]
    assert sorted((value, future.result()) for value, future in done) == [(n, str(n)) for n in range(50)]


def test_values_are_taken_only_as_they_are_needed() -> None:
    taken = itertools.count()
    values = (next(taken) for _ in itertools.count())
    batches = run(str, values, Inline(), at_once=4)
    next(batches)
    assert next(taken) <= 5


def test_never_more_than_so_many_are_under_way() -> None:
    now, most, lock = [0], [0], threading.Lock()

    def work(_: int) -> None:
        with lock:
            now[0] += 1
            most[0] = max(most[0], now[0])
        time.sleep(0.005)
        with lock:
            now[0] -= 1

    with ThreadPoolExecutor(16) as executor:
        for _ in run(work, range(40), executor, at_once=3):
            pass
    assert most[0] <= 3


def test_an_empty_batch_tells_that_nothing_is_done_yet() -> None:
    release = threading.Event()
    with ThreadPoolExecutor(1) as executor:
        batches = run(lambda _: release.wait(10), [1], executor, at_once=1)
        assert next(batches) == []
        release.set()
        assert len([pair for batch in batches for pair in batch]) == 1


def test_an_error_stays_in_its_future() -> None:
    [(_, future)] = [pair for batch in run(int, ["x"], Inline(), at_once=1) for pair in batch]
    assert isinstance(future.exception(), ValueError)


def test_what_waits_is_cancelled_when_nobody_wants_it_any_more() -> None:
    release = threading.Event()
    with ThreadPoolExecutor(1) as executor:
        batches: Any = run(lambda _: release.wait(10), range(5), executor, at_once=5)
        next(batches)
        batches.close()
        release.set()
        assert executor.submit(int, 1).result(timeout=5) == 1
