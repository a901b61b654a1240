"""A103: a 達成度 number stands where none can be computed."""

from __future__ import annotations

from sdgsheet.achievement.compute import Achievement, Reason
from sdgsheet.form.model import Indicator, Triple
from sdgsheet.rules.case import Case
from sdgsheet.rules.finding import Basis, Severity
from sdgsheet.rules.groups import is_blank_repeat
from sdgsheet.rules.rule import NOT_APPLICABLE, Found, Judgement, Page, Rule, indicators
from sdgsheet.rules.working import evidence, not_computed
from sdgsheet.rules.written import label
from sdgsheet.text import Text

_OTHERS = frozenset({Reason.UNDEFINED, Reason.NOT_PLAIN, Reason.NO_RESULT})
"""A105 and V102 speak of the first two; a formula whose result is not stored may well give what the figure comes from."""


def judge(case: Case, row: Indicator) -> Judgement:
    """Silent where the target equals the baseline (A105), a figure is no plain number (V102) or a result is not stored."""
    figure, achievement, stated = case.figure(row), case.achievement(row), row.stated
    if stated is None or figure.value is None:
        return NOT_APPLICABLE
    if achievement.reason is None:
        return None
    if is_blank_repeat(row):
        return NOT_APPLICABLE  # 同上: its values stand in the first row (X107)
    if any(missing.section == row.section for missing in case.form.missing_columns):
        return NOT_APPLICABLE  # the column is what is missing (F102), not this row's figure
    if achievement.reason in _OTHERS:
        return not_computed(achievement)
    reason = _reason(case, row, achievement)
    return Found(
        stated.cell,
        Text(
            f"達成度に「{figure.text}」とありますが、{reason.ja}ため、計算できません。",
            f"The achievement stands as “{figure.text}”, but it cannot be computed, because {reason.en}.",
        ),
        _ACTIONS[achievement.reason],
        row=row,
        stated=figure.text,
        evidence=evidence(case, row),
    )


def _reason(case: Case, row: Indicator, achievement: Achievement) -> Text:
    target = achievement.target
    if achievement.reason is Reason.UNREADABLE:
        ends = (achievement.baseline, achievement.actual, target)
        unread = [t for t in ends if t is not None and (t.source.kind == "error" or t.amount.number is None)]
        return _unread(case, row, unread)
    if achievement.reason is Reason.QUALITATIVE and target is not None:
        word = target.amount.text.strip()
        return Text(f"目標が「{word}」で数値ではない", f"the target is the word “{word}”, not a number")
    assert achievement.reason is not None
    return _REASONS[achievement.reason]


def _unread(case: Case, row: Indicator, unread: list[Triple]) -> Text:
    said = [(label(case, row, t), t.amount.text.strip(), t.cell.a1) for t in unread]
    japanese = "、".join(f"{name.ja}「{value}」（{cell}）" for name, value, cell in said)
    english = " and ".join(f"{name.en} “{value}” ({cell})" for name, value, cell in said)
    return Text(f"{japanese}が数値として読めない", f"{english} cannot be read as a number")


_REASONS = {
    Reason.NO_BASELINE: Text("当初値がない", "there is no baseline"),
    Reason.NO_TARGET: Text("目標値がない", "there is no target"),
    Reason.NO_ACTUAL: Text("実績がまだない", "there is no actual yet"),
    Reason.UNITS_DIFFER: Text(
        "当初値・実績・目標値の単位がそろっていない", "the units of the row differ and do not convert"
    ),
}

_FILL_IN = Text(
    "計算のもとになった数値をご記入ください。まだない場合は、達成度を「－」などにしてください。",
    "Please fill in the figures it was computed from. If there are none yet, write “－” or the like instead.",
)
_ACTIONS = {
    Reason.NO_BASELINE: _FILL_IN,
    Reason.NO_TARGET: _FILL_IN,
    Reason.NO_ACTUAL: _FILL_IN,
    Reason.QUALITATIVE: Text(
        "数値の目標があれば目標値に、なければ達成度を「達成」「未達成」などの言葉にしてください。",
        "If there is a target in figures, please write it; otherwise say the achievement in words, such as “達成” or “未達成”.",
    ),
    Reason.UNITS_DIFFER: Text(
        "単位をそろえたうえで、達成度をご確認ください。", "Please make the units agree, then check the achievement."
    ),
    Reason.UNREADABLE: Text(
        "数値で入力し直し、達成度をご確認ください。",
        "Please write it as a number, then check the achievement.",
    ),
}


RULE = Rule(
    code="A103",
    severity=Severity.WARNING,
    basis=Basis.ARITHMETIC,
    title=Text("計算できない行に達成度の数値がある", "Achievement where none can be computed"),
    page=Page(
        what=Text(
            "当初値・実績・目標値のどれかがない、言葉である、単位が違うなどで計算できない行に、達成度の数値が記載されています。",
            "A number stands as achievement although it cannot be computed: a value is missing or a word, or the units differ.",
        ),
        why=Text(
            "何から求めた値かが、シートからは分かりません。前回の値が残っていることもあります。",
            "The sheet does not show what it was computed from. It may be left over from last year.",
        ),
        example=Text("目標値が「上昇」の行に「100%」とある。", "“100%” in a row whose target is “上昇” (rise)."),
        instead=Text(
            "もとの数値を記入するか、達成度を「達成」「－」などの言葉にしてください。",
            "Fill in the figures, or say the achievement in words.",
        ),
    ),
    places=indicators,
    judge=judge,
    column="achievement",
    habit=Text(
        "達成度を計算できない行のうち{count}行に、達成度の数値があります。",
        "{count} rows state an achievement where none can be computed.",
    ),
)
