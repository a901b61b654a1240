"""The office's list of the cities that are to file."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator
from itertools import dropwhile
from pathlib import Path
from typing import Final, NamedTuple

from sdgsheet.bulk.cities import PREFECTURE, plain
from sdgsheet.errors import SdgsheetError
from sdgsheet.form.titles import city_in, is_prefecture
from sdgsheet.notation.characters import solid
from sdgsheet.text import Text

_DELIMITERS: Final = (",", "\t", ";")
_CITY_HEADING = re.compile(r"(?:都市|自治体|市区?町村|団体|提案者)(?:名(?:称)?)?|city|cities|municipality")
_MOST: Final = 0.5
"""Of the texts of a column."""
_NOTED = re.compile(r"^[^\w+=-]*(.+?[市区町村])[^\w\s・、,，].*$")
"""A city with a mark before it, or a mark or brackets behind it: つくば市※, ニセコ町（仮）."""
_PREFECTURE_ITSELF = re.compile(rf"\W*({PREFECTURE})[\W_ー]*(?:\1|[都道府県])?[\W_ー]*")
"""A prefecture that files itself, whatever stands for its city: 長野県, 長野県－, 長野県（県）."""
_TOTAL = re.compile(r"[合小総]?計|[\d,]+(?:都市|団体|市町村|件)?")
"""What stands in the last line of a list and is no city."""


def read_cities(path: Path) -> list[str]:
    """The cities of an office's list, in its order, each once.

    The list is CSV in UTF-8 or as Excel saves it (Shift_JIS; tabs and semicolons too), with or without
    headings: a column of cities, and one of prefectures or none. A prefecture
    that stands in the first of its rows alone, as merged cells are saved, holds for those below. One without
    a city files itself, unless all stand as headings above their cities.

    Raises:
        SdgsheetError: it cannot be read, or names no city.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise SdgsheetError(
            Text(
                f"{path}: 都市の一覧が見つかりません。ファイルの場所と名前をご確認ください。",
                f"{path}: there is no list of cities there. Please check the folder and the name.",
            )
        ) from None
    except OSError:
        raise _unreadable(path) from None
    text = _decoded(data, path)
    rows = [[cell.strip() for cell in row] for row in _rows(text, path)]
    names = {plain(name): name for name in reversed(list(_names([row for row in rows if any(row)])))}
    if not names:
        raise SdgsheetError(
            Text(
                f"{path}: 都市の名前が見つかりません。「都市名」という見出しの列を作り、1行に1都市を書いてください。",
                f"{path}: no city was found. Please give it a column headed 都市名 with one city a line.",
            )
        )
    return list(reversed(names.values()))


def _rows(text: str, path: Path) -> list[list[str]]:
    try:
        return list(csv.reader(io.StringIO(text, newline=None), delimiter=_delimiter(text)))
    except csv.Error:
        raise _unreadable(path) from None


def _delimiter(text: str) -> str:
    """What parts the cells of most lines."""
    lines = text.splitlines()
    return max(_DELIMITERS, key=lambda mark: sum(mark in line for line in lines))


class _Columns(NamedTuple):
    city: int
    prefecture: int | None
    first: int
    """The first row below the headings."""


def _names(rows: list[list[str]]) -> Iterator[str]:
    columns = _columns(rows)
    if columns is None:
        return
    below = [(_cell(row, columns.prefecture), _cell(row, columns.city)) for row in rows[columns.first :]]
    prefectures = _filled_down([prefecture for prefecture, _ in below])
    # Prefectures then stand on lines of their own, above their cities.
    headed = not any(prefecture and city for prefecture, city in below)
    for (own, noted), before, following in zip(below, prefectures, [*below, ("", "")][1:], strict=True):
        is_heading = headed and following[1] and not following[0]
        name = _NOTED.sub(r"\1", noted)
        if not name and not is_heading and _PREFECTURE_ITSELF.fullmatch(own):
            name = own
        if name and not _is_total(name) and not _is_total(before):
            full = name if name.startswith(before) else before + name
            itself = _PREFECTURE_ITSELF.fullmatch(full)
            yield itself[1] if itself else full


def _is_total(text: str) -> bool:
    return _TOTAL.fullmatch(solid(text)) is not None


def _cell(row: list[str], column: int | None) -> str:
    return row[column] if column is not None and column < len(row) else ""


def _filled_down(prefectures: list[str]) -> list[str]:
    """Where each stands once, at the head of its rows, it holds for all of them."""
    written = [prefecture for prefecture in prefectures if prefecture]
    if not prefectures or not prefectures[0] or len(set(written)) < len(written):
        return prefectures
    above: list[str] = []
    for prefecture in prefectures:
        above.append(prefecture or above[-1])
    return above


def _columns(rows: list[list[str]]) -> _Columns | None:
    """What stands in the columns tells them apart; a heading only decides where that does not."""
    width = max(map(len, rows), default=0)
    columns = [[_cell(row, column) for row in rows] for column in range(width)]
    headings = [next((n for n, text in enumerate(cells[:10]) if _is_heading(text)), None) for cells in columns]
    cities = [_share(cells, _is_municipality) for cells in columns]
    others = [_share(cells, _is_city) for cells in columns]

    def likely(column: int) -> tuple[bool, bool, bool]:
        return cities[column] > _MOST, headings[column] is not None, others[column] > _MOST

    city = max(range(width), key=likely, default=None)
    if city is None or not any(likely(city)):
        return None
    prefecture = next((c for c in range(width) if c != city and _share(columns[c], _is_prefecture) > _MOST), None)
    if (heading := headings[city]) is not None:
        return _Columns(city, prefecture, heading + 1)
    told, like = (city, _is_city) if prefecture is None else (prefecture, _is_prefecture)
    return _Columns(city, prefecture, next(n for n, text in enumerate(columns[told]) if like(text)))


def _share(cells: list[str], like: Callable[[str], bool]) -> float:
    """How many of the texts are like that, from the first such on."""
    written = list(dropwhile(lambda text: not like(text), filter(None, cells)))
    return sum(map(like, written)) / len(written) if written else 0


def _is_heading(text: str) -> bool:
    return _CITY_HEADING.fullmatch(solid(text).lower()) is not None


def _is_prefecture(text: str) -> bool:
    return is_prefecture(solid(text))


def _is_city(text: str) -> bool:
    return city_in(_NOTED.sub(r"\1", text)) is not None


def _is_municipality(text: str) -> bool:
    return _is_city(text) and not _is_prefecture(text)


def _decoded(data: bytes, path: Path) -> str:
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "cp932"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise _unreadable(path)


def _unreadable(path: Path) -> SdgsheetError:
    return SdgsheetError(
        Text(
            f"{path}: 都市の一覧を読めません。CSV（UTF-8 または Excel の CSV）で保存したファイルを指定してください。",
            f"{path}: the list of cities cannot be read. Please name a file saved as CSV (UTF-8, or as Excel saves it).",
        )
    )
