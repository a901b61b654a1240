"""What others did with 点検結果, and is lost when it goes: what they put into it, and what reads it from elsewhere."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from sdgsheet.snapshot import Ref, Workbook
from sdgsheet.text import Text
from sdgsheet.xlsx.layers.results import Results
from sdgsheet.xlsx.layers.said import (
    ADDED,
    ATTACHED,
    CHARTS,
    DANGLING,
    OTHER_READERS,
    PIVOTS,
    dangling_name,
    dangling_sheet,
    dangling_view,
)
from sdgsheet.xlsx.ours import TAG
from sdgsheet.xlsx.package import Package, part_key
from sdgsheet.xlsx.patch.apply import LeftOut
from sdgsheet.xlsx.patch.book import Book
from sdgsheet.xlsx.patch.encoding import to_utf8
from sdgsheet.xlsx.patch.workbookpart import SheetEntry

_ATTACHED = {"comments", "threadedComment", "table", "pivotTable"}
_ANCHORED = b"Anchor>"
"""Ends each picture and shape of a drawing. LibreOffice gives sheets an empty one."""
_READERS = {"chart": CHARTS, "chartEx": CHARTS, "pivotCacheDefinition": PIVOTS}
_QUOTED = re.compile(r"""'(?:[^']|'')*'|"(?:[^"]|"")*\"""")
"""The name of a sheet, or a text."""
_BY_TEXT = re.compile(r"\b(?:INDIRECT|HYPERLINK)\(", re.IGNORECASE)
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
    """What of theirs reads the sheet of results ``name``: formulas, names that they defined, views, and what sheets hold."""
    book, reads = Book(package), _reading(name)
    named = (own.rpartition("!")[2] for own, text in workbook.names.items() if reads.search(text))
    names = dict.fromkeys(own for own in named if not own.startswith((TAG, "_xlnm.")))
    return [
        *dangling_formulas(workbook, name),
        *(LeftOut(None, dangling_name(own)) for own in names),
        *(LeftOut(None, dangling_view(own)) for own in book.workbook.views_of(name)),
        *(
            LeftOut(None, dangling_sheet(entry.name, what))
            for entry in book.workbook.sheets
            if entry.name != name
            for what in dict.fromkeys(_beside_cells(package, book, entry, name))
        ),
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
        if cell.formula is not None and "!" in cell.formula and reads.search(_without_texts(cell.formula))
    ]


def _without_texts(formula: str) -> str:
    """The formula with the texts in it left out, unless it reads what a text names."""
    if _BY_TEXT.search(formula):
        return formula
    return _QUOTED.sub(lambda match: "" if match[0].startswith('"') else match[0], formula)


def _reading(name: str) -> re.Pattern[str]:
    """What a formula has in it that reads the sheet."""
    quoted = name.replace("'", "''")
    return re.compile(rf"(?:'{re.escape(quoted)}'|(?<![\w.'\]]){re.escape(name)})!", re.IGNORECASE)


def _beside_cells(package: Package, book: Book, entry: SheetEntry, name: str) -> Iterator[Text]:
    """What a sheet holds, but for its cells, that reads the sheet of results."""
    arrow = book.arrows.get(entry.relation)
    if arrow is None or arrow.external or arrow.target not in package:
        return
    formula, source = _reading(name), re.compile(rf"""\ssheet\s*=\s*(["']){re.escape(name)}\1""", re.IGNORECASE)
    for kind, part in [(arrow.kind, arrow.target), *_belongings(package, arrow.target)]:
        if part.lower().endswith((".xml", ".vml")) and kind != "pivotCacheRecords":
            text = html.unescape(_CELLS.sub(b"", to_utf8(package.read(part), part).data).decode(errors="replace"))
            if formula.search(text) or source.search(text):
                yield _READERS.get(kind, OTHER_READERS)


def _belongings(package: Package, sheet: str) -> Iterator[tuple[str, str]]:
    """The parts that a sheet's part leads to (drawings, their charts, pivot tables, their sources), with their kinds."""
    seen, waiting = {part_key(sheet)}, [sheet]
    while waiting:
        for arrow in package.relationships(waiting.pop()).values():
            if not arrow.external and arrow.target in package and part_key(arrow.target) not in seen:
                seen.add(part_key(arrow.target))
                waiting.append(arrow.target)
                yield arrow.kind, arrow.target
