"""Who has filed, against the office's list."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sdgsheet.bulk.cities import Cities
from sdgsheet.bulk.reader import Reader
from sdgsheet.reports.summary.contents import MissingLine
from sdgsheet.text import Text

_UNREADABLE = Text(
    "読めないファイルが、この都市の提出かもしれません：{}",
    "Unreadable files that may be its filing: {}",
)
_READ = Text(
    "この都市の名前のファイルが、様式1では別の都市名になっています：{}",
    "Files under its name whose forms name another city, or none: {}",
)
_NAMED: Final = 3
"""Files in one hint."""


def missing(reader: Reader, listed: list[str]) -> Iterator[MissingLine]:
    """The listed cities without a filing, in the list's order."""
    cities = Cities([*listed, *_filed(reader)])
    filed = {cities.key(city) for city in _filed(reader)}
    hints = dict(_hints(reader, cities))
    for city in listed:
        if (key := cities.key(city)) not in filed:
            yield MissingLine(city, hints.get(key, ""))


def _hints(reader: Reader, cities: Cities) -> Iterator[tuple[str, str]]:
    """Of each city that a file's name speaks of and its form does not: those files."""
    found: dict[str, dict[Text, list[str]]] = {}
    for path, status, named in reader.run("select path, status, named from files where named <> '' order by path"):
        hint = _UNREADABLE if status == "unreadable" else _READ
        paths = found.setdefault(cities.key(named), {}).setdefault(hint, [])
        if len(paths) < _NAMED:
            paths.append(reader.shown(path))
    separator = reader.say(Text("、", ", "))
    for key, hints in found.items():
        yield key, "\n".join(reader.say(hint).format(separator.join(paths)) for hint, paths in hints.items())


def unlisted(reader: Reader, listed: list[str]) -> list[str]:
    """The cities that filed and are not listed, as their forms name them."""
    cities = Cities([*listed, *_filed(reader)])
    known = {cities.key(city) for city in listed}
    return [city for city in _filed(reader) if cities.key(city) not in known]


def _filed(reader: Reader) -> list[str]:
    rows = reader.run(
        "select forms.city from files join forms using (path) "
        "where status <> 'unreadable' and forms.city <> '' group by forms.city order by min(path)"
    )
    return [city for (city,) in rows]
