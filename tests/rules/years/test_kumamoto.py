"""What the rules on years say of the sheet that Kumamoto published for 2022, and what becomes of it."""

from __future__ import annotations

import pytest

from indicators import case, form, judge
from kumamoto import rows
from sdgsheet.rules.finding import Finding, Severity
from sdgsheet.rules.folding import fold
from sdgsheet.rules.rule import Rule
from sdgsheet.rules.run import run
from sdgsheet.rules.years import RULES

KUMAMOTO = case(form(rows()))
EXPECTED = {
    "Y104": [(1, 2), (1, 9), (2, 6), (2, 9), (2, 10)],
    "Y105": [(1, n) for n in (2, 3, 5, 6, 7, 9, 10)] + [(2, n) for n in (*range(1, 9), 10, 11, 12)],
    "Y106": [(2, 12)],
}


def folded() -> list[Finding]:
    return fold(KUMAMOTO, [run(rule, KUMAMOTO, form_is_empty=False) for rule in RULES])


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_where_each_rule_speaks(rule: Rule) -> None:
    spoken = [(f.row.section, f.row.no) for f in judge(rule, KUMAMOTO) if f.row]
    assert spoken == EXPECTED.get(rule.code, [])


def test_one_warning_and_no_error() -> None:
    loud = [(f.rule, f.no) for f in folded() if f.severity is not Severity.INFO]
    assert loud == [("Y106", 12)]


def test_targets_for_other_years_are_one_habit_a_section() -> None:
    roots = [(f.rule, f.section, f.cell.a1) for f in folded() if f.habit]
    assert roots == [("Y105", 1, "Q10"), ("Y105", 2, "Q110")]
    assert all(f.caused_by for f in folded() if f.rule == "Y105" and not f.habit)


def test_the_target_outside_the_plan_period_keeps_its_own_root() -> None:
    [inside] = [f for f in folded() if f.rule == "Y105" and (f.section, f.no) == (2, 12)]
    assert inside.caused_by is not None
    assert inside.caused_by.rule == "Y106"


def test_nothing_to_judge_where_only_one_actual_is_filled_in() -> None:
    kinds = {r.code: run(r, KUMAMOTO, form_is_empty=False).outcome.kind.value for r in RULES}
    assert kinds["Y107"] == "not applicable"
    assert kinds["Y109"] == "passed"
