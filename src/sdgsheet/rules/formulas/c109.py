"""C109: not judged: a function or a range that cannot be evaluated safely."""

from __future__ import annotations

from sdgsheet.form.model import Indicator
from sdgsheet.rules.case import Case
from sdgsheet.rules.finding import Basis, Evidence, Severity
from sdgsheet.rules.formulas.judgement import judged
from sdgsheet.rules.formulas.shared import OUTSIDE, source_text
from sdgsheet.rules.formulas.verdict import Kind
from sdgsheet.rules.rule import NOT_APPLICABLE, Found, Judgement, Page, Rule, indicators
from sdgsheet.text import Text


def judge(case: Case, row: Indicator) -> Judgement:
    """Another workbook is C108's."""
    found = judged(case, row)
    if found is None:
        return NOT_APPLICABLE
    if found.outside:
        return OUTSIDE
    if found.verdict.kind is not Kind.NOT_JUDGED or found.verdict.reason is None:
        return None
    assert row.stated is not None
    reason = found.verdict.reason
    return Found(
        found.cell,
        Text(
            f"{found.cell.a1}の式は判定していません（{reason.ja}）。表示されている値は、計算式の値と照合しています。",
            f"The formula in {found.cell.a1} was not judged: {reason.en}. The figure shown was compared with what the form's formula gives.",
        ),
        row=row,
        stated=source_text(found) if found.source.formula is not None else row.stated.text,
        evidence=(Evidence(found.cell, "achievement", row.stated.text),),
    )


RULE = Rule(
    code="C109",
    severity=Severity.INFO,
    basis=Basis.FORM,
    title=Text("判定していない式", "Formula not judged"),
    page=Page(
        what=Text(
            "達成度の式に、正確に計算し直せることを確かめていない関数や、大きすぎる範囲などがあるため、様式の式と同じかどうかを判定していません。",
            "The formula holds a function whose results were not tried against Excel's, a range that is too large or the like, so it was not judged whether it is the form's.",
        ),
        why=Text(
            "確かでない計算で判定すると、正しい式を誤りと言ったり、誤りを見逃したりするためです。表示されている値そのものは照合しています。",
            "On uncertain ground, a right formula might be called wrong, or a wrong one right. The figure shown is compared all the same.",
        ),
        example=Text("INDIRECT、OFFSET、REDUCE を使った式。", "Formulas with INDIRECT, OFFSET or REDUCE."),
        instead=Text(
            "直す必要はありません。=(実績-当初値)/(目標値-当初値) の形にすると判定できます。",
            "Nothing needs to be corrected. Written as =(actual - baseline)/(target - baseline), it can be judged.",
        ),
    ),
    places=indicators,
    judge=judge,
    column="achievement",
    habit=Text(
        "達成度の式{judged}件のうち{count}件は、判定していません。",
        "{count} of the {judged} formulas were not judged.",
    ),
)
