"""Our formulas found again in a workbook that was edited since: rows inserted, sorted, columns moved.

A formula is known by its shape (its text with the references taken out) and by what the cells
hold that it reads; never by its address alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from sdgsheet.snapshot import Cell, Ref, Sheet, Workbook
from sdgsheet.xlsx.layers.record import FilledCell, Input

_TOKEN = re.compile(r'("[^"]*")|(?<![\w.$!])(\$?[A-Za-z]{1,3}\$?[1-9][0-9]{0,6})(?![\w.(!])|\s+')


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
    shape: str
    inputs: tuple[Input, ...]


def find_again(workbook: Workbook, cells: Sequence[FilledCell]) -> list[Found]:
    """The cells of ``cells`` that still hold our formula; one that cannot be told from others is left out."""
    shapes = {cell: shape_of(cell.formula)[0] for cell in cells}
    search = _Search(list(cells), list(_candidates(workbook, set(shapes.values()))))
    search.in_place(lambda cell, there: (there.shape, there.inputs) == (shapes[cell], cell.inputs))
    search.alike(lambda cell: (shapes[cell], cell.inputs), lambda there: (there.shape, there.inputs))
    search.in_place(lambda cell, there: there.shape == shapes[cell])
    search.alike(lambda cell: (shapes[cell], cell.cell.sheet), lambda there: (there.shape, there.ref.sheet))
    return search.found


@dataclass(slots=True)
class _Search:
    """Cells and candidates that are still without the other."""

    left: list[FilledCell]
    candidates: list[_Candidate]
    found: list[Found] = field(default_factory=list)

    def _pair(self, filled: FilledCell, candidate: _Candidate) -> None:
        self.left.remove(filled)
        self.candidates.remove(candidate)
        right = filled.inputs if filled.old_inputs is None else filled.old_inputs
        self.found.append(Found(filled, candidate.ref, candidate.inputs == right))

    def in_place(self, fits: Callable[[FilledCell, _Candidate], bool]) -> None:
        """Those that stand where they were written."""
        at = {candidate.ref: candidate for candidate in self.candidates}
        for filled in tuple(self.left):
            candidate = at.get(filled.cell)
            if candidate is not None and fits(filled, candidate):
                self._pair(filled, candidate)

    def alike(self, key_of_cell: Callable[[FilledCell], object], key: Callable[[_Candidate], object]) -> None:
        """Groups of one key, in their order: as many there as here, or fewer where it does not matter which."""
        ours, theirs = _grouped(self.left, key_of_cell), _grouped(self.candidates, key)
        for wanted, cells in ours.items():
            there = theirs.get(wanted, [])
            all_one = len({cell.old and cell.old[2:5] for cell in cells}) == 1
            if len(there) == len(cells) or (len(there) < len(cells) and all_one):
                for filled, candidate in zip(cells, there, strict=False):
                    self._pair(filled, candidate)


T = TypeVar("T")


def _grouped(items: Iterable[T], key: Callable[[T], object]) -> dict[object, list[T]]:
    groups: dict[object, list[T]] = defaultdict(list)
    for item in items:
        groups[key(item)].append(item)
    return groups


def _candidates(workbook: Workbook, shapes: set[str]) -> Iterator[_Candidate]:
    for sheet in workbook.sheets:
        for columns in () if sheet.ours else sheet.rows.values():
            for cell in columns.values():
                if cell.formula is None or cell.in_array:
                    continue
                shape, references = shape_of(cell.formula)
                if shape in shapes:
                    yield _Candidate(Ref(sheet.name, cell.row, cell.column), shape, inputs_of(sheet, references))
