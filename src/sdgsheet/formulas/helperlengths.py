"""How long the texts of a formula can become through its helper cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sdgsheet.formulas.book import Book
from sdgsheet.formulas.prepared import Prepared
from sdgsheet.formulas.textlengths import longest
from sdgsheet.formulas.tree import Reference
from sdgsheet.snapshot import Ref

_NUMBER = 25
"""Characters of a number as a text."""


class HelperLengths:
    """How long the texts of a formula and its helper cells can become."""

    def __init__(self, book: Book, prepared: Mapping[Ref, Prepared]) -> None:
        self.book = book
        self.prepared = prepared
        self.known: dict[Ref, int] = {}

    def of(self, root: Ref) -> None:
        """Goes through the helpers of ``root``, those first that others read. Raises NotJudgedError."""
        waiting, begun = [root], set[Ref]()
        while waiting:
            place = waiting[-1]
            below = [p for p in self._helpers(place) if p not in self.known and p not in begun]
            begun.add(place)
            if below:
                waiting += below
                continue
            waiting.pop()
            self.known[place] = longest(self.prepared[place].tree, self.cell)

    def _helpers(self, place: Ref) -> Iterator[Ref]:
        for reference in self.prepared[place].reads:
            yield from (p for p, _ in self.book.cells(reference) if p in self.prepared)

    def cell(self, reference: Reference, joined: bool) -> int:
        """The length of a cell, of the longest of a range, or of all of it; a circle counts as a number."""
        lengths = [
            self.known.get(place, _NUMBER) if place in self.prepared else max(_NUMBER, len(cell.value))
            for place, cell in self.book.cells(reference)
        ]
        return sum(lengths) if joined else max(lengths, default=0)
