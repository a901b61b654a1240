"""The package's own small parts: content types and relationships, added to and taken from."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from sdgsheet.xlsx.package import part_key
from sdgsheet.xlsx.patch.scan import append, prefix, scan
from sdgsheet.xlsx.patch.splice import Splice
from sdgsheet.xlsx.patch.styles import attribute

CONTENT_TYPES = "[Content_Types].xml"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
STYLES = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
CUSTOM_XML_PROPERTIES = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
RELATIONSHIPS = "application/vnd.openxmlformats-package.relationships+xml"
XML = "application/xml"


class Arrow(NamedTuple):
    """A relationship to be added."""

    id: str
    type: str
    """The whole address of the type."""
    target: str
    """As written: relative to the folder of the part it leaves."""


def relationships_part(part: str) -> str:
    """The name of the part that holds the relationships of ``part`` (of the package where empty)."""
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"


def relative(part: str, target: str) -> str:
    """``target`` as a relationship of ``part`` names it."""
    return posixpath.relpath(target, posixpath.dirname(part) or ".")


def free_id(taken: Collection[str]) -> str:
    """An id that no relationship has, whatever its case."""
    used = {name.lower() for name in taken}
    return next(name for n in range(1, len(used) + 2) if (name := f"rId{n}").lower() not in used)


def add_types(data: bytes, overrides: Sequence[tuple[str, str]]) -> Splice:
    """Names the content types of parts."""
    root = scan(data, CONTENT_TYPES, "ct:Types", depth=2)
    name = prefix(data, root)
    content = b"".join(
        b'<%bOverride PartName="/%b" ContentType="%b"/>' % (name, attribute(part).encode(), kind.encode())
        for part, kind in overrides
    )
    return append(data, root, content)


def remove_types(data: bytes, parts: Collection[str]) -> list[Splice]:
    """Takes out what names the content types of parts that are gone."""
    keys = {part_key(part) for part in parts}
    root = scan(data, CONTENT_TYPES, "ct:Types", depth=2)
    return [
        Splice(child.start, child.end, b"")
        for child in root.all("Override")
        if part_key(child.attributes.get("PartName", "")) in keys
    ]


def add_arrows(data: bytes, part: str, arrows: Iterable[Arrow]) -> Splice:
    """Adds relationships to the part that holds them."""
    root = scan(data, part, "rel:Relationships", depth=2)
    name = prefix(data, root)
    content = b"".join(
        b'<%bRelationship Id="%b" Type="%b" Target="%b"/>'
        % (name, arrow.id.encode(), arrow.type.encode(), attribute(arrow.target).encode())
        for arrow in arrows
    )
    return append(data, root, content)


def remove_arrows(data: bytes, part: str, ids: Collection[str]) -> list[Splice]:
    """Takes relationships out by their ids."""
    root = scan(data, part, "rel:Relationships", depth=2)
    return [
        Splice(child.start, child.end, b"")
        for child in root.all("Relationship")
        if child.attributes.get("Id", "") in ids
    ]
