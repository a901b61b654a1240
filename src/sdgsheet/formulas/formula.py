"""One formula with all that it reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from sdgsheet.formulas.made import Made
from sdgsheet.formulas.patterns import meet
from sdgsheet.formulas.prepared import Prepared
from sdgsheet.formulas.tree import Node, Reference
from sdgsheet.snapshot import Ref


@dataclass(frozen=True, eq=False)
class Formula:
    """One formula with all that it reads."""

    cell: Ref
    inputs: dict[Ref, bool]
    """The cells whose values it reads in the end, in the order of reading; True where one is named by itself,
    False where a range includes it (and then filled cells only)."""
    outside: tuple[Reference, ...]
    """Cells of other workbooks."""
    read: Mapping[Ref, Made] | None
    """What it was read to be; None where it is another one filled down."""
    like: Formula | None = None
    """The one that it is, filled down."""
    circle: Reference | None = None
    """A range on its way that holds its own cell, or that of the helper that refers to it: to Excel that is circular,
    whatever is computed."""

    @cached_property
    def parts(self) -> Mapping[Ref, Made]:
        """Itself and the helper cells that were followed, by their cells; its own comes first.

        Of one that was filled down they are made when they are wanted.
        """
        if self.read is not None:
            return self.read
        assert self.like is not None
        return {self.cell: self.like.parts[self.like.cell].moved(self.cell)}

    @property
    def tree(self) -> Node:
        """The formula as written."""
        return self.parts[self.cell].trees.written

    @property
    def resolved(self) -> Mapping[Ref, Node]:
        """Its tree and its helpers', with names, tables and sheets in their place."""
        return {place: made.trees.resolved for place, made in self.parts.items()}

    @property
    def prepared(self) -> Mapping[Ref, Prepared]:
        """The same as they are evaluated."""
        return {place: made.prepared for place, made in self.parts.items()}

    @property
    def helpers(self) -> tuple[Ref, ...]:
        """The cells on the way whose formulas were followed."""
        return () if self.like is not None else tuple(place for place in self.parts if place != self.cell)

    @cached_property
    def work(self) -> int:
        """What an evaluation of it and its helpers costs."""
        return self.like.work if self.like is not None else sum(made.prepared.work for made in self.parts.values())

    @cached_property
    def meets(self) -> bool:
        """Whether two references share a cell here, and not in other rows of the same formula."""
        if self.like is not None:
            return False
        return meet(reference for made in self.parts.values() for reference in made.prepared.reads)

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The formula and its helpers' in R1C1."""
        return self.like.texts if self.like is not None else tuple(made.text for made in self.parts.values())

    @cached_property
    def words(self) -> frozenset[str]:
        """The functions and operators in it and its helpers."""
        if self.like is not None:
            return self.like.words
        return frozenset().union(*(made.words for made in self.parts.values()))
