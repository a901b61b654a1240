"""What forbids writing one cell: the rest is written, and the reason is said."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import NamedTuple

from sdgsheet.snapshot import Area
from sdgsheet.text import Text
from sdgsheet.xlsx.addresses import parse_area
from sdgsheet.xlsx.package import Package
from sdgsheet.xlsx.patch.encoding import to_utf8
from sdgsheet.xlsx.patch.scan import Element, scan, whole
from sdgsheet.xlsx.patch.sheetscan import SheetPlaces

IN_ARRAY = Text(
    "配列数式（またはデータテーブル）の範囲内のため、1つのセルだけを書き換えられません。数式の範囲を解除してからお試しください。",
    "The cell is part of an array formula (or a data table), which cannot be changed cell by cell. "
    "Please resolve the array first.",
)
MERGED_AWAY = Text(
    "結合セルの左上以外のセルのため、書いても表示されません。結合をご確認ください。",
    "The cell is covered by a merge and is not its top left cell: what is written there would not be shown. "
    "Please check the merge.",
)
LOCKED = Text(
    "シートが保護され、セルがロックされています。変えるには、シートの保護を解除してからお試しください。",
    "The sheet is protected and the cell is locked. Please take the sheet’s protection off first.",
)
TWICE = Text(
    "ファイル内に同じセルが二重に保存されています。Excelで開いて保存し直してからお試しください。",
    "The cell is stored twice in the file. Please open it in Excel and save it again first.",
)
NO_CELLS = Text(
    "シートの中身が読み取れない形のため、書き込めません。Excelで開いて保存し直してからお試しください。",
    "The sheet’s content has a form that cannot be written into. Please open it in Excel and save it again first.",
)
TABLE_EDGE = Text(
    "テーブルの見出し行または集計行のため、書き換えるとテーブルが壊れます。別のセルをご利用ください。",
    "The cell is in the header or total row of a table, which would break. Please use another cell.",
)
IN_PIVOT = Text(
    "ピボットテーブルの範囲内のため、書き換えられません。別のセルをご利用ください。",
    "The cell is inside a pivot table. Please use another cell.",
)


class Forbidden(NamedTuple):
    """A range that must not be written, with the reason."""

    area: Area
    reason: Text


def forbidden_areas(package: Package, part: str) -> Iterator[Forbidden]:
    """What the tables and pivot tables of the worksheet ``part`` hold."""
    for arrow in package.relationships(part).values():
        if arrow.external or arrow.target not in package:
            continue
        if arrow.kind == "table":
            yield from _table_edges(package, arrow.target)
        elif arrow.kind == "pivotTable":
            root = scan(
                to_utf8(package.read(arrow.target), arrow.target).data, arrow.target, "pivotTableDefinition", depth=2
            )
            yield from (Forbidden(area, IN_PIVOT) for location in root.all("location") for area in _area(location))


def _table_edges(package: Package, part: str) -> Iterator[Forbidden]:
    root = scan(to_utf8(package.read(part), part).data, part, "table", depth=1)
    heads = whole(root.attributes.get("headerRowCount"), 1)
    totals = whole(root.attributes.get("totalsRowCount"))
    for area in _area(root):
        if heads:
            yield Forbidden(area._replace(bottom=area.top + heads - 1), TABLE_EDGE)
        if totals:
            yield Forbidden(area._replace(top=area.bottom - totals + 1), TABLE_EDGE)


def _area(element: Element) -> Iterator[Area]:
    """What the element's ``ref`` names; nothing where that is no range."""
    with contextlib.suppress(ValueError):
        yield parse_area(element.attributes.get("ref", ""))


def obstacle(
    places: SheetPlaces, row: int, column: int, *, locked: bool, forbidden: tuple[Forbidden, ...] = ()
) -> Text | None:
    """Why the cell must be left alone; None where nothing forbids it. ``locked``: by its format."""
    stored = places.rows.get(row)
    if row in places.repeated_rows or (stored is not None and stored.columns.count(column) > 1):
        return TWICE
    if any(area.covers(row, column) for area in places.arrays):
        return IN_ARRAY
    if any(area.covers(row, column) and (row, column) != (area.top, area.left) for area in places.merges):
        return MERGED_AWAY
    if locked and places.is_protected(row, column):
        return LOCKED
    return next((entry.reason for entry in forbidden if entry.area.covers(row, column)), None)
