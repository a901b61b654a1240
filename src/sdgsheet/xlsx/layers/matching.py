"""Our formulas found again in a workbook that was edited since: rows inserted, sorted, copied, columns moved.

A formula is known by its shape (its text with the references taken out), by what the cells hold
that it reads, by the words of its row, and by its place among the others; never by its address
alone. What bears the words of a row of ours is that row or a copy of it, and never another.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TypeVar

from sdgsheet.snapshot import Ref, Workbook
from sdgsheet.xlsx.layers.candidates import Candidate, candidates
from sdgsheet.xlsx.layers.matches import Found, Matches, Missing
from sdgsheet.xlsx.layers.nearest import columns_now, in_gaps, most_alike
from sdgsheet.xlsx.layers.order import aligned, between
from sdgsheet.xlsx.layers.record import FilledCell, Input
from sdgsheet.xlsx.layers.shapes import same_rows, shape_of

_MOST_ALIGNED = 2_000


def alike(workbook: Workbook, cells: Collection[FilledCell]) -> Iterator[FilledCell]:
    """Formulas of the shapes of ours that stand in the workbook before: remembered, so that none is taken for ours."""
    known = {cell.cell for cell in cells}
    for own in candidates(workbook, {shape_of(cell.formula)[0] for cell in cells}):
        if own.ref not in known:
            sheet = workbook.sheet(own.ref.sheet)
            assert sheet is not None
            old = sheet.cell(own.ref.row, own.ref.column)
            yield FilledCell(own.ref, own.formula, own.inputs, old, None, row=own.row)


def find_again(workbook: Workbook, cells: Sequence[FilledCell]) -> Matches:
    """What became of ``cells``; one that cannot be told from others is missing."""
    shapes = {cell: shape_of(cell.formula)[0] for cell in cells}
    theirs = dict.fromkeys(candidates(workbook, set(shapes.values())))
    search = _Search(workbook, shapes, dict.fromkeys(cells), theirs)
    sheets = search.sheets({sheet.name for sheet in workbook.sheets if not sheet.ours})
    search.certain()
    search.aligned(sheets)
    search.alike()
    search.nearest(sheets)
    places = search.places(sheets).items()
    held = search.held()
    missing = [Missing(c, None if p in held else p) for c, p in places if not _is_as_before(workbook, c, p)]
    undecided = list(search.undecided(sheets))
    search.blank(sheets)
    others = [FilledCell(c.ref, c.formula, c.inputs, None, None, row=c.row) for c in search.candidates]
    return Matches(search.found, missing, others, undecided).ours()


def in_place(cells: Iterable[FilledCell]) -> Matches:
    """What became of ``cells`` where nobody touched them."""
    found = [Found(cell, cell.cell, same_inputs=cell.old_inputs is None) for cell in cells if cell.formula]
    return Matches(found, [Missing(cell, cell.cell) for cell in cells if not cell.formula]).ours()


def _is_as_before(workbook: Workbook, cell: FilledCell, place: Ref | None) -> bool:
    """What stood there before us stands there again: nothing is to be said of it."""
    sheet = workbook.sheet(place.sheet) if place is not None else None
    if place is None or sheet is None or cell.old is None:
        return False
    now = sheet.cell(place.row, place.column)
    return (now.kind, now.value, now.formula) == (cell.old.kind, cell.old.value, cell.old.formula)


@dataclass(slots=True)
class _Search:
    """Cells and candidates that are still without the other."""

    workbook: Workbook
    shapes: dict[FilledCell, str]
    left: dict[FilledCell, None]
    candidates: dict[Candidate, None]
    found: list[Found] = field(default_factory=list)
    words: frozenset[str] = frozenset()
    """The fingerprints of the rows of ours."""
    unsure: frozenset[tuple[str, tuple[Input, ...]]] = frozenset()
    """What several of ours have in common that held different figures."""

    def __post_init__(self) -> None:
        self.words = frozenset(cell.row for cell in self.left if cell.row)
        kinds = _grouped(self.left, self._key).items()
        self.unsure = frozenset(key for key, cells in kinds if not _held_the_same(cells))

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

    def certain(self) -> None:
        """Those of which there is one here and one there in such a row: with these values, else with any.

        Of a row and copies of it that nothing tells apart, the first.
        """
        self._only_ones(lambda c: (*self._key(c), c.row), lambda c: (c.shape, c.inputs, c.row))
        self._only_ones(
            lambda c: (*self._key(c), c.row, c.cell.sheet),
            lambda c: (c.shape, c.inputs, c.row, c.ref.sheet),
            copied=True,
        )
        self._only_ones(lambda c: (self.shapes[c], c.row), lambda c: (c.shape, c.row))

    def _only_ones(
        self,
        of_ours: Callable[[FilledCell], object],
        of_theirs: Callable[[Candidate], object],
        *,
        copied: bool = False,
    ) -> None:
        ours, theirs = _grouped(self.left, of_ours), _grouped(self.candidates, of_theirs)
        for key, cells in ours.items():
            there = theirs.get(key, [])
            if len(cells) == 1 and (len(there) == 1 or (copied and there)) and cells[0].row:
                self._pair(cells[0], there[0])

    def aligned(self, sheets: dict[str, str]) -> None:
        """Those that still follow each other in the same order, whatever was put in or taken out between them.

        Where as many can be told by staying where they were, nothing moved. Those whose words are the same come first.
        """
        self._aligned(sheets, lambda c: (*self._key(c), c.row), lambda c: (c.shape, c.inputs, c.row))
        self._aligned(sheets, self._key, lambda c: (c.shape, c.inputs))

    def _aligned(
        self,
        sheets: dict[str, str],
        of_ours: Callable[[FilledCell], object],
        of_theirs: Callable[[Candidate], object],
    ) -> None:
        for before, now in sheets.items():
            ours = sorted((c for c in self.left if c.cell.sheet == before), key=lambda c: c.cell)
            theirs = sorted((c for c in self.candidates if c.ref.sheet == now), key=lambda c: c.ref)
            if len(ours) > _MOST_ALIGNED or len(theirs) > _MOST_ALIGNED:
                continue
            keys, there = [of_ours(c) for c in ours], [of_theirs(c) for c in theirs]
            at = {c.ref: j for j, c in enumerate(theirs)}
            places = [(i, at.get(c.cell._replace(sheet=now))) for i, c in enumerate(ours)]
            stayed = [(i, j) for i, j in places if j is not None and keys[i] == there[j]]
            moved = list(aligned(keys, there))
            for i, j in stayed if len(stayed) >= len(moved) else moved:
                if self._may_be(ours[i], theirs[j]):
                    self._pair(ours[i], theirs[j])

    def alike(self) -> None:
        """Those that were sorted: as many of one kind there as here, or fewer where it does not matter which.

        Where their words were changed as well, only where it does not matter which.
        """
        ours = _grouped(self.left, lambda c: (*self._key(c), c.row))
        theirs = _grouped(self.candidates, lambda c: (c.shape, c.inputs, c.row))
        for key, cells in ours.items():
            there = theirs.get(key, [])
            if len(there) == len(cells) or (len(there) < len(cells) and _held_the_same(cells)):
                self._pair_all(cells, there)
        renamed = _grouped((c for c in self.candidates if c.row not in self.words), lambda c: (c.shape, c.inputs))
        for kind, cells in _grouped(self.left, self._key).items():
            if kind not in self.unsure and len(renamed.get(kind, ())) <= len(cells):
                self._pair_all(cells, renamed.get(kind, ()))

    def _pair_all(self, cells: Iterable[FilledCell], there: Iterable[Candidate]) -> None:
        for filled, candidate in zip(cells, there, strict=False):
            self._pair(filled, candidate)

    def nearest(self, sheets: dict[str, str]) -> None:
        """Those whose values were changed while rows around them came or went: by their order, and by what is alike."""
        columns = columns_now((f.filled.cell, f.now) for f in self.found)
        for between_neighbours in (True, False):
            standing = {cell for before, now in sheets.items() for cell, _ in self._rows_without(before, now)}
            gone = [cell for cell in self.left if cell not in standing and cell.cell.sheet in sheets]
            ours = _grouped(gone, lambda c: (self.shapes[c], c.cell.sheet, c.cell.column))
            told = [c for c in self.candidates if (c.shape, c.inputs) not in self.unsure]
            theirs = _grouped(told, lambda c: (c.shape, c.ref.sheet, c.ref.column))
            places = self.places(sheets)
            for (shape, sheet, column), cells in ours.items():
                there = theirs.get((shape, sheets[sheet], columns.get((sheet, column), column)), [])
                if between_neighbours:
                    pairs = in_gaps(cells, there, places, self._around(sheet, sheets[sheet]), self._may_be)
                else:
                    pairs = most_alike(cells, there, places, self._may_be)
                for filled, candidate in pairs:
                    self._pair(filled, candidate)

    def undecided(self, sheets: dict[str, str]) -> Iterator[Found]:
        """Those that could as well be one another's, where rows were sorted: nothing but their order tells them apart."""
        for before in sheets:
            found = sorted((f for f in self.found if f.filled.cell.sheet == before), key=lambda f: f.filled.cell)
            if all(one.now < other.now for one, other in pairwise(found)):
                continue
            for alike in _grouped(found, lambda f: (*self._key(f.filled), f.filled.row)).values():
                if not _held_the_same(f.filled for f in alike):
                    yield from alike

    def blank(self, sheets: dict[str, str]) -> None:
        """Copies of rows: empty again where each that they can be a copy of was empty."""
        columns = columns_now((f.filled.cell, f.now) for f in self.found)

        def place(cell: FilledCell) -> tuple[str, str | None, int]:
            ref = cell.cell
            return self.shapes[cell], sheets.get(ref.sheet), columns.get((ref.sheet, ref.column), ref.column)

        here = _grouped(self.shapes, place)
        in_rows = _grouped(self.shapes, lambda cell: (*place(cell), cell.row))
        for copy in list(self.candidates):
            there = copy.shape, copy.ref.sheet, copy.ref.column
            ours = in_rows.get((*there, copy.row), []) if copy.row in self.words else here.get(there, [])
            copies = [Found(cell, copy.ref, same_inputs=False) for cell in ours]
            if copies and all(found.may_return for found in copies):
                del self.candidates[copy]
                self.found.append(copies[0])

    def places(self, sheets: dict[str, str]) -> dict[FilledCell, Ref | None]:
        """Where the cells that are left stand now, by those around them."""
        around = {before: self._around(before, now) for before, now in sheets.items()}
        known = {cell: ref for before, now in sheets.items() for cell, ref in self._rows_without(before, now)}
        return {
            cell: known.get(cell) or between(around[cell.cell.sheet], cell.cell, sheets[cell.cell.sheet])
            if cell.cell.sheet in sheets
            else None
            for cell in self.left
        }

    def _around(self, before: str, now: str) -> list[tuple[Ref, Ref]]:
        """Those of a sheet that were found, from where they stood to where they stand."""
        found = ((f.filled.cell, f.now) for f in self.found)
        return sorted(pair for pair in found if (pair[0].sheet, pair[1].sheet) == (before, now))

    def _rows_without(self, before: str, now: str) -> Iterator[tuple[FilledCell, Ref]]:
        """Those whose row stands there still, with no formula like ours in it: staff wrote something else over it."""
        sheet = self.workbook.sheet(now)
        cells = [cell for cell in self.left if cell.cell.sheet == before]
        if sheet is not None and cells:
            held = self.held()
            yield from ((cell, ref) for cell, ref in same_rows(sheet, cells) if ref not in held)

    def held(self) -> set[Ref]:
        """The cells that hold a formula like ours: none of these was written over."""
        return {candidate.ref for candidate in self.candidates} | {f.now for f in self.found}

    def _key(self, cell: FilledCell) -> tuple[str, tuple[Input, ...]]:
        return self.shapes[cell], cell.inputs

    def _may_be(self, cell: FilledCell, candidate: Candidate) -> bool:
        return candidate.row == cell.row or candidate.row not in self.words

    def _pair(self, filled: FilledCell, candidate: Candidate) -> None:
        del self.left[filled], self.candidates[candidate]
        right = filled.inputs if filled.old_inputs is None else filled.old_inputs
        self.found.append(Found(filled, candidate.ref, candidate.inputs == right))


def _held_the_same(cells: Iterable[FilledCell]) -> bool:
    return len({cell.old and cell.old[2:5] for cell in cells}) == 1


T = TypeVar("T")
K = TypeVar("K")


def _grouped(items: Iterable[T], key: Callable[[T], K]) -> dict[K, list[T]]:
    groups: dict[K, list[T]] = defaultdict(list)
    for item in items:
        groups[key(item)].append(item)
    return groups
