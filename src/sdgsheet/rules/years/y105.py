"""Y105: the target's year is not the heading's."""

from __future__ import annotations

from collections.abc import Iterator

from sdgsheet.form.model import Column, Indicator
from sdgsheet.rules.case import Case
from sdgsheet.rules.finding import Basis, Evidence, Severity
from sdgsheet.rules.rule import NOT_APPLICABLE, Found, Judgement, Page, Rule
from sdgsheet.rules.years.rows import has_value, heading_year, year_place
from sdgsheet.text import Text

Place = tuple[Indicator, Column]


def places(case: Case) -> Iterator[Place]:
    """The rows of the sections whose target heading names a year."""
    for section in case.form.sections:
        column = section.column("target")
        if column is not None and heading_year(column) is not None:
            yield from ((row, column) for row in section.indicators)


def judge(case: Case, place: Place) -> Judgement:
    """Compares the named year with the heading's; a month may count in its fiscal year too."""
    del case
    row, column = place
    target, heading = row.target, heading_year(column)
    if target is None or target.year is None or heading is None or not has_value(target):
        return NOT_APPLICABLE
    if target.year.fits(heading.named):
        return None
    written = target.year_text.strip()
    return Found(
        year_place(target),
        Text(
            f"目標の年「{written}」は、見出しの「{column.text}」と違います。",
            f"The target's year “{written}” is not that of its heading, “{column.text}”.",
        ),
        Text("その年の目標でしたら、このままで構いません。", "If the target is for that year, leave it as it is."),
        row=row,
        stated=written,
        evidence=(Evidence(year_place(target), "year", written), Evidence(column.heading, "heading", column.text)),
    )


RULE = Rule(
    code="Y105",
    severity=Severity.INFO,
    basis=Basis.CONVENTION,
    title=Text("目標の年が見出しと違う", "The target's year is not the heading's"),
    page=Page(
        what=Text(
            "目標の年が、目標値の欄の見出しの年（2030年、2024年など）と違います。",
            "The target's year is not the one that the heading of the targets names (2030年, 2024年 …).",
        ),
        why=Text(
            "公表されている報告にも多く見られ、誤りではありません。行に書かれた年を正しいものとして扱います。",
            "Published reports have many such rows, and it is no mistake. The year written in the row is taken as the true one.",
        ),
        example=Text(
            "「2030年（目標値）」の欄に「2023年」の目標がある。", "A target for “2023年” under “2030年（目標値）”."
        ),
        instead=Text("直す必要はありません。", "Nothing needs to be corrected."),
    ),
    places=places,
    judge=judge,
    column="target",
    habit=Text(
        "目標{judged}行のうち{count}行で、目標の年が見出しと違います。",
        "The year of {count} of {judged} targets is not the heading's.",
    ),
)
