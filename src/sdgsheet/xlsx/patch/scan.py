"""Where the elements of a part stand, byte by byte. Nothing is rewritten here: a parser only locates.

All places are offsets into the part as UTF-8 (see ``encoding``).
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NoReturn
from xml.parsers import expat

from sdgsheet.xlsx import unreadable
from sdgsheet.xlsx.markup import Attributes, full_names
from sdgsheet.xlsx.patch.splice import Splice
from sdgsheet.xlsx.patch.text import escape

_TAG = re.compile(rb"""<[^>"']*(?:(?:"[^"]*"|'[^']*')[^>"']*)*>""")
_IN_VALUES = str.maketrans({'"': "&quot;", "\n": "&#10;", "\t": "&#9;", "\r": "&#13;"})
_RAW_NAME = re.compile(rb"[^\s/>]+")
_ATTRIBUTE = re.compile(rb"""(\s+)([^\s=]+)(\s*=\s*)("[^"]*"|'[^']*')""")


@dataclass(slots=True, eq=False)
class Element:
    """One element and its four places: ``<start>inner … close</end>``."""

    name: str
    """The local name where the element is of the root's namespace, else ``uri name``."""
    attributes: Attributes
    start: int
    inner: int
    """After the start tag. Of an empty element (``<a/>``) ``inner``, ``close`` and ``end`` are one place."""
    close: int = -1
    end: int = -1
    children: list[Element] = field(default_factory=list)
    text: str = ""
    """Its own text, where the scanner was asked to keep it."""
    namespace: str = ""
    """Of the root only."""

    def child(self, name: str) -> Element | None:
        """The first child of that name."""
        return next((child for child in self.children if child.name == name), None)

    def all(self, name: str) -> list[Element]:
        """The children of that name."""
        return [child for child in self.children if child.name == name]

    def walk(self) -> Iterator[Element]:
        """This element and all below it, in document order."""
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def is_empty_tag(self) -> bool:
        """Written as ``<a/>``."""
        return self.inner == self.end


def whole(text: str | None, default: int = 0) -> int:
    """A number in an attribute; ``default`` where there is none that can be read."""
    return int(text) if text is not None and text.isascii() and text.isdecimal() and len(text) < 10 else default


def raw_name(data: bytes, element: Element) -> bytes:
    """The element's name as written, with its prefix."""
    match = _RAW_NAME.match(data, element.start + 1)
    assert match is not None
    return match[0]


def prefix(data: bytes, element: Element) -> bytes:
    """What stands before the local name, with its colon; empty for the default namespace."""
    before, colon, _ = raw_name(data, element).rpartition(b":")
    return before + colon


def start_tag_end(data: bytes, start: int) -> int:
    """The place after the tag that begins at ``start``."""
    match = _TAG.match(data, start)
    assert match is not None, "expat found a tag here"
    return match.end()


def append(data: bytes, parent: Element, content: bytes) -> Splice:
    """Puts ``content`` behind the last child of ``parent``."""
    if not parent.is_empty_tag:
        return Splice(parent.close, parent.close, content)
    tag = data[parent.start : parent.end]
    name = raw_name(data, parent)
    return Splice(parent.start, parent.end, tag[: tag.rindex(b"/")] + b">" + content + b"</" + name + b">")


def with_attributes(tag: bytes, changes: Mapping[str, str | None]) -> bytes:
    """A start tag with attributes (without prefix) set, or taken out where None; the others stay as written."""
    left = dict(changes)

    def changed(match: re.Match[bytes]) -> bytes:
        name = match[2].decode()
        if name not in left:
            return match[0]
        value = left.pop(name)
        return b"" if value is None else match[1] + match[2] + match[3] + _quoted(value)

    match = _RAW_NAME.match(tag, 1)
    assert match is not None
    at = match.end()
    end = len(tag) - (2 if tag.endswith(b"/>") else 1)
    attributes = _ATTRIBUTE.sub(changed, tag[at:end])
    added = b"".join(b" %b=%b" % (name.encode(), _quoted(value)) for name, value in left.items() if value is not None)
    return tag[:at] + attributes.rstrip() + added + tag[end:]


def set_attributes(data: bytes, element: Element, changes: Mapping[str, str | None]) -> Splice:
    """``with_attributes`` for an element in place."""
    return Splice(element.start, element.inner, with_attributes(data[element.start : element.inner], changes))


def _quoted(value: str) -> bytes:
    return b'"' + escape(value).translate(_IN_VALUES).encode() + b'"'


class Scanner:
    """Builds the tree of a part's elements, down to ``depth`` levels (the root is level 1).

    Raises UnreadableError for a part that is not well-formed, has a DOCTYPE, or whose root
    is not ``root`` (written as in ``markup``).
    """

    def __init__(self, data: bytes, part: str, root: str, *, depth: int = 16, texts: Container[str] = ()) -> None:
        self.data = data
        self.part = part
        self.root: Element | None = None
        self._roots = full_names(root)
        self._depth = depth
        self._texts = texts
        self._level = 0
        self._stack: list[Element] = []
        self._own = ""
        self._parser = expat.ParserCreate("utf-8", " ")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self.start
        self._parser.EndElementHandler = self.end
        if texts:
            self._parser.CharacterDataHandler = self.characters
        self._parser.StartDoctypeDeclHandler = self._doctype

    def run(self) -> Element:
        """The root, once the whole part has been parsed."""
        try:
            self._parser.Parse(self.data, True)
        except (expat.ExpatError, ValueError):
            raise unreadable.damaged(self.part) from None
        assert self.root is not None, "expat refuses a document without a root"
        return self.root

    def start(self, name: str, attributes: Attributes) -> None:
        """Called by expat at a start tag."""
        self._level += 1
        if self._level > self._depth:
            return
        at = self._parser.CurrentByteIndex
        if self.root is None:
            if name not in self._roots:
                raise unreadable.damaged(self.part)
            self._own = name[: name.index(" ") + 1]
        element = Element(self.short(name), attributes, at, start_tag_end(self.data, at))
        if self._stack:
            self._stack[-1].children.append(element)
        else:
            self.root = element
            element.namespace = self._own[:-1]
        self._stack.append(element)

    def end(self, _: str) -> None:
        """Called by expat at an end tag, and after an empty element."""
        self._level -= 1
        if self._level < self._depth:
            self.close(self._stack.pop())

    def characters(self, text: str) -> None:
        """Called by expat for text."""
        if self._level <= self._depth and self._stack[-1].name in self._texts:
            self._stack[-1].text += text

    def short(self, name: str) -> str:
        """The local name of what is in the root's namespace, else ``uri name``."""
        return name.removeprefix(self._own)

    def close(self, element: Element) -> None:
        """Notes where ``element`` ends: at the parser's present place."""
        at = self._parser.CurrentByteIndex
        if at == element.inner and self.data[at - 2 : at] == b"/>":
            element.close = element.end = at
        else:
            element.close = at
            element.end = self.data.index(b">", at) + 1

    def _doctype(self, *_: object) -> NoReturn:
        raise unreadable.doctype(self.part)


def scan(data: bytes, part: str, root: str, *, depth: int = 16, texts: Container[str] = ()) -> Element:
    """The tree of a small part's elements; the text of those named in ``texts`` is kept."""
    return Scanner(data, part, root, depth=depth, texts=texts).run()
