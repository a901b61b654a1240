"""Runs one function over many values on any executor, without ever holding more than a few of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from typing import TypeVar

Value = TypeVar("Value")
Result = TypeVar("Result")

_PATIENCE = 0.5
"""Seconds. Who waits without an end cannot be interrupted on Windows."""


def run(
    function: Callable[[Value], Result], values: Iterable[Value], executor: Executor, *, at_once: int
) -> Iterator[list[tuple[Value, Future[Result]]]]:
    """What is done, as it is done, in batches; an empty batch at the latest every half second.

    Args:
        function: what to run; it must be picklable for executors of other processes.
        values: taken only as they are needed.
        executor: of threads, processes or other machines.
        at_once: how many values may be under way.
    """
    pending: dict[Future[Result], Value] = {}
    waiting = iter(values)
    more = True
    try:
        while more or pending:
            while more and len(pending) < at_once:
                try:
                    value = next(waiting)
                except StopIteration:
                    more = False
                    break
                pending[executor.submit(function, value)] = value
            done, _ = wait(pending, timeout=_PATIENCE, return_when=FIRST_COMPLETED)
            yield [(pending.pop(future), future) for future in done]
    finally:
        for future in pending:
            future.cancel()
