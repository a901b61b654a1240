"""Y107: two actuals of one row go back in time, or carry the same year."""

from __future__ import annotations

from datetime import date
from itertools import combinations

from sdgsheet.form.model import Indicator, Triple
from sdgsheet.notation.years import Year
from sdgsheet.rules.case import Case
from sdgsheet.rules.compare import same_value
from sdgsheet.rules.finding import Basis, Evidence, Severity
from sdgsheet.rules.labels import shown
from sdgsheet.rules.rule import NOT_APPLICABLE, Found, Judgement, Page, Rule, indicators
from sdgsheet.rules.years.rows import (
    Period,
    all_before,
    column_of,
    heading_year,
    valued_actuals,
    year_evidence,
    year_place,
)
from sdgsheet.text import Text

Actual = tuple[Triple, Year | None]
"""With the year of its heading."""


_ALWAYS = Period(date.min, date.max)
"""毎年度: no year that could be carried twice."""


def judge(case: Case, row: Indicator) -> Judgement:
    """Looks at every two actuals with a year of their own; the worst that they say stands for the row."""
    dated = [actual for actual in valued_actuals(row) if actual.year is not None]
    if len(dated) < 2:
        return NOT_APPLICABLE
    soft: Found | None = None
    for earlier, later in combinations(dated, 2):
        found = _pair(case, row, earlier, later)
        if found is not None and found.severity is None:
            return found
        soft = soft or found
    return soft


def _pair(case: Case, row: Indicator, earlier: Triple, later: Triple) -> Found | None:
    assert earlier.year is not None
    assert later.year is not None
    first, second = Period.of(earlier.year), Period.of(later.year)
    is_back = second.lies_before(first)
    agree = None if is_back or first != second or first == _ALWAYS else _agree(earlier, later)
    if not is_back and agree is None:
        return None
    columns = [column_of(case, row, actual) for actual in (earlier, later)]
    one, other = ((a, heading_year(column)) for a, column in zip((earlier, later), columns, strict=True))
    if agree is not None:
        return _same(row, one, other, agree=agree)
    found = _back(row, one, other)
    if not _are_swapped(one, other):
        return found
    headings = (Evidence(column.heading, "heading", column.text) for column in columns if column is not None)
    return found._replace(evidence=(*found.evidence, *headings))


def _agree(first: Triple, second: Triple) -> bool | None:
    if first.amount.number is None and second.amount.number is None:
        return first.amount.text.strip() == second.amount.text.strip()
    return same_value(first, second)


def _back(row: Indicator, earlier: Actual, later: Actual) -> Found:
    before, after = earlier[0].year_text.strip(), later[0].year_text.strip()
    one, two = _heading(earlier), _heading(later)
    return Found(
        year_place(later[0]),
        Text(
            f"{two.ja}の実績が{after}で、{one.ja}の{before}より前の年度です。",
            f"The actual {two.en} is of “{after}”, earlier than the “{before}” {one.en}.",
        ),
        _look_at(earlier, later),
        row=row,
        stated=after,
        evidence=year_evidence((later[0], earlier[0])),
    )


def _look_at(earlier: Actual, later: Actual) -> Text:
    """Which of the two years is the odd one, where the headings tell."""
    fits_first, fits_second = _fits(*earlier), _fits(*later)
    if fits_first != fits_second and not _are_swapped(earlier, later):
        odd = (later if fits_first else earlier)[0].year_text.strip()
        return Text(f"「{odd}」が書き誤りではないか、ご確認ください。", f"Check whether “{odd}” is mistyped.")
    return Text(
        "欄の入れ違いか、年度の書き誤りではないか、ご確認ください。",
        "Check whether the two columns are swapped or a year is mistyped.",
    )


def _are_swapped(earlier: Actual, later: Actual) -> bool:
    """Each has the year of the other's heading."""
    return _fits(earlier[0], later[1]) and _fits(later[0], earlier[1])


def _fits(actual: Triple, heading: Year | None) -> bool:
    return actual.year is not None and heading is not None and actual.year.fits(heading.named)


def _same(row: Indicator, earlier: Actual, later: Actual, *, agree: bool) -> Found:
    year = later[0].year_text.strip()
    first, second = shown(earlier[0]), shown(later[0])
    one, two = _heading(earlier), _heading(later)
    if agree:
        message = Text(
            f"{one.ja}と{two.ja}の実績が、どちらも{year}の{second}です。",
            f"The actuals {one.en} and {two.en} are both “{second}” of “{year}”.",
        )
        action = Text(
            "数年に一度の調査などで新しい値がまだなければ、このままで構いません。",
            "If there is no newer figure yet, as with a survey every few years, leave it as it is.",
        )
    else:
        message = Text(
            f"{one.ja}と{two.ja}の実績が、どちらも{year}ですが、値は{first}と{second}で違います。",
            f"The actuals {one.en} and {two.en} are both of “{year}”, but their figures differ: “{first}” and “{second}”.",
        )
        action = _copied(later, year)
    return Found(
        year_place(later[0]),
        message,
        action,
        severity=Severity.INFO if agree else None,
        row=row,
        stated=year,
        evidence=(
            *year_evidence((later[0], earlier[0])),
            *(Evidence(t.cell, "actual", t.amount.text.strip()) for t in (later[0], earlier[0])),
        ),
    )


def _copied(later: Actual, year: str) -> Text:
    actual, heading = later
    if actual.year is not None and heading is not None and all_before(actual.year, heading.named):
        return Text(
            f"前の欄の年度がそのまま写されたのかもしれません。「{year}」をご確認ください。",
            f"The earlier column's year may have been copied along. Check “{year}”.",
        )
    return Text(
        "どちらかの年度の書き誤りではないか、ご確認ください。", "Check whether one of the two years is mistyped."
    )


def _heading(actual: Actual) -> Text:
    heading = actual[1]
    if heading is None:
        return Text("別の欄", "in another column")
    year = heading.text.strip()
    return Text(f"「{year}」の欄", f"under “{year}”")


RULE = Rule(
    code="Y107",
    severity=Severity.ERROR,
    basis=Basis.FORM,
    title=Text("実績の年がさかのぼる、または重なる", "The actuals go back in time, or carry one year twice"),
    page=Page(
        what=Text(
            "1つの行の実績が、右の欄ほど前の年度になっているか、2つの欄が同じ年度なのに値が違います。",
            "The actuals of one row go back in time from one column to the next, or two of them carry the same year with different figures.",
        ),
        why=Text(
            "実績は左から右へ年度が進みます。前年の年度が写されたままのときや、欄を入れ違えたときに起こります。"
            "年度も値も同じときは、数年に一度の調査と考えて参考にとどめます。",
            "The actuals go on from left to right. It happens where last year's year was copied along, or two columns were swapped. "
            "Where year and figure are both the same, as with a survey every few years, it is only an info.",
        ),
        example=Text(
            "「2022年」の欄に2020年度の2,985、「2023年」の欄にも2020年度で3,042。",
            "“2020年度” with 2,985 under “2022年”, and again “2020年度” with 3,042 under “2023年”.",
        ),
        instead=Text("それぞれの実績の年度を確かめて直します。", "Check the year of each actual and correct it."),
    ),
    places=indicators,
    judge=judge,
    column="actual",
)
