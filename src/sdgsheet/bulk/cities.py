"""Names of cities: which of them mean the same city."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from sdgsheet.notation.characters import solid

PREFECTURE: Final = r"(?:北海道|東京都|京都府|大阪府|(?:神奈川|和歌山|鹿児島)県|[一-龥]{2}県)"
_PREFECTURE = re.compile(PREFECTURE)
_DISTRICT = re.compile(r"^[^郡]{1,5}郡(?=.+[町村]$)")
_SPELLINGS: Final = str.maketrans("ヶ龍鰺檮澤濱", "ケ竜鯵梼沢浜")
"""Letters that lists and forms mix up: 龍ケ崎市 and 竜ヶ崎市."""
_SELECTORS = re.compile("[\U000e0100-\U000e01ef]")
"""Which shape of a letter is meant: 葛城市 is written with two."""


class Name(NamedTuple):
    """A name of one city, for comparing."""

    prefecture: str
    """Empty where none is written."""
    bare: str

    @classmethod
    def of(cls, city: str) -> Name:
        """The prefecture apart from the city's own name."""
        name = plain(city)
        bare = without_prefecture(name)
        return cls(name.removesuffix(bare), bare)

    def may_be(self, other: Name) -> bool:
        """A name without its prefecture may be any city of that name."""
        return self.bare == other.bare and (
            not self.prefecture or not other.prefecture or self.prefecture == other.prefecture
        )


class Cities:
    """A set of names of cities, in which every name finds its own, however it is written.

    White space, full width, ヶ or ケ and the district (郡) do not matter. A name without its prefecture is
    that of the only city of this name that stands with one; where there are two (府中市), it is a
    city of its own.
    """

    def __init__(self, names: Iterable[str]) -> None:
        keys = {plain(name) for name in names}
        self._with_prefecture: dict[str, set[str]] = {}
        for key in keys:
            bare = without_prefecture(key)
            if bare != key:
                self._with_prefecture.setdefault(bare, set()).add(key)

    def key(self, name: str) -> str:
        """The same for all names of one city."""
        key = plain(name)
        full = self._with_prefecture.get(key, set())
        return next(iter(full)) if len(full) == 1 else key


def without_prefecture(name: str) -> str:
    """熊本市 for 熊本県熊本市; a prefecture stays itself."""
    match = _PREFECTURE.match(name)
    return name[match.end() :] or name if match else name


def spelt(text: str) -> str:
    """The text for comparing: without white space and full width, of several spellings of a letter one."""
    return _SELECTORS.sub("", solid(text)).translate(_SPELLINGS)


def plain(name: str) -> str:
    """As ``spelt``, without the district (郡)."""
    name = spelt(name)
    bare = without_prefecture(name)
    return name[: len(name) - len(bare)] + _DISTRICT.sub("", bare)
