"""U101: some values of a row have a unit, others none."""

from __future__ import annotations

from sdgsheet.form.model import Indicator, Triple
from sdgsheet.rules.case import Case
from sdgsheet.rules.finding import Basis, Evidence, Severity
from sdgsheet.rules.rule import NOT_APPLICABLE, Found, Judgement, Page, Rule, indicators
from sdgsheet.rules.units.figures import sentence
from sdgsheet.rules.values.errors import error_in
from sdgsheet.rules.written import label, role_of
from sdgsheet.snapshot import Ref
from sdgsheet.text import Text


def judge(case: Case, row: Indicator) -> Judgement:
    """Only figures need a unit; one in the value's cell, in its format or in the heading is one. #REF! is V105's."""
    figures = [t for t in row.triples if t.amount.number is not None and not error_in(t.unit_text)]
    if not figures:
        return NOT_APPLICABLE
    bare = [t for t in figures if t.unit is None]
    if not bare:
        return None
    return _without_any(row, figures) if len(bare) == len(figures) else _without_some(case, row, figures, bare)


def _without_some(case: Case, row: Indicator, figures: list[Triple], bare: list[Triple]) -> Found:
    names = [label(case, row, t) for t in bare]
    values = [t.amount.text.strip() for t in bare]
    units = dict.fromkeys(t.unit.text.strip() for t in figures if t.unit is not None)
    what = Text(
        "と".join(f"{n.ja}「{v}」" for n, v in zip(names, values, strict=True)),
        " and ".join(f"{n.en} “{v}”" for n, v in zip(names, values, strict=True)),
    )
    unit = Text("・".join(f"「{u}」" for u in units), " and ".join(f"“{u}”" for u in units))
    verb = "has" if len(bare) == 1 else "have"
    return Found(
        _place(bare[0]),
        Text(
            f"{what.ja}に単位がありません。同じ行のほかの値は{unit.ja}です。",
            f"{sentence(what.en)} {verb} no unit; the other values of the row are in {unit.en}.",
        ),
        Text(
            f"{unit.ja}の値でしたら、単位をご記入ください。" if len(units) == 1 else "単位をご記入ください。",
            f"If it is in {unit.en}, enter the unit." if len(units) == 1 else "Enter the unit.",
        ),
        row=row,
        expected=Text(next(iter(units)), next(iter(units))) if len(units) == 1 else None,
        evidence=tuple(Evidence(t.cell, role_of(row, t), v) for t, v in zip(bare, values, strict=True)),
    )


def _without_any(row: Indicator, figures: list[Triple]) -> Found:
    return Found(
        _place(figures[0]),
        Text(
            "この行には単位がありません。",
            "This row has no units.",
        ),
        Text(
            "出生率や財政力指数のように単位のない指標でしたら、このままで構いません。",
            "If the indicator has none, such as a birth rate or an index, leave it as it is.",
        ),
        severity=Severity.INFO,
        row=row,
        evidence=tuple(Evidence(t.cell, role_of(row, t), t.amount.text) for t in figures),
    )


def _place(triple: Triple) -> Ref:
    return triple.unit_cell or triple.cell


RULE = Rule(
    code="U101",
    severity=Severity.WARNING,
    basis=Basis.FORM,
    title=Text("単位の記入がない値がある", "A value without its unit"),
    page=Page(
        what=Text(
            "1つの行に、単位のある値とない値が混ざっています。行のどの値にも単位がないときは、参考としてお知らせします。",
            "Some values of a row have a unit and others none. Where the row has none at all, it is only an info.",
        ),
        why=Text(
            "単位がないと、同じ尺度の値かどうかを確かめられません。言葉の目標（上昇、維持など）に単位は要りません。"
            "値のセルや表示形式に書かれた単位も、単位があるものとして扱います。",
            "Without its unit nobody can tell whether a value is on the scale of the others. A target in words (上昇, 維持 …) needs none. "
            "A unit in the value's cell or in its number format counts as one.",
        ),
        example=Text(
            "当初値45,200人、実績51,300（単位なし）、目標値70,000人。",
            "Baseline 45,200人, actual 51,300 without a unit, target 70,000人.",
        ),
        instead=Text("抜けている単位を記入します。", "Enter the missing unit."),
    ),
    places=indicators,
    judge=judge,
    habit=Text(
        "{judged}行のうち{count}行に、単位のない値があります。",
        "In {count} of {judged} rows some value has no unit.",
    ),
    habit_action=Text("各行の単位をご記入ください。", "Please enter each row's unit."),
)
