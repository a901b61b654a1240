"""A layer taken off by its splices: the very bytes come back wherever a part is still as we wrote it."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple

from sdgsheet.xlsx.layers.record import LayerRecord
from sdgsheet.xlsx.package import Package, part_key
from sdgsheet.xlsx.patch import opc
from sdgsheet.xlsx.patch.book import Book
from sdgsheet.xlsx.patch.draft import sha256
from sdgsheet.xlsx.patch.encoding import to_utf8
from sdgsheet.xlsx.patch.styles import StyleSheet

_USED_FORMAT = re.compile(rb"""\s(?:s|style)=["'](\d+)["']""")
_USED_HIGHLIGHT = re.compile(rb"""[dD]xfId=["'](\d+)["']""")
_USERS = ("xl/worksheets/", "xl/tables/", "xl/pivottables/")


class TakenOff(NamedTuple):
    """What came of it."""

    package: Package
    whole: bool
    """Every part has its bytes again."""
    parts: frozenset[str]
    """Keys of the parts that have."""


def is_as_written(package: Package, layer: LayerRecord) -> bool:
    """Every part that the layer changed is still as it was written; never so where Excel itself laid it on."""
    return bool(layer.parts) and all(
        name in package and sha256(package.read(name)) == undo.after for name, undo in layer.parts.items()
    )


def take_off_exactly(package: Package, layer: LayerRecord, *, keep: Collection[str] = ()) -> TakenOff:
    """Restores what fits, but for the parts of the keys ``keep``.

    Parts that hold together come back together or not at all: the list of sheets with what
    leads to them; formats only when no sheet that stays can be using those that would go.
    """
    restored = {
        part_key(name): content
        for name, undo in layer.parts.items()
        if name in package
        and part_key(name) not in keep
        and (content := undo.restored(package.read(name), name)) is not None
    }
    whole = len(restored) == len(layer.parts) > 0
    book = Book(package)
    structure = {part_key(p) for p in (book.main, opc.relationships_part(book.main), opc.CONTENT_TYPES)}
    structure &= {part_key(name) for name in layer.parts}
    if not whole:
        for kind in ("styles", "calcChain"):
            restored.pop(part_key(book.part_of(kind) or ""), None)
        if not structure <= restored.keys():
            for key in structure:
                restored.pop(key, None)
    gone: dict[str, bytes | None] = {}
    if structure and structure <= restored.keys():
        gone = {**dict.fromkeys(layer.added), **layer.dropped}
    bare = package.with_parts({**restored, **gone})
    styles = part_key(book.part_of("styles") or "")
    if styles in restored and not _formats_suffice(bare, styles):
        whole = False
        del restored[styles]
        bare = package.with_parts({**restored, **gone})
    return TakenOff(bare, whole, frozenset(restored))


def _formats_suffice(package: Package, part: str) -> bool:
    """Whether all formats that parts name are in the style sheet ``part``."""
    styles = StyleSheet(to_utf8(package.read(part), part).data, part)
    for key in package.parts:
        if key.startswith(_USERS) and key.endswith(".xml"):
            data = to_utf8(package.read(key), key).data
            for used, size in ((_USED_FORMAT, styles.formats.size), (_USED_HIGHLIGHT, styles.highlights.size)):
                if any(int(number) >= size for number in set(used.findall(data))):
                    return False
    return True
