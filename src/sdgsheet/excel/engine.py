"""xlwings, imported without what a click need not wait for, and the ways in which Excel says no."""

from __future__ import annotations

import atexit
import contextlib
import importlib
import sys
from collections.abc import Iterator
from types import ModuleType
from typing import Any

# xlwings takes these along wherever it finds them: half a second of each click, for nothing that we use.
_UNNEEDED = ("pandas", "numpy", "matplotlib", "PIL")

_ATTEMPTS = 10_000
"""How often xlwings repeats a call that a busy Excel rejects: for about a second. Its own number is: for ever."""

_BUSY = frozenset(
    {
        -2147418111,  # RPC_E_CALL_REJECTED: a dialog is open
        -2147417846,  # RPC_E_SERVERCALL_RETRYLATER
        -2146777998,  # VBA_E_IGNORE: a cell is being edited
    }
)


class _NoError(Exception):
    """Stands for Excel's errors where there is no Excel; never raised."""


def load() -> ModuleType:
    """The module xlwings. Raises ImportError where it is not installed."""
    with lightly():
        xlwings = importlib.import_module("xlwings")
    windows: Any = sys.modules.get("xlwings._xlwindows")
    if windows is not None:
        windows.N_COM_ATTEMPTS = _ATTEMPTS
        # At the end of a program xlwings kills each Excel without a window of its own: another program's, maybe.
        atexit.unregister(windows.cleanup)
    return xlwings


@contextlib.contextmanager
def lightly() -> Iterator[None]:
    """Imports within find none of what xlwings does not need for us."""
    absent = [name for name in _UNNEEDED if name not in sys.modules]
    sys.modules.update(dict.fromkeys(absent))  # type: ignore[arg-type]  # None makes an import fail, as wanted
    try:
        yield
    finally:
        for name in absent:
            del sys.modules[name]


def com_error() -> type[Exception]:
    """The type of Excel's errors."""
    error: type[Exception] = getattr(sys.modules.get("pywintypes"), "com_error", _NoError)
    return error


def description(error: Exception) -> str:
    """What Excel itself says of an error of its own, in its user's language."""
    details: tuple[Any, ...] = getattr(error, "excepinfo", None) or ()
    return str("".join(details[2:3]) or getattr(error, "strerror", "") or error)


def is_busy(error: BaseException) -> bool:
    """Excel answers nobody now: a cell is being edited, or a dialog is open."""
    details = getattr(error, "excepinfo", None) or ()
    codes = {getattr(error, "hresult", None), *details[5:6]}
    return bool(codes & _BUSY) or type(error).__name__ == "ExcelBusyError"
