"""A102: 達成度 is empty though it can be computed."""

from __future__ import annotations

from sdgsheet.achievement.percent import percent
from sdgsheet.form.model import Indicator
from sdgsheet.rules.case import Case
from sdgsheet.rules.finding import Basis, Severity
from sdgsheet.rules.rule import NOT_APPLICABLE, Found, Judgement, Page, Rule, Skipped, indicators
from sdgsheet.rules.working import (
    UNDER_A104,
    decides,
    evidence,
    not_computed,
    working,
)
from sdgsheet.text import Text

_NO_RESULT = Skipped(Text("式の結果が保存されていない（C105）", "formulas without a stored result (C105)"))


def judge(case: Case, row: Indicator) -> Judgement:
    """A word for a missing value is an info; a formula without a stored result is C105's."""
    figure, achievement, stated = case.figure(row), case.achievement(row), row.stated
    if stated is None:
        return NOT_APPLICABLE
    if achievement.fraction is None:
        return not_computed(achievement) if figure.missing else NOT_APPLICABLE
    if not figure.missing:
        return None
    if decides(case, row):
        return UNDER_A104
    is_formula = stated.source.formula is not None or stated.source.in_array
    if is_formula and stated.source.kind == "empty":
        return _NO_RESULT
    computed, steps = percent(achievement.fraction), working(achievement)
    if figure.word:
        what = Text(f"達成度は「{figure.word}」とありますが", f"The achievement stands as “{figure.word}”")
    elif is_formula:
        what = Text("達成度の式は空欄を返していますが", "The formula of the achievement gives an empty text")
    else:
        what = Text("達成度が空欄ですが", "The achievement is empty")
    return Found(
        stated.cell,
        Text(
            f"{what.ja}、計算できます（{computed}）〔{steps.ja}〕。",
            f"{what.en}, although it can be computed ({computed}) [{steps.en}].",
        ),
        _action(computed, is_formula=is_formula, is_word=bool(figure.word)),
        severity=Severity.INFO if figure.word else None,
        row=row,
        expected=Text(computed, computed),
        stated=figure.text,
        evidence=evidence(case, row),
    )


def _action(computed: str, *, is_formula: bool, is_word: bool) -> Text:
    if is_word:
        return Text(
            f"記載する値がありましたら、{computed}に直してください。理由があれば、このままで構いません。",
            f"If it is to be shown, please change it to {computed}. If there is a reason, it may stay.",
        )
    if is_formula:
        return Text(
            "式が空欄を返す条件をご確認ください。最も新しい実績で計算します。",
            "Please check when the formula gives an empty text. The latest actual is what counts.",
        )
    return Text(
        f"{computed}とご記入ください（sdgsheet fill で式を書き込めます）。",
        f"Please write {computed} (sdgsheet fill writes the formula).",
    )


RULE = Rule(
    code="A102",
    severity=Severity.WARNING,
    basis=Basis.FORM,
    title=Text("達成度が空欄", "Achievement empty"),
    page=Page(
        what=Text(
            "当初値・実績・目標値がそろっていて計算できるのに、達成度が空欄です。",
            "Baseline, actual and target are there, so the achievement can be computed, but its cell is empty.",
        ),
        why=Text(
            "空欄では、未計算なのか計算できないのかが読み手に分かりません。"
            "「－」「未公表」などの言葉がある場合は、理由があるものとして参考にとどめます。",
            "A reader cannot tell whether it was forgotten or cannot be computed. "
            "Where a word such as “－” or “未公表” stands, there may be a reason: that is an info.",
        ),
        example=Text(
            "当初値32.1・実績34.5・目標値50.0の行の達成度が空欄。計算式では13%。",
            "The cell is empty in a row with baseline 32.1, actual 34.5 and target 50.0. The formula gives 13%.",
        ),
        instead=Text(
            "達成度をご記入ください。sdgsheet fill は、計算できる空欄すべてに式を書き込みます。",
            "Write the achievement. sdgsheet fill writes the formula into all empty cells that can be computed.",
        ),
    ),
    places=indicators,
    judge=judge,
    column="achievement",
    habit=Text(
        "計算できる{judged}行のうち{count}行の達成度が空欄です。",
        "The achievement is empty in {count} of the {judged} rows where it can be computed.",
    ),
    habit_action=Text(
        "sdgsheet fill で、まとめて式を書き込めます。", "sdgsheet fill writes the formula into all of them."
    ),
)
