"""The report as JSON: the outside contract for programs. One object, one line, a file."""

from __future__ import annotations

import json
from typing import Any

from sdgsheet import __version__
from sdgsheet.form.model import Form, Indicator, Triple
from sdgsheet.notation.numbers import Qualifier
from sdgsheet.rules.case import Case
from sdgsheet.rules.check import Report
from sdgsheet.rules.finding import Finding, Outcome
from sdgsheet.snapshot import Ref
from sdgsheet.text import Language, Text

SCHEMA = 1
TOOL = f"sdgsheet {__version__}"

Json = dict[str, Any]

_NO_NUMBERS = (Qualifier.ABOUT, Qualifier.RANGE, Qualifier.CHANGE, Qualifier.DATE)


def report_json(report: Report, path: str, language: Language) -> Json:
    """The whole report of one file; numbers are JSON numbers, 達成度 are fractions."""
    forms = [_form(form) for form in report.forms]
    return {
        "schema": SCHEMA,
        "tool": TOOL,
        "file": {"path": path, "sha256": report.workbook.sha256},
        "form": forms[0],
        "forms": forms,
        "indicators": [_indicator(case, row, language) for case in report.cases for row in case.form.indicators],
        "findings": [finding_json(finding, language) for finding in report.findings],
        "rules": [_outcome(outcome, language) for outcome in report.outcomes],
    }


def error_json(path: str, error: Text, language: Language) -> Json:
    """The report of a file that could not be read."""
    return {"schema": SCHEMA, "tool": TOOL, "file": {"path": path, "sha256": None}, "error": error.to(language)}


def dumps(document: Json | list[Json]) -> str:
    """One line, characters as they are."""
    return json.dumps(document, ensure_ascii=False, separators=(", ", ": "))


def _form(form: Form) -> Json:
    return {
        "city": form.city,
        "plan_period": list(form.plan_period) if form.plan_period else None,
        "sheets": list(form.sheets),
    }


def _indicator(case: Case, row: Indicator, language: Language) -> Json:
    achievement = case.achievement(row)
    figure = case.figure(row)
    return {
        "form": case.index,
        "section": row.section,
        "no": row.no,
        "no_text": row.no_text or None,
        "name": row.name,
        "initiative": row.initiative or None,
        "dimension": row.dimension,
        "goals": list(row.goals),
        "baseline": _triple(row.baseline),
        "actuals": [_triple(actual) for actual in row.actuals],
        "target": _triple(row.target),
        "stated": {
            "value": None if figure.value is None else float(figure.value),
            "text": figure.text,
            "cell": row.stated.cell.a1,
        }
        if row.stated is not None
        else None,
        "computed": None if achievement.fraction is None else float(achievement.fraction),
        "reason": None if achievement.reason is None else achievement.reason.text.to(language),
    }


def _triple(triple: Triple | None) -> Json | None:
    if triple is None:
        return None
    number = triple.amount.number
    value: str | float | int | None = triple.amount.text or None
    if number is not None and triple.amount.qualifier not in _NO_NUMBERS:
        value = int(number) if number == number.to_integral_value() else float(number)
    year = triple.year
    return {
        "year": triple.year_text or None,
        "period": [year.first.isoformat(), year.last.isoformat()] if year and not year.is_open else None,
        "value": value,
        "unit": triple.unit_text or None,
        "cell": triple.cell.a1,
    }


def finding_json(finding: Finding, language: Language) -> Json:
    """One finding; cells on another sheet than its own carry that sheet's name."""
    return {
        "rule": finding.rule,
        "severity": str(finding.severity),
        "basis": str(finding.basis),
        "form": finding.form,
        "sheet": finding.cell.sheet,
        "cell": finding.cell.a1,
        "section": finding.section,
        "no": finding.no,
        "no_text": finding.no_text,
        "indicator": finding.indicator,
        "message": finding.message.to(language),
        "expected": finding.expected.to(language) if finding.expected else None,
        "stated": finding.stated,
        "action": finding.action.to(language) if finding.action else None,
        "evidence": [
            {"cell": address(e.cell, finding.cell.sheet), "role": e.role, "value": e.value} for e in finding.evidence
        ],
        "caused_by": {"rule": finding.caused_by.rule, "cell": address(finding.caused_by.cell, finding.cell.sheet)}
        if finding.caused_by
        else None,
    }


def address(cell: Ref, sheet: str) -> str:
    """``S30``, or ``'進捗'!S30`` where the cell stands on another sheet than ``sheet``."""
    return cell.a1 if cell.sheet == sheet else "'" + cell.sheet.replace("'", "''") + "'!" + cell.a1


def _outcome(outcome: Outcome, language: Language) -> Json:
    return {
        "rule": outcome.rule,
        "form": outcome.form,
        "outcome": str(outcome.kind),
        "judged": outcome.judged,
        "skipped": outcome.skipped,
        "reason": outcome.reason.to(language) if outcome.reason else None,
    }
