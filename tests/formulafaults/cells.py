"""One row of a form as formulas see it: where its figures stand, and what they are."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from sdgsheet.form.model import Form, Indicator, Triple
from sdgsheet.rules.case import Case
from sdgsheet.snapshot import Ref, column_letters


@dataclass(frozen=True)
class Row:
    """A row whose baseline, latest actual and target are plain numbers on its own sheet."""

    row: Indicator
    cell: Ref
    baseline: str
    actual: str
    target: str
    actuals: tuple[str, ...]
    """All actual columns up to the latest, from the earliest."""
    later: str | None
    """An actual column after the latest that is still empty."""
    unit: str | None
    year: str | None
    b: Fraction
    a: Fraction
    t: Fraction
    older: Fraction | None
    """The actual before the latest, where it is a number of its own."""
    helper: str
    """A free cell beside the form."""

    @property
    def x(self) -> Fraction:
        """The form's formula."""
        return (self.a - self.b) / (self.t - self.b)


def rows_of(case: Case) -> list[Row]:
    """The rows of a form that can be seeded."""
    found = [made for row in case.form.indicators if (made := _row(case, row)) is not None]
    widest = max((made.cell.column for made in found), default=0)
    return [
        Row(**(vars(made) | {"helper": f"{column_letters(widest + 12 + index)}{made.cell.row}"}))
        for index, made in enumerate(found)
    ]


def _row(case: Case, row: Indicator) -> Row | None:
    achievement, stated = case.achievement(row), row.stated
    triples = (achievement.baseline, achievement.actual, achievement.target)
    baseline, actual, target = triples
    if stated is None or achievement.fraction is None or baseline is None or actual is None or target is None:
        return None
    sheet = stated.cell.sheet
    if any(t.source.kind != "number" or t.cell.sheet != sheet or t.source.formula for t in (baseline, actual, target)):
        return None
    units = {t.unit.scale for t in (baseline, actual, target) if t.unit is not None}
    if len({baseline.cell, actual.cell, target.cell}) < 3 or len(units) > 1 or stated.source.in_array:
        return None
    latest = next(i for i, found in enumerate(row.actuals) if found is actual)
    before = [found for found in row.actuals[:latest] if found is not None]
    if any(found.source.kind != "number" for found in before) or len(before) < latest:
        before = []
    older = _number(before[-1]) if before else None
    return Row(
        row,
        stated.cell,
        baseline.cell.a1,
        actual.cell.a1,
        target.cell.a1,
        (*(found.cell.a1 for found in before), actual.cell.a1),
        _later(case.form, row, latest),
        _text_cell(case, target.unit_cell if target.unit_from == "cell" else None),
        _text_cell(case, target.year_cell if target.year_cell != target.cell else None),
        _number(baseline),
        _number(actual),
        _number(target),
        older if older != _number(actual) else None,
        "",
    )


def _text_cell(case: Case, place: Ref | None) -> str | None:
    """The cell where it holds a text that is no number."""
    sheet = case.workbook.sheet(place.sheet) if place is not None else None
    if place is None or sheet is None:
        return None
    cell = sheet.cell(place.row, place.column)
    return place.a1 if cell.kind == "text" and cell.value and not cell.value.strip().isdecimal() else None


def _number(triple: Triple) -> Fraction:
    number = triple.source.number
    assert number is not None
    return Fraction(number)


def _later(form: Form, row: Indicator, latest: int) -> str | None:
    section = form.section(row.section)
    assert section is not None
    if latest + 1 >= len(row.actuals) or row.actuals[latest + 1] is not None:
        return None
    return f"{column_letters(section.actual_columns[latest + 1].value_column)}{row.row}"
