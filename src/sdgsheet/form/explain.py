"""What was found where: the reading of a workbook, told so that a person can see why a finding says what it says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sdgsheet.form.grid import Grid
from sdgsheet.form.model import Column, ColumnRole, Comment, Form, Indicator, Section, Triple
from sdgsheet.form.pieces import parts_of
from sdgsheet.form.titles import is_example_sheet
from sdgsheet.form.unread import unread_columns
from sdgsheet.snapshot import Sheet, Workbook, column_letters
from sdgsheet.text import Text

ROLES: dict[ColumnRole, Text] = {
    "no": Text("No", "No."),
    "dimension": Text("側面", "dimension"),
    "initiative": Text("取組名", "initiative"),
    "name": Text("指標名", "indicator"),
    "baseline": Text("当初値", "baseline"),
    "actual": Text("実績", "actual"),
    "target": Text("目標値", "target"),
    "achievement": Text("達成度", "achievement"),
}
"""What the columns are called."""

_HIDDEN = Text("非表示のシートのため読んでいません", "hidden, so not read")
_OURS = Text("sdgsheetのシートのため読んでいません", "made by sdgsheet, so not read")
_EXAMPLE = Text("記入例のシートのため読んでいません", "an example, so not read")
_PART = Text("様式1の一部か別の様式のため読んでいません", "a part of a form or another form, so not read")
_TABLES = Text(
    "節の見出しのない表だけのシートのため読んでいません", "tables without a section heading of Form 1, so not read"
)
_NO_HEADINGS = Text("様式1の見出しがないため読んでいません", "no headings of Form 1, so not read")


@dataclass(frozen=True, slots=True)
class ColumnFound:
    """A column, or the columns of a triple."""

    role: Text
    heading: str
    """As written, line breaks taken out."""
    cell: str
    """Of the heading."""
    columns: str
    """``D``, or ``D・E・F`` for year, value and unit; a part that the layout has not is left out."""
    year: str
    """The year that the heading names; empty where it names none."""


@dataclass(frozen=True, slots=True)
class ValueFound:
    """A triple of a row, or its 達成度."""

    role: Text
    year: str
    """As written, and what it was read as where that is not the same: ``R4（2022）``."""
    value: str
    unit: str
    cells: str
    """Of year, value and unit: ``D7・E7・F7``; one cell once."""


@dataclass(frozen=True, slots=True)
class RowFound:
    """An indicator with its values."""

    sheet: str
    row: int
    no: str
    name: str
    initiative: str
    dimension: str
    goals: tuple[str, ...]
    repeated: bool
    values: tuple[ValueFound, ...]


@dataclass(frozen=True, slots=True)
class SectionFound:
    """Section (1) or (2)."""

    number: int
    sheet: str
    heading: str
    """As written; empty where the table stands without one."""
    cell: str
    columns: tuple[ColumnFound, ...]
    missing: tuple[Text, ...]
    unread: tuple[tuple[str, str], ...]
    """Cell and text of headings over columns that were not read."""
    rows: tuple[RowFound, ...]


@dataclass(frozen=True, slots=True)
class CommentFound:
    """A heading of section (3)."""

    cell: str
    heading: str
    quote: str
    references: tuple[tuple[int, int], ...]
    unread: str
    """What of its references cannot be read."""
    paragraphs: int
    """How many paragraphs stand below it."""


@dataclass(frozen=True, slots=True)
class FormFound:
    """One form: where it stands and what it says."""

    city: str | None
    plan_period: tuple[int, int] | None
    title: str
    title_cell: str
    sheets: tuple[str, ...]
    sections: tuple[SectionFound, ...]
    narrative: tuple[CommentFound, ...] | None
    """None where section (3) was not found."""
    narrative_cell: str
    left_out: tuple[tuple[str, Text], ...]
    """Cell (with its sheet) and reason."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """The reading of a workbook."""

    forms: tuple[FormFound, ...]
    sheets_left_out: tuple[tuple[str, Text], ...]
    """Sheets that are no part of a form, with the reason."""


def explain(workbook: Workbook, forms: tuple[Form, ...]) -> Explanation:
    """What was found where in ``workbook``, of which ``forms`` were read."""
    read = {name for form in forms for name in form.sheets}
    return Explanation(
        forms=tuple(_form(form, workbook) for form in forms),
        sheets_left_out=tuple((sheet.name, _why(sheet)) for sheet in workbook.sheets if sheet.name not in read),
    )


def _why(sheet: Sheet) -> Text:
    if sheet.ours:
        return _OURS
    if sheet.visibility != "visible":
        return _HIDDEN
    if is_example_sheet(sheet.name):
        return _EXAMPLE
    parts = parts_of(Grid(sheet))
    if any(part.pieces for part in parts):
        return _PART
    return _TABLES if any(part.apart for part in parts) else _NO_HEADINGS


def _form(form: Form, workbook: Workbook) -> FormFound:
    narrative = form.narrative
    return FormFound(
        city=form.city,
        plan_period=form.plan_period,
        title=form.title,
        title_cell=f"{form.title_cell.sheet}!{form.title_cell.a1}",
        sheets=form.sheets,
        sections=tuple(_section(form, section, workbook) for section in form.sections),
        narrative=None if narrative is None else tuple(map(_comment, narrative.comments)),
        narrative_cell="" if narrative is None else f"{narrative.heading.sheet}!{narrative.heading.a1}",
        left_out=tuple((f"{ref.sheet}!{ref.a1}", why) for ref, why in form.left_out),
    )


def _section(form: Form, section: Section, workbook: Workbook) -> SectionFound:
    sheet = workbook.sheet(section.sheet)
    unread = () if sheet is None else unread_columns(Grid(sheet, date1904=workbook.date1904), section)
    return SectionFound(
        number=section.number,
        sheet=section.sheet,
        heading=section.heading_text,
        cell=section.heading.a1,
        columns=tuple(map(_column, section.columns)),
        missing=tuple(ROLES[m.role] for m in form.missing_columns if m.section == section.number),
        unread=tuple((ref.a1, text) for ref, text in unread),
        rows=tuple(_row(row, section) for row in section.indicators),
    )


def _column(column: Column) -> ColumnFound:
    places = (column.year_column, column.value_column, column.unit_column)
    return ColumnFound(
        role=ROLES[column.role],
        heading=column.text,
        cell=column.heading.a1,
        columns="・".join(column_letters(place) for place in places if place is not None),
        year=str(column.year.named) if column.year is not None else "",
    )


def _row(row: Indicator, section: Section) -> RowFound:
    return RowFound(
        sheet=row.sheet,
        row=row.row,
        no=row.no_text,
        name=row.name,
        initiative=row.initiative,
        dimension=row.dimension or "",
        goals=row.goals,
        repeated=row.repeated,
        values=tuple(_values(row, section)),
    )


def _values(row: Indicator, section: Section) -> Iterator[ValueFound]:
    if row.baseline is not None:
        yield _value(ROLES["baseline"], row.baseline)
    for column, actual in zip(section.actual_columns, row.actuals, strict=True):
        if actual is not None:
            named = "" if column.year is None else str(column.year.named)
            yield _value(Text(f"{named}実績", f"{named} actual".strip()), actual)
    if row.target is not None:
        yield _value(ROLES["target"], row.target)
    if row.stated is not None and row.stated.text:
        yield ValueFound(ROLES["achievement"], "", row.stated.text, "", row.stated.cell.a1)


def _value(role: Text, triple: Triple) -> ValueFound:
    cells = (
        triple.year_cell if triple.year_text else None,
        triple.cell,
        triple.unit_cell if triple.unit_text else None,
    )
    return ValueFound(
        role=role,
        year=_year(triple),
        value=triple.amount.text,
        unit="" if triple.unit_from in ("value", "format") else triple.unit_text,
        cells="・".join(dict.fromkeys(cell.a1 for cell in cells if cell is not None)),
    )


def _year(triple: Triple) -> str:
    year = triple.year
    if year is None or year.is_open or triple.year_text.startswith(str(year.named)):
        return triple.year_text
    return f"{triple.year_text}（{year.named}）"


def _comment(comment: Comment) -> CommentFound:
    return CommentFound(
        cell=comment.cell.a1,
        heading=comment.heading,
        quote=comment.quote,
        references=comment.references,
        unread=comment.references_unread,
        paragraphs=len(comment.paragraphs),
    )
