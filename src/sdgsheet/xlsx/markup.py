"""Reading XML of a workbook: expat with its guards, names matched by namespace and local name."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import NoReturn
from xml.parsers import expat

from sdgsheet.xlsx import unreadable
from sdgsheet.xlsx.archive import LIMITS, MB

Attributes = dict[str, str]
"""By name; those with a prefix as ``uri name``."""
Starts = Mapping[str, Callable[[Attributes], None]]
Ends = Mapping[str, Callable[[], None]]

_OPEN = "http://schemas.openxmlformats.org/"
_STRICT = "http://purl.oclc.org/ooxml/"

RELATIONSHIPS = (_OPEN + "officeDocument/2006/relationships", _STRICT + "officeDocument/relationships")
SPREADSHEET = (_OPEN + "spreadsheetml/2006/main", _STRICT + "spreadsheetml/main")

_DEPTH = 1_000
_TEXTS = 2 * LIMITS.cells
"""With references in them: a value and a formula a cell."""

# The strict edition of the standard writes the same names in namespaces of its own.
_NAMESPACES = {
    "": SPREADSHEET,
    "a": (_OPEN + "drawingml/2006/main", _STRICT + "drawingml/main"),
    "xdr": (_OPEN + "drawingml/2006/spreadsheetDrawing", _STRICT + "drawingml/spreadsheetDrawing"),
    "mc": (_OPEN + "markup-compatibility/2006",),
    "rel": (_OPEN + "package/2006/relationships",),
    "ep": (_OPEN + "officeDocument/2006/extended-properties", _STRICT + "officeDocument/extendedProperties"),
    "vt": (_OPEN + "officeDocument/2006/docPropsVTypes", _STRICT + "officeDocument/docPropsVTypes"),
    "ct": (_OPEN + "package/2006/content-types",),
    "xlrd": ("http://schemas.microsoft.com/office/spreadsheetml/2017/richdata",),
}


@cache
def full_names(name: str) -> tuple[str, ...]:
    """``row`` or ``xdr:from`` as expat says it, in each edition of the standard."""
    prefix, _, local = name.rpartition(":")
    return tuple(f"{namespace} {local}" for namespace in _NAMESPACES[prefix])


def relation(attributes: Attributes, name: str = "id") -> str:
    """The value of ``r:id`` (or another name of that namespace); empty where there is none."""
    for namespace in RELATIONSHIPS:
        value = attributes.get(f"{namespace} {name}")
        if value is not None:
            return value
    return ""


def is_true(value: str | None, default: bool = False) -> bool:
    """A truth value as OOXML writes it."""
    return default if value is None else value in ("1", "true", "on")


def walk(
    data: bytes | str,
    starts: Starts,
    ends: Ends | None = None,
    characters: Callable[[str], None] | None = None,
    *,
    part: str,
) -> None:
    """Parses the whole part and calls the handlers by the elements' names (``row``, ``a:t``).

    Names without a prefix are those of SpreadsheetML. Elements of other namespaces call
    nothing, whatever their local name. Raises UnreadableError for a part that is not
    well-formed, has a DOCTYPE or a tag over the limit, and where a handler raises
    ValueError or LookupError: for a number that is none, for an attribute that is missing.
    """
    refuse_long_tags(data, part)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    opening = {full: handler for name, handler in starts.items() for full in full_names(name)}
    closing = {full: handler for name, handler in (ends or {}).items() for full in full_names(name)}

    def start(name: str, attributes: Attributes) -> None:
        handler = opening.get(name)
        if handler is not None:
            handler(attributes)

    def end(name: str) -> None:
        handler = closing.get(name)
        if handler is not None:
            handler()

    def doctype(*_: object) -> NoReturn:
        raise unreadable.doctype(part)

    parser.StartElementHandler = start
    if closing:
        parser.EndElementHandler = end
    if len(data) > LIMITS.tag:
        _refuse_depth(parser, start, end)
    if characters is not None:
        parser.CharacterDataHandler = characters
    parser.StartDoctypeDeclHandler = doctype
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError):
        raise unreadable.damaged(part) from None


def _refuse_depth(
    parser: expat.XMLParserType, start: Callable[[str, Attributes], None], end: Callable[[str], None]
) -> None:
    """Elements inside of each other cost memory: millions of them stand only in a hostile part."""
    depth = 0

    def deeper(name: str, attributes: Attributes) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEPTH:
            raise ValueError("elements are nested too deep")
        start(name, attributes)

    def higher(name: str) -> None:
        nonlocal depth
        depth -= 1
        end(name)

    parser.StartElementHandler = deeper
    parser.EndElementHandler = higher


def refuse_long_tags(data: bytes | str, part: str) -> None:
    """Raises UnreadableError where one tag is over the limit."""
    if len(data) > LIMITS.tag:
        raw = data.encode() if isinstance(data, str) else data
        if re.search(rb"<[^<>]{%d}" % LIMITS.tag, raw):
            raise unreadable.tag_too_long(part, LIMITS.tag // MB)


_DECLARATION = re.compile(rb"""\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)""")
_MARK = b"\xef\xbb\xbf"


def plain_text(data: bytes) -> str | None:
    """The part as a string, where it is UTF-8 of nothing but elements and texts.

    None where it is in another encoding or holds comments, CDATA, processing instructions
    or a DOCTYPE: then only a parser can tell what is an element.
    """
    data = data.removeprefix(_MARK)
    declared = _DECLARATION.match(data, 0, 200)
    if declared is not None and declared[1].lower() not in (b"utf-8", b"us-ascii", b"ascii"):
        return None
    if b"\0" in data or (b"!" in data and b"<!" in data) or (data.find(b"?", 2) > 0 and data.find(b"<?", 1) > 0):
        return None  # (the search for one character is by far the faster one)
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return None
    if "\r" in text:  # as a parser ends lines
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text


def resolved_references(text: str, part: str) -> dict[str, str]:
    """Every text between two tags that holds ``&amp;`` or ``&#12354;``, with what it means."""
    found: set[str] = set()
    end = texts = 0
    at = text.find("&")
    while at >= 0:
        texts += 1
        if texts > _TEXTS:
            raise unreadable.damaged(part)
        start = max(text.rfind(">", end, at) + 1, end)
        end = text.find("<", at)
        if end < 0:
            raise unreadable.damaged(part)
        found.add(text[start:end])
        at = text.find("&", end)
    if not found:
        return {}
    raw = list(found)
    meanings: list[str] = []
    pieces: list[str] = []

    def ended(_: str) -> None:
        meanings.append("".join(pieces))
        pieces.clear()

    parser = expat.ParserCreate()
    parser.CharacterDataHandler = pieces.append
    parser.EndElementHandler = ended
    parser.buffer_text = True
    try:
        parser.Parse(f"<a><b>{'</b><b>'.join(raw)}</b></a>", True)
    except expat.ExpatError:
        raise unreadable.damaged(part) from None
    return dict(zip(raw, meanings, strict=False))
