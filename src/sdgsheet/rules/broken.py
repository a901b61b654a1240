"""Rows whose values are broken in a known way: what they seem to say is not to be relied on."""

from __future__ import annotations

from sdgsheet.form.model import Indicator
from sdgsheet.rules.case import Case
from sdgsheet.rules.units.clash import units_clash
from sdgsheet.rules.units.slips import is_off_scale
from sdgsheet.rules.values.errors import has_error
from sdgsheet.rules.values.fraction import mixes_scales


def says_no_direction(case: Case, row: Indicator) -> bool:
    """A value is off by a power of ten (U104), an error (V105), a fraction beside percentages (V106), or units clash (U102)."""
    return has_error(row) or mixes_scales(case, row) or units_clash(case, row) or is_off_scale(case, row)
