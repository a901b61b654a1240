"""Excel's settings while we read or write; afterwards they are as people need them, whatever happens."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from sdgsheet.excel import engine

if TYPE_CHECKING:
    import xlwings as xw

STATUS = "SDGs 様式1："
"""What our texts in the status bar begin with."""

_SWITCHES = ("screen_updating", "enable_events", "display_alerts")
"""Off while we work. How Excel calculates stays people's own choice: nothing of ours needs another."""

_TRIES, _PAUSE = 20, 0.1


@contextlib.contextmanager
def quiet(app: xw.App, doing: str) -> Iterator[None]:
    """No flicker, no macros of the workbook, no questions; the status bar says what is done.

    The switches end up on, also where they were found off (see ``wake``).
    """
    with contextlib.ExitStack() as after:
        for name in _SWITCHES:
            setattr(app, name, False)
            after.callback(_restore, app, name, True)
        before = _own(app.status_bar)
        progress(app, doing)
        after.callback(_restore, app, "status_bar", before)
        yield


def wake(app: xw.App) -> None:
    """Puts on what a program that died left off, and takes its text out of the status bar."""
    for name in _SWITCHES:
        if not getattr(app, name):
            _restore(app, name, True)
    before = app.status_bar
    if _own(before) != before:
        _restore(app, "status_bar", False)


def progress(app: xw.App, doing: str) -> None:
    """The next step, in the status bar."""
    app.status_bar = STATUS + doing


def _own(value: Any) -> Any:
    """A text of ours that stands in the status bar is not put back: False gives it back to Excel."""
    return False if isinstance(value, str) and value.startswith(STATUS) else value


def _restore(app: xw.App, name: str, value: Any) -> None:
    """One setting failing must not keep the others; an Excel that is busy or refuses is asked again."""
    for _ in range(_TRIES):
        try:
            setattr(app, name, value)
        except engine.com_error():
            time.sleep(_PAUSE)
        else:
            return
