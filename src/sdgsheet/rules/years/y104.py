"""Y104: the actual's year is earlier than its column's heading (a lag)."""

from __future__ import annotations

from collections.abc import Iterator

from sdgsheet.form.model import Indicator
from sdgsheet.rules.case import Case
from sdgsheet.rules.finding import Basis, Severity
from sdgsheet.rules.lag import lagging
from sdgsheet.rules.rule import NOT_APPLICABLE, Found, Judgement, Page, Rule
from sdgsheet.rules.years.rows import column_of, has_value, heading_year, valued_actuals, year_evidence, year_place
from sdgsheet.text import Text


def places(case: Case) -> Iterator[Indicator]:
    """The rows of the sections whose headings name years."""
    for section in case.form.sections:
        if any(heading_year(column) is not None for column in section.actual_columns):
            yield from section.indicators


def judge(case: Case, row: Indicator) -> Judgement:
    """One finding a row, at its latest actual that lags; the others are evidence."""
    if all(actual.year is None for actual in valued_actuals(row)):
        return NOT_APPLICABLE
    late = tuple(actual for actual in lagging(case.form, row) if has_value(actual))
    if not late:
        return None
    latest = late[-1]
    year = heading_year(column_of(case, row, latest))
    assert year is not None
    written, heading = latest.year_text.strip(), year.text.strip()
    more = Text("", "")
    if len(late) > 1:
        others = len(late) - 1
        more = Text(
            f"ほか{others}つの欄も同様です。", f" {others} other column{'s lag' if others > 1 else ' lags'} too."
        )
    return Found(
        year_place(latest),
        Text(
            f"「{heading}」の欄の実績は{written}の値です（見出しより前の年度）。{more.ja}",
            f"The actual under “{heading}” is of “{written}”, an earlier year.{more.en}",
        ),
        Text(
            "統計の公表時期によるものでしたら、このままで構いません。（３）に一言あると、読む人に伝わります。",
            "If the statistics come out later, leave it as it is. A word about it in (3) helps the reader.",
        ),
        row=row,
        stated=written,
        evidence=year_evidence(reversed(late)),
    )


RULE = Rule(
    code="Y104",
    severity=Severity.INFO,
    basis=Basis.FORM,
    title=Text("実績が見出しより前の年度", "The actual is of an earlier year than its heading"),
    page=Page(
        what=Text(
            "実績の年度が、その欄の見出しの年より前です。",
            "The year of an actual is earlier than the year that its column's heading names.",
        ),
        why=Text(
            "公表が遅れる統計ではよくあることで、誤りではありません。行に書かれた年度を正しいものとして扱います。",
            "This is usual with statistics that come out late, and no mistake. The year written in the row is taken as the true one.",
        ),
        example=Text(
            "「2022年」の欄の市内総生産額が2020年度の値。",
            "Under “2022年”, the city's gross product is that of 2020年度.",
        ),
        instead=Text(
            "直す必要はありません。遅れの理由を（３）に書くと親切です。",
            "Nothing needs to be corrected. A word in (3) on why it lags is kind to the reader.",
        ),
    ),
    places=places,
    judge=judge,
    column="actual",
    habit=Text(
        "{judged}行のうち{count}行で、実績が見出しより前の年度です。",
        "In {count} of {judged} rows the actual is of an earlier year than its heading.",
    ),
)
