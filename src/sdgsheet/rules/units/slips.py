"""Whether a row is under U104: for rules that must not judge a value that is off by a power of ten."""

from __future__ import annotations

from sdgsheet.form.model import Indicator
from sdgsheet.rules.case import Case
from sdgsheet.rules.units.alone import row_slip
from sdgsheet.rules.units.beside import twin_slip
from sdgsheet.rules.units.twins import group_of


def is_off_scale(case: Case, row: Indicator) -> bool:
    """U104 speaks of a value of this row, by itself or beside its twin."""
    if row_slip(case, row) is not None:
        return True
    group = group_of(case, row)
    slip = None if group is None else twin_slip(case, group)
    return slip is not None and slip.row is row
