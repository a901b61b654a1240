"""One mechanism runs every rule: outcomes, counts of places, and faults that stop nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from indicators import case, form, row
from sdgsheet.form.model import Indicator
from sdgsheet.rules.case import Case
from sdgsheet.rules.finding import Basis, OutcomeKind, Severity
from sdgsheet.rules.rule import NOT_APPLICABLE, Found, Judgement, Page, Rule, Skipped, indicators
from sdgsheet.rules.run import run, selected
from sdgsheet.text import Text

BLANK = Text("", "")
BASELINE, ACTUAL, TARGET = ("2020年度", "10", "件"), ("2022年度", "12", "件"), ("2024年", "20", "件")


def rule(judge: Callable[[Case, Indicator], Judgement], *, code: str = "A999", on_empty: bool = False) -> Rule:
    return Rule(
        code,
        Severity.WARNING,
        Basis.FORM,
        Text("試し", "a trial"),
        Page(BLANK, BLANK, BLANK, BLANK),
        indicators,
        judge,
        on_empty=on_empty,
    )


@pytest.fixture
def two_rows() -> Case:
    return case(form([row(2, n, f"指標{n}", BASELINE, [ACTUAL], TARGET, "20%") for n in (1, 2)]))


def found(_: Case, place: Indicator) -> Judgement:
    return Found(place.first_cell, Text("ある", "there"), row=place)


def test_a_rule_that_says_nothing_has_passed(two_rows: Case) -> None:
    outcome = run(rule(lambda _c, _p: None), two_rows, form_is_empty=False).outcome
    assert (outcome.kind, outcome.judged, outcome.skipped) == (OutcomeKind.PASSED, 2, 0)


def test_a_finding_carries_code_basis_and_row(two_rows: Case) -> None:
    result = run(rule(found), two_rows, form_is_empty=False)
    assert result.outcome.kind is OutcomeKind.FOUND
    first = result.findings[0]
    assert (first.rule, first.severity, first.section, first.no, first.indicator) == (
        "A999",
        Severity.WARNING,
        2,
        1,
        "指標1",
    )


def test_places_left_out_are_counted_with_their_reason(two_rows: Case) -> None:
    reason = Text("読めないため", "it cannot be read")
    outcome = run(rule(lambda _c, p: Skipped(reason) if p.no == 1 else None), two_rows, form_is_empty=False).outcome
    assert (outcome.kind, outcome.judged, outcome.skipped, outcome.reason) == (OutcomeKind.PASSED, 1, 1, reason)


def test_where_every_place_is_left_out_the_rule_was_not_checked(two_rows: Case) -> None:
    outcome = run(rule(lambda _c, _p: Skipped(BLANK)), two_rows, form_is_empty=False).outcome
    assert (outcome.kind, outcome.judged, outcome.skipped) == (OutcomeKind.NOT_CHECKED, 0, 2)


def test_where_nothing_of_its_kind_stands_the_rule_does_not_apply(two_rows: Case) -> None:
    outcome = run(rule(lambda _c, _p: NOT_APPLICABLE), two_rows, form_is_empty=False).outcome
    assert (outcome.kind, outcome.judged, outcome.skipped) == (OutcomeKind.NOT_APPLICABLE, 0, 0)


def test_a_fault_of_a_rule_is_an_outcome(two_rows: Case) -> None:
    def broken(_c: Case, _p: Indicator) -> Judgement:
        raise ZeroDivisionError("oh")

    outcome = run(rule(broken), two_rows, form_is_empty=False).outcome
    assert outcome.kind is OutcomeKind.FAILED
    assert outcome.reason is not None
    assert "ZeroDivisionError" in outcome.reason.ja


def test_on_an_empty_form_only_rules_about_it_run(two_rows: Case) -> None:
    assert run(rule(found), two_rows, form_is_empty=True).outcome.kind is OutcomeKind.NOT_APPLICABLE
    assert run(rule(found, on_empty=True), two_rows, form_is_empty=True).outcome.kind is OutcomeKind.FOUND


def test_rules_are_selected_by_the_beginnings_of_their_codes() -> None:
    rules = [rule(found, code=code) for code in ("A101", "A102", "X101")]
    assert [r.code for r in selected(rules, ["A"], ["A102"])] == ["A101"]
    assert [r.code for r in selected(rules, [], [])] == ["A101", "A102", "X101"]
    assert [r.code for r in selected(rules, [], ["A", "X"])] == []
