"""A108: 達成度 is off by 100 against its number format."""

from __future__ import annotations

from sdgsheet.achievement.number_format import read_format
from sdgsheet.achievement.percent import percent
from sdgsheet.achievement.scale import misscaled
from sdgsheet.form.model import Indicator, Stated
from sdgsheet.rules.case import Case
from sdgsheet.rules.finding import Basis, Severity
from sdgsheet.rules.rule import NOT_APPLICABLE, Found, Judgement, Page, Rule, indicators
from sdgsheet.rules.working import evidence, not_computed
from sdgsheet.text import Text


def judge(case: Case, row: Indicator) -> Judgement:
    """General shows what was typed: 0.13 there is right, and so is 13."""
    achievement, figure, stated = case.achievement(row), case.figure(row), row.stated
    if stated is None or stated.source.number is None:
        return NOT_APPLICABLE
    if achievement.fraction is None:
        return not_computed(achievement)
    wrong = misscaled(row, figure, achievement.fraction)
    if wrong is None:
        return None
    typed, computed = f"{stated.source.number:f}", percent(achievement.fraction)
    typed = typed.rstrip("0").rstrip(".") if "." in typed else typed
    cause = (
        Text("表示形式が％なので、100倍になって見えます", "The % format shows it a hundred times larger")
        if wrong == "too large"
        else Text(
            "％を付けるだけの表示形式なので、100分の1に見えます",
            "The format shows it as percent points, a hundred times smaller",
        )
        if read_format(stated.source.style.number_format).scale == "points"
        else Text(
            "表示形式に％がないので、%の値として読めません", "The format has no % sign, so it does not read as percent"
        )
    )
    is_formula = stated.source.formula is not None or stated.source.in_array
    held = Text("セルの値", "the value of the cell") if is_formula else Text("入力された数値", "the number typed in")
    return Found(
        stated.cell,
        Text(
            f"達成度は「{stated.text}」と表示されますが、{held.ja}は{typed}で、計算式では{computed}です。{cause.ja}。",
            f"The achievement shows as “{stated.text}”, but {held.en} is {typed} and the formula gives {computed}. {cause.en}.",
        ),
        _action(stated, computed, is_formula=is_formula, is_large=wrong == "too large"),
        row=row,
        expected=Text(computed, computed),
        stated=figure.text,
        evidence=evidence(case, row),
    )


def _action(stated: Stated, computed: str, *, is_formula: bool, is_large: bool) -> Text:
    if is_formula:
        if is_large:
            return Text(
                "式の×100を外すか、表示形式を「0」にしてください。",
                "Please take the ×100 out of the formula, or set the number format to “0”.",
            )
        return Text("表示形式を「0%」にしてください。", "Please set the number format to “0%”.")
    if is_large:
        return Text(f"「{computed}」と入力し直してください。", f"Please type {computed} again, with the % sign.")
    if read_format(stated.source.style.number_format).scale == "points":
        points = computed.removesuffix("%")
        return Text(
            f"{points}と入力し直すか、表示形式を「0%」にしてください。",
            f"Please type {points}, or set the number format to “0%”.",
        )
    return Text("表示形式を「0%」にしてください。", "Please set the number format to “0%”.")


RULE = Rule(
    code="A108",
    severity=Severity.ERROR,
    basis=Basis.FORM,
    title=Text("達成度の表示が100倍または100分の1", "Achievement off by 100 against its number format"),
    page=Page(
        what=Text(
            "達成度の数値そのものは計算と合いますが、セルの表示形式のために、100倍または100分の1の値に見えます。",
            "The number itself is right, but the cell's number format shows it a hundred times too large or too small.",
        ),
        why=Text(
            "印刷や公表で見えるのは表示された値です。％の表示形式は数値を100倍して見せるため、13%は0.13として入力されている必要があります。",
            "What is printed is what is shown. A % format shows a number a hundredfold, so 13% must be held as 0.13.",
        ),
        example=Text(
            "表示形式「0%」のセルに13と入力され、「1300%」と表示されている。",
            "13 in a cell with the format “0%”, shown as “1300%”.",
        ),
        instead=Text(
            "「13%」と％を付けて入力し直すか、表示形式を直してください。表示形式が標準のセルの13や0.13は、そのままで構いません。",
            "Type 13% with its sign, or correct the number format. 13 or 0.13 in a cell with the format General may stay.",
        ),
    ),
    places=indicators,
    judge=judge,
    column="achievement",
    habit=Text(
        "{judged}行のうち{count}行の達成度が、表示形式に対して100倍ずれています。",
        "In {count} of {judged} rows the achievement is off by 100 against its number format.",
    ),
    habit_action=Text(
        "各行の達成度を「13%」のように％を付けて入力し直すか、表示形式を直してください。",
        "Please type each one with its sign, as 13%, or correct the number format.",
    ),
)
