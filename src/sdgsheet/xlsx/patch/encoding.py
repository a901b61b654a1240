"""A part's bytes as UTF-8, and back to the very encoding that the part is written in.

The scanner and the splices know UTF-8 only. A part in UTF-16, or in an encoding that its XML
declaration names, is taken over into UTF-8 and written back.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from sdgsheet.xlsx import unreadable

_DECLARED = re.compile(rb"""\A(?:\xef\xbb\xbf)?<\?xml[^>]*?\bencoding\s*=\s*["']([A-Za-z0-9._:-]+)""")
_UTF8 = "utf-8"


class Readable(NamedTuple):
    """A part in UTF-8, its byte order mark and its declaration included."""

    data: bytes
    codec: str
    """The encoding in which the part is stored; ``utf-8`` means that ``data`` is the part itself."""


def to_utf8(raw: bytes, part: str) -> Readable:
    """Raises UnreadableError where the bytes are not what their declaration says."""
    codec = _codec(raw, part)
    if codec == _UTF8:
        return Readable(raw, codec)
    try:
        text = raw.decode(codec)
        data = text.encode()
    except UnicodeError:
        raise unreadable.damaged(part) from None
    if text.encode(codec) != raw:
        raise unreadable.damaged(part)
    return Readable(data, codec)


def from_utf8(data: bytes, codec: str) -> bytes:
    """The part as it is stored."""
    return data if codec == _UTF8 else data.decode().encode(codec)


def spelled(data: bytes, codec: str) -> bytes:
    """Text to be put into a part: what its encoding lacks becomes a character reference."""
    return data if codec == _UTF8 else data.decode().encode(codec, "xmlcharrefreplace").decode(codec).encode()


def _codec(raw: bytes, part: str) -> str:
    if raw.startswith((b"\xff\xfe", b"<\0")):
        return "utf-16-le"
    if raw.startswith((b"\xfe\xff", b"\0<")):
        return "utf-16-be"
    declared = _DECLARED.match(raw)
    if declared is None:
        return _UTF8
    try:
        return codecs.lookup(declared[1].decode("ascii")).name
    except LookupError:
        raise unreadable.damaged(part) from None
