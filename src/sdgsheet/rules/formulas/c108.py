"""C108: the formula reads another workbook."""

from __future__ import annotations

from sdgsheet.form.model import Indicator
from sdgsheet.rules.case import Case
from sdgsheet.rules.finding import Basis, Severity
from sdgsheet.rules.formulas.judgement import judged
from sdgsheet.rules.formulas.shared import evidence, quoted_source, source_text
from sdgsheet.rules.formulas.verdict import Judged
from sdgsheet.rules.rule import NOT_APPLICABLE, Found, Judgement, Page, Rule, indicators
from sdgsheet.text import Text


def judge(case: Case, row: Indicator) -> Judgement:
    """Through helper cells too; what the row's own input cells refer to is not the formula's."""
    found = judged(case, row)
    if found is None or found.source.formula is None:
        return NOT_APPLICABLE
    if not found.outside:
        return None
    books, source = "」「".join(_books(case, found)), quoted_source(found)
    return Found(
        found.cell,
        Text(
            f"{found.cell.a1}の式（{source.ja}）は、ほかのブック「{books}」の値を使っています。提出先では参照先がなく、値を確かめられません。",
            f"The formula in {found.cell.a1}, {source.en}, reads another workbook, “{books}”. Whoever receives the form does not have it and cannot check the value.",
        ),
        Text(
            "このシートのセルを参照する式に直してください。",
            "Please refer to cells of this sheet instead.",
        ),
        row=row,
        stated=source_text(found),
        evidence=evidence(case, found),
    )


def _books(case: Case, found: Judged) -> list[str]:
    """Their addresses as far as the workbook tells: a formula holds a number alone."""
    links = case.workbook.external_links
    names: dict[str, None] = {}
    for reference in found.outside:
        book = reference.book or ""
        number = int(book) if book.isascii() and book.isdigit() else 0
        names[links[number - 1] if 1 <= number <= len(links) else book] = None
    return list(names)


RULE = Rule(
    code="C108",
    severity=Severity.WARNING,
    basis=Basis.FORM,
    title=Text("達成度の式がほかのブックを参照", "Formula reads another workbook"),
    page=Page(
        what=Text(
            "達成度の式が、ほかのブックのセルを（補助のセルを通す場合も含めて）参照しています。",
            "The formula reads a cell of another workbook, directly or through helper cells.",
        ),
        why=Text(
            "受け取った側には参照先のブックがなく、値を確かめることも、再計算することもできません。",
            "Whoever receives the form does not have that workbook, and can neither check nor recompute the figure.",
        ),
        example=Text(
            "=('[様式1_令和4年度.xlsx]様式1'!S29) のように、前年度のファイルを参照している。",
            "=('[様式1_令和4年度.xlsx]様式1'!S29), last year's file.",
        ),
        instead=Text(
            "この様式の当初値・実績・目標値のセルを参照する式に直してください。",
            "Refer to this form's own cells for baseline, actual and target.",
        ),
    ),
    places=indicators,
    judge=judge,
    column="achievement",
    habit=Text(
        "達成度の式{judged}件のうち{count}件が、ほかのブックの値を使っています。",
        "{count} of the {judged} formulas read another workbook.",
    ),
)
