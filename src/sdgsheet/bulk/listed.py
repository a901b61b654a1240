"""The office's list of the cities that are to file."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from sdgsheet.bulk.cities import PREFECTURE, plain
from sdgsheet.errors import SdgsheetError
from sdgsheet.notation.characters import solid
from sdgsheet.text import Text

_DELIMITERS: Final = (",", "\t", ";")
_PREFECTURE = re.compile(PREFECTURE)
_CITY_HEADING = re.compile(r"(?:都市|自治体|市区?町村|団体|提案者)(?:名(?:称)?)?|city|cities|municipality")
_PREFECTURE_HEADING = re.compile(r"都道府県(?:名)?|prefecture")
_CITY: Final = re.compile(r".*[都道府県市区町村]")
_TOTAL = re.compile(r"[合小総]?計|[\d,]+(?:都市|団体|市町村|件)?")
"""What stands in the last line of a list and is no city."""


def read_cities(path: Path) -> list[str]:
    """The cities of an office's list, in its order, each once.

    The list is CSV in UTF-8 or as Excel saves it (Shift_JIS; tabs and semicolons too), with or without
    headings: a column of cities (都市, 市町村名 …), and one of prefectures (都道府県) or none. A prefecture
    that stands in the first of its rows alone, as merged cells are saved, holds for those below.

    Raises:
        SdgsheetError: it cannot be read, or names no city.
    """
    try:
        data = path.read_bytes()
    except OSError:
        raise _unreadable(path) from None
    text = _decoded(data, path)
    rows = [[cell.strip() for cell in row] for row in csv.reader(io.StringIO(text), delimiter=_delimiter(text))]
    names = {plain(name): name for name in reversed(list(_names([row for row in rows if any(row)])))}
    if not names:
        raise SdgsheetError(
            Text(
                f"{path}: 都市の名前が見つかりません。「都市名」という見出しの列を作り、1行に1都市を書いてください。",
                f"{path}: no city was found. Please give it a column headed 都市名 with one city a line.",
            )
        )
    return list(reversed(names.values()))


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
    below = rows[columns.first :]
    prefectures = _filled_down([_cell(row, columns.prefecture) for row in below])
    for name, before in zip((_cell(row, columns.city) for row in below), prefectures, strict=True):
        if name and not _TOTAL.fullmatch(solid(name)) and not _TOTAL.fullmatch(solid(before)):
            yield name if name.startswith(before) else before + name


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
    for position, row in enumerate(rows[:10]):
        headings = [solid(cell).lower() for cell in row]
        city = next((c for c, text in enumerate(headings) if _CITY_HEADING.fullmatch(text)), None)
        if city is not None:
            prefecture = next((c for c, text in enumerate(headings) if _PREFECTURE_HEADING.fullmatch(text)), None)
            return _Columns(city, prefecture, position + 1)
    width = max(map(len, rows), default=0)
    alike = [sum(bool(_CITY.fullmatch(row[c])) for row in rows if c < len(row)) for c in range(width)]
    likely = [c for c in range(width) if alike[c] * 2 > len(rows)]
    if len(likely) > 1 and all(_PREFECTURE.fullmatch(row[likely[0]]) for row in rows if likely[0] < len(row)):
        return _Columns(likely[1], likely[0], 0)
    return _Columns(likely[0], None, 0) if likely else None


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
