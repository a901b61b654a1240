"""G101: an id in 【】 is not one of the UN's 17 goals or 169 targets."""

from __future__ import annotations

from sdgsheet.form.model import Indicator
from sdgsheet.notation.targets import IDS, TARGETS, span
from sdgsheet.rules.case import Case
from sdgsheet.rules.finding import Basis, Evidence, Severity
from sdgsheet.rules.rule import NOT_APPLICABLE, Found, Judgement, Page, Rule, indicators
from sdgsheet.text import Text


def judge(_: Case, row: Indicator) -> Judgement:
    """Softer for a goal from 18 on: a city's own."""
    if not row.goals:
        return NOT_APPLICABLE
    return [_found(row, goal) for goal in dict.fromkeys(row.goals) if goal not in IDS]


def _found(row: Indicator, written: str) -> Found:
    number = int(written.partition(".")[0])
    cell = row.name_cell or row.first_cell
    evidence = (Evidence(cell, "goals", row.goals_text or written),)
    if number > len(TARGETS):
        return Found(
            cell,
            Text(
                f"「{written}」は国連の17ゴールにはありません。市独自のゴールとして扱います。",
                f"“{written}” is not one of the UN's 17 goals; it is taken for a goal of the city's own.",
            ),
            severity=Severity.INFO,
            row=row,
            stated=written,
            evidence=evidence,
        )
    if number < 1:
        return Found(
            cell,
            Text(
                f"「{written}」は国連の17ゴール・169ターゲットにありません。",
                f"“{written}” is not one of the UN's 17 goals and 169 targets.",
            ),
            Text("番号をご確認ください。", "Please check the number."),
            row=row,
            stated=written,
            evidence=evidence,
        )
    own = span(number)
    return Found(
        cell,
        Text(
            f"「{written}」というターゲットはありません。ゴール{number}のターゲットは{own.replace('–', '～').replace(', ', '、')}です。",
            f"There is no target “{written}”. Goal {number} has the targets {own}.",
        ),
        Text(
            "番号をご確認ください（8.1と8.10のように、末尾の0が落ちたり付いたりすることもあります）。",
            "Please check the number; a 0 at the end is easily lost or added, as in 8.1 and 8.10.",
        ),
        row=row,
        stated=written,
        evidence=evidence,
    )


RULE = Rule(
    code="G101",
    severity=Severity.WARNING,
    basis=Basis.FORM,
    title=Text("ゴール・ターゲット番号が存在しない", "No such goal or target"),
    page=Page(
        what=Text(
            "【】の番号が、国連の17ゴール・169ターゲットにありません。18以上のゴールは市独自のものとして、参考にとどめます。",
            "A number in “【】” is none of the UN's 17 goals and 169 targets. A goal from 18 on is taken for the city's own, for information only.",
        ),
        why=Text(
            "番号は、ゴール・ターゲット別に取組を集めるときに使われます。誤りがあると、その指標だけ集計から漏れます。",
            "The numbers are used to gather what cities do for each goal and target. An indicator with a wrong one is left out.",
        ),
        example=Text(
            "【11.2、11.8】とある（ゴール11のターゲットは11.1～11.7と11.a～11.c）。",
            "“【11.2、11.8】”, while goal 11 has the targets 11.1–11.7 and 11.a–11.c.",
        ),
        instead=Text(
            "国連の番号を確認して直します。全角・半角、大文字・小文字、読点の種類は問いません。",
            "Check the UN's number and correct it. Full or half width, capital or small letters and the kind of comma do not matter.",
        ),
    ),
    places=indicators,
    judge=judge,
    column="name",
)
