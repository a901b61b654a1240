"""The audit as JSON: one object a file, one line each."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from sdgsheet.audit.filing import Filing
from sdgsheet.audit.records import Record
from sdgsheet.audit.run import Run
from sdgsheet.reports.json import SCHEMA, TOOL, address, finding_json
from sdgsheet.rules.formulas.verdict import Example
from sdgsheet.text import Language

Json = dict[str, Any]


def filing_json(run: Run, filing: Filing, language: Language) -> Json:
    """One file of the run. Fractions are JSON numbers; ``exact`` is the fraction itself, such as 24/179."""
    head: Json = {
        "schema": SCHEMA,
        "tool": TOOL,
        "audit": {"by": run.by, "at": run.at.isoformat(timespec="seconds"), "edition": run.edition},
        "file": {"path": str(filing.path), "sha256": filing.sha256},
    }
    if filing.error is not None:
        return {**head, "error": filing.error.to(language)}
    forms = [
        {"city": form.city, "plan_period": list(form.plan_period) if form.plan_period else None}
        for form in filing.forms
    ]
    return {**head, "forms": forms, "cells": [_record(record, language) for record in filing.records]}


def _record(record: Record, language: Language) -> Json:
    return {
        "form": record.form,
        "section": record.section,
        "no": record.no,
        "no_text": record.no_text or None,
        "indicator": record.indicator,
        "sheet": record.cell.sheet,
        "cell": record.cell.a1,
        "formula": record.formula,
        "words": record.words.to(language) if record.words else None,
        "r1c1": record.shape,
        "verdict": str(record.verdict),
        "remarks": record.remarks.to(language) or None,
        "stated": record.stated,
        "result": record.result,
        "computed": _number(record.computed),
        "exact": None if record.computed is None else str(record.computed),
        "working": record.working.to(language),
        "inputs": [
            {
                "cell": address(i.cell, record.cell.sheet),
                "role": i.role,
                "name": i.name.to(language),
                "value": i.value,
            }
            for i in record.inputs
        ],
        "difference": _example(record.example, record.cell.sheet),
        "guards": [
            {"when": g.when.to(language), "shows": g.shows.to(language), "right": g.is_right} for g in record.guards
        ],
        "findings": [finding_json(finding, language) for finding in record.findings],
    }


def _number(fraction: Fraction | None) -> float | None:
    return None if fraction is None else float(fraction)


def _example(example: Example | None, sheet: str) -> Json | None:
    if example is None:
        return None
    return {
        "baseline": example.baseline,
        "actual": example.actual,
        "target": example.target,
        "others": {address(place, sheet): value for place, value in example.others},
        "form": example.expected,
        "formula": example.result,
        "own_figures": example.now,
    }
