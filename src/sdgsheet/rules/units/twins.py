"""The group of a row: the rows of the same indicator elsewhere in the form."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from sdgsheet.form.model import Indicator
from sdgsheet.rules.case import Case, Group, Key


def group_of(case: Case, row: Indicator) -> Group | None:
    """The row with its twins; None where it has none."""
    return _groups(case).get(row.key)


@lru_cache(maxsize=8)
def _groups(case: Case) -> Mapping[Key, Group]:
    return {row.key: group for group in case.groups for row in group.rows}
