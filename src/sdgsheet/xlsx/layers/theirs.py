"""What others did with 点検結果, and is lost when it goes: what they put into it, and what reads it from elsewhere."""

from __future__ import annotations

import html
import re

from sdgsheet.snapshot import Ref, Workbook
from sdgsheet.xlsx.layers.results import Results
from sdgsheet.xlsx.layers.said import ADDED, ATTACHED, DANGLING, dangling_name, dangling_sheet
from sdgsheet.xlsx.ours import TAG
from sdgsheet.xlsx.package import Package
from sdgsheet.xlsx.patch.apply import LeftOut
from sdgsheet.xlsx.patch.book import Book
from sdgsheet.xlsx.patch.encoding import to_utf8

_ATTACHED = {"comments", "threadedComment", "table", "pivotTable"}
_ANCHORED = b"Anchor>"
"""Ends each picture and shape of a drawing. LibreOffice gives sheets an empty one."""
_CELLS = re.compile(rb"<(?:[\w.-]+:)?sheetData\b.*</(?:[\w.-]+:)?sheetData\s*>", re.DOTALL)


def added_in(package: Package, results: Results) -> list[LeftOut]:
    """What others wrote into 点検結果, or put on it, and goes with it."""
    place = Book(package).worksheets[results.sheet.name.casefold()]
    arrows = package.relationships(place.part).values()
    is_attached = any(
        arrow.kind in _ATTACHED or (arrow.kind == "drawing" and _ANCHORED in package.read(arrow.target))
        for arrow in arrows
        if not arrow.external and arrow.target in package
    )
    return [*(LeftOut(ref, ADDED) for ref in results.added), *([LeftOut(None, ATTACHED)] if is_attached else [])]


def dangling(package: Package, workbook: Workbook, name: str) -> list[LeftOut]:
    """What of theirs reads the sheet of results ``name``: formulas, names that they defined, formats, lists and links."""
    reads = _reading(name)
    named = (own.rpartition("!")[2] for own, text in workbook.names.items() if reads.search(text))
    names = dict.fromkeys(own for own in named if not own.startswith((TAG, "_xlnm.")))
    sheets = [
        place.entry.name
        for place in Book(package).worksheets.values()
        if place.entry.name != name and reads.search(_beside_cells(package, place.part))
    ]
    return [
        *dangling_formulas(workbook, name),
        *(LeftOut(None, dangling_name(own)) for own in names),
        *(LeftOut(None, dangling_sheet(own)) for own in sheets),
    ]


def dangling_formulas(workbook: Workbook, name: str) -> list[LeftOut]:
    """Of what reads the sheet of results ``name`` the formulas."""
    reads = _reading(name)
    return [
        LeftOut(Ref(sheet.name, cell.row, cell.column), DANGLING)
        for sheet in workbook.sheets
        if sheet.name != name
        for columns in sheet.rows.values()
        for cell in columns.values()
        if cell.formula is not None and "!" in cell.formula and reads.search(cell.formula)
    ]


def _reading(name: str) -> re.Pattern[str]:
    """What a formula has in it that reads the sheet."""
    quoted = name.replace("'", "''")
    return re.compile(rf"(?:'{re.escape(quoted)}'|(?<![\w.']){re.escape(name)})!", re.IGNORECASE)


def _beside_cells(package: Package, part: str) -> str:
    """All of a worksheet but its cells: conditional formats, drop-down lists, links."""
    return html.unescape(_CELLS.sub(b"", to_utf8(package.read(part), part).data).decode())
