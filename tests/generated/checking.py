"""Compares what sdgsheet says about a generated workbook with the truth: the only module here that knows sdgsheet."""

from __future__ import annotations

import tempfile
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import sdgsheet
from generated import spelling
from generated.habits import Habits
from generated.make import Book, Form
from generated.model import ANY, Expected, Row, Triple
from sdgsheet.reports.json import report_json
from sdgsheet.rules.catalogue import RULES

Json = dict[str, Any]
KNOWN = frozenset(rule.code for rule in RULES)
"""Rules that sdgsheet has; of others nothing is demanded."""


@dataclass
class Result:
    """Of one workbook: rows read right, and findings right, missed and false, by rule."""

    seed: str
    clean: bool
    rows: int = 0
    rows_right: int = 0
    right: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)
    alarms: int = 0
    """False findings that are errors or warnings."""
    notes: list[str] = field(default_factory=list)


def check(book: Book) -> Result:
    """Checks the workbook as a user would, and compares."""
    result = Result(book.seed, book.is_clean)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "filing.xlsx"
        path.write_bytes(book.data)
        try:
            report = report_json(sdgsheet.check(path), "filing.xlsx", "ja")
        except Exception as error:  # noqa: BLE001  # whatever it is: it counts, and the others go on
            report = {"forms": [], "indicators": [], "findings": []}
            result.notes.append(f"NOT READ {type(error).__name__}: {error}")
    for form in book.forms:
        index = next((i for i, read in enumerate(report["forms"]) if set(read["sheets"]) & set(form.sheets)), None)
        _compare_facts(form, report["forms"][index] if index is not None else None, result)
        _compare_rows(form, [row for row in report["indicators"] if row["form"] == index], result)
        _compare_findings(form, [finding for finding in report["findings"] if finding["form"] == index], result)
    extra = [
        read["sheets"] for read in report["forms"] if not any(set(read["sheets"]) & set(f.sheets) for f in book.forms)
    ]
    result.notes += [f"FORM that is none: {sheets}" for sheets in extra]
    result.alarms += len(extra)
    return result


def _compare_facts(form: Form, read: Json | None, result: Result) -> None:
    """City and plan period; they count as a row."""
    filing = form.filing
    if filing.missing_sections or filing.title_period or filing.heading_period or filing.target_heading:
        return
    result.rows += 1
    right = (
        read is not None
        and _norm(read["city"]) == _norm(filing.city)
        and read["plan_period"] == [filing.first_year, filing.last_year]
    )
    result.rows_right += right
    if not right:
        result.notes.append(f"ROW form: {read}, not {filing.city} {filing.first_year}")


def _compare_rows(form: Form, read: list[Json], result: Result) -> None:
    left = list(read)
    for row in form.filing.rows:
        if row.section in form.filing.missing_sections or not row.is_read:
            continue
        result.rows += 1
        found = next((other for other in left if other["section"] == row.section and _same_row(row, other, form)), None)
        if found is None:
            result.notes.append(f"ROW ({row.section}){row.shown_no} {row.name}: not read")
            continue
        left.remove(found)
        wrong = _differences(row, found, form)
        if wrong:
            result.notes.append(f"ROW ({row.section}){row.shown_no} {row.name}: {'; '.join(wrong)}")
        else:
            result.rows_right += 1
    for other in left:
        if (
            not any(_norm(row.name) == _norm(other["name"]) for row in form.filing.rows if not row.is_read)
            and not form.filing.examples
        ):
            result.notes.append(f"ROW that is none: ({other['section']}){other['no_text']} {other['name']}")
            result.rows += 1


def _same_row(row: Row, other: Json, form: Form) -> bool:
    has_no = (row.section, "no") not in form.filing.missing_columns and row.no_typed is None
    has_name = (row.section, "name") not in form.filing.missing_columns
    names = _norm(row.name) == _norm(other["name"]) if has_name else True
    return names and (not has_no or other["no"] == row.shown_no)


def _differences(row: Row, other: Json, form: Form) -> list[str]:
    found: list[str] = []
    gone = {kind for section, kind in form.filing.missing_columns if section == row.section}
    if "baseline" not in gone:
        found += _triple("baseline", row.baseline, other["baseline"], form.habits)
    actuals = [a for i, a in enumerate(row.actuals) if f"actual{i}" not in gone]
    read: list[Json | None] = other["actuals"] + [None] * 3
    for position, actual in enumerate(actuals):
        found += _triple(f"actual {position + 1}", actual, read[position], form.habits)
    if "target" not in gone:
        found += _triple("target", row.target, other["target"], form.habits)
    if row.computed_matters and not gone & {"baseline", "target", "actual0", "actual1", "actual2"}:
        got, want = other["computed"], None if row.computed is None else float(row.computed)
        if (got is None) != (want is None) or (got is not None and want is not None and abs(got - want) > 1e-6):
            found.append(f"computed {got}, not {want}")
    if (
        row.section == 2
        and row.initiative
        and "initiative" not in gone
        and "initiative" not in row.loose
        and _norm(other["initiative"]) != _norm(row.initiative)
    ):
        found.append(f"initiative {other['initiative']}, not {row.initiative}")
    if (
        row.section == 1
        and other["dimension"] != {"経済": "economy", "社会": "society", "環境": "environment"}[row.dimension]
    ):
        found.append(f"dimension {other['dimension']}, not {row.dimension}")
    return found


def _triple(role: str, triple: Triple | None, read: Json | None, habits: Habits) -> list[str]:
    if triple is None or (triple.number is None and triple.typed is None and triple.error is None and not triple.year):
        return [f"{role} {read}, not empty"] if read is not None and read["value"] is not None else []
    if triple.loose:
        return []
    if read is None:
        return [f"{role} not read"]
    found: list[str] = []
    want: float | str | None = None if triple.value is None else float(triple.value)
    if want is None:
        want = triple.error or spelling.value_text(triple, habits) or None
    if _value(read["value"]) != _value(want):
        found.append(f"{role} {read['value']!r}, not {want!r}")
    year = spelling.year_text(triple, habits)
    if _year(read["year"]) != _year(year):
        found.append(f"{role} year {read['year']!r}, not {year!r}")
    bare = habits.year_style == "bare" and triple.year is not None and triple.year.month is None
    if (
        triple.year is not None
        and triple.year_typed is None
        and not bare
        and read["period"] != list(triple.year.period())
    ):
        found.append(f"{role} period {read['period']}, not {triple.year.period()}")
    if triple.value is not None and _norm(read["unit"]) not in {
        _norm(triple.unit),
        _norm(triple.unit.removesuffix("（累計）").rstrip("※＊1")),
    }:
        found.append(f"{role} unit {read['unit']!r}, not {triple.unit!r}")
    return found


def _value(value: float | str | None) -> float | str | None:
    if isinstance(value, str):
        text = _norm(value)
        try:
            return round(float(text.replace(",", "").replace("−", "-").replace("▲", "-").replace("△", "-")), 9)
        except ValueError:
            return text
    return None if value is None else round(float(value), 9)


def _compare_findings(form: Form, findings: list[Json], result: Result) -> None:
    left = list(findings)
    for want in form.filing.truth.must:
        if want.rule not in KNOWN:
            continue
        found = next((finding for finding in left if _meets(finding, want)), None)
        if found is None:
            result.missed[want.rule] += 1
            near = [f"{f['severity']} ({f['section']}){f['no']}" for f in findings if f["rule"] == want.rule]
            result.notes.append(f"MISSED {_place(want)} [{want.fault}] found: {near[:5]}")
        else:
            left.remove(found)
            result.right[want.rule] += 1
    expected = Counter((want.rule, want.section) for want in (*form.filing.truth.must, *form.filing.truth.may))
    for finding in left:
        if _is_known(finding, form.filing.truth.may, expected):
            continue
        result.false[finding["rule"]] += 1
        result.alarms += finding["severity"] != "info"
        place = f"{finding['rule']} {finding['severity']} ({finding['section']}){finding['no']} {finding['indicator']}"
        result.notes.append(f"FALSE {place}: {finding['message'][:140]} [{', '.join(form.filing.truth.faults)}]")


def _is_known(finding: Json, may: list[Expected], expected: Counter[tuple[str, int | str | None]]) -> bool:
    if any(_meets(finding, want) for want in may):
        return True
    caused = finding["caused_by"]
    if caused is not None and caused["rule"] != finding["rule"]:
        return True
    is_root = finding["no"] is None and finding["section"] is not None
    return is_root and expected[finding["rule"], finding["section"]] + expected[finding["rule"], ANY] >= 3


def _meets(finding: Json, want: Expected) -> bool:
    if want.rule not in {ANY, finding["rule"]} or want.severity not in {ANY, finding["severity"]}:
        return False
    if want.section not in {ANY, finding["section"]} or want.no not in {ANY, finding["no"]}:
        return False
    return want.name is None or _norm(want.name) == _norm(finding["indicator"])


def _place(want: Expected) -> str:
    return f"{want.rule} {want.severity} ({want.section}){want.no} {want.name or ''}"


def _year(text: str | None) -> str:
    """The first year of an era is 元 or 1."""
    return _norm(text).replace("令和元", "令和1")


def _norm(text: str | float | None) -> str:
    return "".join(unicodedata.normalize("NFKC", str(text if text is not None else "")).split())
