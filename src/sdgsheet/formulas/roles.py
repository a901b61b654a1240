"""What each cell of a form is: this row's baseline, the unit of a target, a heading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from sdgsheet.form.model import Column, Form, Indicator, Triple
from sdgsheet.snapshot import Ref, Workbook

Figure = Literal["baseline", "actual", "target"]
RoleKind = Literal["baseline", "actual", "target", "achievement", "year", "unit", "no", "name", "initiative", "heading"]

FIGURES: tuple[Figure, ...] = ("baseline", "actual", "target")


@dataclass(frozen=True, slots=True)
class Role:
    """What a cell is to one row, or to a column."""

    kind: RoleKind
    row: Indicator | None = None
    """Whose; None for a heading."""
    of: Figure | None = None
    """Of which figure a year or a unit is."""
    index: int = 0
    """Which of the actual columns, counted from 0."""
    column: Column | None = None
    """The column of a heading."""
    covered: bool = False
    """Covered by a merge whose top left cell has the role: formulas read an empty cell here."""

    @property
    def figure(self) -> Figure | None:
        """Which of a row's figures it is; None where it is none."""
        return next((figure for figure in FIGURES if figure == self.kind), None)

    @property
    def is_figure(self) -> bool:
        """A baseline, an actual or a target."""
        return self.figure is not None


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
    section = form.section(row.section)
    columns = section.columns if section else ()
    actual_columns = [c for c in columns if c.role == "actual"]

    def place(triple: Triple | None, column: Column | None) -> Ref | None:
        if triple is not None:
            return triple.cell
        return None if column is None else Ref(row.sheet, row.row, column.value_column)

    def column(role: str) -> Column | None:
        return next((c for c in columns if c.role == role), None)

    return Inputs(
        place(row.baseline, column("baseline")),
        tuple(
            place(triple, actual_columns[i] if i < len(actual_columns) else None)
            for i, triple in enumerate(row.actuals)
        ),
        place(row.target, column("target")),
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
                for row in section.indicators:
                    for place, role in _roles_of(form, row):
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
        return Role(role.kind, role.row, role.of, role.index, role.column, covered=True)

    def all_at(self, place: Ref) -> tuple[Role, ...]:
        """All that the cell is: of a value that is merged over rows, each row's."""
        return tuple(self._roles.get(place, ()))

    def _add(self, place: Ref, role: Role) -> None:
        self._roles.setdefault(place, []).append(role)


def _chosen(roles: list[Role], row: Indicator | None) -> Role:
    if row is None:
        return roles[0]
    return next((role for role in roles if role.row is row), roles[0])


def _roles_of(form: Form, row: Indicator) -> Iterator[tuple[Ref, Role]]:
    inputs = inputs_of(form, row)
    triples: list[tuple[Figure, int, Triple | None]] = [("baseline", 0, row.baseline), ("target", 0, row.target)]
    triples += [("actual", index, actual) for index, actual in enumerate(row.actuals)]
    # Figures first: where year, value and unit share a cell, it is the figure's.
    for figure, index, _ in triples:
        if (place := inputs.place(figure, index)) is not None:
            yield place, Role(figure, row, index=index)
    if row.stated is not None:
        yield row.stated.cell, Role("achievement", row)
    yield from _beside(form, row, triples)
    if row.no_cell is not None:
        yield row.no_cell, Role("no", row)
    if row.name_cell is not None:
        yield row.name_cell, Role("name", row)
    if row.initiative_cell is not None:
        yield row.initiative_cell, Role("initiative", row)


def _beside(form: Form, row: Indicator, triples: list[tuple[Figure, int, Triple | None]]) -> Iterator[tuple[Ref, Role]]:
    """Years and units."""
    section = form.section(row.section)
    for figure, index, triple in triples:
        columns = [c for c in section.columns if c.role == figure] if section else []
        column = columns[index] if index < len(columns) else None
        for kind in ("year", "unit"):
            place: Ref | None
            if triple is not None:
                place = triple.year_cell if kind == "year" else triple.unit_cell
            else:
                at = None if column is None else column.year_column if kind == "year" else column.unit_column
                place = None if at is None else Ref(row.sheet, row.row, at)
            if place is not None:
                yield place, Role(kind, row, of=figure, index=index)
