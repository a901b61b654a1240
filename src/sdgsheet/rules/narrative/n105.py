"""N105: a row at or below 0% that (3) does not mention."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from sdgsheet.achievement.percent import percent
from sdgsheet.form.model import Indicator
from sdgsheet.rules.achievement.shared import UNDER_A104, decides, evidence
from sdgsheet.rules.case import Case
from sdgsheet.rules.finding import Basis, Severity
from sdgsheet.rules.labels import places
from sdgsheet.rules.narrative.mentions import Listed, by_indicator, names, speaks_of
from sdgsheet.rules.rule import Found, Judgement, Page, Rule, Skipped
from sdgsheet.text import Text


def listed(case: Case) -> Iterator[Listed]:
    """Every indicator with a 達成度 in figures, once."""
    return by_indicator(case, (row for row in case.form.indicators if _value(case, row) is not None))


def judge(case: Case, place: Listed) -> Judgement:
    """The written figure counts, the computed one only where none is written. Any word in (3) will do."""
    low = tuple(row for row in place.rows if (value := _value(case, row)) is not None and value <= 0)
    if not low:
        return None
    low = tuple(row for row in low if decides(case, row) is None)
    if not low:
        return UNDER_A104
    narrative = case.form.narrative
    if narrative is None or not narrative.text.strip():
        return Skipped(Text("（３）に記載がないため", "section (3) is empty"))
    if names("\n".join(narrative.preamble), low) or any(speaks_of(case, c, low) for c in narrative.comments):
        return None
    return _found(case, low)


def _value(case: Case, row: Indicator) -> Fraction | None:
    """The 達成度 as a fraction; None for words, and where nothing is written or computed."""
    figure = case.figure(row)
    if figure.value is None and figure.missing:
        return case.achievement(row).fraction
    return figure.value


def _found(case: Case, rows: tuple[Indicator, ...]) -> Found:
    first = rows[0]
    figure = case.figure(first)
    computed = case.achievement(first).fraction
    if figure.value is not None:
        said = Text(f"達成度は「{figure.text}」です", f"The achievement is “{figure.text}”")
    else:
        assert computed is not None
        said = Text(f"達成度の計算値は{percent(computed)}です", f"The computed achievement is {percent(computed)}")
    twins = places(rows)
    both = Text(f"（{twins.ja}）", f" ({twins.en})") if len(rows) > 1 else Text("", "")
    return Found(
        first.stated.cell if first.stated is not None else first.first_cell,
        Text(
            f"{said.ja}が{both.ja}、（３）にこの指標についての記述がありません。",
            f"{said.en}{both.en}, but (3) has no word about this indicator.",
        ),
        Text(
            "理由や今後の取組を（３）に一言お書き添えいただくと、読む人に伝わります。",
            "A word in (3) on the reasons, or on what is planned, helps the reader.",
        ),
        row=first,
        stated=figure.text or None,
        evidence=tuple(e for row in rows for e in evidence(case, row)),
    )


RULE = Rule(
    code="N105",
    severity=Severity.INFO,
    basis=Basis.CONVENTION,
    title=Text("0%以下の行の説明なし", "A row at or below 0% without a word about it"),
    page=Page(
        what=Text(
            "達成度が0%以下の指標について、（３）に記述がありません。",
            "An indicator's achievement is 0% or below, and (3) does not mention it.",
        ),
        why=Text(
            "進んでいない、または後退した指標こそ、読む人は理由と今後の取組を知りたいところです。",
            "Where an indicator stood still or went back, readers want to know why, and what comes next.",
        ),
        example=Text(
            "(1)№6の達成度は「-29%」だが、（３）にその指標の記述がない。",
            "The achievement of (1) No.6 is “-29%”, and (3) does not mention the indicator.",
        ),
        instead=Text(
            "見出しに指標名と番号を書き、理由や今後の取組を一言お書き添えください。",
            "Add a heading with its name and number, and a word on the reasons and on what is planned.",
        ),
    ),
    places=listed,
    judge=judge,
    column="achievement",
)
