"""The samples beside Kumamoto's: each is checked, and says what its list of expected findings says."""

from __future__ import annotations

import json
import runpy
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import sdgsheet
from sdgsheet.rules.catalogue import RULES

ROOT = Path(__file__).resolve().parents[2]
NAMES = ("faults", "layout-2019", "other-layout", "three-sheets")
ROWS = {"faults": (9, 7), "layout-2019": (6, 5), "other-layout": (8, 6), "three-sheets": (6, 6)}


def sample(name: str) -> Path:
    return ROOT / f"samples/{name}.xlsx"


@pytest.mark.parametrize("name", NAMES)
def test_every_finding_is_the_expected_one_and_no_other(name: str) -> None:
    listed = json.loads((ROOT / f"samples/{name}.expected.json").read_text(encoding="utf-8"))
    expected = [tuple(finding) for finding in listed if finding[0] in {rule.code for rule in RULES}]
    found = [(f.rule, str(f.severity), f.section, f.no) for f in sdgsheet.check(sample(name)).findings]
    assert Counter(found) == Counter(expected)


@pytest.mark.parametrize("name", NAMES)
def test_every_row_is_read_with_its_three_values(name: str) -> None:
    [form] = sdgsheet.read(sample(name))
    assert tuple(sum(row.section == section for row in form.indicators) for section in (1, 2)) == ROWS[name]
    without_target = [row.name for row in form.indicators if row.target is None or row.target.amount.number is None]
    assert without_target == (["緑地の保全面積"] if name == "faults" else [])
    assert all(row.baseline is not None and row.baseline.amount.number is not None for row in form.indicators)


def test_the_faults_are_of_every_family_of_the_form() -> None:
    assert {f.rule[0] for f in sdgsheet.check(sample("faults")).findings} == {rule.code[0] for rule in RULES} & set(
        "FVYUAXNGC"
    )


def test_they_are_made_by_their_script_byte_for_byte() -> None:
    made: dict[str, Any] = runpy.run_path(str(ROOT / "tools/make_other_samples.py"))
    for name, draw in made["DRAWN"].items():
        assert made["workbook"](draw) == sample(name).read_bytes()
    assert set(made["DRAWN"]) == set(NAMES)
