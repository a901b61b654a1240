"""Where the restore data live: a customXml part, which Excel and LibreOffice keep when they save."""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Iterator
from itertools import count

from sdgsheet.errors import RefusedError
from sdgsheet.text import Text
from sdgsheet.xlsx.layers.record import NAMESPACE, Record, from_xml
from sdgsheet.xlsx.package import Package, part_key
from sdgsheet.xlsx.patch import opc
from sdgsheet.xlsx.patch.book import Book
from sdgsheet.xlsx.patch.draft import Draft

_FOLDER = "customxml/"
_GUID = "{6B1D2A0E-5D67-4C43-9E0C-5D65A1B0C7F2}"
_PROPERTIES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n'
    f'<ds:datastoreItem ds:itemID="{_GUID}" '
    'xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml">'
    f'<ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
).encode()
_LARGEST = 64 * 1024 * 1024
_EDITION = re.compile(rb"urn:sdgsheet:layers:([0-9]{1,6})\b")
_OURS = int(NAMESPACE.rpartition(":")[2])
NEWER = Text(
    "新しい版の sdgsheet で記入されたファイルです。この版では元に戻すための情報を保てないため、何も書き込みません。sdgsheet を更新してください。",
    "A later version of sdgsheet wrote into this file, and this one cannot keep what undo needs. "
    "Nothing is written. Please update sdgsheet.",
)


def kept_parts(package: Package) -> Iterator[str]:
    """The parts that hold restore data of ours: by their content, as other programs rename them and lose the arrows.

    Of any edition, and also one that somebody emptied: its properties tell.
    """
    for key in package.parts:
        if key.startswith(_FOLDER) and key.endswith(".xml") and "/_rels/" not in key:
            found = _edition(package, key)
            is_item = found is not None and b"<layers" in package.read(key)
            if is_item or any(_edition(package, own) is not None for own in _own_parts(package, key)):
                yield key


def refuse_newer(package: Package) -> None:
    """Raises RefusedError where a later sdgsheet wrote the restore data: they would be lost."""
    if any((_edition(package, part) or 0) > _OURS for part in kept_parts(package)):
        raise RefusedError(NEWER)


def _edition(package: Package, part: str) -> int | None:
    """The edition of the restore data that a part tells of; None where it tells of none."""
    content = package.parts[part_key(part)]
    size = len(content) if isinstance(content, bytes) else content.size
    match = _EDITION.search(package.read(part)) if size <= _LARGEST else None
    return int(match[1]) if match else None


def read_record(package: Package) -> tuple[str, Record] | None:
    """What the file remembers of our layers, with its part; None where there is nothing that can be read."""
    found = ((part, from_xml(package.read(part))) for part in kept_parts(package))
    return next(((part, record) for part, record in found if record is not None), None)


def reserve(draft: Draft, book: Book) -> str:
    """Adds the part, empty, with all that leads to it; returns its name. Its content comes last: it tells of the rest."""
    base = book.workbook.relationships
    number = next(
        n
        for n in count(1)
        if f"customXml/item{n}.xml" not in draft.package and f"customXml/itemProps{n}.xml" not in draft.package
    )
    item, properties = f"customXml/item{number}.xml", f"customXml/itemProps{number}.xml"
    draft.add(item, b"", opc.XML)
    draft.add(properties, _PROPERTIES, opc.CUSTOM_XML_PROPERTIES)
    draft.add(
        opc.relationships_part(item),
        (
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="rId1" Type="{base}/customXmlProps" Target="itemProps{number}.xml"/></Relationships>'
        ).encode(),
        opc.RELATIONSHIPS,
    )
    draft.relate(book.main, f"{base}/customXml", item)
    return item


def digest(package: Package, item: str | None = None) -> str:
    """Tells whether any part but ``item`` is another than before; from the directory, without unpacking."""
    own = part_key(item or "")
    lines = []
    for key, content in sorted(package.parts.items()):
        if key == own:
            continue
        crc, size = (zlib.crc32(content), len(content)) if isinstance(content, bytes) else (content.crc, content.size)
        lines.append(f"{key} {crc:08x} {size}\n")
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def take_off_record(package: Package) -> Package:
    """The restore data go, with all that leads to them."""
    for item in tuple(kept_parts(package)):
        draft = Draft(package)
        gone = {item, *_own_parts(package, item)}
        for source in (package.main, ""):
            ids = [i for i, arrow in package.relationships(source).items() if part_key(arrow.target) == part_key(item)]
            draft.unrelate(source, ids)
        draft.drop(gone)
        package = draft.done().package
    return package


def _own_parts(package: Package, item: str) -> Iterator[str]:
    """The part with the properties of a customXml part, and the one with its arrows."""
    holder = opc.relationships_part(item)
    if holder in package:
        yield holder
    for arrow in package.relationships(item).values():
        if arrow.kind == "customXmlProps" and arrow.target in package:
            yield arrow.target
