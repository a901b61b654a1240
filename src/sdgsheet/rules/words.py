"""Words that every report uses for severities, places and outcomes."""

from __future__ import annotations

from sdgsheet.form.model import Form
from sdgsheet.rules.finding import Basis, Finding, OutcomeKind, Severity
from sdgsheet.text import Text

SEVERITY: dict[Severity, Text] = {
    Severity.ERROR: Text("修正", "error"),
    Severity.WARNING: Text("確認", "warning"),
    Severity.INFO: Text("参考", "info"),
}

BASIS: dict[Basis, Text] = {
    Basis.FORM: Text("様式・ブックの記載そのもの", "the form shows it by itself"),
    Basis.ARITHMETIC: Text("計算", "arithmetic"),
    Basis.CONVENTION: Text("公表された様式の書き方（公式の記入要領は未入手）", "read off published sheets"),
    Basis.HISTORY: Text("前回の提出との比較", "last year's filing"),
}

OUTCOME: dict[OutcomeKind, Text] = {
    OutcomeKind.PASSED: Text("問題なし", "passed"),
    OutcomeKind.FOUND: Text("指摘", "found"),
    OutcomeKind.NOT_APPLICABLE: Text("該当なし", "not applicable"),
    OutcomeKind.NOT_CHECKED: Text("点検せず", "not checked"),
    OutcomeKind.FAILED: Text("異常終了", "failed"),
}


def row_name(section: int | None, no: int | None, no_text: str | None) -> Text:
    """``(2)№10``, ``(3)``; empty for the form as a whole."""
    if section is None:
        return Text("", "")
    number = str(no) if no is not None else (no_text or "")
    return Text(f"({section})№{number}", f"({section}) No.{number}") if number else Text(f"({section})", f"({section})")


def subject(finding: Finding) -> str:
    """What a finding speaks of: the indicator, or the ● heading of section (3), as written; empty where neither."""
    if finding.indicator:
        return finding.indicator
    if finding.section != 3:
        return ""
    heading = next((e.value for e in finding.evidence if e.role == "heading"), "")
    words = heading.lstrip("●○■◆・ 　").partition("【")[0].strip()
    return words if len(words) <= _LONGEST else f"{words[:_HEAD]}…{words[-_TAIL:]}"


_LONGEST, _HEAD, _TAIL = 32, 16, 12


def place_name(finding: Finding) -> Text:
    """Where a finding stands: ``(2)№10 地下水採取量の削減``."""
    row = row_name(finding.section, finding.no, finding.no_text)
    name = subject(finding)
    if not name:
        return row
    return Text(f"{row.ja} {name}".strip(), f"{row.en} “{name}”".strip())


def form_name(form: Form) -> Text:
    """``熊本県熊本市 2022～2024年``."""
    period = f"{form.plan_period[0]}～{form.plan_period[1]}年" if form.plan_period else "計画期間不明"
    english = f"{form.plan_period[0]}–{form.plan_period[1]}" if form.plan_period else "plan period unknown"
    city = form.city or "都市名不明"
    return Text(f"{city} {period}", f"“{form.city}” {english}" if form.city else f"city unknown, {english}")


def plural(number: int, noun: str) -> str:
    """``1 error``, ``2 errors``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
