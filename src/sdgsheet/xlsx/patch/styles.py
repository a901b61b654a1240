"""styles.xml: formats appended for the cells and the highlights that we write; nothing is renumbered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from sdgsheet.edits import ConditionalFormat
from sdgsheet.xlsx.markup import is_true
from sdgsheet.xlsx.patch.scan import Element, append, prefix, raw_name, scan, set_attributes, whole, with_attributes
from sdgsheet.xlsx.patch.splice import Splice
from sdgsheet.xlsx.patch.text import text_xml

_BUILT_IN = {"General": 0, "0": 1, "0.00": 2, "#,##0": 3, "#,##0.00": 4, "0%": 9, "0.00%": 10}
_FIRST_CUSTOM = 164
_MOST_FORMATS = 65_490
_NO_BORDER = "<border><left/><right/><top/><bottom/><diagonal/></border>"

# The order of ECMA-376's CT_Stylesheet: what is missing is put in at its place.
_ORDER = (
    "numFmts",
    "fonts",
    "fills",
    "borders",
    "cellStyleXfs",
    "cellXfs",
    "cellStyles",
    "dxfs",
    "tableStyles",
    "colors",
    "extLst",
)


def no_styles(namespace: str) -> bytes:
    """The least that a style sheet holds, for a workbook without one."""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<styleSheet xmlns="{namespace}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills>'
        f'<borders count="1">{_NO_BORDER}</borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>'
    ).encode()


@dataclass(slots=True)
class _Collection:
    """One list of the style sheet, such as ``cellXfs``."""

    name: str
    element: Element | None
    item: str
    known: dict[bytes, int]
    """Its items as written, to the first index of each."""
    first: bytes = b""
    """What must stand first, at 0: it is what holds where nothing is said."""
    added: list[bytes] = field(default_factory=list)

    @property
    def size(self) -> int:
        stored = 0 if self.element is None else len(self.element.all(self.item))
        return stored + len(self.added)

    def index(self, item: bytes) -> int:
        """Of an item that reads like this; it is appended where there is none yet."""
        if not self.size and self.first:
            self.added.append(self.first)
        if item not in self.known:
            self.known[item] = self.size
            self.added.append(item)
        return self.known[item]


class StyleSheet:
    """What stands in styles.xml, and what is appended to it."""

    def __init__(self, data: bytes, part: str) -> None:
        """Raises UnreadableError for a part that is no style sheet."""
        self.data = data
        self.root = scan(data, part, "styleSheet", depth=4)
        self.prefix = prefix(data, self.root)
        self.formats = self._collection("cellXfs", "xf", '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>')
        self.highlights = self._collection("dxfs", "dxf")
        self.fonts = self._collection("fonts", "font", '<font><sz val="11"/><name val="Calibri"/></font>')
        self.fills = self._collection("fills", "fill", '<fill><patternFill patternType="none"/></fill>')
        self.borders = self._collection("borders", "border", _NO_BORDER)
        self.number_formats = self._collection("numFmts", "numFmt")
        self._codes = {
            item.attributes.get("formatCode", ""): whole(item.attributes.get("numFmtId"))
            for item in self._items(self.number_formats)
        }

    def _collection(self, name: str, item: str, first: str = "") -> _Collection:
        element = self.root.child(name)
        known: dict[bytes, int] = {}
        for index, child in enumerate(element.all(item) if element else ()):
            known.setdefault(self.data[child.start : child.end], index)
        return _Collection(name, element, item, known, self.tag(first) if first else b"")

    @staticmethod
    def _items(collection: _Collection) -> list[Element]:
        return collection.element.all(collection.item) if collection.element else []

    def tag(self, text: str) -> bytes:
        """XML written without prefixes, in the part's own way."""
        if not self.prefix:
            return text.encode()
        return text.encode().replace(b"</", b"\0").replace(b"<", b"<" + self.prefix).replace(b"\0", b"</" + self.prefix)

    @property
    def is_overfull(self) -> bool:
        """With what was appended there are more formats of cells than Excel opens a workbook with."""
        return bool(self.formats.added) and self.formats.size > _MOST_FORMATS

    def is_locked(self, index: int) -> bool:
        """Whether the format locks its cells once the sheet is protected; so does one that does not exist."""
        formats = self._items(self.formats)
        protection = formats[index].child("protection") if index < len(formats) else None
        return protection is None or is_true(protection.attributes.get("locked"), default=True)

    def number_format(self, code: str) -> int:
        """The id of a number format."""
        if code in _BUILT_IN:
            return _BUILT_IN[code]
        if code not in self._codes:
            number = max([_FIRST_CUSTOM - 1, *self._codes.values(), *self._numbers_in_use()]) + 1
            self._codes[code] = number
            self.number_formats.added.append(self.tag(f'<numFmt numFmtId="{number}" formatCode="{attribute(code)}"/>'))
        return self._codes[code]

    def _numbers_in_use(self) -> Iterator[int]:
        """Number formats that cells name: some programs name such as are not there, and mean General."""
        for name in ("cellXfs", "cellStyleXfs"):
            xfs = self.root.child(name)
            for xf in xfs.children if xfs else ():
                yield whole(xf.attributes.get("numFmtId"))

    def for_content(self, index: int, code: str | None) -> int:
        """The index of a format that is like ``index`` but shows numbers by ``code`` (None: as before).

        A leading apostrophe, which would turn what is written into a text, goes.
        """
        formats = self._items(self.formats)
        if index >= len(formats):
            return index if code is None else self._plain(code)
        xf = formats[index]
        changes: dict[str, str | None] = {}
        if is_true(xf.attributes.get("quotePrefix")):
            changes["quotePrefix"] = None
        number = None if code is None else str(self.number_format(code))
        if number is not None and xf.attributes.get("numFmtId", "0") != number:
            changes |= {"numFmtId": number, "applyNumberFormat": "1"}
        if not changes:
            return index
        tag = with_attributes(self.data[xf.start : xf.inner], changes)
        return self.formats.index(tag + self.data[xf.inner : xf.end])

    def _plain(self, code: str) -> int:
        """A format that says nothing but how numbers are shown."""
        number = self.number_format(code)
        xf = f'<xf numFmtId="{number}" fontId="0" fillId="0" borderId="0" applyNumberFormat="1"/>'
        return self.formats.index(self.tag(xf))

    def highlight(self, fmt: ConditionalFormat) -> int | None:
        """The index of the differential format of a conditional format; None where it shows nothing."""
        font = "<b/>" if fmt.bold else ""
        if fmt.font is not None:
            font += f'<color rgb="FF{fmt.font}"/>'
        xml = f"<font>{font}</font>" if font else ""
        if fmt.fill is not None:
            colour = f'rgb="FF{fmt.fill}"'
            xml += f'<fill><patternFill patternType="solid"><fgColor {colour}/><bgColor {colour}/></patternFill></fill>'
        if fmt.border is not None:
            line = f' style="thin"><color rgb="FF{fmt.border}"/></'
            xml += (
                "<border>"
                + "".join(f"<{side}{line}{side}>" for side in ("left", "right", "top", "bottom"))
                + "</border>"
            )
        return self.highlights.index(self.tag(f"<dxf>{xml}</dxf>")) if xml else None

    def splices(self) -> list[Splice]:
        """What appends all that was asked for."""
        collections = (self.number_formats, self.fonts, self.fills, self.borders, self.formats, self.highlights)
        splices = [splice for c in collections if c.added for splice in self._appended(c)]
        if splices and self.root.is_empty_tag:
            return [append(self.data, self.root, b"".join(splice.new for splice in splices))]
        return splices

    def _appended(self, collection: _Collection) -> list[Splice]:
        content, element = b"".join(collection.added), collection.element
        if element is None:
            name = collection.name
            return [
                self._inserted(name, self.tag(f'<{name} count="{collection.size}">') + content + self.tag(f"</{name}>"))
            ]
        count = {"count": str(collection.size)} if "count" in element.attributes else {}
        if element.is_empty_tag:
            tag = with_attributes(self.data[element.start : element.end], count)[:-2]
            name_as_written = raw_name(self.data, element)
            return [Splice(element.start, element.end, tag + b">" + content + b"</" + name_as_written + b">")]
        counted = [set_attributes(self.data, element, count)] if count else []
        return [*counted, append(self.data, element, content)]

    def _inserted(self, name: str, xml: bytes) -> Splice:
        place = _ORDER.index(name)
        before = [child for child in self.root.children if child.name in _ORDER[:place]]
        if before:
            return Splice(before[-1].end, before[-1].end, xml)
        return Splice(self.root.inner, self.root.inner, xml)


def attribute(text: str) -> str:
    """A text inside an attribute's double quotes."""
    return text_xml(text).decode().replace('"', "&quot;")
