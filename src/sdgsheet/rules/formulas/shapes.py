"""What makes two formulas the same to judge: their R1C1, and what the cells are that they read."""

from __future__ import annotations

from collections.abc import Hashable

from sdgsheet.formulas.formula import Formula
from sdgsheet.formulas.roles import Role, Roles
from sdgsheet.formulas.spelling import relative, spell
from sdgsheet.formulas.tree import Reference
from sdgsheet.rules.formulas.subject import Subject
from sdgsheet.rules.formulas.verdict import Judged
from sdgsheet.snapshot import Area, Cell, Ref, Sheet

_MANY = 40
"""A formula that looks so many cells through finds others in every row: it is judged by itself."""


def as_written(found: Judged) -> str:
    """The formula in R1C1; a figure that is merged over rows counts as standing in each of them."""
    inputs = found.inputs
    own = {place for place in (inputs.baseline, *inputs.actuals, inputs.target) if place is not None}
    if found.spelled is not None and inputs.baseline is not None and inputs.target is not None:
        actuals = [_in_its_row(found, place) for place in inputs.actuals if place is not None]
        return found.spelled(_in_its_row(found, inputs.baseline), actuals, _in_its_row(found, inputs.target))
    if found.formula is not None and all(place.row == found.cell.row for place in own):
        return found.formula.texts[0]
    tree = found.tree
    if tree is None:
        return found.source.formula or ""

    def written(reference: Reference) -> str:
        top, left = reference.area.top, reference.area.left
        is_own = reference.is_cell and reference.sheet is None and Ref(found.cell.sheet, top, left) in own
        row = top if is_own and not reference.fixed[0] else found.cell.row
        return relative(reference, row, found.cell.column)

    return spell(tree, written)


def _in_its_row(found: Judged, place: Ref) -> str:
    at = Reference(Area(found.cell.row, place.column, found.cell.row, place.column))
    return relative(at, found.cell.row, found.cell.column)


def shape_of(subject: Subject, formula: Formula, roles: Roles, sheets: dict[str, Sheet]) -> Hashable:
    """Equal for formulas that get the same verdict.

    A formula two of whose references share a cell, ``E7`` and ``$E$7``, is judged by itself too: elsewhere they part.
    """
    if len(formula.inputs) > _MANY or formula.meets:
        return subject.cell
    row, column = subject.cell.row, subject.cell.column
    texts = formula.texts
    # ROW() makes a formula another one in every row.
    place = (row, column) if any("ROW" in text or "COLUMN" in text for text in texts) else None
    cells = tuple(_content(subject, p, named, roles, sheets) for p, named in formula.inputs.items())
    return (
        texts,
        column,
        place,
        cells,
        subject.latest,
        subject.places,
        subject.factors,
        subject.is_comparable,
        subject.source.in_array,
        subject.source.style.number_format,
    )


def _content(subject: Subject, place: Ref, named: bool, roles: Roles, sheets: dict[str, Sheet]) -> Hashable:
    role = roles.at(place, subject.row)
    cell = sheets[place.sheet].cell(place.row, place.column)
    at = None if named else (place.row - subject.cell.row, place.column)
    if role is not None and role.is_figure and not role.covered:
        own = role.row is subject.row
        return (role.kind, role.number, own, at, _state(cell, role))
    return (role.kind if role else "", at, cell.kind, cell.value)


def _state(cell: Cell, role: Role) -> Hashable:
    """Figures are chosen anew: only whether there is one, and else what stands there."""
    row = role.row
    assert row is not None
    triple = {"baseline": row.baseline, "target": row.target}.get(role.kind)
    if role.kind == "actual":
        triple = row.actuals[role.number]
    has_number = triple is not None and triple.amount.number is not None
    return (cell.kind, "" if has_number else cell.value)
