"""Finds the names that differ only slightly, without comparing every name with every other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sdgsheet.notation.names import differ_slightly, digits, skeleton, stem


class Similar:
    """Names by their halves: two that differ in one letter have one half in common."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names: dict[tuple[str, str, str], list[str]] = {}
        self._order: dict[str, int] = {}
        for name in names:
            if name in self._order:
                continue
            self._order[name] = len(self._order)
            for key in _keys(name):
                self._names.setdefault(key, []).append(name)

    def to(self, name: str) -> list[str]:
        """The names that differ slightly from ``name``, in the order given."""
        near = {other for key in _keys(name) for other in self._names.get(key, ())}
        return sorted((o for o in near if differ_slightly(name, o)), key=self._order.__getitem__)


def _keys(name: str) -> Iterator[tuple[str, str, str]]:
    numbers, whole = digits(name), skeleton(name)
    for half in {len(whole) // 2, (len(whole) - 1) // 2} - {0, -1}:
        yield "begins", numbers, whole[:half]
        yield "ends", numbers, whole[-half:]
    yield "stem", "", skeleton(stem(name))
