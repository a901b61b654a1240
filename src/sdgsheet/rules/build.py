"""Builds the case of one form: all that rules may know of it, computed once."""

from __future__ import annotations

from sdgsheet.achievement.compute import compute
from sdgsheet.achievement.stated import read_stated
from sdgsheet.form.model import Form
from sdgsheet.rules.case import Case
from sdgsheet.rules.groups import groups_of
from sdgsheet.snapshot import Workbook


def build_case(workbook: Workbook, forms: tuple[Form, ...], index: int, previous: Form | None = None) -> Case:
    """The case of ``forms[index]``."""
    form = forms[index]
    achievements = {row.key: compute(row) for row in form.indicators}
    percent = {s.number: (c := s.column("achievement")) is not None and c.percent for s in form.sections}
    stated = {
        row.key: read_stated(row, achievements[row.key].fraction, percent[row.section]) for row in form.indicators
    }
    return Case(
        form=form,
        index=index,
        workbook=workbook,
        forms=forms,
        achievements=achievements,
        stated=stated,
        groups=groups_of(form),
        previous=previous,
    )
