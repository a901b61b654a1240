"""Runs rules over one case: findings and outcomes, never an exception."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sdgsheet.form.model import Indicator
from sdgsheet.rules.case import Case, Group
from sdgsheet.rules.finding import Finding, Outcome, OutcomeKind
from sdgsheet.rules.rule import NOT_APPLICABLE, Found, Rule, Skipped
from sdgsheet.text import Text

JudgedRow = tuple[int, tuple[str, int, int]]
"""Section, and ``Indicator.key``."""


class Run(NamedTuple):
    """What one rule came to on one form."""

    rule: Rule
    outcome: Outcome
    findings: tuple[Finding, ...] = ()
    judged_places: tuple[object, ...] = ()
    never_habits: frozenset[int] = frozenset()
    """Indexes of ``findings`` that do not count towards a habit."""
    habits: tuple[Text | None, ...] = ()
    """What a habit of each of ``findings`` is, where its case says so."""

    @property
    def judged_rows(self) -> frozenset[JudgedRow]:
        """The rows of (1) and (2) that the rule judged: the base of habits. Found only where one may be."""
        return frozenset((row.section, row.key) for place in self.judged_places for row in _rows_of(place))


def run(rule: Rule, case: Case, *, form_is_empty: bool) -> Run:
    """Runs one rule. A fault of the rule itself becomes the outcome *failed*."""
    if form_is_empty and not rule.on_empty:
        reason = Text("記入がないため", "the form is empty")
        return Run(rule, Outcome(rule.code, case.index, OutcomeKind.NOT_APPLICABLE, 0, 0, reason))
    try:
        return _run(rule, case)
    except Exception as fault:  # noqa: BLE001 - one rule's fault must not stop the others
        reason = Text(
            f"規則の不具合（{type(fault).__name__}: {fault}）", f"a fault in the rule ({type(fault).__name__}: {fault})"
        )
        return Run(rule, Outcome(rule.code, case.index, OutcomeKind.FAILED, 0, 0, reason))


def _run(rule: Rule, case: Case) -> Run:
    findings: list[Finding] = []
    habits: list[Text | None] = []
    never_habits: set[int] = set()
    judged: list[object] = []
    skipped: dict[Text, int] = defaultdict(int)
    judge = rule.judge
    for place in rule.places(case):
        judgement = judge(case, place)
        if judgement is None:
            judged.append(place)
            continue
        if judgement is NOT_APPLICABLE:
            continue
        if isinstance(judgement, Skipped):
            skipped[judgement.reason] += 1
            continue
        judged.append(place)
        for found in (judgement,) if isinstance(judgement, Found) else judgement:
            if not found.habitual:
                never_habits.add(len(findings))
            findings.append(_finding(rule, case, found))
            habits.append(found.habit)
    left_out = sum(skipped.values())
    if findings:
        kind = OutcomeKind.FOUND
    elif judged:
        kind = OutcomeKind.PASSED
    else:
        kind = OutcomeKind.NOT_CHECKED if left_out else OutcomeKind.NOT_APPLICABLE
    reason = max(skipped, key=lambda text: skipped[text]) if skipped else None
    outcome = Outcome(rule.code, case.index, kind, len(judged), left_out, reason)
    return Run(rule, outcome, tuple(findings), tuple(judged), frozenset(never_habits), tuple(habits))


def _rows_of(place: object) -> Iterable[Indicator]:
    """The table rows that a place stands for: itself, the first of a tuple, all of a group."""
    if isinstance(place, Indicator):
        return (place,)
    if isinstance(place, Group):
        return place.rows
    if isinstance(place, tuple) and place and isinstance(place[0], Indicator):
        return (place[0],)
    return ()


def _finding(rule: Rule, case: Case, found: Found) -> Finding:
    row = found.row
    return Finding(
        rule=rule.code,
        severity=found.severity or rule.severity,
        basis=rule.basis,
        form=case.index,
        cell=found.cell,
        section=row.section if row is not None else found.section,
        no=row.no if row is not None else found.no,
        no_text=(row.no_text or None) if row is not None else None,
        indicator=(row.name or None) if row is not None else None,
        message=found.message,
        action=found.action,
        expected=found.expected,
        stated=found.stated,
        evidence=found.evidence,
    )


def selected(rules: Sequence[Rule], select: Sequence[str], ignore: Sequence[str]) -> tuple[Rule, ...]:
    """The rules whose code begins with one of ``select`` (all where it is empty) and of ``ignore`` with none."""
    return tuple(
        rule
        for rule in rules
        if (not select or rule.code.startswith(tuple(select))) and not (ignore and rule.code.startswith(tuple(ignore)))
    )
