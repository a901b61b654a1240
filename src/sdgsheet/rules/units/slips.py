"""Whether a row is under U104: for rules that must not judge a value that is off by a power of ten."""

from __future__ import annotations

from functools import lru_cache

from sdgsheet.form.model import Indicator
from sdgsheet.rules.case import Case, Key
from sdgsheet.rules.units.alone import row_slip
from sdgsheet.rules.units.beside import twin_slip


def is_off_scale(case: Case, row: Indicator) -> bool:
    """U104 speaks of a value of this row, by itself or beside its twin."""
    return row.key in _beside_twins(case) or row_slip(case, row) is not None


@lru_cache(maxsize=4)
def _beside_twins(case: Case) -> frozenset[Key]:
    """The rows that are off beside a twin, told once: a name may stand in thousands of rows."""
    slips = (twin_slip(case, group) for group in case.groups)
    return frozenset(slip.row.key for slip in slips if slip is not None)
