"""Just enough of pywin32 for xlwings' own Windows engine to load where there is no Windows.

What reaches Excel through it goes to the stand-in; nothing of xlwings itself is replaced but the
two functions that look for Excel's windows.
"""

from __future__ import annotations

import ctypes
import importlib
import os
import sys
from collections.abc import Callable
from types import ModuleType, SimpleNamespace
from typing import Any

REJECTED, NAME_NOT_FOUND, EXCEPTION, REFUSED = -2147418111, -2147352570, -2147352567, -2146827284
WINDOW = os.getpid()
"""The handle of the stand-in's window, and the number of its process: its own in each test run."""


class ComError(Exception):
    """pywintypes.com_error."""

    def __init__(self, hresult: int, text: str = "", code: int | None = None) -> None:
        self.hresult = hresult
        self.strerror = text
        self.excepinfo = None if code is None else (0, "Microsoft Excel", text, None, 0, code)
        super().__init__(hresult, text, self.excepinfo, None)


class CDispatch:
    """win32com.client.CDispatch: the type of everything that Excel hands out."""


class MessageBoxes:
    """Every dialog that was shown, and how the next ones are answered: 1 OK, 2 Cancel, 6 Yes, 7 No.

    Without an answer given the first button is pressed.
    """

    def __init__(self) -> None:
        self.shown: list[str] = []
        self.answers: list[int] = []

    def show(self, _window: int, text: str, _title: str, style: int) -> int:
        self.shown.append(text)
        if self.answers:
            return self.answers.pop(0)
        return 6 if style & 7 == 3 else 1  # MB_YESNOCANCEL


def refused(text: str) -> ComError:
    """Excel's error 1004."""
    return ComError(EXCEPTION, text, REFUSED)


def load(find: Callable[[], Any], boxes: MessageBoxes) -> ModuleType:
    """xlwings with its Windows engine; ``find`` gives the running application, or None."""
    if "xlwings._xlwindows" not in sys.modules:
        _load_engine()
    windows: Any = sys.modules["xlwings._xlwindows"]
    windows.win32api.MessageBox = boxes.show
    windows.get_excel_hwnds = lambda: iter([WINDOW] if find() is not None else [])
    windows.get_xl_app_from_hwnd = lambda _window: windows.COMRetryObjectWrapper(find())
    return sys.modules["xlwings"]


def _load_engine() -> None:
    for name, members in _MODULES.items():
        module: Any = ModuleType(name)
        module.__dict__.update(members)
        sys.modules[name] = module
    sys.modules["win32com"].client = sys.modules["win32com.client"]  # type: ignore[attr-defined]  # a stub
    library = SimpleNamespace(CLSIDFromString=lambda *_: 0, AccessibleObjectFromWindow=lambda *_: 0)
    found = ctypes.PyDLL
    ctypes.oledll = SimpleNamespace(ole32=library, oleacc=library)  # type: ignore[attr-defined]  # Windows has it
    ctypes.windll = SimpleNamespace(user32=library)  # type: ignore[attr-defined]  # Windows has it
    ctypes.PyDLL = lambda _name: SimpleNamespace(PyCom_PyObjectFromIUnknown=SimpleNamespace())  # type: ignore[assignment, misc]
    try:
        from sdgsheet.excel import engine  # noqa: PLC0415 - as the program loads it

        xlwings: Any = engine.load()
        with engine.lightly():  # on Windows xlwings itself imports it
            windows: Any = importlib.import_module("xlwings._xlwindows")
    finally:
        ctypes.PyDLL = found  # type: ignore[misc]
    xlwings.engines.add(xlwings.Engine(impl=windows.engine))
    xlwings.engines.active = xlwings.engines["excel"]


_MODULES: dict[str, dict[str, Any]] = {
    "pywintypes": {"com_error": ComError, "error": ComError, "TimeType": type("TimeType", (), {}), "IID": str},
    "win32api": {"MessageBox": None},
    "win32con": {
        "MB_OK": 0,
        "MB_OKCANCEL": 1,
        "MB_YESNO": 4,
        "MB_YESNOCANCEL": 3,
        "MB_ICONINFORMATION": 64,
        "MB_ICONWARNING": 48,
    },
    "pythoncom": {
        "CoInitialize": lambda: None,
        "ole_error": ComError,
        "com_error": ComError,
        "__file__": "pythoncom.dll",
    },
    "win32com": {},
    "win32com.client": {
        "CDispatch": CDispatch,
        "CoClassBaseClass": type("CoClassBaseClass", (), {}),
        "DispatchBaseClass": type("DispatchBaseClass", (), {}),
        "Dispatch": None,
        "DispatchEx": None,
    },
    "win32gui": {},
    "win32process": {"GetWindowThreadProcessId": lambda window: (0, window)},
    "win32timezone": {},
}
