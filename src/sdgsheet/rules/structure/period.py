"""The plan period, as title, headings and actual columns name it, and the one that most of them agree on."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from sdgsheet.form.model import Column, Section
from sdgsheet.notation.years import Year, parse_periods
from sdgsheet.rules.case import Case
from sdgsheet.rules.structure.sections import NUMBERS
from sdgsheet.snapshot import Ref
from sdgsheet.text import Text

Period = tuple[int, int]
_PLAN_YEARS = 3


class Source(NamedTuple):
    """One place that speaks of the plan period."""

    name: Text
    cell: Ref
    section: int | None
    written: str
    period: Period | None = None
    """The period that it names by itself, both years included."""
    years: tuple[Year, ...] = ()
    """The years of actual columns, all of which lie inside the period."""
    end: Year | None = None
    """The year of (2)'s target heading: the last of the period."""
    headings: tuple[Ref, ...] = ()
    """The heading cells of ``years``, in the same order."""
    undated: tuple[Ref, ...] = ()
    """Headings of actual columns beside them that name no year."""

    def agrees(self, period: Period) -> bool:
        """What stands here can be said of a plan for that period."""
        if self.undated or (self.period is not None and self.period != period):
            return False
        inside = all(any(year.fits(y) for y in range(period[0], period[1] + 1)) for year in self.years)
        distinct = len({year.named for year in self.years}) == len(self.years)
        return inside and distinct and (self.end is None or self.end.fits(period[1]))

    def written_at(self, cell: Ref) -> str:
        """What stands in one of its cells."""
        return self.years[self.headings.index(cell)].text if cell in self.headings else self.written

    def wrong(self, period: Period) -> tuple[Ref, ...]:
        """The cells that do not fit the period: of several columns those alone whose year is not the one due."""
        if self.undated:
            return self.undated
        if len(self.headings) == period[1] - period[0] + 1:
            due = zip(self.headings, self.years, range(period[0], period[1] + 1), strict=True)
            return tuple(cell for cell, year, wanted in due if not year.fits(wanted)) or (self.cell,)
        outside = [
            cell
            for cell, year in zip(self.headings, self.years, strict=True)
            if not any(year.fits(y) for y in range(period[0], period[1] + 1))
        ]
        return tuple(outside) or (self.cell,)


@lru_cache(maxsize=4)
def sources(case: Case) -> tuple[tuple[Source, Period], ...]:
    """Each source beside the period that most of them agree on; ties go to the first, the title."""
    sources = tuple(sources_of(case))
    named = [source.period for source in sources if source.period is not None]
    named += [(years[0].named, years[-1].named) for source in sources if len(years := source.years) > 1]
    if not named or len(sources) < 2:
        return ()
    period = max(named, key=lambda p: sum(source.agrees(p) for source in sources))
    return tuple((source, period) for source in sources)


def sources_of(case: Case) -> Iterator[Source]:
    """Every place of the form that speaks of the plan period."""
    form = case.form
    # The title has two lines, of which one is easily forgotten when a form is written over.
    found = dict.fromkeys(p for line in form.title.splitlines() for p in parse_periods(line))
    periods = [p for p in found if p == form.title_period or p[1] - p[0] == _PLAN_YEARS - 1]
    for period in periods:
        cell = _title_cell(case, period)
        name = Text("題名", "the title") if len(periods) == 1 else Text(f"題名（{cell.a1}）", f"the title ({cell.a1})")
        yield Source(name, cell, None, period_text(period), period=period)
    for section in form.sections:
        yield from _section_sources(section)


def _title_cell(case: Case, period: Period) -> Ref:
    """The cell of the title line that names the period; the title's first one where none is found."""
    form = case.form
    first = form.title_cell
    sheet = case.workbook.sheet(first.sheet)
    last = min((s.heading.row for s in form.sections if s.sheet == first.sheet), default=first.row)
    for row, cells in sheet.rows.items() if sheet is not None else ():
        if first.row <= row < last:
            for column, cell in cells.items():
                text = cell.value.strip()
                if text and text in form.title and period in parse_periods(text):
                    return Ref(first.sheet, row, column)
    return first


def _section_sources(section: Section) -> Iterator[Source]:
    n = section.number
    if n == 2 and section.period is not None:
        name = Text("（２）の見出し", "the heading of section (2)")
        yield Source(name, section.heading, 2, period_text(section.period), period=section.period)
    columns = [(column, column.year) for column in section.actual_columns if column.year is not None]
    if columns:
        name = Text(f"{NUMBERS[n]}の実績の列", f"the actual columns of section ({n})")
        written = "・".join(column.text for column in section.actual_columns if column.text)
        undated = tuple(
            column.heading
            for index, column in enumerate(section.actual_columns)
            if column.year is None and (column.text or _is_filled(section, index))
        )
        headings = tuple(column.heading for column, _ in columns)
        yield Source(
            name, headings[0], n, written, years=tuple(year for _, year in columns), headings=headings, undated=undated
        )
    target = section.column("target")
    if n == 2 and target is not None and target.year is not None:
        name = Text("（２）の目標値の見出し", "the target heading of section (2)")
        yield Source(name, target.heading, 2, _heading(target), end=target.year)


def _is_filled(section: Section, index: int) -> bool:
    """A row has an actual in the column; where none has, its heading may be written later too."""
    return any(
        index < len(row.actuals) and (actual := row.actuals[index]) is not None and actual.amount.text
        for row in section.indicators
    )


def agreed_period(case: Case) -> Period | None:
    """The period that most places agree on, so that one wrong title misleads no rule; None where none is named."""
    if case.form.plan_period is None:
        return None
    return next((period for _, period in sources(case)), case.form.plan_period)


def period_text(period: Period, between: str = "～") -> str:
    """``2022～2024年``."""
    return f"{period[0]}{between}{period[1]}" + ("年" if between == "～" else "")


def _heading(column: Column) -> str:
    return column.text.replace("\n", "")
