"""Checks one workbook: snapshot to forms, to cases, to findings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sdgsheet.errors import NotAFormError
from sdgsheet.form.model import Form
from sdgsheet.form.reading import nearest_headings, read_forms
from sdgsheet.rules.build import build_case
from sdgsheet.rules.case import Case
from sdgsheet.rules.catalogue import RULES
from sdgsheet.rules.finding import Finding, Outcome
from sdgsheet.rules.folding import Counts, count, fold
from sdgsheet.rules.rule import Rule
from sdgsheet.rules.run import run, selected
from sdgsheet.snapshot import Workbook


@dataclass(frozen=True, eq=False)
class Report:
    """What a check came to."""

    workbook: Workbook
    cases: tuple[Case, ...]
    """One a form."""
    findings: tuple[Finding, ...]
    """By sheet, row, column and code; roots of habits among them."""
    outcomes: tuple[Outcome, ...]
    """One a rule and form."""

    @property
    def forms(self) -> tuple[Form, ...]:
        """The forms of the workbook."""
        return tuple(case.form for case in self.cases)

    @property
    def counts(self) -> Counts:
        """Findings by severity; roots of habits are not counted."""
        return count(self.findings)


def check_workbook(
    workbook: Workbook, *, select: Sequence[str] = (), ignore: Sequence[str] = (), rules: Sequence[Rule] = RULES
) -> Report:
    """Checks all forms of a workbook with the rules whose codes are selected.

    Raises:
        NotAFormError: the workbook holds no Form 1.
    """
    cases = build_cases(workbook)
    chosen = selected(rules, select, ignore)
    findings: list[Finding] = []
    outcomes: list[Outcome] = []
    for case in cases:
        empty = is_empty(case.form)
        runs = [run(rule, case, form_is_empty=empty) for rule in chosen]
        findings += fold(case, runs)
        outcomes += [r.outcome for r in runs]
    order = {sheet.name: position for position, sheet in enumerate(workbook.sheets)}
    findings.sort(key=lambda f: (order.get(f.cell.sheet, len(order)), f.cell.row, f.cell.column, f.rule, not f.habit))
    return Report(workbook, cases, tuple(findings), tuple(outcomes))


def build_cases(workbook: Workbook) -> tuple[Case, ...]:
    """The cases of all forms of a workbook.

    Raises:
        NotAFormError: the workbook holds no Form 1.
    """
    forms = read_forms(workbook)
    if not forms:
        raise NotAFormError(nearest_headings(workbook))
    return tuple(build_case(workbook, forms, index) for index in range(len(forms)))


def is_empty(form: Form) -> bool:
    """No filled row, and no text in section (3)."""
    return not form.indicators and not (form.narrative is not None and form.narrative.text.strip())
