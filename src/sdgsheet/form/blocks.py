"""Neighbouring columns of a table under one heading."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from sdgsheet.form.labels import Label, Part, Role
from sdgsheet.snapshot import Ref

TRIPLES: Final = frozenset({"baseline", "current", "actual", "target"})
"""Roles of blocks that hold year, value and unit."""


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
