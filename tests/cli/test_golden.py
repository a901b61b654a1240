"""The published Kumamoto sheet gives exactly these findings, infos included.

The golden file is renewed by hand: ``SDGSHEET_RENEW_GOLDEN=1 pytest tests/cli/test_golden.py``; look at what it changes.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from program import SAMPLE, sdgsheet

GOLDEN = Path(__file__).parents[1] / "golden"


def findings(language: str) -> list[dict[str, Any]]:
    result: list[dict[str, Any]] = sdgsheet("check", "--format", "json", "--lang", language, SAMPLE).json["findings"]
    return result


@pytest.mark.parametrize("language", ["ja", "en"])
def test_kumamoto(language: str) -> None:
    golden = GOLDEN / f"kumamoto-2022.{language}.json"
    found = findings(language)
    if os.environ.get("SDGSHEET_RENEW_GOLDEN"):
        golden.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert found == json.loads(golden.read_text(encoding="utf-8"))


def test_what_the_rules_promise_of_it() -> None:
    found = findings("ja")
    loud = {(f["rule"], f["section"], f["no"]) for f in found if f["severity"] != "info"}
    assert loud == {("A104", 2, 10), ("N103", 3, None), ("Y106", 2, 12)}

    def rows(code: str) -> set[tuple[int, int]]:
        return {(f["section"], f["no"]) for f in found if f["rule"] == code and f["no"] is not None}

    assert rows("Y104") == {(1, 2), (1, 9), (2, 6), (2, 9), (2, 10)}
    assert len(rows("Y105")) == 18
    assert rows("A107") == {(1, 2), (1, 3), (2, 6), (2, 7)}
    assert len(rows("C101")) == 21
    assert rows("N108") == {(1, 9), (2, 10)}
    assert [f["section"] for f in found if f["rule"] == "X108"] == [3]
    assert {(f["rule"], f["section"]) for f in found if f["no"] is None and f["section"] in (1, 2)} == {
        ("Y105", 1),
        ("Y105", 2),
        ("C101", 1),
        ("C101", 2),
    }
    assert {f["rule"] for f in found} == {"A104", "N103", "Y106", "Y104", "Y105", "A107", "X108", "C101", "N108"}


def test_the_rules_that_passed_had_something_to_judge() -> None:
    outcomes = {o["rule"]: o for o in sdgsheet("check", "--format", "json", SAMPLE).json["rules"]}
    for code in ("X101", "X102", "X103", "X104", "X105", "X106", "X107", "X110", "X111", "A106"):
        assert outcomes[code]["outcome"] == "passed", code
        assert outcomes[code]["judged"] > 0, code
    assert outcomes["X109"]["outcome"] == "not applicable"
    assert outcomes["Y107"]["outcome"] == "not applicable"
