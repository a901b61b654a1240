"""Finds the names that differ only slightly, without comparing every name with every other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sdgsheet.notation.names import differ_slightly, skeleton, stem

_LONGEST = 100
"""Of longer names only those are found that have the same letters."""


class Similar:
    """Names by what is left of them without one letter: two that differ in one letter have that in common."""

    def __init__(self, names: Iterable[str]) -> None:
        """``names`` are distinct; their order is kept."""
        self._order: dict[str, int] = {}
        self._named: dict[str, list[str]] = {}
        self.earlier: dict[str, list[str]] = {}
        """Each name with the earlier ones that differ slightly from it."""
        for name in names:
            keys = set(_keys(name))
            self.earlier[name] = self._near(name, keys)
            self._order[name] = len(self._order)
            for key in keys:
                self._named.setdefault(key, []).append(name)

    def to(self, name: str) -> list[str]:
        """The names that differ slightly from ``name``, in the order given."""
        return self._near(name, _keys(name))

    def _near(self, name: str, keys: Iterable[str]) -> list[str]:
        near = {other for key in keys if key in self._named for other in self._named[key]}
        return sorted((o for o in near if differ_slightly(name, o)), key=self._order.__getitem__)


def _keys(name: str) -> Iterator[str]:
    whole = skeleton(name)
    yield whole
    yield skeleton(stem(name))
    if len(whole) <= _LONGEST:
        for index, letter in enumerate(whole):
            if not letter.isdigit():  # names that differ in a digit are two
                yield whole[:index] + whole[index + 1 :]
