"""A105: the target equals the baseline, so the formula is undefined."""

from __future__ import annotations

from sdgsheet.achievement.compute import Achievement, Reason, in_one_unit
from sdgsheet.form.model import Indicator
from sdgsheet.notation.numbers import Qualifier
from sdgsheet.rules.case import Case
from sdgsheet.rules.finding import Basis, Severity
from sdgsheet.rules.rule import NOT_APPLICABLE, Found, Judgement, Page, Rule, indicators
from sdgsheet.rules.working import evidence, figure_text, quoted
from sdgsheet.text import Text


def judge(case: Case, row: Indicator) -> Judgement:
    """Also says whether the target is kept now."""
    achievement, figure = case.achievement(row), case.figure(row)
    if achievement.fraction is not None:
        return None
    target = achievement.target
    if target is None or not (achievement.reason is Reason.UNDEFINED or _is_the_same(achievement)):
        return NOT_APPLICABLE
    same, now = figure_text(target), _now(achievement)
    left = (
        Text(f"達成度の「{figure.text}」は変えていません。", f" The achievement “{figure.text}” is left as it is.")
        if figure.text.strip()
        else Text("", "")
    )
    return Found(
        row.stated.cell if row.stated is not None else target.cell,
        Text(
            f"目標値が当初値と同じ（{same}）なので、達成度の計算式は使えません。{now.ja}{left.ja}",
            f"The target equals the baseline ({quoted(same)}), so the formula has no value. {now.en}{left.en}",
        ),
        row=row,
        stated=figure.text,
        evidence=evidence(case, row),
    )


def _is_the_same(achievement: Achievement) -> bool:
    """There is no actual yet (F106), and the target will be no other then."""
    baseline, target = achievement.baseline, achievement.target
    if achievement.reason is not Reason.NO_ACTUAL or baseline is None or target is None:
        return False
    if baseline.amount.number is None or target.amount.number is None or baseline.amount.qualifier is not None:
        return False
    figures = in_one_unit(baseline, target)
    return figures is not None and figures[0] == figures[1]


def _now(achievement: Achievement) -> Text:
    actual, target = achievement.actual, achievement.target
    assert target is not None
    if actual is None:
        return Text("実績はまだありません。", "There is no actual yet.")
    shown = figure_text(actual)
    figures = in_one_unit(actual, target)
    assert figures is not None
    now, end = figures
    if now == end:
        return Text(f"現在の実績は{shown}で、維持されています。", f"The actual is {quoted(shown)}: it is kept.")
    bound = target.amount.qualifier
    if (bound is Qualifier.AT_LEAST and now > end) or (bound is Qualifier.AT_MOST and now < end):
        return Text(
            f"現在の実績は{shown}で、目標を守っています。", f"The actual is {quoted(shown)}: the target is kept."
        )
    side = Text("上回って", "above") if now > end else Text("下回って", "below")
    return Text(
        f"現在の実績は{shown}で、目標を{side.ja}います。", f"The actual is {quoted(shown)}, {side.en} the target."
    )


RULE = Rule(
    code="A105",
    severity=Severity.INFO,
    basis=Basis.ARITHMETIC,
    title=Text("目標値が当初値と同じ", "Target equals baseline"),
    page=Page(
        what=Text(
            "目標値が当初値と同じ数値で、達成度の計算式の分母が0になります。",
            "The target is the same figure as the baseline, so the formula would divide by 0.",
        ),
        why=Text(
            "水準を維持する目標では起こることで、誤りではありません。計算では表せないため、維持されているかどうかを示し、記載はそのままにします。",
            "Targets that keep a level are like that; it is no mistake. The formula cannot say it, so it is said whether the level is kept, and what is written stays.",
        ),
        example=Text(
            "当初値583・目標値583（万円/人）。待機児童数の0と0。",
            "Baseline 583 and target 583; children waiting for a place, 0 and 0.",
        ),
        instead=Text(
            "直す必要はありません。達成度は「達成」「維持」などの言葉で書くことができます。",
            "Nothing needs to be corrected. The achievement may be said in words, such as “達成” or “維持”.",
        ),
    ),
    places=indicators,
    judge=judge,
    column="target",
)
