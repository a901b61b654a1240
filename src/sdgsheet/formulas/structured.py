"""What stands in the brackets of ``進捗[[#This Row],[実績]]``."""

from __future__ import annotations

import re

from sdgsheet.snapshot import Area, Table

_ITEM = re.compile(r"\[((?:[^\[\]']|'.)*)\]|([,:@\s]+)")
_ESCAPED = re.compile(r"'(.)")
_SPECIAL = ("#all", "#data", "#headers", "#totals", "#this row")


def column_area(table: Table, brackets: str, row: int | None) -> Area | None:
    """The cells meant; ``row`` is the formula's own, None on another sheet. None where nothing is meant."""
    this_row, items = _items(brackets.strip())
    specials = [item.lower() for item in items if item.lower() in _SPECIAL]
    columns = [_ESCAPED.sub(r"\1", item) for item in items if item.lower() not in _SPECIAL]
    if this_row:
        specials.append("#this row")
    rows = _rows(table, specials, row)
    numbers = [_number(table, column) for column in columns]
    found = [number for number in numbers if number is not None]
    if rows is None or len(found) < len(numbers):
        return None
    left = table.area.left
    first, last = (min(found), max(found)) if found else (0, len(table.columns) - 1)
    return Area(rows[0], left + first, rows[1], left + last)


def _items(text: str) -> tuple[bool, list[str]]:
    this_row = text.startswith("@")
    if this_row:
        text = text[1:].strip()
    if "[" not in text:
        return this_row, [text] if text else []
    return this_row or "@" in _ITEM.sub(lambda m: m[2] or "", text), [
        m[1] for m in _ITEM.finditer(text) if m[2] is None
    ]


def _rows(table: Table, specials: list[str], row: int | None) -> tuple[int, int] | None:
    top, bottom = table.area.top, table.area.bottom
    first, last = top + table.headings, bottom - table.totals
    if "#this row" in specials:
        return (row, row) if row is not None and first <= row <= last else None
    if "#all" in specials:
        return top, bottom
    if "#headers" in specials:
        first, last = top, last if "#data" in specials else top + table.headings - 1
    elif "#totals" in specials:
        first, last = first if "#data" in specials else bottom - table.totals + 1, bottom
    return (first, last) if first <= last else None


def _number(table: Table, column: str) -> int | None:
    wanted = _flat(column)
    return next((i for i, name in enumerate(table.columns) if _flat(name) == wanted), None)


def _flat(name: str) -> str:
    """Line breaks in headings may be written as such or as spaces."""
    return re.sub(r"\s+", " ", name).casefold()
