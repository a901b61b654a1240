"""Which columns a section's table has, and how wide each is."""

from __future__ import annotations

from dataclasses import dataclass

from generated.habits import Habits
from generated.model import Filing


@dataclass(frozen=True)
class Column:
    """``kind``: no, dimension, initiative, name, goals, office, previous, remarks, stated, or a value: baseline, actual0 … target."""

    kind: str
    at: int
    width: int

    @property
    def is_value(self) -> bool:
        return self.kind in {"baseline", "target"} or self.kind.startswith("actual")


def columns_of(filing: Filing, habits: Habits, section: int, left: int) -> list[Column]:
    """From left to right."""
    cells = {"three": 3, "pair": 2, "format": 2, "one": 1}[habits.triple]
    kinds: list[tuple[str, int]] = []
    if section == 1 and habits.no_style != "joined":
        kinds.append(("dimension", 1))
    kinds.append(("no", 1))
    if section == 2:
        kinds.append(("initiative", 1))
    kinds.append(("name", 2 if section == 1 and habits.aligned else 1))
    if section == 1 and habits.goals_column:
        kinds.append(("goals", 1))
    if "office" in habits.extras:
        kinds.append(("office", 1))
    kinds += [("baseline", cells), ("actual0", cells), ("actual1", cells), ("actual2", cells), ("target", cells)]
    if "previous" in habits.extras:
        kinds.append(("previous", 1))
    kinds.append(("stated", 1))
    if "remarks" in habits.extras:
        kinds.append(("remarks", 1))
    columns: list[Column] = []
    at = left
    for kind, width in kinds:
        if (section, kind) in filing.missing_columns:
            continue
        columns.append(Column(kind, at, width))
        at += width
    return columns
