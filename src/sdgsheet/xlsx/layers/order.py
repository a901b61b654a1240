"""Two orders held against each other: what stayed, what came or went between."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from operator import itemgetter

from sdgsheet.snapshot import Ref


def aligned(ours: Sequence[object], theirs: Sequence[object]) -> Iterator[tuple[int, int]]:
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


def between(around: Sequence[tuple[Ref, Ref]], cell: Ref, sheet: str) -> Ref | None:
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
