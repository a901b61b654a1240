"""A109: the target allows a worsening, so the formula scores a faster fall higher."""

from __future__ import annotations

from sdgsheet.achievement.compute import in_one_unit
from sdgsheet.achievement.direction import more_is_better
from sdgsheet.form.model import Indicator
from sdgsheet.rules.case import Case
from sdgsheet.rules.finding import Basis, Severity
from sdgsheet.rules.rule import NOT_APPLICABLE, Found, Judgement, Page, Rule, indicators
from sdgsheet.rules.working import evidence, figure_text, quoted
from sdgsheet.text import Text

_RANKS = frozenset({"位", "番", "番目", "順位"})


def judge(case: Case, row: Indicator) -> Judgement:
    """Of names that end in 人口, 農家数, 世帯数, 参加者数, 団体数 or 利用者数."""
    achievement = case.achievement(row)
    baseline, target = achievement.baseline, achievement.target
    if not more_is_better(row.name) or baseline is None or target is None:
        return NOT_APPLICABLE
    if any(t.unit is not None and t.unit.base in _RANKS for t in (baseline, target)):
        return NOT_APPLICABLE  # 参加者数の順位: less is better
    if baseline.amount.number is None or target.amount.number is None:
        return NOT_APPLICABLE
    figures = in_one_unit(baseline, target)
    if figures is None:
        return NOT_APPLICABLE
    start, end = figures
    if end >= start:
        return None
    was, goal = figure_text(baseline), figure_text(target)
    return Found(
        row.stated.cell if row.stated is not None else target.cell,
        Text(
            f"目標{goal}は当初値{was}より少ないため、計算式では、速く減るほど達成度が高くなります。"
            "減り方をゆるやかにする目標でしたら、達成度の読み方を（３）に書き添えると伝わります。",
            f"The target {quoted(goal)} is below the baseline {quoted(was)}, so the formula gives a faster fall a higher achievement. "
            "If the aim is a slower fall, a word in section (3) tells how to read the figure.",
        ),
        row=row,
        stated=case.figure(row).text,
        evidence=evidence(case, row, ("baseline", "target")),
    )


RULE = Rule(
    code="A109",
    severity=Severity.INFO,
    basis=Basis.CONVENTION,
    title=Text("減少を見込んだ目標で、減るほど達成度が高い", "Target allows a fall, so falling faster scores higher"),
    page=Page(
        what=Text(
            "人口や参加者数など多いほうがよい指標で、目標値が当初値より少なくなっています。",
            "More is better for this indicator (population, participants …), and the target lies below the baseline.",
        ),
        why=Text(
            "減少をゆるやかにする目標では、計算式は想定より速く減ったときに高い達成度を示します。",
            "Where the aim is a slower fall, the formula gives a high achievement when the fall is faster than planned.",
        ),
        example=Text(
            "「人口」当初値25.0万人・目標値23.0万人で、実績が23.5万人なら75%、24.5万人なら25%。",
            "Population 25.0 to a target of 23.0: an actual of 23.5 gives 75%, one of 24.5 only 25%.",
        ),
        instead=Text(
            "直す必要はありません。達成度の読み方を（３）に書き添えてください。",
            "Nothing needs to be corrected. Say in section (3) how to read the figure.",
        ),
    ),
    places=indicators,
    judge=judge,
    column="target",
)
