"""Our formulas whose own values were changed while rows around them came, went or moved.

Nothing is the same of them but their shape: they are told by their order between those that were
found, and by as much of their row as is still alike.
"""

from __future__ import annotations

from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise, product
from typing import TypeAlias

from sdgsheet.snapshot import Ref
from sdgsheet.xlsx.layers.candidates import Candidate
from sdgsheet.xlsx.layers.record import FilledCell

_MOST = 500
"""Of one kind: beyond, it would take too long to hold each against each."""

Pairs: TypeAlias = Iterator[tuple[FilledCell, Candidate]]
MayBe: TypeAlias = Callable[[FilledCell, Candidate], bool]


def columns_now(found: Iterable[tuple[Ref, Ref]]) -> dict[tuple[str, int], int]:
    """The columns of what was found, to those in which most of it stands now."""
    moves: dict[tuple[str, int], Counter[int]] = defaultdict(Counter)
    for before, now in found:
        moves[before.sheet, before.column][now.column] += 1
    return {column: counts.most_common(1)[0][0] for column, counts in moves.items()}


def in_gaps(
    ours: Sequence[FilledCell],
    theirs: Sequence[Candidate],
    places: Mapping[FilledCell, Ref | None],
    around: Sequence[tuple[Ref, Ref]],
    may_be: MayBe,
) -> Pairs:
    """Those between the same two neighbours: in their order where as many stand there as here, else the most alike.

    Args:
        ours: of one shape and column, in their order.
        theirs: what may be one of them, in their order.
        places: where ours should stand now, by their neighbours.
        around: the neighbours, from where they stood to where they stand. Where they were sorted, no gap tells.
        may_be: whether one of ours can be one of theirs.
    """
    befores, nows = zip(*sorted(around), strict=True) if around else ((), ())
    if any(one > other for one, other in pairwise(nows)):
        return
    here: dict[int, list[FilledCell]] = defaultdict(list)
    there: dict[int, list[Candidate]] = defaultdict(list)
    for cell in ours:
        here[bisect(befores, cell.cell)].append(cell)
    for candidate in theirs:
        there[bisect(nows, candidate.ref)].append(candidate)
    for gap, cells in here.items():
        if len(cells) == len(there[gap]):
            yield from (pair for pair in zip(cells, there[gap], strict=True) if may_be(*pair))
        else:
            yield from most_alike(cells, there[gap], places, may_be)


def most_alike(
    ours: Sequence[FilledCell],
    theirs: Sequence[Candidate],
    places: Mapping[FilledCell, Ref | None],
    may_be: MayBe,
) -> Pairs:
    """Those that have most in common first, then those that stand in their place. What has little in common is none of ours, or nobody can tell."""
    if max(len(ours), len(theirs)) > _MOST:
        return

    def rank(pair: tuple[int, int]) -> tuple[float, bool, int, int, int]:
        i, j = pair
        return -_likeness(ours[i], theirs[j]), places[ours[i]] != theirs[j].ref, abs(i - j), i, j

    paired: set[int] = set()
    taken: set[int] = set()
    for i, j in sorted(product(range(len(ours)), range(len(theirs))), key=rank):
        is_told = may_be(ours[i], theirs[j]) and _likeness(ours[i], theirs[j]) >= 0.5
        if is_told and i not in paired and j not in taken:
            paired.add(i)
            taken.add(j)
            yield ours[i], theirs[j]


def _likeness(cell: FilledCell, candidate: Candidate) -> float:
    """2 for the same row, and the part of the values that is the same."""
    values = [(one, other) for one, other in zip(cell.inputs, candidate.inputs, strict=False) if one[0] != "empty"]
    same = sum(one == other for one, other in values) / len(values) if values else 0.0
    return 2 * (cell.row == candidate.row != "") + same
