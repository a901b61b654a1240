"""A101: the written 達成度 is not what the formula gives."""

from __future__ import annotations

from fractions import Fraction

from sdgsheet.achievement.decision import readings
from sdgsheet.achievement.mistakes import Explained, Mistake, explain
from sdgsheet.achievement.rounding import fraction_as_shown, rounding_explains
from sdgsheet.achievement.scale import misscaled
from sdgsheet.achievement.stated import StatedFigure, round_half_away
from sdgsheet.form.model import Indicator
from sdgsheet.rules.case import Case
from sdgsheet.rules.finding import Basis, Severity
from sdgsheet.rules.formulas.c105 import is_stale
from sdgsheet.rules.formulas.c106 import has_error
from sdgsheet.rules.formulas.judgement import judged
from sdgsheet.rules.formulas.verdict import Kind
from sdgsheet.rules.labels import place
from sdgsheet.rules.rule import NOT_APPLICABLE, Found, Judgement, Page, Rule, Skipped, indicators
from sdgsheet.rules.working import (
    UNDER_A104,
    UNDER_A108,
    as_written,
    decides,
    evidence,
    not_computed,
    percent_at,
    working,
)
from sdgsheet.rules.written import label
from sdgsheet.text import Text

_UNDER_C106 = Skipped(Text("式が計算できない行（C106）", "rows whose formula gives no result (C106)"))
_ROUNDED_TO = Fraction(1, 1000)
"""A formula may round to this, or to what its cell shows."""


def judge(case: Case, row: Indicator) -> Judgement:
    """Silent where a person must decide (A104), only the number format is amiss (A108), or a formula fails (C106)."""
    figure, achievement = case.figure(row), case.achievement(row)
    computed = achievement.fraction
    if row.stated is None or figure.value is None:
        return NOT_APPLICABLE
    if computed is None:
        return not_computed(achievement)
    if decides(case, row):
        return UNDER_A104
    if figure.fits(computed) or _rounds_rightly(row, figure, computed):
        return None
    if said_elsewhere := _said_by_another(case, row, figure, computed):
        return said_elsewhere
    figure, mistake = _explained(case, row, figure)
    severity, remark = _severity(case, row, figure, mistake)
    is_formula = row.stated.source.formula is not None or row.stated.source.in_array
    unrounded = remark is not _AS_SHOWN
    return Found(
        row.stated.cell,
        _message(case, row, figure, remark),
        _action(as_written(figure, computed), severity, is_formula=is_formula, unrounded=unrounded),
        severity=severity,
        row=row,
        expected=Text(*(percent_at(computed, figure.step),) * 2),
        stated=figure.text,
        evidence=evidence(case, row),
        habit=None if mistake is None else _habit_of(mistake),
    )


def _said_by_another(case: Case, row: Indicator, figure: StatedFigure, computed: Fraction) -> Skipped | None:
    if misscaled(row, figure, computed):
        return UNDER_A108
    formula = judged(case, row)
    return _UNDER_C106 if formula is not None and has_error(formula) else None


def _rounds_rightly(row: Indicator, figure: StatedFigure, computed: Fraction) -> bool:
    """A formula's ROUND to three or more digits is right, even where rounding twice turns the last digit."""
    if row.stated is None or row.stated.source.formula is None or figure.stored is None:
        return False
    return abs(figure.stored - computed) * 2 <= _ROUNDED_TO


def _explained(case: Case, row: Indicator, figure: StatedFigure) -> tuple[StatedFigure, Explained | None]:
    """The known mistake, under the reading of the figure that one reproduces."""
    twins = [twin for group in case.groups if row in group.rows for twin in group.rows if twin is not row]
    for reading in readings(figure):
        if mistake := explain(row, case.achievement(row), reading, twins):
            return (reading, mistake) if _is_what_is_computed(case, row, mistake) else (figure, None)
    return figure, None


def _is_what_is_computed(case: Case, row: Indicator, explained: Explained) -> bool:
    """A formula says itself what it computes: another mistake that gives the same figure is none."""
    formula = judged(case, row)
    if formula is None or is_stale(formula):
        return True
    verdict, mistake = formula.verdict, explained.mistake
    if verdict.kind is Kind.OLDER and verdict.older is not None:
        return explained.actual is not None and explained.actual is row.actuals[verdict.older]
    if verdict.kind is Kind.ELSEWHERE and explained.twin is not None:
        return explained.twin.target is not None and explained.twin.target.cell in verdict.cells
    return verdict.kind not in _OTHER_FORMULAS or verdict.mistake is mistake


_OTHER_FORMULAS = (Kind.DIFFERENT, Kind.ELSEWHERE, Kind.CONSTANT)


def _severity(
    case: Case, row: Indicator, figure: StatedFigure, explained: Explained | None
) -> tuple[Severity, Text | None]:
    achievement = case.achievement(row)
    assert achievement.fraction is not None
    assert figure.value is not None
    if explained is None and rounding_explains(achievement, figure):
        as_shown = fraction_as_shown(achievement)
        return Severity.INFO, _AS_SHOWN if as_shown is not None and figure.fits(as_shown) else _ROUNDING
    off = abs(round_half_away(achievement.fraction, figure.step) - figure.value)
    severity = Severity.WARNING if off <= figure.step else Severity.ERROR
    return severity, None if explained is None else _mistake(case, row, figure, explained)


_ROUNDING = Text(
    "当初値や実績の表示は丸められていることがあり、元の数値から計算すると、記載の値になり得ます。",
    "The baseline and the actual may be shown rounded; the figures behind them could give what is written.",
)

_AS_SHOWN = Text(
    "セルには表示より細かい数値が入っており、記載の値は、表示どおりの数値で計算した値と合います。",
    "The cells hold more digits than they show; what is written is right for the figures as shown.",
)

_MISTAKES = {
    Mistake.ACTUAL_OVER_TARGET: Text("実績÷目標の値です", "is actual ÷ target"),
    Mistake.TARGET_OVER_ACTUAL: Text("目標÷実績の値です", "is target ÷ actual"),
    Mistake.ACTUAL_OVER_BASELINE: Text("実績÷当初値の値です", "is actual ÷ baseline"),
    Mistake.GROWTH: Text("当初値からの伸び率の値です", "is the growth over the baseline"),
    Mistake.REMAINDER: Text(
        "目標までの残りの割合、(実績－目標)÷(当初値－目標)の値です",
        "is what is left to the target, (actual − target) ÷ (baseline − target)",
    ),
    Mistake.TRUNCATED: Text("四捨五入でなく端数を切り捨てた値です", "is cut off instead of rounded"),
    Mistake.CAPPED: Text(
        "100%で打ち切った値です（様式では100%を超えてもそのまま記載します）",
        "is capped at 100% (the form shows figures above 100% as they are)",
    ),
    Mistake.FLOORED: Text(
        "0%を下限とした値です（様式では負の値もそのまま記載します）",
        "is floored at 0% (the form shows negative figures as they are)",
    ),
}


def _habit_of(explained: Explained) -> Text | None:
    """What most rows have in common, where one mistake fits them."""
    what = _MISTAKES.get(explained.mistake)
    if what is None:
        return None
    return Text(
        f"計算できる達成度{{judged}}行のうち{{count}}行が、計算式の値と合いません。{{most}}{what.ja}。",
        f"{{count}} of the {{judged}} achievements that can be computed differ from the formula: {{most}} {what.en.removeprefix('is ')}.",
    )


def _mistake(case: Case, row: Indicator, figure: StatedFigure, explained: Explained) -> Text:
    if explained.actual is not None:
        name = label(case, row, explained.actual)
        what = Text(f"{name.ja}で計算した値です", f"is computed from {name.en}")
    elif explained.twin is not None:
        name = place(explained.twin)
        what = Text(f"{name.ja}の目標で計算した値です", f"is computed with the target of {name.en}")
    else:
        what = _MISTAKES[explained.mistake]
    return Text(f"「{figure.text}」は{what.ja}。", f"“{figure.text}” {what.en}.")


def _message(case: Case, row: Indicator, figure: StatedFigure, remark: Text | None) -> Text:
    achievement = case.achievement(row)
    assert achievement.fraction is not None
    steps, computed = working(achievement), percent_at(achievement.fraction, figure.step)
    return Text(
        f"達成度は「{figure.text}」とありますが、計算式では{computed}です〔{steps.ja}〕。{remark.ja if remark else ''}",
        f"The achievement stands as “{figure.text}”, but the formula gives {computed} [{steps.en}].{' ' + remark.en if remark else ''}",
    )


def _action(expected: str, severity: Severity, *, is_formula: bool, unrounded: bool) -> Text:
    if severity is Severity.INFO and not unrounded:
        return Text(
            "表示どおりの数値が正しければ、このままで構いません。",
            "If the figures as shown are right, it may stay.",
        )
    if severity is Severity.INFO:
        return Text(
            "元の数値で計算した値でしたら、このままで構いません。",
            "If it was computed from the unrounded figures, it may stay.",
        )
    if is_formula:
        return Text(
            f"数値に誤りがなければ、式を直してください（{expected}になります）。",
            f"If the figures are right, please correct the formula (it then gives {expected}).",
        )
    return Text(
        f"数値に誤りがなければ、{expected}に直してください。",
        f"If the figures are right, please change it to {expected}.",
    )


RULE = Rule(
    code="A101",
    severity=Severity.ERROR,
    basis=Basis.ARITHMETIC,
    title=Text("達成度が計算式と合わない", "Achievement differs from the formula"),
    page=Page(
        what=Text(
            "記載された達成度が、(実績－当初値)÷(目標値－当初値)で計算した値と、表示の桁で一致しません。"
            "実績は、数値が入っている最も新しい年のものを使います。",
            "The written achievement is not (actual − baseline) ÷ (target − baseline) at the digits shown. "
            "The actual is that of the latest column with a number.",
        ),
        why=Text(
            "達成度は様式の計算式で求める値です。実績÷目標など別の計算では、当初値からの進み具合が分からなくなります。"
            "1桁の最小単位だけの違いは確認、表示の丸めで説明できる違いは参考とします。",
            "The form defines how the achievement is computed. Other ratios, such as actual ÷ target, do not show the way from the baseline. "
            "One unit of the last digit is a warning; what the rounding of the figures shown could explain is an info.",
        ),
        example=Text(
            "当初値2,415・実績2,616・目標値3,000の行に「87%」（実績÷目標）とある。計算式では34%。",
            "“87%” (actual ÷ target) in a row with baseline 2,415, actual 2,616 and target 3,000. The formula gives 34%.",
        ),
        instead=Text(
            "年・数値・単位に誤りがないことを確かめ、計算式の値に直してください。100%を超える値も負の値も、そのまま記載します。"
            "sdgsheet fill --overwrite で計算式に置き換えられます。",
            "Check years, figures and units, then write what the formula gives, also above 100% or below 0%. "
            "sdgsheet fill --overwrite puts the formula in its place.",
        ),
    ),
    places=indicators,
    judge=judge,
    column="achievement",
    habit=Text(
        "計算できる達成度{judged}行のうち{count}行が、計算式の値と合いません。",
        "{count} of the {judged} achievements that can be computed differ from the formula.",
    ),
    habit_action=Text(
        "同じ計算の仕方（実績÷目標など）になっていないか、ご確認ください。"
        "様式の計算式は(実績－当初値)÷(目標値－当初値)です。",
        "Please check whether they were all computed in another way (such as actual ÷ target). "
        "The form's formula is (actual − baseline) ÷ (target − baseline).",
    ),
)
