"""The values of a row with the years that they are of: what all rules on years look at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from sdgsheet.form.model import Column, Indicator, Triple
from sdgsheet.notation.years import Year
from sdgsheet.rules.case import Case
from sdgsheet.rules.finding import Evidence
from sdgsheet.rules.groups import is_ditto
from sdgsheet.rules.written import role_of
from sdgsheet.snapshot import Ref


class Period(NamedTuple):
    """First and last day that a value may be of."""

    first: date
    last: date
    bare: bool = False
    """A year without 年 or 年度 (R5): calendar or fiscal, and two such years are of one kind."""

    @classmethod
    def of(cls, year: Year) -> Period:
        """The days that the year may mean."""
        return cls(year.first, year.last, year.kind == "calendar" and year.last.month == _MARCH)

    def lies_before(self, other: Period) -> bool:
        """No day of it is as late as any day of the other: the two can only be in this order."""
        if self.bare and other.bare:
            return self.first < other.first
        return self.last < other.first


_MARCH = 3


def has_value(triple: Triple | None) -> bool:
    """A figure or a word stands there: no blank, no word for a missing value, no 同上, no Excel error."""
    if triple is None or triple.source.kind == "error":
        return False
    amount = triple.amount
    return amount.number is not None or (amount.stands and not is_ditto(triple))


def valued_actuals(row: Indicator) -> Iterator[Triple]:
    """The actuals that hold a value, in the columns' order."""
    return (actual for actual in row.actuals if actual is not None and has_value(actual))


def column_of(case: Case, row: Indicator, triple: Triple) -> Column | None:
    """The column under whose heading a value of the row stands."""
    section = case.form.section(row.section)
    if section is None:
        return None
    role = role_of(row, triple)
    if role != "actual":
        return section.column(role)
    columns = section.actual_columns
    index = next((i for i, actual in enumerate(row.actuals) if actual is triple), len(columns))
    return columns[index] if index < len(columns) else None


def heading_year(column: Column | None) -> Year | None:
    """The one year that a column's heading names."""
    return None if column is None or column.year is None or column.year.is_open else column.year


def period(case: Case, row: Indicator, triple: Triple) -> Period | None:
    """The days that the value may be of, by its own year, else by its heading's; None where neither tells.

    A heading's 2022年 may mean the calendar or the fiscal year: both are allowed for.
    """
    year = triple.year
    if year is not None:
        return Period.of(year)
    heading = None if triple.year_text.strip() else heading_year(column_of(case, row, triple))
    return None if heading is None else Period(date(heading.named, 1, 1), date(heading.named + 1, 3, 31))


def shown_year(case: Case, row: Indicator, triple: Triple) -> str:
    """The year as written beside the value, else as the heading has it."""
    year = triple.year or heading_year(column_of(case, row, triple))
    return "" if year is None else year.text.strip()


def year_place(triple: Triple) -> Ref:
    """Where the year stands; the value's cell where the layout has no place for it."""
    return triple.year_cell or triple.cell


def year_evidence(triples: Iterable[Triple]) -> tuple[Evidence, ...]:
    """The cells of these years."""
    return tuple(Evidence(year_place(t), "year", t.year_text) for t in triples)


def usual_baseline(case: Case, row: Indicator) -> str:
    """The year, as written, that most other baselines of the section have; empty where they do not agree."""
    counts = Counter(_baseline_years(case, row.section))
    if row.baseline is not None and row.baseline.year is not None:
        counts[row.baseline.year.text.strip()] -= 1
    usual, count = counts.most_common(1)[0] if counts else ("", 0)
    return usual if count >= 2 and count * 2 > counts.total() else ""


def has_baseline_years(case: Case, section: int) -> bool:
    """Some baseline of the section has a year."""
    return bool(_baseline_years(case, section))


@lru_cache(maxsize=8)
def _baseline_years(case: Case, section: int) -> Counter[str]:
    found = case.form.section(section)
    rows = found.indicators if found is not None else ()
    return Counter(r.baseline.year.text.strip() for r in rows if r.baseline is not None and r.baseline.year is not None)


def all_before(year: Year, named: int) -> bool:
    """Whatever year it may stand for, it is earlier than ``named``; 毎年度 never is."""
    return not year.is_open and max(year.fitting) < named


def all_after(year: Year, named: int) -> bool:
    """Whatever year it may stand for, it is later than ``named``; 毎年度 never is."""
    return not year.is_open and min(year.fitting) > named


def closes(year: Year, named: int) -> bool:
    """A month or day up to three months after the fiscal year's end: counted on 1 April or 1 May."""
    return year.kind in ("month", "day") and year.last <= date(named + 1, 6, 30)
