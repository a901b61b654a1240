"""What asks a run to stop reaches every process of a terminal: those that are started here leave it to whoever started them."""

from __future__ import annotations

import contextlib
import ctypes
import signal
import sys
import threading
from collections.abc import Iterator
from multiprocessing import resource_tracker
from typing import Final

_ONE_AT_A_TIME = threading.Lock()
_NAMES: Final = ("SIGINT", "SIGTERM", "SIGHUP")
"""Ctrl-C, the end of a session, a closed window; not every system has them all."""
SIGNALS: Final = tuple(getattr(signal, name) for name in _NAMES if hasattr(signal, name))


@contextlib.contextmanager
def stopping() -> Iterator[None]:
    """Inside, the end of a session and a closed window stop the run as Ctrl-C does, unless they are ignored (nohup)."""
    if threading.current_thread() is not threading.main_thread():
        yield  # signals are the main thread's alone
        return
    heard = [name for name in SIGNALS if signal.getsignal(name) is not signal.SIG_IGN]
    before = {name: signal.signal(name, signal.default_int_handler) for name in heard}
    try:
        yield
    finally:
        for name, handler in before.items():
            signal.signal(name, handler)


def leave_to_others() -> None:
    """This process goes on, whatever asks it to stop; where it was not enough to be started as unheard."""
    for name in SIGNALS:
        signal.signal(name, signal.SIG_IGN)


@contextlib.contextmanager
def unheard() -> Iterator[None]:
    """Processes that are started inside never hear of it, from their first moment on."""
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
        before = signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
        try:
            yield
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
