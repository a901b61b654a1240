"""Neighbouring columns of a table under one heading."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sdgsheet.form.labels import Label, Role
from sdgsheet.form.partlabels import Part
from sdgsheet.snapshot import Ref


@dataclass(frozen=True, slots=True)
class Block:
    """Neighbouring columns under one heading."""

    label: Label
    heading: Ref
    text: str
    """The heading as written, joined over its rows."""
    left: int
    right: int
    parts: Mapping[int, Part] = field(default_factory=dict)
    """Columns that a sub-heading names: 年度, 値, 単位."""

    @property
    def role(self) -> Role:
        """What stands in it."""
        return self.label.role
