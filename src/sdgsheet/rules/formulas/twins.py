"""Cells of the indicator's other rows that a formula computes with: whether they hold what the row itself holds."""

from __future__ import annotations

from collections.abc import Iterable

from sdgsheet.formulas.roles import FIGURES, Role, Roles
from sdgsheet.rules.case import Case
from sdgsheet.rules.formulas.subject import Subject
from sdgsheet.snapshot import Ref


def twin_cells(case: Case, subject: Subject, roles: Roles, places: Iterable[Ref]) -> dict[Ref, bool]:
    """Which of the cells belong to other rows of the same indicator, and whether they hold the row's own figure."""
    group = next((g for g in case.groups if any(r.key == subject.row.key for r in g.rows)), None)
    if group is None:
        return {}
    keys = {row.key for row in group.rows}
    found: dict[Ref, bool] = {}
    for place in places:
        role = roles.at(place, subject.row)
        if role is not None and role.row is not None and role.row.key in keys and not role.covered:
            found[place] = _holds_own(case, subject, place, role)
    return found


def _holds_own(case: Case, subject: Subject, place: Ref, role: Role) -> bool:
    if role.kind == "achievement":
        assert role.row is not None
        computed = case.achievement(subject.row).fraction
        return computed is not None and case.figure(role.row).fits(computed)
    own = subject.place(role.kind) if role.kind in FIGURES else None
    sheet = case.workbook.sheet(place.sheet)
    if own is None or sheet is None:
        return False
    cell = sheet.cell(place.row, place.column)
    return cell.kind == "number" and subject.now.get(own) == float(cell.value)
