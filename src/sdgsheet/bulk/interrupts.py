"""Ctrl-C reaches every process of a terminal: those that are started here leave it to whoever started them."""

from __future__ import annotations

import contextlib
import ctypes
import signal
import sys
import threading
from collections.abc import Iterator
from multiprocessing import resource_tracker

_ONE_AT_A_TIME = threading.Lock()


@contextlib.contextmanager
def unheard() -> Iterator[None]:
    """Processes that are started inside never hear of Ctrl-C, from their first moment on."""
    if sys.platform == "win32":
        # What ignores Ctrl-C hands that on to what it starts: for this moment so does this process.
        with _ONE_AT_A_TIME:
            ctypes.windll.kernel32.SetConsoleCtrlHandler(None, True)
            try:
                yield
            finally:
                ctypes.windll.kernel32.SetConsoleCtrlHandler(None, False)
    else:
        resource_tracker.ensure_running()  # starting it inside would open this thread to Ctrl-C again
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            yield
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
