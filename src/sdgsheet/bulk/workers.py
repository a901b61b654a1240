"""An executor whose processes may hang or die: that costs the call that did it, and no other.

The standard pool of processes breaks as a whole when one of them dies, and waits for ever for one
that hangs. Here every process has a thread that watches over it, ends it when its time is up, and
starts another.
"""

from __future__ import annotations

import contextlib
import faulthandler
import multiprocessing
import os
import pickle
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future
from multiprocessing.connection import Connection
from queue import Empty, SimpleQueue
from typing import Any, TypeVar

from sdgsheet.bulk.interrupts import leave_to_others, unheard
from sdgsheet.collection import rare_collection
from sdgsheet.errors import SdgsheetError
from sdgsheet.text import Text

Result = TypeVar("Result")
_Call = tuple[Callable[..., Any], tuple[Any, ...], dict[str, Any]]

_START = 60.0
"""Seconds that a new process may take until it is ready."""


class DiedError(Exception):
    """The process ended during the call."""


class OverdueError(Exception):
    """The call took longer than the limit, and its process was ended."""


class CannotStartError(SdgsheetError):
    """No process can be started on this machine."""


class Workers(Executor):
    """Processes with a time limit for every call, counted from the moment when a process takes it up."""

    def __init__(self, processes: int, time_limit: float, functions: tuple[Callable[..., Any], ...] = ()) -> None:
        """Starts no process yet.

        Args:
            processes: how many at most.
            time_limit: of one call, in seconds.
            functions: those to be called, as far as known: their modules are imported before any clock runs.
        """
        self._time_limit = time_limit
        self._functions = functions
        self._calls: SimpleQueue[tuple[Future[Any], _Call] | None] = SimpleQueue()
        self._closed = self._ended = False
        self._workers: set[_Worker] = set()
        self._lock = threading.Lock()
        self._watchers = [threading.Thread(target=self._watch, daemon=True) for _ in range(processes)]
        for watcher in self._watchers:
            watcher.start()

    def submit(self, fn: Callable[..., Result], /, *args: Any, **kwargs: Any) -> Future[Result]:
        """As every executor. The future raises DiedError, OverdueError or CannotStartError too."""
        if self._closed:
            raise RuntimeError("cannot schedule new futures after shutdown")
        future: Future[Result] = Future()
        self._calls.put((future, (fn, args, kwargs)))
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """As every executor; with ``cancel_futures`` the calls under way are ended too."""
        self._closed = True
        if cancel_futures:
            while (call := self._next_waiting()) is not None:
                call[0].cancel()
            with self._lock:
                self._ended = True
                for worker in self._workers:
                    worker.kill()
        for _ in self._watchers:
            self._calls.put(None)
        if wait:
            for watcher in self._watchers:
                watcher.join()

    def _next_waiting(self) -> tuple[Future[Any], _Call] | None:
        try:
            return self._calls.get_nowait()
        except Empty:
            return None

    def _watch(self) -> None:
        """One thread: one process at a time, one call at a time."""
        worker: _Worker | None = None
        while (waiting := self._calls.get()) is not None:
            future, call = waiting
            if not future.set_running_or_notify_cancel():
                continue
            try:
                worker = worker if worker is not None and worker.alive else self._start()
                future.set_result(worker.run(call, self._time_limit))
            except BaseException as error:  # noqa: BLE001 - whatever it is, it is the future's
                future.set_exception(error)
                if worker is not None and not worker.alive:
                    self._gone(worker)
                    worker = None
        if worker is not None:
            self._gone(worker)

    def _start(self) -> _Worker:
        with self._lock:
            if self._ended:
                raise DiedError
            worker = _Worker(self._functions)
            self._workers.add(worker)
        worker.wait_until_ready()
        return worker

    def _gone(self, worker: _Worker) -> None:
        with self._lock:
            self._workers.discard(worker)
        worker.close()


class _Worker:
    """One process, and the pipe to it."""

    def __init__(self, functions: tuple[Callable[..., Any], ...]) -> None:
        # Started anew everywhere: a copy of this process (fork) would hold its locks and its pipes.
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, functions), daemon=True)
        self._usable = True
        try:
            with unheard():
                self._process.start()
        except OSError as error:
            raise _cannot_start() from error
        theirs.close()

    @property
    def alive(self) -> bool:
        return self._usable and self._process.is_alive()

    def wait_until_ready(self) -> None:
        try:
            if self._pipe.poll(_START):
                self._pipe.recv()
                return
        except (EOFError, OSError):
            pass
        self.kill()
        raise _cannot_start()

    def run(self, call: _Call, time_limit: float) -> Any:
        try:
            self._pipe.send((call, time_limit))
            if not self._pipe.poll(time_limit):
                self.kill()
                raise OverdueError
            fine, result = self._pipe.recv()
        except (EOFError, OSError):
            self.kill()
            raise DiedError from None
        if not fine:
            raise result
        return result

    def kill(self) -> None:
        self._usable = False
        self._process.kill()

    def close(self) -> None:
        """Ends the process, which waits for calls or is ended already: it has nothing to tidy up."""
        self._pipe.close()
        self._process.kill()
        self._process.join()
        self._process.close()


def _cannot_start() -> CannotStartError:
    return CannotStartError(
        Text(
            "点検のためのプロセスを開始できません。ほかのプログラムを閉じて、もう一度実行してください。",
            "No process for checking can be started. Please close other programs and try again.",
        )
    )


def _serve(pipe: Connection, functions: tuple[Callable[..., Any], ...]) -> None:
    """What the process does: calls, until the pipe is closed."""
    _ = functions  # on their way here their modules were imported
    rare_collection()
    leave_to_others()
    # Where nobody is there any more who asks, it ends.
    with open(os.devnull, "w", encoding="utf-8") as nowhere, contextlib.suppress(EOFError, OSError):  # noqa: PTH123
        pipe.send(None)
        while True:
            (function, args, kwargs), time_limit = pipe.recv()
            # Ends a hanging process whose parent is gone and can no longer do it.
            faulthandler.dump_traceback_later(2 * time_limit + 1, exit=True, file=nowhere)
            try:
                answer = pickle.dumps((True, function(*args, **kwargs)), pickle.HIGHEST_PROTOCOL)
            except BaseException as error:  # noqa: BLE001 - sent to whoever asked
                answer = _failure(error)
            faulthandler.cancel_dump_traceback_later()
            pipe.send_bytes(answer)


def _failure(error: BaseException) -> bytes:
    try:
        pickle.loads(message := pickle.dumps((False, error)))  # noqa: S301 - our own bytes
    except Exception:  # noqa: BLE001 - some errors cannot travel
        return pickle.dumps((False, RuntimeError(f"{type(error).__name__}: {error}")))
    return message
