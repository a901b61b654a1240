"""A formula that may be evaluated, and what has to be known of its workbook for that."""

from __future__ import annotations

from typing import NamedTuple, Protocol

from sdgsheet.formulas.patterns import moved, moved_reference
from sdgsheet.formulas.tree import Node, Reference


class Prepared(NamedTuple):
    """A formula that may be evaluated."""

    tree: Node
    is_array: bool
    """Its value is an array, of which the cell shows the first."""
    reads: tuple[Reference, ...]
    """What it refers to, each once, in the order of writing."""
    above: tuple[tuple[Reference, float], ...] = ()
    """Ranges of which all numbers must lie far below a number that is looked for."""
    ascending: tuple[Reference, ...] = ()
    """Ranges that must hold numbers in ascending order."""
    work: int = 0
    """What an evaluation costs: cells of arrays, operations counted."""
    crosses: bool = False
    """Of a range it takes the value in its own row or column."""
    ranges: tuple[Reference, ...] = ()
    """Ranges as written that it depends on as a whole, though perhaps it computes with a part of them only."""

    def moved(self, rows: int, columns: int) -> Prepared:
        """The same formula filled down or across."""
        return self._replace(
            tree=moved(self.tree, rows, columns),
            reads=tuple(moved_reference(reference, rows, columns) for reference in self.reads),
            above=tuple((moved_reference(reference, rows, columns), number) for reference, number in self.above),
            ascending=tuple(moved_reference(reference, rows, columns) for reference in self.ascending),
            ranges=tuple(moved_reference(reference, rows, columns) for reference in self.ranges),
        )


class Used(NamedTuple):
    """How far the cells of a workbook reach: ``E:E`` is read so far, and one row more."""

    rows: int
    columns: int


class Facts(Protocol):
    """What has to be known of the workbook."""

    @property
    def used(self) -> Used:
        """How far its filled cells reach."""

    def far_above(self, reference: Reference, number: float, /) -> bool:
        """The number is far above all numbers in the range."""

    def ascending(self, reference: Reference, /) -> bool:
        """The range is one row or column of typed-in numbers, each larger than the one before."""

    def is_plain(self, reference: Reference, /) -> bool:
        """All of the range counts for SUBTOTAL and AGGREGATE."""
