"""A107: 達成度 is above 200% or below -100%, and why."""

from __future__ import annotations

from sdgsheet.achievement.compute import Achievement, in_one_unit
from sdgsheet.achievement.percent import percent
from sdgsheet.form.model import Indicator
from sdgsheet.rules.case import Case
from sdgsheet.rules.finding import Basis, Severity
from sdgsheet.rules.rule import NOT_APPLICABLE, Found, Judgement, Page, Rule, indicators
from sdgsheet.rules.working import UNDER_A104, decides, evidence, number_text, quoted
from sdgsheet.text import Text

_POINTS = "ポイント"


def judge(case: Case, row: Indicator) -> Judgement:
    """Judged on the written figure; on the computed one only where none is written."""
    achievement, figure = case.achievement(row), case.figure(row)
    value = figure.value
    if value is None and figure.missing:
        value = achievement.fraction
    if value is None:
        return NOT_APPLICABLE
    if not (value > 2 or value < -1):
        return None
    if decides(case, row):
        return UNDER_A104
    is_written = figure.value is not None
    said = (
        Text(f"達成度「{figure.text}」は", f"The achievement “{figure.text}” is")
        if is_written
        else Text(f"達成度の計算値{percent(value)}は", f"The computed achievement, {percent(value)}, is")
    )
    limit = Text("200%を超えて", "above 200%") if value > 2 else Text("-100%を下回って", "below -100%")
    agrees = achievement.fraction is not None and (not is_written or figure.fits(achievement.fraction))
    cause = _cause(achievement) if agrees else Text("", "")
    return Found(
        row.stated.cell if row.stated is not None else row.first_cell,
        Text(f"{said.ja}{limit.ja}います。{cause.ja}", f"{said.en} {limit.en}.{cause.en}"),
        row=row,
        stated=figure.text,
        evidence=evidence(case, row),
    )


def _cause(achievement: Achievement) -> Text:
    """The target is near the baseline, or the actual far from it: both distances say it."""
    baseline, actual, target = achievement.baseline, achievement.actual, achievement.target
    assert baseline is not None
    assert actual is not None
    assert target is not None
    figures = in_one_unit(baseline, actual, target)
    assert figures is not None
    start, now, end = figures
    unit = next((t.unit_text.strip() for t in (baseline, actual, target) if t.unit_text.strip()), "")
    unit = _POINTS if unit in ("%", "％") else unit  # how far two shares are apart
    near, far = number_text(abs(end - start)) + unit, number_text(abs(now - start)) + unit
    away = (now - start) * (end - start) < 0
    return Text(
        f"目標が当初値から{near}しか離れていない一方、実績は{'反対の方向に' if away else ''}{far}動いているためです。",
        f" The target is only {quoted(near)} from the baseline, while the actual has moved {quoted(far)}{' the other way' if away else ''}.",
    )


RULE = Rule(
    code="A107",
    severity=Severity.INFO,
    basis=Basis.ARITHMETIC,
    title=Text("達成度が200%超または-100%未満", "Achievement above 200% or below -100%"),
    page=Page(
        what=Text("達成度が200%を超えるか、-100%を下回っています。", "The achievement is above 200% or below -100%."),
        why=Text(
            "目標が当初値のすぐ近くにあると、わずかな動きでも大きな値になります。計算どおりなら誤りではありませんが、"
            "単位や桁の誤りでも同じことが起きます。",
            "Where the target lies close to the baseline, a small move gives a large figure. It is no mistake if the figures are right, "
            "but a slip in a unit or a digit looks the same.",
        ),
        example=Text(
            "当初値1,073・目標値1,084（万円）で、実績が1,145。目標までの11万円に対して72万円増え、655%。",
            "Baseline 1,073, target 1,084, actual 1,145: the target was 11 away and the actual rose by 72, so 655%.",
        ),
        instead=Text(
            "数値に誤りがなければ、このままで構いません。（３）に事情を書き添えると読み手に伝わります。",
            "If the figures are right, it may stay. A word in section (3) helps the reader.",
        ),
    ),
    places=indicators,
    judge=judge,
    column="achievement",
)
