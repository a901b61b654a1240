"""sdgsheet on generated filings: what the table of ``tools/score_generated.py`` says of a thousand, on some sixty."""

from __future__ import annotations

import ast
import random
from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest

from generated.checking import KNOWN, Result, check
from generated.faults.catalogue import FAULTS, HABITS, IN_NARRATIVE, WHOLE_FORM
from generated.make import make
from generated.near.catalogue import IN_NARRATIVE as SENTENCES
from generated.near.catalogue import NEAR_MISSES
from generated.rows import DIMENSIONS

HERE = Path(__file__).parent
COUNT = 60
GOAL = 0.99
ATTEMPTS = 40


@pytest.fixture(scope="module")
def results() -> list[Result]:
    return [check(make(f"suite-{number}")) for number in range(COUNT)]


def test_every_row_is_read(results: list[Result]) -> None:
    notes = [f"{r.seed} {note}" for r in results for note in r.notes if note.startswith(("ROW", "NOT READ", "FORM"))]
    assert sum(r.rows_right for r in results) >= GOAL * sum(r.rows for r in results), notes


def test_no_error_and_no_warning_on_clean_filings(results: list[Result]) -> None:
    clean = [result for result in results if result.clean]
    assert len(clean) > COUNT / 6
    assert [note for result in clean for note in result.notes if "FALSE" in note and " info " not in note] == []


def test_every_rule_finds_what_it_must_and_nothing_else(results: list[Result]) -> None:
    right, missed, false = Counter[str](), Counter[str](), Counter[str]()
    for result in results:
        right += result.right
        missed += result.missed
        false += result.false
    short = {
        rule for rule in right | missed | false if right[rule] < GOAL * (right[rule] + max(missed[rule], false[rule]))
    }
    assert short == set(), [
        f"{r.seed} {note}" for r in results for note in r.notes if any(f" {rule} " in note for rule in short)
    ]


def test_a_seed_gives_the_same_bytes() -> None:
    assert make("again").data == make("again").data


@pytest.mark.parametrize(
    "name", [name for name in sorted({*WHOLE_FORM, *HABITS, *FAULTS, *IN_NARRATIVE}) if name.split()[0] in KNOWN]
)
def test_every_fault_is_found(name: str) -> None:
    for attempt in range(ATTEMPTS):
        book = make(f"{name} {attempt}", faulty=False, only=name)
        if name in book.forms[0].filing.truth.faults:
            break
    else:
        pytest.fail(f"no filing of {ATTEMPTS} had a place for {name}")
    code = name.split(maxsplit=1)[0]
    assert [note for note in check(book).notes if f"MISSED {code}" in note or f"FALSE {code}" in note] == []


@pytest.mark.parametrize("name", sorted({*NEAR_MISSES, *SENTENCES}))
def test_every_near_miss_stays_silent(name: str) -> None:
    for attempt in range(ATTEMPTS):
        book = make(f"{name} {attempt}", faulty=False, near_miss=name)
        if name in book.forms[0].filing.truth.near_misses:
            break
    else:
        pytest.fail(f"no filing of {ATTEMPTS} had a place for {name}")
    result = check(book)
    assert [note for note in result.notes if "MISSED" in note or "FALSE" in note or "ROW" in note] == []


def test_names_are_too_different_to_be_taken_for_one_another() -> None:
    names = [indicator.name for _, indicators in DIMENSIONS for indicator in indicators]
    assert len(names) > 120
    allowed = {("健康寿命（男性）", "健康寿命（女性）")}
    close = [pair for pair in combinations(names, 2) if _differ_by_one(*pair) and pair not in allowed]
    assert close == []


def test_only_the_comparison_knows_sdgsheet() -> None:
    knowing = {
        path.name
        for path in HERE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if (isinstance(node, ast.Import) and any(name.name.startswith("sdgsheet") for name in node.names))
        or (isinstance(node, ast.ImportFrom) and (node.module or "").startswith("sdgsheet"))
    }
    assert knowing == {"checking.py", "table.py"}


def test_figures_are_drawn_from_the_seed_alone() -> None:
    random.seed(1)
    first = make("alone").data
    random.seed(2)
    assert make("alone").data == first


def _differ_by_one(one: str, other: str) -> bool:
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) <= 1
