"""Who has filed, against the office's list."""

from __future__ import annotations

from collections.abc import Iterator

from sdgsheet.bulk.cities import Cities, without_prefecture
from sdgsheet.bulk.reader import Reader
from sdgsheet.reports.summary.contents import MissingLine
from sdgsheet.text import Text

_MAY_BE = Text("読めないファイルが、この都市の提出かもしれません：{}", "Unreadable files that may be its filing: {}")


def missing(reader: Reader, listed: list[str]) -> Iterator[MissingLine]:
    """The listed cities without a filing, in the list's order."""
    cities = Cities([*listed, *_filed(reader)])
    filed = {cities.key(city) for city in _filed(reader)}
    for city in listed:
        if cities.key(city) not in filed:
            yield MissingLine(city, _hint(reader, city))


def _hint(reader: Reader, city: str) -> str:
    short = without_prefecture(city)
    rows = reader.run(
        "select path from files where status = 'unreadable' and instr(path, ?) order by path limit 3", (short,)
    )
    paths = [reader.shown(path) for (path,) in rows]
    return reader.say(_MAY_BE).format(reader.say(Text("、", ", ")).join(paths)) if paths else ""


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
