"""Who has filed, against the office's list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from sdgsheet.bulk.cities import Cities, Name
from sdgsheet.bulk.reader import Reader
from sdgsheet.reports.summary.contents import Listed, ListLine
from sdgsheet.text import Text

_UNREADABLE = Text(
    "読めないファイルが、この都市の提出かもしれません：{}",
    "Unreadable files that may be its filing: {}",
)
_READ = Text(
    "この都市の名前のファイルですが、様式1の都市名が違うか、読み取れません：{}",
    "Files under its name whose forms name another city, or none: {}",
)
_NAMESAKES = Text(
    "同じ名前の都市があり、都道府県が書かれていないため判断できません。提出されたもの：{}",
    "Cities share this name, and the prefecture is not written: it cannot be told which filed. Filings: {}",
)
_NOT_LISTED = Text(
    "様式1の都市名、または一覧の都市名をご確認ください：{}",
    "Please check the city's name in the form, or in the list: {}",
)
_BETWEEN = Text("、", ", ")
_NAMED: Final = 3
"""Files in one hint."""


def against_list(reader: Reader, listed: list[str]) -> Iterator[ListLine]:
    """The listed cities without a filing, in the list's order, and the filings of others that are not listed."""
    names = _filed(reader)
    cities = Cities([*listed, *names])
    yield from _missing(reader, listed, names, cities)
    known, namesakes = {cities.key(city) for city in listed}, _namesakes(listed)
    for city in names:
        if cities.key(city) not in known and not namesakes(city):
            paths = reader.run("select distinct path from forms where city = ? order by path limit ?", (city, _NAMED))
            files = reader.say(_BETWEEN).join(reader.shown(path) for (path,) in paths)
            yield ListLine(city, "not listed", reader.say(_NOT_LISTED).format(files))


def _missing(reader: Reader, listed: list[str], names: list[str], cities: Cities) -> Iterator[ListLine]:
    filed, namesakes = {cities.key(city) for city in names}, _namesakes(names)
    hints = dict(_hints(reader, cities))
    for city in listed:
        if (key := cities.key(city)) in filed:
            continue
        if doubtful := namesakes(city):
            remark = reader.say(_NAMESAKES).format(reader.say(_BETWEEN).join(doubtful))
            yield ListLine(city, "undecided", remark)
        else:
            yield ListLine(city, "missing", hints.get(key, ""))


def _namesakes(cities: list[str]) -> Callable[[str], list[str]]:
    """Which of the cities another name may mean; one without its prefecture may be any of that name."""
    by_name: dict[str, list[str]] = {}
    for city in cities:
        by_name.setdefault(Name.of(city).bare, []).append(city)

    def of(city: str) -> list[str]:
        name = Name.of(city)
        return [other for other in by_name.get(name.bare, ()) if name.may_be(Name.of(other))]

    return of


def counted(listed: list[str], lines: Iterable[ListLine]) -> Listed:
    """What came of the list, in numbers."""
    states = Counter(line.state for line in lines)
    return Listed(len(listed), states["missing"], states["undecided"])


def _hints(reader: Reader, cities: Cities) -> Iterator[tuple[str, str]]:
    """Of each city that a file's name speaks of and its form does not: those files."""
    found: dict[str, dict[Text, list[str]]] = {}
    for path, status, named in reader.run("select path, status, named from files where named <> '' order by path"):
        hint = _UNREADABLE if status == "unreadable" else _READ
        paths = found.setdefault(cities.key(named), {}).setdefault(hint, [])
        if len(paths) < _NAMED:
            paths.append(reader.shown(path))
    separator = reader.say(_BETWEEN)
    for key, hints in found.items():
        yield key, "\n".join(reader.say(hint).format(separator.join(paths)) for hint, paths in hints.items())


def _filed(reader: Reader) -> list[str]:
    rows = reader.run("select city from forms where city <> '' group by city order by min(path)")
    return [city for (city,) in rows]
