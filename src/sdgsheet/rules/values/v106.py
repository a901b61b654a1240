"""V106: a share (％) stands as a fraction beside percentages, or the other way round."""

from __future__ import annotations

from sdgsheet.form.model import Indicator
from sdgsheet.rules.case import Case
from sdgsheet.rules.compare import shows_percent
from sdgsheet.rules.finding import Basis, Evidence, Severity
from sdgsheet.rules.rule import NOT_APPLICABLE, Found, Judgement, Page, Rule, indicators
from sdgsheet.rules.values.fraction import FractionSlip, fraction_slips
from sdgsheet.rules.written import beginning, label, role_of
from sdgsheet.text import Text


def judge(case: Case, row: Indicator) -> Judgement:
    """Only rows of shares; the judgement itself stands in ``fraction``."""
    if not any(triple.unit is not None and triple.unit.base == "%" for triple in row.triples):
        return NOT_APPLICABLE
    return [_found(case, row, slip) for slip in fraction_slips(row, case.figure(row))]


def _found(case: Case, row: Indicator, slip: FractionSlip) -> Found:
    shown, beside = slip.triple.amount.text, slip.beside.amount.text
    expected, stored = f"{slip.expected.normalize():f}", f"{slip.stored:f}"
    name, other = label(case, row, slip.triple), label(case, row, slip.beside)
    return Found(
        slip.triple.cell,
        _hidden(name, other, shown, beside, stored) if slip.hidden else _plain(name, other, shown, beside),
        _action(slip, expected),
        severity=Severity.ERROR if slip.hidden else None,
        row=row,
        stated=shown,
        expected=Text(expected, expected),
        evidence=tuple(Evidence(t.cell, role_of(row, t), t.amount.text) for t in (slip.triple, slip.beside)),
        habitual=False,
    )


def _action(slip: FractionSlip, expected: str) -> Text:
    if slip.hidden:
        return Text(
            f"ほかの値と同じ形の{expected}と入力し直し、表示形式もほかの値とそろえてください。",
            f"Please enter {expected}, stored as the others are, and give the cell their number format.",
        )
    if shows_percent(slip.triple):
        percentage = f"{slip.stored.normalize():f}%"
        return Text(
            f"セルの表示形式が％ですので、「{percentage}」と入力し直してください。",
            f"The cell's format shows percentages: please enter “{percentage}”.",
        )
    if slip.expected > slip.stored:
        return Text(
            f"ほかの値と同じ百分率で{expected}と入力し直してください。1％以下の値として正しければ、このままで構いません。",
            f"Please enter {expected}, a percentage as the others. If the value is really 1% or less, it may stay.",
        )
    return Text(
        f"行の書き方をそろえてください。単位が％ですので、ほかの値を百分率に直すか、この値を{expected}にします。",
        f"Please keep to one scale in the row: make the others percentages, as the unit “％” says, or enter {expected} here.",
    )


def _plain(name: Text, other: Text, shown: str, beside: str) -> Text:
    return Text(
        f"{name.ja}「{shown}」と{other.ja}「{beside}」は、小数と百分率が混ざっているようです。",
        f"{beginning(name.en)} “{shown}” and {other.en} “{beside}” seem to mix a fraction with a percentage.",
    )


def _hidden(name: Text, other: Text, shown: str, beside: str, stored: str) -> Text:
    return Text(
        f"{name.ja}「{shown}」と{other.ja}「{beside}」は、見た目はそろっていますが、セルの中では小数と百分率が混ざっています（「{shown}」の中身は{stored}）。このままでは達成度の式が正しく計算できません。",
        f"{beginning(name.en)} “{shown}” and {other.en} “{beside}” look alike, but one is stored as a fraction and the other as a percentage (“{shown}” holds {stored}). The achievement's formula goes wrong on them.",
    )


RULE = Rule(
    code="V106",
    severity=Severity.WARNING,
    basis=Basis.ARITHMETIC,
    title=Text("割合の小数と百分率が混ざっている", "A share as a fraction beside percentages"),
    page=Page(
        what=Text(
            "単位が％の行で、一つの値だけが小数（0.345）、ほかが百分率（34.5）になっています。表示が「34.5%」でもセルの中身が0.345のときは、見た目では分からないため修正としてお知らせします。",
            "In a row of %, one value stands as a fraction (0.345) and others as percentages (34.5). Where a cell shows 34.5% but holds 0.345, nothing can be seen, and this is an error.",
        ),
        why=Text(
            "100倍違う値として計算され、達成度が大きく狂います。",
            "The value counts a hundred times too little or too much, and the achievement goes far astray.",
        ),
        example=Text(
            "当初値32.1％・目標値50.0％の行で、実績が0.345と入力されている。",
            "A row has the baseline 32.1% and the target 50.0%, and its actual says 0.345.",
        ),
        instead=Text(
            "行の中で書き方をそろえ、34.5と入力します。1％未満の値が正しいときは、そのままで構いません。",
            "Keep to one scale in a row: enter 34.5. If a value below 1% is right, it may stay.",
        ),
    ),
    places=indicators,
    judge=judge,
)
