"""The frozen case that every rule is a function of; built once for each form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sdgsheet.achievement.compute import Achievement
from sdgsheet.achievement.stated import StatedFigure
from sdgsheet.form.model import Form, Indicator
from sdgsheet.snapshot import Workbook

Key = tuple[str, int, int]
"""``Indicator.key``."""


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of one indicator, in (1), in (2) or marked 【再掲】, by order of place."""

    rows: tuple[Indicator, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """All that rules may know of one form."""

    form: Form
    index: int
    """Of the form within its workbook."""
    workbook: Workbook
    forms: tuple[Form, ...]
    """All forms of the workbook, this one too."""
    achievements: Mapping[Key, Achievement]
    stated: Mapping[Key, StatedFigure]
    groups: tuple[Group, ...]
    """Of two rows or more."""
    previous: Form | None = None
    """Last year's filing, where it was given."""

    def achievement(self, row: Indicator) -> Achievement:
        """What the core computes for the row."""
        return self.achievements[row.key]

    def figure(self, row: Indicator) -> StatedFigure:
        """What the row's 達成度 cell says."""
        return self.stated[row.key]
