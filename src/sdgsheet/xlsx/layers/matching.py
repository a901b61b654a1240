"""Our formulas found again in a workbook that was edited since: rows inserted, sorted, copied, columns moved.

A formula is known by its shape (its text with the references taken out), by what the cells hold
that it reads, and by its place among the others; never by its address alone.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from operator import itemgetter
from typing import NamedTuple, TypeVar

from sdgsheet.snapshot import Cell, Ref, Sheet, Workbook
from sdgsheet.xlsx.layers.record import FilledCell, Input

_TOKEN = re.compile(r'("[^"]*")|(?<![\w.$!])(\$?[A-Za-z]{1,3}\$?[1-9][0-9]{0,6})(?![\w.(!])|\s+')
_MOST_ALIGNED = 2_000


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

    def ours(self) -> Matches:
        """Without those of the city's own."""
        found = [f for f in self.found if not f.filled.is_own]
        return Matches(found, [m for m in self.missing if not m.filled.is_own], self.others)


def shape_of(formula: str) -> tuple[str, tuple[str, ...]]:
    """A formula without its references and white space, and the references in their order."""
    references: list[str] = []

    def replaced(match: re.Match[str]) -> str:
        if match[1]:
            return match[1]
        if match[2]:
            references.append(match[2].upper())
            return "\0"
        return ""

    shape = _TOKEN.sub(replaced, formula)
    return shape, tuple(references)


def inputs_of(sheet: Sheet, references: Sequence[str]) -> tuple[Input, ...]:
    """What the referenced cells hold; numbers as doubles, since programs write them differently."""
    return tuple(_input(sheet.cell(ref.row, ref.column)) for ref in (Ref.at(sheet.name, r) for r in references))


def _input(cell: Cell) -> Input:
    value = repr(float(cell.value)) if cell.kind == "number" else cell.value
    return cell.kind, value


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A cell whose formula has the shape of one of ours."""

    ref: Ref
    formula: str
    shape: str
    inputs: tuple[Input, ...]


def alike(workbook: Workbook, cells: Collection[FilledCell]) -> Iterator[FilledCell]:
    """Formulas of the shapes of ours that stand in the workbook before: remembered, so that none is taken for ours."""
    known = {cell.cell for cell in cells}
    for own in _candidates(workbook, {shape_of(cell.formula)[0] for cell in cells}):
        if own.ref not in known:
            sheet = workbook.sheet(own.ref.sheet)
            assert sheet is not None
            yield FilledCell(own.ref, own.formula, own.inputs, sheet.cell(own.ref.row, own.ref.column), None)


def find_again(workbook: Workbook, cells: Sequence[FilledCell]) -> Matches:
    """What became of ``cells``; one that cannot be told from others is missing."""
    shapes = {cell: shape_of(cell.formula)[0] for cell in cells}
    candidates = list(_candidates(workbook, set(shapes.values())))
    search = _Search(shapes, dict.fromkeys(cells), dict.fromkeys(candidates))
    sheets = search.sheets({sheet.name for sheet in workbook.sheets if not sheet.ours})
    search.aligned(sheets)
    search.alike()
    search.in_between(sheets)
    search.last(sheets)
    missing = [Missing(cell, place) for cell, place in search.places(sheets).items()]
    others = [FilledCell(c.ref, c.formula, c.inputs, None, None) for c in search.candidates]
    return Matches(search.found, missing, others).ours()


def in_place(cells: Iterable[FilledCell]) -> Matches:
    """What became of ``cells`` where nobody touched them."""
    return Matches([Found(cell, cell.cell, same_inputs=cell.old_inputs is None) for cell in cells]).ours()


@dataclass(slots=True)
class _Search:
    """Cells and candidates that are still without the other."""

    shapes: dict[FilledCell, str]
    left: dict[FilledCell, None]
    candidates: dict[_Candidate, None]
    found: list[Found] = field(default_factory=list)

    def sheets(self, names: Collection[str]) -> dict[str, str]:
        """The sheets of our cells, to what they are called now: a renamed one is known by its formulas."""
        wanted = dict.fromkeys(cell.cell.sheet for cell in self.left)
        now = {name: name for name in wanted if name in names}
        for name in wanted.keys() - now.keys():
            ours = {self._key(cell) for cell in self.left if cell.cell.sheet == name}
            fitting = Counter(
                c.ref.sheet for c in self.candidates if c.ref.sheet not in wanted and (c.shape, c.inputs) in ours
            )
            if fitting:
                now[name] = fitting.most_common(1)[0][0]
        return now

    def aligned(self, sheets: dict[str, str]) -> None:
        """Those that still follow each other in the same order, whatever was put in or taken out between them."""
        for before, now in sheets.items():
            ours = sorted((c for c in self.left if c.cell.sheet == before), key=lambda c: c.cell)
            theirs = sorted((c for c in self.candidates if c.ref.sheet == now), key=lambda c: c.ref)
            if len(ours) > _MOST_ALIGNED or len(theirs) > _MOST_ALIGNED:
                continue
            for i, j in _pairs([self._key(c) for c in ours], [(c.shape, c.inputs) for c in theirs]):
                self._pair(ours[i], theirs[j])

    def alike(self) -> None:
        """Those that were sorted: as many of one kind there as here, or fewer where it does not matter which."""
        ours, theirs = _grouped(self.left, self._key), _grouped(self.candidates, lambda c: (c.shape, c.inputs))
        for key, cells in ours.items():
            there = theirs.get(key, [])
            all_one = len({cell.old and cell.old[2:5] for cell in cells}) == 1
            if len(there) == len(cells) or (len(there) < len(cells) and all_one):
                for filled, candidate in zip(cells, there, strict=False):
                    self._pair(filled, candidate)

    def in_between(self, sheets: dict[str, str]) -> None:
        """Those whose values were changed, by their place between their neighbours."""
        at = {candidate.ref: candidate for candidate in self.candidates}
        for cell, place in self.places(sheets).items():
            candidate = at.get(place) if place is not None else None
            if candidate is not None and candidate.shape == self.shapes[cell]:
                self._pair(cell, candidate)

    def last(self, sheets: dict[str, str]) -> None:
        """Those of one shape and column that are left, in their order, where there are as many as here."""
        ours = _grouped(self.left, lambda c: (self.shapes[c], sheets.get(c.cell.sheet), c.cell.column))
        theirs = _grouped(self.candidates, lambda c: (c.shape, c.ref.sheet, c.ref.column))
        for key, cells in ours.items():
            there = theirs.get(key, [])
            if len(there) == len(cells):
                for filled, candidate in zip(cells, there, strict=True):
                    self._pair(filled, candidate)

    def places(self, sheets: dict[str, str]) -> dict[FilledCell, Ref | None]:
        """Where the cells that are left stand now, by those around them."""
        around = {
            before: sorted(
                (f.filled.cell, f.now) for f in self.found if (f.filled.cell.sheet, f.now.sheet) == (before, now)
            )
            for before, now in sheets.items()
        }
        return {
            cell: _between(around[cell.cell.sheet], cell.cell, sheets[cell.cell.sheet])
            if cell.cell.sheet in sheets
            else None
            for cell in self.left
        }

    def _key(self, cell: FilledCell) -> tuple[str, tuple[Input, ...]]:
        return self.shapes[cell], cell.inputs

    def _pair(self, filled: FilledCell, candidate: _Candidate) -> None:
        del self.left[filled], self.candidates[candidate]
        right = filled.inputs if filled.old_inputs is None else filled.old_inputs
        self.found.append(Found(filled, candidate.ref, candidate.inputs == right))


def _pairs(ours: Sequence[object], theirs: Sequence[object]) -> Iterator[tuple[int, int]]:
    """The places of what is the same in both, in one order; of a row and its copy the first one."""
    start = 0
    while start < min(len(ours), len(theirs)) and ours[start] == theirs[start]:
        yield start, start
        start += 1
    end = 0
    while end < min(len(ours), len(theirs)) - start and ours[-1 - end] == theirs[-1 - end]:
        end += 1
        yield len(ours) - end, len(theirs) - end
    middle = SequenceMatcher(None, ours[start : len(ours) - end], theirs[start : len(theirs) - end], autojunk=False)
    for i, j, size in middle.get_matching_blocks():
        yield from ((start + i + offset, start + j + offset) for offset in range(size))


def _between(around: Sequence[tuple[Ref, Ref]], cell: Ref, sheet: str) -> Ref | None:
    """Where ``cell`` stands now by the cells around it; None where rows or columns came or went between these."""
    index = bisect(around, cell, key=itemgetter(0))
    moves = [_moved(pair) for pair in around[max(0, index - 1) : index + 1]]
    if index == 0:
        moves.insert(0, (0, moves[0][1] if moves else 0))
    if any(move != moves[0] for move in moves):
        return None
    row, column = cell.row + moves[0][0], cell.column + moves[0][1]
    return Ref(sheet, row, column) if row > 0 and column > 0 else None


def _moved(pair: tuple[Ref, Ref]) -> tuple[int, int]:
    before, now = pair
    return now.row - before.row, now.column - before.column


T = TypeVar("T")


def _grouped(items: Iterable[T], key: Callable[[T], object]) -> dict[object, list[T]]:
    groups: dict[object, list[T]] = defaultdict(list)
    for item in items:
        groups[key(item)].append(item)
    return groups


def _candidates(workbook: Workbook, shapes: set[str]) -> Iterator[_Candidate]:
    beginnings = tuple({shape.partition("\0")[0][:2] for shape in shapes})
    for sheet in workbook.sheets:
        for columns in () if sheet.ours else sheet.rows.values():
            for cell in columns.values():
                if cell.formula is None or cell.in_array or not cell.formula.lstrip().startswith(beginnings):
                    continue
                shape, references = shape_of(cell.formula)
                if shape in shapes:
                    yield _Candidate(
                        Ref(sheet.name, cell.row, cell.column), cell.formula, shape, inputs_of(sheet, references)
                    )
