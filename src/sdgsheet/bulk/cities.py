"""Names of cities: which of them mean the same city, and which of an office's list have not filed."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from sdgsheet.errors import SdgsheetError
from sdgsheet.notation.characters import solid
from sdgsheet.text import Text

PREFECTURE: Final = r"(?:北海道|東京都|京都府|大阪府|(?:神奈川|和歌山|鹿児島)県|[一-龥]{2}県)"
_PREFECTURE = re.compile(PREFECTURE)
_DISTRICT = re.compile(r"^[^郡]{1,5}郡(?=.+[町村]$)")
_CITY_HEADING = re.compile(r"(?:都市|自治体|市区?町村|団体|提案者)(?:名(?:称)?)?|city|cities|municipality")
_PREFECTURE_HEADING = re.compile(r"都道府県(?:名)?|prefecture")
_CITY: Final = re.compile(r".*[都道府県市区町村]")


class Cities:
    """A set of names of cities, in which every name finds its own, however it is written.

    White space, full width and the district (郡) do not matter. A name without its prefecture is
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


def plain(name: str) -> str:
    """Without white space, full width and district (郡)."""
    name = solid(name)
    bare = without_prefecture(name)
    return name[: len(name) - len(bare)] + _DISTRICT.sub("", bare)


def read_cities(path: Path) -> list[str]:
    """The cities of an office's list, in its order, each once.

    The list is CSV in UTF-8 or as Excel saves it (Shift_JIS), with or without headings: a column of
    cities (都市, 市町村名 …), and one of prefectures (都道府県) or none.

    Raises:
        SdgsheetError: it cannot be read, or names no city.
    """
    try:
        data = path.read_bytes()
    except OSError:
        raise _unreadable(path) from None
    rows = [[cell.strip() for cell in row] for row in csv.reader(io.StringIO(_decoded(data, path)))]
    names = list(dict.fromkeys(_names([row for row in rows if any(row)])))
    if not names:
        raise SdgsheetError(
            Text(
                f"{path}: 都市の名前が見つかりません。「都市名」という見出しの列を作り、1行に1都市を書いてください。",
                f"{path}: no city was found. Please give it a column headed 都市名 with one city a line.",
            )
        )
    return names


def _names(rows: list[list[str]]) -> Iterator[str]:
    city, prefecture, first = _columns(rows)
    for row in rows[first:]:
        name = row[city] if city < len(row) else ""
        before = row[prefecture] if prefecture is not None and prefecture < len(row) else ""
        if name:
            yield name if name.startswith(before) else before + name


def _columns(rows: list[list[str]]) -> tuple[int, int | None, int]:
    """The columns of cities and prefectures, and the first row below the headings."""
    for position, row in enumerate(rows[:10]):
        headings = [solid(cell).lower() for cell in row]
        city = next((c for c, text in enumerate(headings) if _CITY_HEADING.fullmatch(text)), None)
        if city is not None:
            prefecture = next((c for c, text in enumerate(headings) if _PREFECTURE_HEADING.fullmatch(text)), None)
            return city, prefecture, position + 1
    width = max(map(len, rows), default=0)
    alike = [sum(bool(_CITY.fullmatch(row[c])) for row in rows if c < len(row)) for c in range(width)]
    likely = [c for c in range(width) if alike[c] * 2 > len(rows)]
    if len(likely) > 1 and all(_PREFECTURE.fullmatch(row[likely[0]]) for row in rows if likely[0] < len(row)):
        return likely[1], likely[0], 0
    return (likely[0] if likely else 0), None, 0


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
