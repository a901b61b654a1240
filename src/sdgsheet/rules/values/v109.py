"""V109: an impossible value: a share above 100, a negative count, a part of a person, more than there are."""

from __future__ import annotations

from sdgsheet.form.model import Indicator, Triple
from sdgsheet.rules.case import Case
from sdgsheet.rules.finding import Basis, Evidence, Severity
from sdgsheet.rules.rule import NOT_APPLICABLE, Found, Judgement, Page, Rule, indicators
from sdgsheet.rules.values.possible import Impossible, impossible, whole
from sdgsheet.rules.written import beginning, label, role_of
from sdgsheet.text import Text

_REASONS = {
    Impossible.ABOVE_100: Text("割合は通常100％を超えません", "a share does not normally pass 100%"),
    Impossible.SHARE_BELOW_0: Text("割合は通常0％を下回りません", "a share is not normally below 0%"),
    Impossible.COUNT_BELOW_0: Text("数えた数は0を下回りません", "what is counted cannot be below 0"),
    Impossible.PART_OF_A_PERSON: Text("人数に小数があります", "people are counted in whole numbers"),
}


_MAY_BE = frozenset({Impossible.ABOVE_100, Impossible.SHARE_BELOW_0, Impossible.COUNT_BELOW_0})


def judge(case: Case, row: Indicator) -> Judgement:
    """Judged by the indicator's name and the value's own unit."""
    numbers = [t for t in row.triples if t.amount.number is not None and t.unit is not None]
    if not numbers or not row.name:
        return NOT_APPLICABLE
    found = [(t, why) for t in numbers if (why := impossible(row.name, t)) is not None]
    ends = [why for t, why in found if t is row.baseline or t is row.target]
    if len(ends) == 2 and ends[0] is ends[1] and ends[0] in _MAY_BE:
        return None  # 料金回収率 104.2 → 105.0: from baseline to target, such values are what the indicator has
    return [_found(case, row, t, why) for t, why in found]


def _found(case: Case, row: Indicator, triple: Triple, why: Impossible) -> Found:
    assert triple.unit is not None
    name, text = label(case, row, triple), triple.amount.text
    whole_text = triple.unit_from in {"value", "format"} or text.endswith(("%", "％"))
    shown = text if whole_text else text + triple.unit_text.strip()
    reason = _more_than_all(row, triple.unit.spelling) if why is Impossible.MORE_THAN_ALL else _REASONS[why]
    return Found(
        triple.cell,
        Text(
            f"「{row.name}」の{name.ja}が「{shown}」ですが、{reason.ja}。",
            f"{beginning(name.en)} of “{row.name}” is “{shown}”, but {reason.en}.",
        ),
        Text(
            "数値と単位をご確認ください（桁や小数点、欄の取り違えかもしれません）。このような値になりうる指標でしたら、このままで構いません。",
            "Please check value and unit: a digit, the decimal point or the column may be wrong. If the indicator can have such a value, it may stay.",
        ),
        row=row,
        stated=text,
        evidence=(Evidence(triple.cell, role_of(row, triple), text),),
    )


def _more_than_all(row: Indicator, unit: str) -> Text:
    limit = whole(row.name, unit)
    assert limit is not None
    return Text(
        f"指標名によると全体は{limit:,f}{unit}です",
        f"by the indicator's name there are {limit:,f} “{unit}” in all",
    )


RULE = Rule(
    code="V109",
    severity=Severity.WARNING,
    basis=Basis.FORM,
    title=Text("ありえない値", "An impossible value"),
    page=Page(
        what=Text(
            "割合（名称が「割合」「率」で終わり、単位が％）が100を超えるか0を下回る、件数や人数が負になっている、人数に小数がある、名称にある全体の数（指標井戸19本など）を超えている値です。",
            "A share (its name ends in “割合” or “率”, in %) above 100 or below 0, a negative count, a part of a person, or more than the name says there are (“指標井戸19本”).",
        ),
        why=Text(
            "小数点の抜け、桁の打ち間違い、隣の欄への記入などが、こうした値になって現れます。達成率・充足率・増減・自給率・収支のように、超えることや負になることがある指標は見ません。",
            "A lost decimal point, an extra digit or a value in the wrong column shows itself so. Indicators that may pass these bounds, such as “達成率”, “充足率”, “増減”, “自給率” or “収支”, are not looked at.",
        ),
        example=Text(
            "「市民の割合」の実績が345％になっている（34.5％の小数点の抜け）。",
            "The actual of a share says 345%: 34.5 without its decimal point.",
        ),
        instead=Text(
            "数値と単位を確認し、正しい値を入力します。",
            "Check value and unit, and enter the right one.",
        ),
    ),
    places=indicators,
    judge=judge,
)
