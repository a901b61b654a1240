"""Which city the name of a file, or of its folder, speaks of: it may be another one than the form's."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Final

from sdgsheet.bulk.cities import PREFECTURE, Name, plain, spelt
from sdgsheet.form.titles import city_in, is_prefecture

_JOINT = re.compile(r"[・、，,]")
_PIECES = re.compile(r"[\W\d_]+")
_MUNICIPALITY = re.compile(r".+[市区町村]")
_SHORTEST: Final = 3
"""Letters of a name that may follow others: 津市 is the end of 大津市 and 焼津市."""


class Names:
    """The cities that files and folders may be named after."""

    def __init__(self, cities: Iterable[str]) -> None:
        """Of the office's list, and those that filed."""
        self._cities = {name: city for city in cities for name in _names(city)}
        bare = sorted({re.escape(name.bare) for name in self._cities}, key=len, reverse=True)
        self._known = re.compile(rf"(?P<prefecture>{PREFECTURE})?(?:[^郡]{{1,5}}郡)?(?P<bare>{'|'.join(bare)})")

    def other(self, path: str, own: Collection[str]) -> str | None:
        """The city that the path speaks of, where it is none of the form's own.

        The file's name says it, else the innermost folder that names a city. Careful: a name that holds
        its own city too, or several others, says nothing; nor does the prefecture of its own city.

        Args:
            path: from the folder on that holds all files.
            own: the cities that its forms name; none where they are unknown.
        """
        owns = [name for city in own for name in _names(city)]
        *folders, name = Path(path).parts
        for part in (Path(name).stem, *reversed(folders)):
            text = spelt(part)
            spoken = set(self._spoken(text))
            if any(name.may_be(mine) for name in spoken for mine in owns) or any(_short(mine, text) for mine in owns):
                return None
            spoken -= {Name("", mine.prefecture) for mine in owns}
            if spoken:
                return self._city(spoken.pop()) if len(spoken) == 1 else None
        return None

    def _spoken(self, text: str) -> Iterator[Name]:
        known = [match for match in self._known.finditer(text) if match["bare"]] if self._cities else []
        known = [match for match in known if not is_prefecture(match[0]) or _stands_alone(match)]
        for match in known:
            before = text[match.start() - 1 : match.start()]
            if match["prefecture"] or len(match["bare"]) >= _SHORTEST or not before.isalpha() or before.isascii():
                yield Name(match["prefecture"] or "", match["bare"])
        if not known:
            for piece in _PIECES.split(text):
                name = Name.of(city_in(piece) or "")
                if name.prefecture and _MUNICIPALITY.fullmatch(name.bare):
                    yield name

    def _city(self, spoken: Name) -> str:
        """As the list or the forms write it."""
        cities = {plain(city): city for name, city in self._cities.items() if name.may_be(spoken)}
        return cities.popitem()[1] if len(cities) == 1 else spoken.prefecture + spoken.bare


def _stands_alone(match: re.Match[str]) -> bool:
    """北海道_様式1 is named after the prefecture; 北海道東北ブロック and 北海道・東北 are after a part of the country."""
    around = match.string[: match.start()][-1:] + match.string[match.end() :][:1]
    return not any(letter.isalpha() or _JOINT.match(letter) for letter in around)


def _names(city: str) -> Iterator[Name]:
    """One, or those of all cities that file together."""
    for part in _JOINT.split(city):
        name = Name.of(part)
        if name.bare:
            yield name


def _short(name: Name, text: str) -> bool:
    """熊本_様式1 is named after 熊本市; 熊本県 is not."""
    core = name.bare[:-1]
    return len(core) > 1 and re.search(re.escape(core) + "(?![都道府県市区町村])", text) is not None
