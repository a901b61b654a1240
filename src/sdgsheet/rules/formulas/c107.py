"""C107: the formula uses an older actual although a later one is filled in."""

from __future__ import annotations

from sdgsheet.form.model import Indicator
from sdgsheet.rules.case import Case
from sdgsheet.rules.finding import Basis, Severity
from sdgsheet.rules.formulas.naming import figure_name
from sdgsheet.rules.formulas.shared import (
    EACH_ROW,
    difference,
    evidence,
    please_use,
    quoted_source,
    source_text,
    to_judge,
)
from sdgsheet.rules.formulas.verdict import Judged, Kind
from sdgsheet.rules.rule import Found, Judgement, Page, Rule, indicators
from sdgsheet.text import Text


def judge(case: Case, row: Indicator) -> Judgement:
    """Only where the older actual stands for the actual; elsewhere it is C103's."""
    found = to_judge(case, row)
    if not isinstance(found, Judged):
        return found
    verdict = found.verdict
    if verdict.kind is not Kind.OLDER or verdict.older is None or found.latest is None:
        return None
    used, latest = (figure_name(case, row, "actual", index) for index in (verdict.older, found.latest))
    place, newer = found.inputs.actuals[verdict.older], found.inputs.actuals[found.latest]
    assert place is not None
    assert newer is not None
    source, shows = quoted_source(found), difference(case, found)
    return Found(
        found.cell,
        Text(
            f"{found.cell.a1}の式（{source.ja}）は{used.ja}（{place.a1}）で計算していますが、より新しい{latest.ja}（{newer.a1}）が記入されています。{shows.ja}",
            f"The formula in {found.cell.a1}, {source.en}, uses {used.en} ({place.a1}), although {latest.en} ({newer.a1}) is filled in.{shows.en}",
        ),
        please_use(found),
        row=row,
        stated=source_text(found),
        evidence=evidence(case, found, (place,)),
    )


RULE = Rule(
    code="C107",
    severity=Severity.WARNING,
    basis=Basis.CONVENTION,
    title=Text("達成度の式が古い実績を使っている", "Formula uses an older actual"),
    page=Page(
        what=Text(
            "より新しい年度の実績が記入されているのに、達成度の式が前の年度の実績で計算しています。",
            "A later actual is filled in, but the formula still uses an older one.",
        ),
        why=Text(
            "達成度は、記入された最も新しい実績で表します。前年度の様式を使い回したときに起こりがちです。",
            "The achievement is that of the latest actual. This happens when last year's sheet is used again.",
        ),
        example=Text(
            "2023年の実績（K29）が記入されているのに、式が=(H29-E29)/(Q29-E29)のまま。",
            "2023 (K29) is filled in, but the formula is still =(H29-E29)/(Q29-E29).",
        ),
        instead=Text(
            "最も新しい実績のセルを参照してください。sdgsheet fill が書き込む式は、新しい実績に自動で追随します。",
            "Refer to the latest actual. The formula that sdgsheet fill writes follows by itself.",
        ),
    ),
    places=indicators,
    judge=judge,
    column="achievement",
    habit=Text(
        "達成度の式{judged}件のうち{count}件が、最も新しい実績でなく前の年度の実績を使っています。",
        "{count} of the {judged} formulas use an older actual than the latest.",
    ),
    habit_action=EACH_ROW,
)
