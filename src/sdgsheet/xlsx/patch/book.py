"""The parts of a workbook that a writer needs, found by their relationships."""

from __future__ import annotations

from dataclasses import dataclass

from sdgsheet.xlsx.ours import TAG, OwnNames, our_sheets
from sdgsheet.xlsx.package import Package
from sdgsheet.xlsx.patch.encoding import to_utf8
from sdgsheet.xlsx.patch.workbookpart import SheetEntry, WorkbookPart


@dataclass(frozen=True, slots=True)
class WorksheetPlace:
    """One worksheet: where it is listed, and its part."""

    index: int
    entry: SheetEntry
    part: str


class Book:
    """A workbook's parts. Sheets of other kinds (charts, dialogs) are left out."""

    def __init__(self, package: Package) -> None:
        """Raises UnreadableError."""
        self.package = package
        self.main = package.main
        self.workbook = WorkbookPart(to_utf8(package.read(self.main), self.main).data, self.main)
        self.arrows = package.relationships(self.main)
        self.worksheets: dict[str, WorksheetPlace] = {}
        """By name in lower case, as Excel compares names."""
        for index, entry in enumerate(self.workbook.sheets):
            arrow = self.arrows.get(entry.relation)
            if arrow is not None and arrow.kind == "worksheet" and not arrow.external and arrow.target in package:
                self.worksheets[entry.name.casefold()] = WorksheetPlace(index, entry, arrow.target)

    def part_of(self, kind: str) -> str | None:
        """The name of the part that the workbook has one of (``styles``, ``calcChain``)."""
        found = (a.target for a in self.arrows.values() if a.kind == kind and not a.external)
        return next((target for target in found if target in self.package), None)

    def result_sheets(self) -> dict[int, OwnNames]:
        """The places of the sheets that bear the tag of 点検結果, to their own names."""
        names = [entry.name for entry in self.workbook.sheets]
        found = our_sheets(self.workbook.names(), names, [name.casefold() in self.worksheets for name in names])
        return {place: own for place, own in found.items() if own.names[TAG].strip('"') == "result"}

    def has_results(self) -> bool:
        """Some sheet bears the tag of 点検結果, also where nobody can tell which."""
        return any(name == TAG and text.strip('"') == "result" for name, _, text in self.workbook.names())

    def arrows_to(self, part: str) -> list[str]:
        """The ids of the workbook's relationships to a part."""
        return [id_ for id_, arrow in self.arrows.items() if arrow.target == part and not arrow.external]
