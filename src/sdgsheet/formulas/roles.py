"""What each cell of a form is: this row's baseline, the unit of a target, a heading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from sdgsheet.form.model import Column, Form, Indicator, Section, Triple
from sdgsheet.snapshot import Ref, Workbook

Figure = Literal["baseline", "actual", "target"]
RoleKind = Literal["baseline", "actual", "target", "achievement", "year", "unit", "no", "name", "initiative", "heading"]

FIGURES: tuple[Figure, ...] = ("baseline", "actual", "target")


class Role(NamedTuple):
    """What a cell is to one row, or to a column."""

    kind: RoleKind
    row: Indicator | None = None
    """Whose; None for a heading."""
    of: Figure | None = None
    """Of which figure a year or a unit is."""
    number: int = 0
    """Which of the actual columns, counted from 0."""
    column: Column | None = None
    """The column of a heading."""
    covered: bool = False
    """Covered by a merge whose top left cell has the role: formulas read an empty cell here."""

    @property
    def figure(self) -> Figure | None:
        """Which of a row's figures it is; None where it is none."""
        return self.kind if self.kind in ("baseline", "actual", "target") else None

    @property
    def is_figure(self) -> bool:
        """A baseline, an actual or a target."""
        return self.kind in FIGURES


@dataclass(frozen=True, slots=True)
class Inputs:
    """Where a row's figures stand, or should stand."""

    baseline: Ref | None
    actuals: tuple[Ref | None, ...]
    target: Ref | None

    def place(self, figure: Figure, index: int = 0) -> Ref | None:
        """The cell of one figure."""
        if figure == "actual":
            return self.actuals[index] if index < len(self.actuals) else None
        return self.baseline if figure == "baseline" else self.target


def inputs_of(form: Form, row: Indicator) -> Inputs:
    """The cells of a row's figures: as written, else where their column says."""
    return _inputs(row, _figure_columns(form.section(row.section)))


Columns = Mapping[str, Sequence[Column]]
"""The columns of a section's figures, by their role."""


def _figure_columns(section: Section | None) -> Columns:
    columns = section.columns if section is not None else ()
    return {figure: [c for c in columns if c.role == figure] for figure in FIGURES}


def _inputs(row: Indicator, columns: Columns) -> Inputs:
    def place(triple: Triple | None, figure: Figure, index: int = 0) -> Ref | None:
        if triple is not None:
            return triple.cell
        given = columns[figure]
        return Ref(row.sheet, row.row, given[index].value_column) if index < len(given) else None

    return Inputs(
        place(row.baseline, "baseline"),
        tuple(place(triple, "actual", index) for index, triple in enumerate(row.actuals)),
        place(row.target, "target"),
    )


class Roles:
    """The roles of all cells of the forms in a workbook."""

    def __init__(self, workbook: Workbook, forms: Iterable[Form]) -> None:
        self._sheets = {sheet.name: sheet for sheet in workbook.sheets}
        self._roles: dict[Ref, list[Role]] = {}
        for form in forms:
            for section in form.sections:
                for column in section.columns:
                    self._add(column.heading, Role("heading", column=column))
                columns = _figure_columns(section)
                for row in section.indicators:
                    for place, role in _roles_of(row, columns):
                        self._add(place, role)

    def at(self, place: Ref, row: Indicator | None = None) -> Role | None:
        """What the cell is; to ``row`` where it is something to it, else to the first that it belongs to."""
        found = self._roles.get(place)
        if found is not None:
            return _chosen(found, row)
        sheet = self._sheets.get(place.sheet)
        area = sheet.merge_at(place.row, place.column) if sheet else None
        anchored = self._roles.get(Ref(place.sheet, area.top, area.left)) if area else None
        if anchored is None:
            return None
        role = _chosen(anchored, row)
        return role._replace(covered=True)

    def all_at(self, place: Ref) -> tuple[Role, ...]:
        """All that the cell is: of a value that is merged over rows, each row's."""
        return tuple(self._roles.get(place, ()))

    def _add(self, place: Ref, role: Role) -> None:
        self._roles.setdefault(place, []).append(role)


def _chosen(roles: list[Role], row: Indicator | None) -> Role:
    if row is None:
        return roles[0]
    return next((role for role in roles if role.row is row), roles[0])


def _roles_of(row: Indicator, columns: Columns) -> Iterator[tuple[Ref, Role]]:
    inputs = _inputs(row, columns)
    figures: list[tuple[Figure, int, Ref | None, Triple | None]] = [
        ("baseline", 0, inputs.baseline, row.baseline),
        ("target", 0, inputs.target, row.target),
    ]
    figures += [("actual", i, *pair) for i, pair in enumerate(zip(inputs.actuals, row.actuals, strict=True))]
    # Figures first: where year, value and unit share a cell, it is the figure's.
    for figure, number, at, _ in figures:
        if at is not None:
            yield at, Role(figure, row, number=number)
    if row.stated is not None:
        yield row.stated.cell, Role("achievement", row)
    for figure, number, _, triple in figures:
        given = columns[figure]
        years, units = _beside(row, triple, given[number] if number < len(given) else None)
        if years is not None:
            yield years, Role("year", row, figure, number)
        if units is not None:
            yield units, Role("unit", row, figure, number)
    if row.no_cell is not None:
        yield row.no_cell, Role("no", row)
    if row.name_cell is not None:
        yield row.name_cell, Role("name", row)
    if row.initiative_cell is not None:
        yield row.initiative_cell, Role("initiative", row)


def _beside(row: Indicator, triple: Triple | None, column: Column | None) -> tuple[Ref | None, Ref | None]:
    """Where a figure's year and unit stand."""
    if triple is not None:
        return triple.year_cell, triple.unit_cell
    if column is None:
        return None, None
    at = (column.year_column, column.unit_column)
    year, unit = (None if number is None else Ref(row.sheet, row.row, number) for number in at)
    return year, unit
