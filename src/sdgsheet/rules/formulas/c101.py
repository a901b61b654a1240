"""C101: a 達成度 number is typed in, not a formula."""

from __future__ import annotations

from sdgsheet.form.model import Indicator
from sdgsheet.rules.case import Case
from sdgsheet.rules.finding import Basis, Evidence, Severity
from sdgsheet.rules.rule import NOT_APPLICABLE, Found, Judgement, Page, Rule, indicators
from sdgsheet.text import Text


def judge(case: Case, row: Indicator) -> Judgement:
    """Speaks of numbers alone: words, and cells inside an array formula, are none."""
    stated = row.stated
    if stated is None or stated.source.in_array or case.figure(row).value is None:
        return NOT_APPLICABLE
    if stated.source.formula is not None:
        return None
    return Found(
        stated.cell,
        Text(
            f"達成度「{stated.text}」は数値で入力されており、計算式ではありません。",
            f"The achievement “{stated.text}” is typed in, not a formula.",
        ),
        row=row,
        stated=stated.text,
        evidence=(Evidence(stated.cell, "achievement", stated.text),),
    )


RULE = Rule(
    code="C101",
    severity=Severity.INFO,
    basis=Basis.FORM,
    title=Text("達成度が手入力", "Achievement typed in"),
    page=Page(
        what=Text(
            "達成度のセルに、計算式ではなく数値が直接入力されています。",
            "The achievement cell holds a number that was typed in instead of a formula.",
        ),
        why=Text(
            "手入力の値は、実績を直したときに自動では変わりません。どのように計算したかも、シートからは分かりません。",
            "A typed figure does not follow when an actual is corrected, and the sheet does not show how it was reached.",
        ),
        example=Text(
            "当初値32.1・実績34.5・目標値50.0の行に「13%」と入力されている。",
            "“13%” is typed into a row with baseline 32.1, actual 34.5 and target 50.0.",
        ),
        instead=Text(
            "直す必要はありません。計算式にするときは sdgsheet fill --live を使うと、計算と一致する値だけが、表示を変えずに式へ置き換わります。",
            "Nothing needs to be corrected. To get formulas, sdgsheet fill --live replaces the figures that agree, and keeps what is shown.",
        ),
    ),
    places=indicators,
    judge=judge,
    column="achievement",
    habit=Text(
        "達成度{judged}行のうち{count}行が、計算式ではなく手入力です。",
        "{count} of {judged} achievements are typed in, not formulas.",
    ),
)
