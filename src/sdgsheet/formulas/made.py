"""One formula of a workbook taken apart; the same one in another cell."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from sdgsheet.formulas.patterns import moved
from sdgsheet.formulas.prepared import Prepared
from sdgsheet.formulas.spelling import r1c1
from sdgsheet.formulas.tree import Call, Node, Operation, Reference, walk
from sdgsheet.snapshot import Ref
from sdgsheet.text import Text


class Trees(NamedTuple):
    """One formula as written, and with names, tables and sheets in their place."""

    written: Node
    resolved: Node


@dataclass(frozen=True, eq=False)
class Made:
    """What is known of one formula by itself; of one that is another one moved, trees are made when they are wanted."""

    place: Ref
    prepared: Prepared
    """As it is evaluated."""
    source: Trees | Made
    """Its trees, or the formula that it is, moved."""
    outside: tuple[Reference, ...] = ()
    """Cells of other workbooks."""

    def moved(self, place: Ref) -> Made:
        """The same formula in another cell."""
        rows, columns = place.row - self.place.row, place.column - self.place.column
        return Made(place, self.prepared.moved(rows, columns), self)

    @cached_property
    def trees(self) -> Trees:
        """As written and as resolved."""
        like = self.source
        if isinstance(like, Trees):
            return like
        rows, columns = self.place.row - like.place.row, self.place.column - like.place.column
        return Trees(*(moved(tree, rows, columns) for tree in like.trees))

    @cached_property
    def text(self) -> str:
        """In R1C1."""
        if isinstance(self.source, Made):
            return self.source.text
        return r1c1(self.source.written, self.place.row, self.place.column)

    @cached_property
    def words(self) -> frozenset[str]:
        """Its functions and operators."""
        if isinstance(self.source, Made):
            return self.source.words
        nodes = walk(self.source.resolved)
        return frozenset(
            node.function if isinstance(node, Call) else node.operator
            for node in nodes
            if isinstance(node, Call | Operation)
        )


class Unmade(NamedTuple):
    """A formula that is not evaluated."""

    reason: Text
    outside: tuple[Reference, ...]
    """Cells of other workbooks that it reads all the same."""
