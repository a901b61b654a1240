"""Pictures placed in cells: Excel stores them as ``#VALUE!`` with a rich value beside it."""

from __future__ import annotations

from collections.abc import Mapping

from sdgsheet.xlsx.markup import Attributes, walk
from sdgsheet.xlsx.package import Package

_PICTURES = ("_localImage", "_webimage")


def read_pictures(package: Package, parts: Mapping[str, str]) -> frozenset[str]:
    """The numbers (``vm``) that cells give to pictures; other rich values are errors such as #SPILL!.

    ``parts`` are the workbook's related parts by kind. Raises UnreadableError where one is damaged.
    """
    metadata, values, structures = (
        parts.get(kind) for kind in ("sheetMetadata", "rdRichValue", "rdRichValueStructure")
    )
    if not (metadata and values and structures):
        return frozenset()
    types = _attributes(package, structures, "xlrd:s", "t")
    structure_of = [int(s) if s.isdecimal() else -1 for s in _attributes(package, values, "xlrd:rv", "s")]
    pictures = {
        number
        for number, structure in enumerate(structure_of)
        if 0 <= structure < len(types) and types[structure] in _PICTURES
    }
    return frozenset(
        str(number) for number, value in enumerate(_rich_values(package, metadata), 1) if value in pictures
    )


def _attributes(package: Package, part: str, element: str, name: str) -> list[str]:
    found: list[str] = []
    walk(package.read(part), {element: lambda attributes: found.append(attributes.get(name, ""))}, part=part)
    return found


def _rich_values(package: Package, part: str) -> list[int | None]:
    """The rich value of each value's metadata, in their order."""
    types: list[str] = []
    future: dict[str, list[int | None]] = {}
    found: list[int | None] = []
    section: list[int | None] | None = None
    in_values = False

    def begin_future(attributes: Attributes) -> None:
        nonlocal section
        section = future.setdefault(attributes.get("name", ""), [])

    def begin_values(_: Attributes) -> None:
        nonlocal section, in_values
        section, in_values = found, True

    def end() -> None:
        nonlocal section, in_values
        section, in_values = None, False

    def block(_: Attributes) -> None:
        if section is not None:
            section.append(None)

    def rich_value(attributes: Attributes) -> None:
        if section and not in_values:
            section[-1] = int(attributes["i"])

    def record(attributes: Attributes) -> None:
        if section and in_values:
            kind, index = int(attributes["t"]) - 1, int(attributes["v"])
            blocks = future.get(types[kind], []) if 0 <= kind < len(types) else []
            section[-1] = blocks[index] if 0 <= index < len(blocks) else None

    starts = {
        "metadataType": lambda attributes: types.append(attributes["name"]),
        "futureMetadata": begin_future,
        "valueMetadata": begin_values,
        "bk": block,
        "rc": record,
        "xlrd:rvb": rich_value,
    }
    walk(package.read(part), starts, {"futureMetadata": end, "valueMetadata": end}, part=part)
    return found
