"""F105: a filled row lacks its baseline or its target."""

from __future__ import annotations

from typing import Literal

from sdgsheet.form.model import Indicator
from sdgsheet.rules.case import Case
from sdgsheet.rules.finding import Basis, Evidence, Severity
from sdgsheet.rules.groups import is_blank_repeat
from sdgsheet.rules.rule import NOT_APPLICABLE, Found, Judgement, Page, Rule, indicators
from sdgsheet.rules.written import OPEN_AND_SAVE, place_of
from sdgsheet.snapshot import Ref
from sdgsheet.text import Text

End = Literal["baseline", "target"]
_NAMES: dict[End, Text] = {"baseline": Text("当初値", "the baseline"), "target": Text("目標値", "the target")}
_ENDS: tuple[End, ...] = ("baseline", "target")


def judge(case: Case, row: Indicator) -> Judgement:
    """A missing-value word is an answer (V103); blank 【再掲】 rows are X107's."""
    if is_blank_repeat(row):
        return NOT_APPLICABLE
    lacking = [(end, cell) for end in _ENDS if (cell := _lacking(case, row, end)) is not None]
    if not lacking:
        return None
    names = {end for end, _ in lacking}
    ends = {"baseline": row.baseline, "target": row.target}
    waiting = [(end, cell) for end, cell in lacking if (triple := ends[end]) is not None and triple.lacks_result]
    if waiting == lacking:
        return _waits(row, waiting)
    return Found(
        lacking[0][1],
        _message(row, names),
        _action(names),
        row=row,
        evidence=tuple(Evidence(cell, end, "") for end, cell in lacking),
    )


def _waits(row: Indicator, waiting: list[tuple[End, Ref]]) -> Found:
    """All that is lacking are results of formulas."""
    ends = [_NAMES[end] for end, _ in waiting]
    ja, en = "と".join(name.ja for name in ends), " and ".join(name.en for name in ends)
    are = "are formulas whose results are" if len(ends) > 1 else "is a formula whose result is"
    return Found(
        waiting[0][1],
        Text(
            f"{ja}の欄に式がありますが、その計算結果がファイルに保存されていないため、達成度を計算できません。",
            f"{en[0].upper()}{en[1:]} {are} not stored in the file, so the achievement cannot be computed.",
        ),
        OPEN_AND_SAVE,
        row=row,
        evidence=tuple(Evidence(cell, end, "") for end, cell in waiting),
        habit=_WAIT,
    )


_WAIT = Text(
    "{judged}行のうち{count}行で、当初値か目標値が分からず、達成度を計算できません。{most}式で、その計算結果がファイルに保存されていません。",
    "In {count} of {judged} rows the baseline or the target is not known: {most} formulas whose results are not stored in the file.",
)
"""What most rows have in common."""


def _lacking(case: Case, row: Indicator, end: End) -> Ref | None:
    triple = row.baseline if end == "baseline" else row.target
    if triple is not None and not triple.is_blank:
        return None
    return place_of(case, row, end)


def _message(row: Indicator, lacking: set[End]) -> Text:
    actual = any(a is not None and not a.is_blank for a in row.actuals)
    ja, en = ("実績はありますが、", "There is an actual, but ") if actual else ("", "")
    what = {
        frozenset({"baseline"}): Text("当初値", "the baseline is empty"),
        frozenset({"target"}): Text("目標値", "the target is empty"),
    }.get(frozenset(lacking), Text("当初値と目標値", "the baseline and the target are empty"))
    if row.target is not None and row.target.amount.is_word and not row.target.amount.missing:
        return Text(f"{ja}{what.ja}が空欄です。", f"{en}{what.en if actual else what.en[0].upper() + what.en[1:]}.")
    return Text(
        f"{ja}{what.ja}が空欄のため達成度を計算できません。",
        f"{en}{what.en if actual else what.en[0].upper() + what.en[1:]}, so the achievement cannot be computed.",
    )


def _action(lacking: set[End]) -> Text:
    if "target" not in lacking:
        return Text(
            "当初値の年・数値・単位をご記入ください。値がまだないときは「未集計」「－」などの言葉で構いません。",
            "Please fill in the year, number and unit of the baseline. Where there is no value yet, a word such as “未集計” or “－” will do.",
        )
    ja = "目標の年・数値・単位" if "baseline" not in lacking else "当初値と目標値の年・数値・単位"
    en = "target" if "baseline" not in lacking else "baseline and the target"
    return Text(
        f"{ja}をご記入ください。数値でない目標は「上昇」「維持」などの言葉で構いません。",
        f"Please fill in the year, number and unit of the {en}. A target that is no number may be a word such as “上昇” or “維持”.",
    )


RULE = Rule(
    code="F105",
    severity=Severity.ERROR,
    basis=Basis.FORM,
    title=Text("当初値か目標値が空欄", "No baseline or no target"),
    page=Page(
        what=Text(
            "記入のある行で、当初値または目標値が空欄です。「未公表」「－」などの言葉は記入として扱います。再掲で空欄の行は、ここでは見ません。",
            "A filled row has no baseline or no target. A word for a missing value, such as “未公表” or “－”, is an answer. Repeated (“再掲”) rows that were left blank are not looked at here.",
        ),
        why=Text(
            "達成度は、当初値から目標値までの道のりのうち、どこまで進んだかです。両端がそろわないと計算できません。",
            "The achievement says how much of the way from baseline to target was covered; without both ends it cannot be computed.",
        ),
        example=Text(
            "当初値89件・実績95件で、目標値の欄が空いている。",
            "The row says “89件” and “95件”, and the target is empty.",
        ),
        instead=Text(
            "年・数値・単位を記入します。数値でない目標は「上昇」「維持」などの言葉で書きます。",
            "Fill in year, number and unit. Write a target that is no number as a word such as “上昇” or “維持”.",
        ),
    ),
    places=indicators,
    judge=judge,
    column="target",
    habit=Text(
        "{judged}行のうち{count}行で、当初値か目標値が空欄です。",
        "In {count} of {judged} rows the baseline or the target is empty.",
    ),
)
