"""Several versions of one city's form: the newest counts, the others are superseded.

Versions are forms of one city and one plan period; without a city, those of files of the same bytes. One that
shares hardly an indicator with the newest is no version of it, whatever its title says: the form of
another city, perhaps, that was copied and filled in anew. It counts as a filing of its own. Newer is, in
this order, the form

1. that reports on more years (actual columns with a number): last year's filing, opened and saved
   again, is still last year's;
2. whose file was saved later, by what Excel wrote into it: this stays when a file is copied or sent.
   Where one of the files does not say so, it tells nothing;
3. whose file is not a marked copy of another one;
4. whose file was changed later, as the disk or the zip says;
5. whose path comes first.

Within one file nothing but the years tells forms apart: those that report on as many count both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import NamedTuple


class Version(NamedTuple):
    """One form of a file that was read."""

    key: tuple[str, str]
    """City and plan period, or whatever else says which filing it is a version of."""
    path: str
    form: int
    filled: int
    saved: str
    """UTC, as ISO 8601; empty where the file does not say."""
    marked_already: bool
    changed: str
    """UTC, as ISO 8601; empty where it is unknown."""


def newest(versions: Iterable[Version]) -> Version:
    """The one that counts."""
    by_path = sorted(versions, key=lambda version: (version.path, version.form))
    most = max(version.filled for version in by_path)
    candidates = [version for version in by_path if version.filled == most]
    dated = all(version.saved for version in candidates)
    return max(candidates, key=lambda v: (v.saved if dated else "", not v.marked_already, v.changed))


class Older(NamedTuple):
    """What a form is beside the newest of its city and plan period."""

    version: Version
    newer: Version | None
    """The newest that it is a version of, and that supersedes it."""
    unlike: Version | None
    """The newest of all, in another file, where this one counts beside it."""


def older(versions: Iterable[Version], alike: Callable[[Version, Version], bool]) -> Iterator[Older]:
    """All but the newest. Versions come ordered by key; ``alike`` tells whether two are of one filing."""
    for _, group in groupby(versions, key=lambda version: version.key):
        members = list(group)
        first = newest(members)
        while members:
            best = newest(members)
            if best.path != first.path:
                yield Older(best, None, first)
            others = []
            for version in members:
                if version != best and not alike(version, best):
                    others.append(version)
                elif not _beside(version, best):
                    yield Older(version, best, None)
            members = others


def _beside(version: Version, best: Version) -> bool:
    return version.path == best.path and version.filled == best.filled
