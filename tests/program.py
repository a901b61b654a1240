"""Runs the command line inside the test's process."""

from __future__ import annotations

import io
import json
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sdgsheet.cli.main import main

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "samples" / "kumamoto-2022.xlsx"
DRAFT = ROOT / "samples" / "kumamoto-2022-draft.xlsx"


@dataclass(frozen=True)
class Result:
    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def sdgsheet(*arguments: str | Path) -> Result:
    """The exit status and what was printed, as UTF-8."""
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    err = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    with redirect_stdout(out), redirect_stderr(err):
        status = main([str(a) for a in arguments])
        sys.stdout.flush()
    return Result(status, _text(out), _text(err))


def _text(stream: io.TextIOWrapper) -> str:
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode("utf-8")
