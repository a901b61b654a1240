"""What ``tools/score_formulas.py`` says of five hundred filings, on some twenty."""

from __future__ import annotations

import pytest

from formulafaults.faults import FAULTS
from formulafaults.make import make
from formulafaults.scoring import NAMES, Score, score, table
from formulafaults.spellings import BASES, WRAPPINGS

COUNT = 24


@pytest.fixture(scope="module")
def scores() -> list[Score]:
    return [score(f"suite-{number}") for number in range(COUNT)]


def test_every_fault_is_found_and_nothing_else(scores: list[Score]) -> None:
    assert [f"{s.seed} {note}" for s in scores for note in s.notes] == []
    assert sum(sum(s.seeded.values()) for s in scores) > 100


def test_single_rows_blocks_columns_and_mixtures(scores: list[Score]) -> None:
    assert {s.pattern for s in scores} == {"none", "single", "block", "column", "mixed"}


def test_the_table_has_a_line_for_every_fault(scores: list[Score]) -> None:
    assert set(NAMES) == set(FAULTS)
    assert table(scores).count("\n| ") >= len(FAULTS)


def test_in_more_than_forty_spellings() -> None:
    assert len(BASES) * len(WRAPPINGS) > 40


def test_a_seed_gives_the_same_bytes() -> None:
    for seed in ("again-1", "again-2"):
        assert make(seed).data == make(seed).data
