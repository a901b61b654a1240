"""X and N on Kumamoto's published sheet, and on copies of it with one fault each, read from the file."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from sdgsheet.form.reading import read_forms
from sdgsheet.rules import narrative, sections
from sdgsheet.rules.build import build_case
from sdgsheet.rules.case import Case
from sdgsheet.rules.finding import Finding
from sdgsheet.rules.run import run
from sdgsheet.rules.sections.verdict import verdicts
from sdgsheet.xlsx.reading import read_bytes

SAMPLE = Path(__file__).parents[2] / "samples" / "kumamoto-2022.xlsx"
RULES = (*sections.RULES, *(rule for rule in narrative.RULES if rule.code in {"N101", "N102", "N103", "N104", "N108"}))

Place = tuple[str, int | None, int | None]
PUBLISHED: set[Place] = {("X108", 3, None), ("N103", 3, None), ("N108", 1, 9), ("N108", 2, 10)}


def case(**cells: str | float) -> Case:
    """The sheet with these cells written anew."""
    if not cells:
        data = SAMPLE.read_bytes()
    else:
        book = load_workbook(SAMPLE)
        for address, value in cells.items():
            book.worksheets[0][address] = value
        book.save(buffer := BytesIO())
        data = buffer.getvalue()
    workbook = read_bytes(data)
    return build_case(workbook, read_forms(workbook), 0)


def findings(of: Case) -> list[Finding]:
    return [finding for rule in RULES for finding in run(rule, of, form_is_empty=False).findings]


def places(of: Case) -> set[Place]:
    return {(f.rule, f.section, f.no) for f in findings(of)}


def test_what_the_published_sheet_says() -> None:
    assert places(case()) == PUBLISHED
    assert len(findings(case())) == len(PUBLISHED)


def test_what_was_judged() -> None:
    outcomes = {rule.code: run(rule, case(), form_is_empty=False).outcome for rule in RULES}
    judged = {code: outcome.judged for code, outcome in outcomes.items()}
    assert [judged[code] for code in ("X101", "X102", "X103", "X105", "X111")] == [7] * 5
    assert [judged[code] for code in ("X104", "X106", "X107", "X109", "X110")] == [8, 8, 2, 0, 2]
    assert [str(o.kind) for c, o in outcomes.items() if c not in {"X108", "X109", "N103", "N108"}] == ["passed"] * 12
    assert str(outcomes["X109"].kind) == "not applicable"


def test_seven_pairs_and_the_repeats_agree() -> None:
    found = verdicts(case())
    pairs = [(v.pair.first.no, v.pair.other.no) for v in found if v.pair is not None]
    assert pairs == [(2, 6), (3, 7), (5, 4), (6, 2), (7, 3), (9, 9), (10, 12)]
    assert [[row.no for row in v.group.rows] for v in found if v.pair is None] == [[1, 4, 8]]
    assert all(v.agrees for v in found)


@pytest.mark.parametrize(
    "cells", [{"E22": 86}, {"H10": 35.4}, {"D24": "2019年度"}, {"F24": "箇所"}, {"E24": 1, "H24": 2}]
)
def test_what_contradicts_does_not_agree(cells: dict[str, str | float]) -> None:
    assert sum(not v.agrees for v in verdicts(case(**cells))) == 1


def test_the_heading_that_contradicts_the_table() -> None:
    [finding] = [f for f in findings(case()) if f.rule == "N103"]
    assert finding.message.ja == "見出しは「減少」ですが、表では32.1％→34.5％と増えています（(1)№1・4・8）。"
    assert finding.cell.a1 == "A35"


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"E22": 86}, {("X101", 2, 2)}),
        ({"H26": 2592}, {("X102", 2, 6)}),
        ({"H8": 2592}, {("X102", 2, 6)}),
        ({"Q26": 2962}, {("X103", 2, 6)}),
        ({"F24": "箇所", "I24": "箇所", "R24": "箇所"}, {("X104", 2, 4)}),
        ({"F29": "千㎥", "I29": "千㎥", "R29": "千㎥"}, {("X104", 2, 9)}),
        ({"D24": "2019年度"}, {("X105", 2, 4)}),
        ({"S24": 0.9}, {("X106", 2, 4)}),
        ({"H10": 35.4}, {("X107", 1, 4)}),
        ({"H14": 35.4, "H10": 35.4}, {("X107", 1, 4)}),
        ({"C26": "市内の総生産額"}, {("X108", 2, 6)}),
        ({"P11": "2030年", "Q11": 90}, {("X109", 2, 4)}),
        ({"B10": "地域活動（自治会等の活動、ボランティア・NPOの活動など）に参加した市民の割合【11.2,11.3,11.6,11.b】"}, {("X110", 1, 4)}),
        ({"E24": 10, "H24": 12, "Q24": 20}, {("X111", 2, 4)}),
        ({"A37": "●「市内総生産額」の減少【(1)No.12、(2)No.6】"}, {("N101", 3, None)}),
        ({"A37": "●「市内総生産額」の減少【(1)No.3、(2)No.6】"}, {("N102", 3, None)}),
        ({"A37": "●「市内総生産額」の増加【(1)No.2、(2)No.6】"}, {("N103", 3, None)}),
        ({"A43": "・校区数が増えておらず達成度50％となっている。"}, {("N104", 3, None)}),
    ],
    ids=lambda value: next(iter(value))[0] if isinstance(value, set) else None,
)  # fmt: skip
def test_one_fault_each(cells: dict[str, str | float], expected: set[Place]) -> None:
    found = places(case(**cells))
    assert found - PUBLISHED == expected - PUBLISHED
    assert found >= expected
