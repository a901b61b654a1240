"""What became of the cells that fill wrote, in a workbook that was edited since."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sdgsheet.snapshot import Ref
from sdgsheet.xlsx.layers.record import FilledCell


@dataclass(frozen=True, slots=True)
class Found:
    """A cell that fill wrote, where it stands now."""

    filled: FilledCell
    now: Ref
    same_inputs: bool
    """What the formula reads is what it read when the earlier figure was right."""

    @property
    def may_return(self) -> bool:
        """An empty cell is empty again whatever its inputs are; a figure comes back only over its own inputs."""
        old = self.filled.old
        return old is not None and (self.same_inputs or (old.kind == "empty" and old.formula is None))


class Missing(NamedTuple):
    """A cell that fill wrote and that does not hold our formula any more."""

    filled: FilledCell
    place: Ref | None
    """Where the cell stands now; None where its row is gone, or nobody can tell."""


class Matches(NamedTuple):
    """What became of the cells that fill wrote."""

    found: Sequence[Found] = ()
    missing: Sequence[Missing] = ()
    others: Sequence[FilledCell] = ()
    """Formulas like ours that are none of them: copies of ours, or of the city's own. What stood there is not known."""
    undecided: Sequence[Found] = ()
    """Of ``found`` those of sorted rows that are alike in everything but the earlier figure: taken in their order."""

    def ours(self) -> Matches:
        """Without those of the city's own."""
        found = [f for f in self.found if not f.filled.is_own]
        missing = [m for m in self.missing if not m.filled.is_own]
        return Matches(found, missing, self.others, [f for f in self.undecided if not f.filled.is_own])
