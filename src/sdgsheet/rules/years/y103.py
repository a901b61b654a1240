"""Y103: the actual's year is later than its column's heading."""

from __future__ import annotations

from collections.abc import Iterator

from sdgsheet.form.model import Column, Indicator, Triple
from sdgsheet.rules.case import Case
from sdgsheet.rules.finding import Basis, Evidence, Severity
from sdgsheet.rules.rule import NOT_APPLICABLE, Found, Judgement, Page, Rule
from sdgsheet.rules.years.rows import all_after, closes, has_value, heading_year, year_place
from sdgsheet.text import Text

Place = tuple[Indicator, Triple, Column]


def places(case: Case) -> Iterator[Place]:
    """Every actual with a value, and its column."""
    for section in case.form.sections:
        columns = section.actual_columns
        for row in section.indicators:
            for actual, column in zip(row.actuals, columns, strict=False):
                if actual is not None and has_value(actual):
                    yield row, actual, column


def judge(case: Case, place: Place) -> Judgement:
    """Compares the named year with the heading's; a date shortly after the fiscal year's end is right."""
    del case
    row, actual, column = place
    year = heading_year(column)
    if actual.year is None or year is None:
        return NOT_APPLICABLE
    if not all_after(actual.year, year.named) or closes(actual.year, year.named):
        return None
    written, heading = actual.year_text.strip(), year.text.strip()
    return Found(
        year_place(actual),
        Text(
            f"「{heading}」の欄の実績に「{written}」とあり、見出しより後の年度です。",
            f"The actual under “{heading}” says “{written}”, which is later than its heading.",
        ),
        Text(
            "年度の書き誤りか、記入する欄の違いではないか、ご確認ください。",
            "Check whether the year is mistyped or the figure belongs in another column.",
        ),
        row=row,
        stated=written,
        expected=Text(heading, heading),
        evidence=(
            Evidence(year_place(actual), "year", written),
            Evidence(actual.cell, "actual", actual.amount.text.strip()),
            Evidence(column.heading, "heading", column.text),
        ),
    )


RULE = Rule(
    code="Y103",
    severity=Severity.WARNING,
    basis=Basis.FORM,
    title=Text("実績の年が見出しより後", "The actual's year is later than its heading"),
    page=Page(
        what=Text(
            "実績の年度が、その欄の見出しの年より後になっています。",
            "The year of an actual is later than the year that its column's heading names.",
        ),
        why=Text(
            "見出しより後の年度の値は、その欄の時点ではまだないはずです。年度の書き誤りか、隣の欄に入るべき値の可能性があります。"
            "年度の終わりから3か月までの日付（2022年の欄の2023年4月1日など）は、その年度の値として扱います。",
            "A figure of a later year cannot have been known in the heading's: the year is mistyped, or the figure belongs in the next column. "
            "A date up to three months after the fiscal year's end (2023年4月1日 under 2022年) counts as that year's.",
        ),
        example=Text("「2022年」の欄に「2023年度」の実績がある。", "“2023年度” under “2022年”."),
        instead=Text(
            "その欄の年度の値を記入するか、値を正しい欄へ移します。",
            "Enter the figure of that year, or move it to its own column.",
        ),
    ),
    places=places,
    judge=judge,
    habit=Text(
        "{judged}行のうち{count}行で、実績の年が見出しの年より後です。",
        "In {count} of {judged} rows an actual's year is later than its heading.",
    ),
    habit_action=Text(
        "見出しの年か、記入する欄がずれていないか、ご確認ください。",
        "Please check whether the headings' years or the columns are off by one.",
    ),
)
