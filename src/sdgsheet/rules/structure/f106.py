"""F106: a filled row has no actual at all."""

from __future__ import annotations

from sdgsheet.form.model import Indicator
from sdgsheet.rules.case import Case
from sdgsheet.rules.finding import Basis, Evidence, Severity
from sdgsheet.rules.groups import is_blank_repeat
from sdgsheet.rules.rule import NOT_APPLICABLE, Found, Judgement, Page, Rule, indicators
from sdgsheet.rules.written import OPEN_AND_SAVE, place_of
from sdgsheet.text import Text


def judge(case: Case, row: Indicator) -> Judgement:
    """Softer where a word such as 未公表 says why."""
    cell = place_of(case, row, "actual")
    if cell is None or is_blank_repeat(row):
        return NOT_APPLICABLE
    filled = [actual for actual in row.actuals if actual is not None and not actual.is_blank]
    if any(not actual.amount.missing for actual in filled):
        return None
    if filled:
        word = filled[-1].amount.text
        return Found(
            filled[-1].cell,
            Text(
                f"実績は「{word}」で、数値のある年がまだありません。達成度は計算していません。",
                f"The actual is “{word}”, and no year has a figure yet. The achievement was not computed.",
            ),
            severity=Severity.INFO,
            row=row,
            stated=word,
            evidence=tuple(Evidence(a.cell, "actual", a.amount.text) for a in filled),
        )
    waiting = [actual for actual in row.actuals if actual is not None and actual.lacks_result]
    if waiting:
        return Found(
            waiting[-1].cell,
            Text(
                "実績の欄に式がありますが、その計算結果がファイルに保存されていないため、達成度を計算できません。",
                "The actual is a formula whose result is not stored in the file, so the achievement cannot be computed.",
            ),
            OPEN_AND_SAVE,
            row=row,
            evidence=tuple(Evidence(a.cell, "actual", "") for a in waiting),
            habit=_WAIT,
        )
    return Found(
        cell,
        Text(
            "どの年の実績も空欄のため、達成度を計算できません。",
            "No year has an actual, so the achievement cannot be computed.",
        ),
        Text(
            "実績の年・数値・単位をご記入ください。まだ数値がないときは「未公表」「未実施」などの言葉で理由が分かるようにしてください。",
            "Please fill in the year, number and unit of an actual. Where there is no figure yet, a word such as “未公表” or “未実施” says why.",
        ),
        row=row,
        evidence=(Evidence(cell, "actual", ""),),
    )


_WAIT = Text(
    "{judged}行のうち{count}行で、実績が分からず、達成度を計算できません。{most}式で、その計算結果がファイルに保存されていません。",
    "In {count} of {judged} rows no actual is known: {most} formulas whose results are not stored in the file.",
)
"""What most rows have in common."""


RULE = Rule(
    code="F106",
    severity=Severity.WARNING,
    basis=Basis.FORM,
    title=Text("実績がない", "No actual at all"),
    page=Page(
        what=Text(
            "記入のある行で、どの年の実績もありません。「未公表」などの言葉があれば参考にとどめます。",
            "A filled row has no actual in any year. Where a word such as “未公表” says why, this is for information only.",
        ),
        why=Text(
            "進捗の報告には実績が要ります。空欄だけでは、記入漏れなのか、値がまだないのか分かりません。",
            "A progress report needs an actual. An empty cell does not say whether it was forgotten or does not exist yet.",
        ),
        example=Text(
            "当初値と目標値だけが記入され、2022年・2023年・2024年の欄がすべて空いている。",
            "Baseline and target are filled in, and the columns of all three years are empty.",
        ),
        instead=Text(
            "実績を記入します。まだ値がない年には「未公表」「集計中」などと書きます。",
            "Fill in the actual, or write “未公表”, “集計中” and the like in the year that has none yet.",
        ),
    ),
    places=indicators,
    judge=judge,
    column="actual",
    habit=Text(
        "{judged}行のうち{count}行で、実績がまだ記入されていません。",
        "{count} of {judged} rows have no actual yet.",
    ),
)
