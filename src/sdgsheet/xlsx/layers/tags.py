"""Layers known by what stands in the workbook, whatever became of the restore data."""

from __future__ import annotations

import re

from sdgsheet.edits import LAYERS, Layer
from sdgsheet.xlsx.ours import TAG, key_column
from sdgsheet.xlsx.package import Package
from sdgsheet.xlsx.patch.book import Book
from sdgsheet.xlsx.patch.conditional import take_off
from sdgsheet.xlsx.patch.encoding import to_utf8
from sdgsheet.xlsx.patch.sheetscan import scan_sheet
from sdgsheet.xlsx.reading import read_package

MARK = b"sdgsheet:"
"""Begins every tag in a worksheet."""
_TEMPLATE = b"sdgsheet:template"
_KEPT = re.compile("[0-9a-f]{8}｜".encode())
"""What stands beside the rows of 点検結果, in whatever part its texts are."""


def worksheet_parts(package: Package) -> list[str]:
    """The names of the worksheets' parts."""
    arrows = package.relationships(package.main).values()
    return [a.target for a in arrows if a.kind == "worksheet" and not a.external and a.target in package]


def layers_in(package: Package) -> set[Layer]:
    """The layers of which tags stand in any worksheet, or whose sheet is there."""
    found: set[Layer] = set()
    if _is_tagged(package) or _holds_results(package):
        found.add("mark")
    for part in worksheet_parts(package):
        data = to_utf8(package.read(part), part).data
        if MARK in data:
            places = scan_sheet(data, part)
            found |= {layer for layer in LAYERS if any(True for _ in take_off(places, layer))}
    return found


def has_template_bands(package: Package) -> bool:
    """Bands stand in it that are part of the form itself, as in one that sdgsheet made."""
    return any(_TEMPLATE in to_utf8(package.read(part), part).data for part in worksheet_parts(package))


def _is_tagged(package: Package) -> bool:
    return TAG.encode() in to_utf8(package.read(package.main), package.main).data and Book(package).has_results()


def _holds_results(package: Package) -> bool:
    """点検結果 stands in it, though its names are gone. Nothing is read where no text is like those beside its rows."""
    texts = Book(package).part_of("sharedStrings")
    parts = [*worksheet_parts(package), *([texts] if texts else [])]
    if not any(_KEPT.search(to_utf8(package.read(part), part).data) for part in parts):
        return False
    return any(key_column(sheet.rows) is not None for sheet in read_package(package, sha256="").sheets)
