"""Excel's settings while we read or write, each of them as it was afterwards, whatever happens."""

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

_TRIES, _PAUSE = 20, 0.1


@contextlib.contextmanager
def quiet(app: xw.App, doing: str) -> Iterator[None]:
    """No flicker, no macros of the workbook, no questions; the status bar says what is done."""
    wanted = {"screen_updating": False, "enable_events": False, "display_alerts": False, "status_bar": STATUS + doing}
    before: dict[str, Any] = {}
    try:
        for name, value in wanted.items():
            before[name] = _own(getattr(app, name))
            setattr(app, name, value)
        yield
    finally:
        for name in reversed(before):
            _restore(app, name, before[name])


def progress(app: xw.App, doing: str) -> None:
    """The next step, in the status bar."""
    app.status_bar = STATUS + doing


def _own(value: Any) -> Any:
    """A text of ours that stands in the status bar is not put back: False gives it back to Excel."""
    return False if isinstance(value, str) and value.startswith(STATUS) else value


def _restore(app: xw.App, name: str, value: Any) -> None:
    """One setting failing must not keep the others; a busy Excel is waited for."""
    for _ in range(_TRIES):
        try:
            setattr(app, name, value)
        except engine.com_error() as error:
            if not engine.is_busy(error):
                return
            time.sleep(_PAUSE)
        else:
            return
