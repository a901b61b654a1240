"""Buttons in any order, on any workbook, answered this way or that: nothing unexpected, and nothing of ours stays."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from excel.test_obstacles import NORMAL, settings
from excel.test_scenario import content
from generated.make import make
from program import ROOT
from sdgsheet.excel.buttons import BUTTONS
from sdgsheet.xlsx.reading import read_workbook
from standin import Excel

SOURCES = [
    *(ROOT / "samples" / f"{name}.xlsx" for name in ("kumamoto-2022-draft", "three-sheets", "faults")),
    ROOT / "templates" / "form1.xlsx",
    "any order",
]
_PRESSES = 7


@pytest.fixture(params=SOURCES, ids=lambda given: given.stem if isinstance(given, Path) else given)
def excel(request: pytest.FixtureRequest, tmp_path: Path) -> Excel:
    path = tmp_path / "提出 2024" / "様式１　第２期 (1).xlsx"
    path.parent.mkdir()
    source = request.param
    path.write_bytes(source.read_bytes() if isinstance(source, Path) else make(source).data)
    return Excel(path)


@pytest.mark.parametrize("state", ["open", "sheets protected", "all protected", "read-only"])
def test_nothing_unexpected_happens_and_all_can_be_taken_off(excel: Excel, state: str, tmp_path: Path) -> None:
    for sheet in excel.book.sheets:
        sheet.ws.protection.sheet = "protected" in state
    excel.book.changed = True
    excel.book.ProtectStructure, excel.book.ReadOnly = state == "all protected", state == "read-only"
    before = content(read_workbook(excel.save(tmp_path / "before.xlsx")))
    chance = random.Random(f"{excel.book.source[-200:]!r} {state}")
    for _ in range(_PRESSES):
        excel.select(f"{chance.choice('ABEGHPS')}{chance.randint(1, 45)}", sheet=chance.choice(excel.book.sheets).Name)
        button = chance.choice(sorted(BUTTONS))
        said = excel.press(button, answer=chance.choice([1, 1, 2]))
        assert said or button in {"next", "previous"}
        assert "予期しない" not in said
        assert "受け付けなかった" not in said
        assert settings(excel)[:3] == NORMAL[:3]
    excel.press("clear")
    excel.press("undo")
    assert content(read_workbook(excel.save(tmp_path / "after.xlsx"))) == before
    assert not excel.book.xml
    assert not any("sdgsheet:band" in str(rule.formula) for s in excel.book.sheets for _, rule in s.store.rules)
