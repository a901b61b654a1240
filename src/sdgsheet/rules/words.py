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


def place_name(finding: Finding) -> Text:
    """Where a finding stands: ``(2)№10 地下水採取量の削減``."""
    row = row_name(finding.section, finding.no, finding.no_text)
    if not finding.indicator:
        return row
    return Text(f"{row.ja} {finding.indicator}".strip(), f"{row.en} “{finding.indicator}”".strip())


def form_name(form: Form) -> Text:
    """``熊本県熊本市 2022～2024年``."""
    period = f"{form.plan_period[0]}～{form.plan_period[1]}年" if form.plan_period else "計画期間不明"
    english = f"{form.plan_period[0]}–{form.plan_period[1]}" if form.plan_period else "plan period unknown"
    city = form.city or "都市名不明"
    return Text(f"{city} {period}", f"“{form.city}” {english}" if form.city else f"city unknown, {english}")
