"""F107: title, actual columns, section (2)'s heading and its target heading name different plan periods."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sdgsheet.form.model import Column, Section
from sdgsheet.notation.years import Year, parse_periods
from sdgsheet.rules.case import Case
from sdgsheet.rules.finding import Basis, Evidence, Severity
from sdgsheet.rules.rule import Found, Judgement, Page, Rule
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

    def agrees(self, period: Period) -> bool:
        """What stands here can be said of a plan for that period."""
        if self.period is not None and self.period != period:
            return False
        inside = all(any(year.fits(y) for y in range(period[0], period[1] + 1)) for year in self.years)
        distinct = len({year.named for year in self.years}) == len(self.years)
        return inside and distinct and (self.end is None or self.end.fits(period[1]))


def places(case: Case) -> Iterator[tuple[Source, Period]]:
    """Each source beside the period that most of them agree on; ties go to the first, the title."""
    sources = tuple(_sources(case))
    named = [source.period for source in sources if source.period is not None]
    named += [(years[0].named, years[-1].named) for source in sources if len(years := source.years) > 1]
    if not named or len(sources) < 2:
        return
    period = max(named, key=lambda p: sum(source.agrees(p) for source in sources))
    for source in sources:
        yield source, period


def _sources(case: Case) -> Iterator[Source]:
    form = case.form
    # The title has two lines, of which one is easily forgotten when a form is written over.
    for period in dict.fromkeys(p for line in form.title.splitlines() for p in parse_periods(line)):
        if period == form.title_period or period[1] - period[0] == _PLAN_YEARS - 1:
            yield Source(Text("題名", "the title"), form.title_cell, None, _text(period), period=period)
    for section in form.sections:
        yield from _section_sources(section)


def _section_sources(section: Section) -> Iterator[Source]:
    n = section.number
    if n == 2 and section.period is not None:
        name = Text("（２）の見出し", "the heading of section (2)")
        yield Source(name, section.heading, 2, _text(section.period), period=section.period)
    columns = [(column, column.year) for column in section.actual_columns if column.year is not None]
    if columns:
        name = Text(f"{NUMBERS[n]}の実績の列", f"the actual columns of section ({n})")
        written = "・".join(column.text for column, _ in columns)
        yield Source(name, columns[0][0].heading, n, written, years=tuple(year for _, year in columns))
    target = section.column("target")
    if n == 2 and target is not None and target.year is not None:
        name = Text("（２）の目標値の見出し", "the target heading of section (2)")
        yield Source(name, target.heading, 2, _heading(target), end=target.year)


def judge(case: Case, place: tuple[Source, Period]) -> Judgement:
    """Speaks at the source that is not of the period."""
    source, period = place
    if source.agrees(period):
        return None
    others = tuple(s for s in _sources(case) if s.agrees(period))
    return Found(
        source.cell,
        Text(
            f"{source.name.ja}は「{source.written}」ですが、ほかの箇所では計画期間は{_text(period)}です（{_list(others, 0)}）。",
            f"“{source.written}” stands in {source.name.en}, but elsewhere the plan period is {_text(period, '–')} ({_list(others, 1)}).",
        ),
        Text(
            "前の計画や前の年の様式の書き残しかもしれません。どちらが正しいかご確認のうえ、そろえてください。",
            "This may be left over from an earlier plan or year. Please check which is right and bring them into line.",
        ),
        section=source.section,
        stated=source.written,
        expected=Text(_text(period), _text(period, "–")),
        evidence=tuple(Evidence(s.cell, "heading", s.written) for s in (source, *others)),
        habitual=False,
    )


def _text(period: Period, between: str = "～") -> str:
    return f"{period[0]}{between}{period[1]}" + ("年" if between == "～" else "")


def _heading(column: Column) -> str:
    return column.text.replace("\n", "")


def _list(sources: tuple[Source, ...], language: int) -> str:
    """Two of them are enough to see it; the evidence has all."""
    if language == 0:
        return "、".join(f"{s.name.ja}「{s.written}」" for s in sources[:2]) + ("など" if sources[2:] else "")
    return ", ".join(f"{s.name.en} “{s.written}”" for s in sources[:2]) + (" …" if sources[2:] else "")


RULE = Rule(
    code="F107",
    severity=Severity.WARNING,
    basis=Basis.FORM,
    title=Text("計画期間の食い違い", "The plan period is not the same everywhere"),
    page=Page(
        what=Text(
            "題名の計画期間、実績の列の年、（２）の見出しの期間、（２）の目標値の見出しの年が食い違っています。（１）の「2030年（目標値）」と、選定された年（2019年度など）は比べません。",
            "The plan period in the title, the years of the actual columns, the period in the heading of section (2) and the year of its target heading disagree. The heading “2030年（目標値）” of section (1) and the year of selection are not compared.",
        ),
        why=Text(
            "前の計画の様式に上書きすると、見出しの一部だけが古い年のまま残りがちです。どの年の実績か、取り違えのもとになります。",
            "When an earlier form is written over, some headings easily keep the old years, and it becomes unclear which year an actual belongs to.",
        ),
        example=Text(
            "題名は「2023年～2025年」、実績の列は2023年・2024年・2025年なのに、（２）の目標値の見出しが「2024年目標値」のまま。",
            "The title says 2023–2025 and so do the actual columns, but the target heading of section (2) still says “2024年目標値”.",
        ),
        instead=Text(
            "計画期間を確認し、題名と見出しの年をそろえます。",
            "Check the plan period, and bring the years in title and headings into line.",
        ),
    ),
    places=places,
    judge=judge,
    on_empty=True,
)
