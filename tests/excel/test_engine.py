"""xlwings as the button loads it: quick to import, patient for a second, and no danger to another Excel."""

from __future__ import annotations

import subprocess
import sys

import pytest

from program import ROOT, SAMPLE
from sdgsheet.excel import engine
from standin.pywin32 import ComError, refused

_PROGRAM = f"""
import sys
from pathlib import Path
sys.path.insert(0, {str(ROOT / "tests")!r})
from standin import Excel
excel = Excel(None)
import subprocess
subprocess.CREATE_NO_WINDOW = 0
subprocess.run = lambda *given, **_: print("started", given)
{{then}}
"""


def _run(then: str) -> str:
    done = subprocess.run(
        [sys.executable, "-I", "-c", _PROGRAM.format(then=then)], check=True, capture_output=True, text=True, timeout=60
    )
    return done.stdout


def test_at_its_end_the_program_kills_no_other_excel() -> None:
    assert _run("excel.press('check')") == ""


def test_xlwings_would() -> None:
    assert "tasklist" in _run("import atexit, xlwings._xlwindows as w; atexit.register(w.cleanup)")


def test_a_click_imports_neither_pandas_nor_matplotlib() -> None:
    program = f"excel = Excel(Path({str(SAMPLE)!r})); excel.press('check'); print(*sys.modules)"
    assert not set(_run(program).split()) & {"pandas", "matplotlib", "click", "rich"}


def test_what_was_imported_before_stays_imported() -> None:
    with engine.lightly():
        assert sys.modules["pytest"] is pytest


def test_nothing_is_left_blocked() -> None:
    with engine.lightly():
        pass
    assert None not in [sys.modules.get(name, "absent") for name in ("pandas", "numpy", "matplotlib", "PIL")]


@pytest.mark.parametrize(
    ("error", "busy"),
    [
        (ComError(-2147418111, "Call was rejected by callee."), True),
        (ComError(-2147417846, "The message filter indicated that the application is busy."), True),
        (ComError(-2147352567, "", -2146777998), True),
        (refused("Application-defined or object-defined error"), False),
        (ValueError("ours"), False),
    ],
)
def test_busy_is_told_from_refused(error: Exception, busy: bool) -> None:
    assert engine.is_busy(error) is busy
