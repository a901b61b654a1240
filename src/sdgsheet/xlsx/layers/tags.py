"""Layers known by their tags alone, whatever became of the restore data."""

from __future__ import annotations

from sdgsheet.edits import LAYERS, Layer
from sdgsheet.xlsx.ours import TAG
from sdgsheet.xlsx.package import Package
from sdgsheet.xlsx.patch.book import Book
from sdgsheet.xlsx.patch.conditional import take_off
from sdgsheet.xlsx.patch.encoding import to_utf8
from sdgsheet.xlsx.patch.sheetscan import scan_sheet

MARK = b"sdgsheet:"
"""Begins every tag in a worksheet."""


def worksheet_parts(package: Package) -> list[str]:
    """The names of the worksheets' parts."""
    arrows = package.relationships(package.main).values()
    return [a.target for a in arrows if a.kind == "worksheet" and not a.external and a.target in package]


def layers_in(package: Package) -> set[Layer]:
    """The layers of which tags stand in any worksheet, or whose sheet is there."""
    found: set[Layer] = set()
    if TAG.encode() in to_utf8(package.read(package.main), package.main).data and Book(package).has_results():
        found.add("mark")
    for part in worksheet_parts(package):
        data = to_utf8(package.read(part), part).data
        if MARK in data:
            places = scan_sheet(data, part)
            found |= {layer for layer in LAYERS if any(True for _ in take_off(places, layer))}
    return found
