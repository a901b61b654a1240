"""Checks one file: what a worker does, from a place to rows for the tables. Nothing here knows of other files."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Final, NamedTuple

from sdgsheet.bulk import reasons
from sdgsheet.bulk.place import Content, Place, content, sha256
from sdgsheet.bulk.tables import FINDING, INDICATOR, RULE, Row, period_text, row
from sdgsheet.errors import SdgsheetError
from sdgsheet.form.model import Form
from sdgsheet.reports.achievements import standings
from sdgsheet.reports.json import Json, report_json
from sdgsheet.rules.check import Report, check_workbook
from sdgsheet.rules.folding import count
from sdgsheet.rules.words import subject
from sdgsheet.text import Language, Text
from sdgsheet.xlsx.layers import LayeredFile, open_bytes, open_file
from sdgsheet.xlsx.saved import saved

_NOT_TOLD: Final[Row] = ("read", None, None, None)
"""Of a form, as long as it is not known whether there is a newer version of it."""


class Job(NamedTuple):
    """One file to check."""

    place: Place
    language: Language
    known: str | None = None
    """SHA-256 of the bytes that this edition has checked already; None where it has not."""


class FileFacts(NamedTuple):
    """What the table ``files`` says of a file that was read."""

    city: str | None
    period: str | None
    errors: int
    warnings: int
    infos: int
    saved: str | None
    changed: str | None
    marked_already: bool


class Checked(NamedTuple):
    """What became of a file: read (``facts``), unreadable (``reason``), or as it was (neither)."""

    sha256: str | None
    facts: FileFacts | None = None
    reason: str | None = None
    again: bool = False
    """The next run tries once more, also where the file has not changed."""
    changed: str | None = None
    """When a file that is as it was was last changed, as the disk or the zip says."""
    forms: tuple[Row, ...] = ()
    findings: tuple[Row, ...] = ()
    indicators: tuple[Row, ...] = ()
    rules: tuple[Row, ...] = ()


def check(job: Job) -> Checked:
    """Checks the file, unless its bytes are known already. Never raises for what a file may hold."""
    hashed: str | None = None
    try:
        found = content(job.place)
        hashed = sha256(found.source)
        if hashed is not None and hashed == job.known:
            return Checked(hashed, changed=_utc(found.changed))
        with opened(found, job.place) as file:
            return _read(file, hashed, found.changed, job)
    except SdgsheetError as error:
        return not_checked(reasons.of_name(job.place.name, error.text), job.language, hashed)
    except Exception as error:  # noqa: BLE001 - one file must not stop the others
        return not_checked(reasons.fault(error), job.language, hashed, again=True)


def not_checked(reason: Text, language: Language, hashed: str | None = None, *, again: bool = False) -> Checked:
    """A file that could not be checked, and why."""
    return Checked(hashed, reason=reason.to(language), again=again)


@contextlib.contextmanager
def opened(found: Content, place: Place) -> Iterator[LayeredFile]:
    """The workbook that lies at the place. Raises UnreadableError."""
    with open_file(found.source) if isinstance(found.source, Path) else open_bytes(found.source, place.name) as file:
        yield file


def _read(file: LayeredFile, hashed: str | None, changed: datetime | None, job: Job) -> Checked:
    report = check_workbook(file.filled.workbook)
    document = report_json(report, job.place.path, job.language)
    first = report.forms[0]
    counts = report.counts
    facts = FileFacts(
        city=first.city,
        period=period_text(first.plan_period),
        errors=counts.errors,
        warnings=counts.warnings,
        infos=counts.infos,
        saved=_utc(saved(file.base)),
        changed=_utc(changed),
        marked_already=file.has_mark,
    )
    return Checked(
        sha256=hashed,
        facts=facts,
        forms=_forms(report, document),
        findings=_findings(report, document),
        indicators=_indicators(report, document),
        rules=tuple(tuple(row(outcome, RULE)) for outcome in document["rules"]),
    )


def filled(form: Form) -> int:
    """How many years of actuals the form reports on: up to its last column that holds a number."""
    return max(
        (
            position
            for indicator in form.indicators
            for position, actual in enumerate(indicator.actuals, start=1)
            if actual is not None and actual.amount.number is not None
        ),
        default=0,
    )


def _forms(report: Report, document: Json) -> tuple[Row, ...]:
    return tuple(
        (
            position,
            *row(shown, ("city",)),
            period_text(form.plan_period),
            *row(shown, ("sheets",)),
            filled(form),
            *_counts(report, position),
            *_NOT_TOLD,
        )
        for position, (shown, form) in enumerate(zip(document["forms"], report.forms, strict=True))
    )


def _counts(report: Report, form: int) -> tuple[int, int, int]:
    counts = count(finding for finding in report.findings if finding.form == form)
    return counts.errors, counts.warnings, counts.infos


def _findings(report: Report, document: Json) -> tuple[Row, ...]:
    pairs = enumerate(zip(document["findings"], report.findings, strict=True))
    return tuple(
        (position, *row(shown, FINDING), finding.habit, subject(finding)) for position, (shown, finding) in pairs
    )


def _indicators(report: Report, document: Json) -> tuple[Row, ...]:
    standing = {
        id(indicator): name
        for case in report.cases
        for name, members in standings(case).rows.items()
        for indicator in members
    }
    indicators = [indicator for case in report.cases for indicator in case.form.indicators]
    pairs = enumerate(zip(document["indicators"], indicators, strict=True))
    return tuple(
        (position, *row(shown, INDICATOR), indicator.sheet, standing[id(indicator)])
        for position, (shown, indicator) in pairs
    )


def _utc(time: datetime | None) -> str | None:
    return None if time is None else f"{time:%Y-%m-%dT%H:%M:%S.%fZ}"
