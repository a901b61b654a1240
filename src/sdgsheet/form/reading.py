"""From a snapshot to forms: everything is found by its headings, never by its address."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sdgsheet.form.city import city_of
from sdgsheet.form.draft import Draft
from sdgsheet.form.grid import Grid
from sdgsheet.form.grouping import group
from sdgsheet.form.layout import Layout, layout_of
from sdgsheet.form.leftout import left_out_of, rows_among
from sdgsheet.form.model import (
    Column,
    ColumnRole,
    Form,
    Indicator,
    Missing,
    Narrative,
    Section,
    SectionNumber,
)
from sdgsheet.form.narrative import read_narrative
from sdgsheet.form.nearest import nearest_headings
from sdgsheet.form.numbering import numbered_with_section, read_no
from sdgsheet.form.otherrows import Reading
from sdgsheet.form.pieces import Part, Piece, narrative_rows, parts_of, rows_of
from sdgsheet.form.rows import read_above, read_rows
from sdgsheet.form.secondtables import own_rows
from sdgsheet.form.titles import is_example_sheet
from sdgsheet.notation.years import parse_periods
from sdgsheet.snapshot import Ref, Sheet, Workbook

__all__ = ["nearest_headings", "read_forms"]

_REQUIRED: tuple[ColumnRole, ...] = ("no", "name", "baseline", "actual", "target", "achievement")


def read_forms(workbook: Workbook) -> tuple[Form, ...]:
    """All forms of a workbook, in the order of its sheets; empty where there is none.

    Hidden sheets, and those that show an example (記入例), are read only where no other holds a form;
    sheets of ours never.
    """
    sheets = [sheet for sheet in workbook.sheets if not sheet.ours]
    visible = [sheet for sheet in sheets if sheet.visibility == "visible"]
    filled = [sheet for sheet in visible if not is_example_sheet(sheet.name)]
    tried: list[list[Sheet]] = []
    for chosen in (filled, visible, sheets):
        if chosen in tried:
            continue
        tried.append(chosen)
        parts = [part for sheet in chosen for part in parts_of(Grid(sheet, date1904=workbook.date1904))]
        if drafts := group(parts):
            forms = [_form(draft, drafts, parts) for draft in drafts]
            filled_in = any(form.indicators for form in forms)
            return tuple(form for form in forms if not filled_in or not _is_scrap(form))
    return ()


def _is_scrap(form: Form) -> bool:
    """Headings without a row and a text, and not even all of them: a guide's, beside a form that is filled in."""
    has_text = form.narrative is not None and form.narrative.text.strip()
    is_whole = len(form.sections) == 2 and form.narrative is not None and not form.missing_columns
    return not (form.indicators or has_text or is_whole)


def _form(draft: Draft, drafts: list[Draft], parts: list[Part]) -> Form:
    covers = [part for part in parts if not part.pieces]
    readings: list[Reading] = []
    sections = [section for number in (1, 2) if (section := _section(draft, number, readings)) is not None]
    narrative = _narrative(draft)
    titles = draft.titles or [title for part in covers for title in part.titles]
    lines = [title.text for title in titles]
    title_period = next((periods[0] for line in lines if (periods := parse_periods(line))), None)
    first = min((piece.heading for piece in draft.pieces), key=lambda ref: (ref.row, ref.column))
    beside = tuple(left_out_of(draft, drafts, parts))
    return Form(
        city=city_of(draft.parts, draft.titles, covers),
        plan_period=_plan_period(lines, sections),
        title="\n".join(dict.fromkeys(lines)),
        title_cell=titles[0].ref if titles else first,
        title_period=title_period,
        sheets=tuple(dict.fromkeys(part.grid.name for part in draft.parts)),
        sections=tuple(sections),
        narrative=narrative,
        missing_columns=tuple(
            Missing(section.number, role) for section in sections for role in _REQUIRED if section.column(role) is None
        ),
        left_out=(*(one for reading in readings for one in reading.left_out), *beside),
        unread_rows=rows_among(beside),
        examples=tuple(ref for reading in readings for ref in reading.examples),
    )


def _section(draft: Draft, number: SectionNumber, readings: list[Reading]) -> Section | None:
    pieces = [piece for piece in draft.pieces if piece.number == number]
    if not pieces:
        return None
    reading = Reading(number)
    readings.append(reading)
    layouts: list[Layout] = []
    for piece in pieces:
        above = piece.heading.row + 1
        for index, table in enumerate(piece.tables, 1):
            below = rows_of(table, piece, after=index)
            rows = own_rows(table, below)
            reading.leave_another_table(table.grid, below[len(rows) :])
            layout = layout_of(table, rows)
            read_above(layout, table.grid.between(above, table.top - 1), reading)
            above = table.grid.last_row + 1  # what stands above a further table stands below this one
            start = len(reading.indicators)
            read_rows(layout, rows, reading)
            if layouts:
                reading.indicators[start:] = _aligned(reading.indicators[start:], layout, layouts[0])
            layouts.append(layout)
    first = pieces[0]
    periods = parse_periods(first.heading_text)
    return Section(
        number=number,
        sheet=first.grid.name,
        heading=first.heading,
        heading_text=first.heading_text,
        period=periods[0] if periods else None,
        columns=layouts[0].columns if layouts else (),
        indicators=tuple(_numbered(reading.indicators, number)),
        unfilled=tuple(reading.unfilled),
        struck_out=tuple(reading.struck_out),
    )


def _numbered(rows: list[Indicator], section: int) -> list[Indicator]:
    """Rows whose No begin with the section's own number, 1-1, 1-2 in (1), with the number behind it."""
    if not numbered_with_section([row.no_text for row in rows], section):
        return rows
    return [replace(row, no=read_no(row.no_text).branch) for row in rows]


def _aligned(rows: list[Indicator], layout: Layout, first: Layout) -> list[Indicator]:
    """The actuals of a further table in the order of the first table's columns."""
    own, columns = _actuals(layout), _actuals(first)
    if [_named(column) for column in own] == [_named(column) for column in columns]:
        return rows
    places = {named: index for index, column in enumerate(own) if (named := _named(column)) is not None}
    by_year = [places.get(named) if (named := _named(column)) is not None else None for column in columns]
    by_order = [index if index < len(own) else None for index in range(len(columns))]
    told = len(places) == len(own) and (len(own) != len(columns) or None not in map(_named, columns))
    order = by_year if told else by_order
    return [replace(row, actuals=tuple(None if at is None else row.actuals[at] for at in order)) for row in rows]


def _actuals(layout: Layout) -> list[Column]:
    return [column for column in layout.columns if column.role == "actual"]


def _named(column: Column) -> int | None:
    return None if column.year is None else column.year.named


def _narrative(draft: Draft) -> Narrative | None:
    pieces = [piece for piece in draft.pieces if piece.number == 3]
    if not pieces:
        return None
    narratives = [_read(piece, draft) for piece in pieces]
    first, *others = narratives
    if others and not first.text.strip():
        first = next((one for one in others if one.text.strip()), first)
        others = [one for one in others if one is not first]
    for other in others:
        first = replace(
            first,
            comments=first.comments + other.comments,
            preamble=first.preamble + other.preamble,
            preamble_cells=first.preamble_cells + other.preamble_cells,
            text_boxes=first.text_boxes + other.text_boxes,
        )
    return first


def _read(piece: Piece, draft: Draft) -> Narrative:
    on_sheet = piece.grid.sheet.text_boxes
    after = [
        other.heading.row
        for other in draft.pieces
        if other.grid is piece.grid and other.heading.row > piece.heading.row
    ]
    boxes = [box for box in on_sheet if piece.heading.row <= box.row < min(after, default=box.row + 1)]
    # Without a section heading, the piece begins with the first ● heading, which is to be read.
    heading = Ref(piece.grid.name, 0, 0) if piece.by_shape else piece.heading
    narrative = read_narrative(piece.grid, heading, piece.heading_text, narrative_rows(piece), boxes)
    if on_sheet and not narrative.text.strip():
        narrative = read_narrative(piece.grid, heading, piece.heading_text, (), on_sheet)  # anchored above the heading
    return replace(narrative, heading=piece.heading)


def _plan_period(titles: Iterable[str], sections: Sequence[Section]) -> tuple[int, int] | None:
    """What most of the title lines, section headings and complete rows of actual columns say; of equals the first."""
    named = [period for title in titles for period in parse_periods(title)[:1]]
    named += [section.period for section in reversed(sections) if section.period is not None]
    years = [sorted({c.year.named for c in s.actual_columns if c.year is not None}) for s in reversed(sections)]
    if not named:
        return next(((found[0], found[-1]) for found in years if len(found) > 1), None)
    named += [(found[0], found[-1]) for found in years if len(found) == _PLAN_YEARS]
    return Counter(named).most_common(1)[0][0]


_PLAN_YEARS = 3
