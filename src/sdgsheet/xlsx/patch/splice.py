"""Splices: bytes cut out of a part and others put in their place, and the way back.

A splice touches nothing but its own bytes, so whatever a writer did elsewhere (quotes, line
ends, order of attributes) stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple


class Splice(NamedTuple):
    """``data[start:end]`` becomes ``new``. An insertion has ``start == end``."""

    start: int
    end: int
    new: bytes


def ordered(splices: Iterable[Splice]) -> list[Splice]:
    """By place; insertions at one place keep the order in which they were given.

    Raises ValueError where two splices touch the same bytes.
    """
    result = sorted(splices, key=lambda splice: (splice.start, splice.end))
    for before, after in pairwise(result):
        if after.start < before.end:
            raise ValueError(f"splices overlap at {after.start}")
    return result


def apply(data: bytes, splices: Iterable[Splice]) -> bytes:
    """The data with all splices done; their places are those before any of them."""
    pieces: list[bytes] = []
    at = 0
    for splice in ordered(splices):
        pieces += (data[at : splice.start], splice.new)
        at = splice.end
    pieces.append(data[at:])
    return b"".join(pieces)


def reverse(data: bytes, splices: Iterable[Splice]) -> Sequence[Splice]:
    """The splices that turn ``apply(data, splices)`` back into ``data``."""
    result: list[Splice] = []
    shift = 0
    for splice in ordered(splices):
        start = splice.start + shift
        result.append(Splice(start, start + len(splice.new), data[splice.start : splice.end]))
        shift += len(splice.new) - (splice.end - splice.start)
    return result
