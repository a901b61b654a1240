"""G103: the 【】 cannot be read."""

from __future__ import annotations

from sdgsheet.form.model import Indicator
from sdgsheet.rules.case import Case
from sdgsheet.rules.finding import Basis, Evidence, Severity
from sdgsheet.rules.goals.unread import unread_of
from sdgsheet.rules.rule import NOT_APPLICABLE, Found, Judgement, Page, Rule, indicators
from sdgsheet.text import Text


def judge(case: Case, row: Indicator) -> Judgement:
    """Only where a bracket is meant for goals at all, and does not belong to the name."""
    unread = unread_of(case, row)
    if not unread:
        return None if row.goals_text or row.goals else NOT_APPLICABLE
    cell = row.name_cell or row.first_cell
    read = "、".join(row.goals)
    rest = Text(f"（{read}は読み取りました）", f" ({read} was read)") if read else Text("", "")
    return Found(
        cell,
        Text(
            f"ゴール・ターゲット番号の「{unread}」を読み取れません{rest.ja}。",
            f"“{unread}” cannot be read as a goal or target{rest.en}.",
        ),
        Text(
            "【11.2,11.b】のように、「ゴール.ターゲット」の番号を読点かカンマで区切ってご記入ください。",
            "Please write numbers such as “【11.2,11.b】”, separated by commas.",
        ),
        row=row,
        stated=unread,
        evidence=(Evidence(cell, "goals", row.goals_text or unread),),
    )


RULE = Rule(
    code="G103",
    severity=Severity.WARNING,
    basis=Basis.FORM,
    title=Text("ゴール・ターゲット番号を読み取れない", "Goals or targets cannot be read"),
    page=Page(
        what=Text(
            "【】の中に、ゴール・ターゲットの番号として読み取れない文字があります。",
            "A “【】” holds something that cannot be read as the number of a goal or target.",
        ),
        why=Text(
            "読み取れない番号は、ゴール・ターゲット別の集計に入りません。",
            "A number that cannot be read is left out when indicators are gathered by goal and target.",
        ),
        example=Text("【11-2】とある。", "“【11-2】”"),
        instead=Text(
            "【11.2,11.b】のように書きます。「ゴール3」「T3.d」「４．ａ」のような書き方も読み取れます。",
            "Write “【11.2,11.b】”. “ゴール3”, “T3.d” and “４．ａ” can be read as well.",
        ),
    ),
    places=indicators,
    judge=judge,
    column="name",
)
