"""Ctrl-C in a terminal is heard by the run alone, never by the processes that it starts."""

from __future__ import annotations

import ctypes
import signal
import subprocess
import sys
from types import SimpleNamespace

import pytest

from sdgsheet.bulk.interrupts import stopping, unheard
from sdgsheet.bulk.workers import Workers

posix = pytest.mark.skipif(sys.platform == "win32", reason="signals differ there")


def deaf() -> bool:
    """Whether a process started now is deaf to Ctrl-C before it has run a line of its own."""
    program = "import signal; print(signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, []))"
    return subprocess.run([sys.executable, "-c", program], check=True, capture_output=True).stdout.strip() == b"True"


@posix
def test_what_is_started_inside_is_deaf_and_what_is_started_afterwards_is_not() -> None:
    with unheard():
        assert deaf()
    assert not deaf()


@posix
def test_workers_are_deaf_the_first_one_too() -> None:
    with Workers(2, 60) as workers:
        masks = [workers.submit(signal.pthread_sigmask, signal.SIG_BLOCK, ()) for _ in range(6)]
        assert all(signal.SIGINT in mask.result() for mask in masks)


@posix
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_what_ends_a_session_stops_as_ctrl_c_does_inside_alone(name: str) -> None:
    number = getattr(signal, name)
    before = signal.getsignal(number)
    with pytest.raises(KeyboardInterrupt), stopping():
        signal.raise_signal(number)
    assert signal.getsignal(number) is before


@posix
def test_what_is_ignored_stays_ignored() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with stopping():
            signal.raise_signal(signal.SIGHUP)
    finally:
        signal.signal(signal.SIGHUP, before)


def test_on_windows_this_process_ignores_it_for_that_moment_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[tuple[None, bool]] = []
    kernel = SimpleNamespace(SetConsoleCtrlHandler=lambda handler, ignore: calls.append((handler, ignore)))
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    with pytest.raises(OSError, match="no process"), unheard():
        raise OSError("no process")
    assert calls == [(None, True), (None, False)]
