"""Reads a workbook's file into a snapshot."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sdgsheet.snapshot import Workbook
from sdgsheet.xlsx import unreadable
from sdgsheet.xlsx.cells import Shared
from sdgsheet.xlsx.links import read_links
from sdgsheet.xlsx.ours import our_sheets
from sdgsheet.xlsx.package import Package, Relationship
from sdgsheet.xlsx.pictures import read_pictures
from sdgsheet.xlsx.strings import read_shared_strings
from sdgsheet.xlsx.styles import by_number, read_styles
from sdgsheet.xlsx.workbook import read_workbook_part
from sdgsheet.xlsx.worksheet import read_worksheet

_SHEETS = ("worksheet", "chartsheet", "dialogsheet", "xlMacrosheet", "xlIntlMacrosheet")
_MACROS = ("vbaProject", "xlMacrosheet", "xlIntlMacrosheet")


def read_workbook(path: Path) -> Workbook:
    """The workbook in the file. Raises UnreadableError, and nothing else, where it cannot be read."""
    with Package.open(path) as package:
        return read_package(package)


def read_bytes(data: bytes) -> Workbook:
    """The workbook whose file holds these bytes. Raises UnreadableError."""
    with Package.of(data) as package:
        return read_package(package)


def read_package(package: Package, sha256: str | None = None) -> Workbook:
    """The workbook in an open package, under the hash given, else that of the file as it stands.

    Raises UnreadableError.
    """
    with _without_collection():
        return _read(package, sha256)


@contextmanager
def _without_collection() -> Iterator[None]:
    """Puts off the search for garbage: a snapshot makes none, and looking for it takes half the time of a large one."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _read(package: Package, sha256: str | None) -> Workbook:
    main = package.main
    part = read_workbook_part(package.read(main), main)
    arrows = package.relationships(main)
    shared = _shared(package, arrows, date1904=part.date1904)
    kinds = [arrow.kind if (arrow := arrows.get(entry.relation)) else "" for entry in part.sheets]
    ours = our_sheets(part.names, [entry.name for entry in part.sheets], [kind == "worksheet" for kind in kinds])
    sheets = []
    for position, entry in enumerate(part.sheets):
        arrow = arrows.get(entry.relation)
        if arrow is None or arrow.kind not in _SHEETS:
            raise unreadable.sheet_missing(entry.name)
        if arrow.kind == "worksheet":
            sheets.append(read_worksheet(package, arrow.target, entry, shared, ours=position in ours))
    return Workbook(
        sheets=tuple(sheets),
        date1904=part.date1904,
        names=part.named(),
        sha256=package.sha256 if sha256 is None else sha256,
        macros=any(arrow.kind in _MACROS for arrow in arrows.values()),
        external_links=read_links(package, arrows, part.external_links),
        signed=any(arrow.kind == "origin" for arrow in package.relationships().values()),
    )


def _shared(package: Package, arrows: dict[str, Relationship], *, date1904: bool) -> Shared:
    parts = {arrow.kind: arrow.target for arrow in arrows.values() if arrow.target in package}
    strings, styles = parts.get("sharedStrings"), parts.get("styles")
    return Shared(
        strings=read_shared_strings(package.read(strings), strings) if strings else (),
        styles=read_styles(package.read(styles), styles) if styles else by_number([]),
        pictures=read_pictures(package, parts),
        date1904=date1904,
        cells_left=package.limits.cells,
        formulas_left=package.limits.formulas,
    )
