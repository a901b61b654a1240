"""Findings as a table for Excel: UTF-8 with BOM, one line a finding."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from sdgsheet.rules.check import Report
from sdgsheet.rules.words import SEVERITY
from sdgsheet.text import Language, Text

BOM = "\ufeff"

_MESSAGE = Text("指摘", "Message")
_COLUMNS: tuple[Text, ...] = (
    Text("ファイル", "File"),
    Text("都市", "City"),
    Text("区分", "Severity"),
    Text("コード", "Code"),
    Text("シート", "Sheet"),
    Text("セル", "Cell"),
    Text("節", "Section"),
    Text("№", "No"),
    Text("指標", "Indicator"),
    Text("記載", "Stated"),
    Text("計算・照合", "Expected"),
    _MESSAGE,
    Text("お願い", "Action"),
    Text("元の指摘", "Caused by"),
)

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
# A Japanese Excel takes the wide signs for the narrow ones. A lone － is a missing value.
_WIDE_STARTS = ("＝", "＋", "－", "＠")


def could_be_formula(text: str) -> bool:
    """Excel may take the text for a formula, where it is not told that it is none."""
    return text.startswith(_FORMULA_STARTS) or (len(text) > 1 and text.startswith(_WIDE_STARTS))


def harmless(value: str) -> str:
    """A text that Excel never takes for a formula when it opens the table."""
    return "'" + value if could_be_formula(value) else value


def header(language: Language) -> str:
    """The first line."""
    return _line(column.to(language) for column in _COLUMNS)


def rows(report: Report, path: str, language: Language) -> list[str]:
    """One line a finding."""
    lines = []
    for f in report.findings:
        city = report.forms[f.form].city
        cause = f"{f.caused_by.rule} {f.caused_by.cell.a1}" if f.caused_by else ""
        values = (
            path,
            city or "",
            SEVERITY[f.severity].to(language),
            f.rule,
            f.cell.sheet,
            f.cell.a1,
            "" if f.section is None else str(f.section),
            f.no_text or ("" if f.no is None else str(f.no)),
            f.indicator or "",
            f.stated or "",
            f.expected.to(language) if f.expected else "",
            f.message.to(language),
            f.action.to(language) if f.action else "",
            cause,
        )
        lines.append(_line(harmless(value) for value in values))
    return lines


def error_row(path: str, error: Text, language: Language) -> str:
    """The line of a file that could not be read: its path, and why."""
    unreadable = Text("読めない", "unreadable").to(language)
    values = [path, "", unreadable, *[""] * (len(_COLUMNS) - 3)]
    values[_COLUMNS.index(_MESSAGE)] = error.to(language)
    return _line(map(harmless, values))


def _line(values: Iterable[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(values)
    return out.getvalue()
