"""Several versions of one city's filing: the newest counts, the others are superseded.

Versions are files of one city and one plan period; without a city, files of the same bytes. A file that
shares hardly an indicator with the newest is no version of it, whatever its title says: the form of
another city, perhaps, that was copied and filled in anew. It counts as a filing of its own. Newer is, in
this order, the file

1. that reports on more years (actual columns with a number): last year's filing, opened and saved
   again, is still last year's;
2. that was saved later, by what Excel wrote into it: this stays when a file is copied or sent;
3. that is not a marked copy of another one;
4. whose file was changed later, as the disk or the zip says;
5. whose path comes first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
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


class Older(NamedTuple):
    """What a file is beside the newest of its city and plan period."""

    path: str
    superseded_by: str | None
    """The newest that it is a version of."""
    unlike: str | None
    """The newest of all, where this one counts beside it."""


def older(versions: Iterable[Version], alike: Callable[[str, str], bool]) -> Iterator[Older]:
    """All but the newest. Versions come ordered by key; ``alike`` tells by their paths whether two are of one filing."""
    for _, group in groupby(versions, key=lambda version: version.key):
        members = list(group)
        first = newest(members).path
        while members:
            best = newest(members).path
            if best != first:
                yield Older(best, None, first)
            others = []
            for version in members:
                if version.path != best and alike(version.path, best):
                    yield Older(version.path, best, None)
                elif version.path != best:
                    others.append(version)
            members = others
