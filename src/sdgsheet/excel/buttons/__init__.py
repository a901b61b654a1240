"""What each button does, one file a subject; ``BUTTONS`` names them as the ribbon and the shortcuts do."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sdgsheet.excel.buttons.check import audit, check, clear
from sdgsheet.excel.buttons.explain import explain
from sdgsheet.excel.buttons.fill import fill, undo
from sdgsheet.excel.buttons.selftest import selftest
from sdgsheet.excel.buttons.steps import following, previous
from sdgsheet.excel.session import Session

BUTTONS: Mapping[str, Callable[[Session], None]] = {
    "check": check,
    "audit": audit,
    "next": following,
    "previous": previous,
    "explain": explain,
    "clear": clear,
    "fill": fill,
    "undo": undo,
    "selftest": selftest,
}
