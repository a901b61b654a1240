"""A busy Excel is asked a few times only: tests need not wait for it."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sdgsheet.excel.engine._ATTEMPTS", 3)
    monkeypatch.setattr("sdgsheet.excel.quiet._PAUSE", 0)
