"""Several versions of one city's filing: the newest counts, the others are superseded.

Versions are files of one city and one plan period; without a city, files of the same bytes. Newer is,
in this order, the file

1. that reports on more years (actual columns with a number): last year's filing, opened and saved
   again, is still last year's;
2. that was saved later, by what Excel wrote into it: this stays when a file is copied or sent;
3. that is not a marked copy of another one;
4. whose file was changed later, as the disk or the zip says;
5. whose path comes first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple


class Version(NamedTuple):
    """One file that was read."""

    key: tuple[str, str]
    """City and plan period, or whatever else says which filing it is a version of."""
    path: str
    filled: int
    saved: str
    """UTC, as ISO 8601; empty where the file does not say."""
    marked_already: bool
    changed: str
    """UTC, as ISO 8601; empty where it is unknown."""


def newest(versions: Iterable[Version]) -> Version:
    """The one that counts."""
    by_path = sorted(versions, key=lambda version: version.path)
    return max(by_path, key=lambda v: (v.filled, v.saved, not v.marked_already, v.changed))


def superseded(versions: Iterable[Version]) -> Iterator[tuple[str, str]]:
    """Paths of superseded files, each with the path of the one that counts. Versions come ordered by key."""
    for _, group in groupby(versions, key=lambda version: version.key):
        members = list(group)
        best = newest(members)
        yield from ((version.path, best.path) for version in members if version is not best)
