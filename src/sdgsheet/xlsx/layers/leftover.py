"""What 点検結果 leaves in parts of the whole workbook, once another program has saved it: its texts and its name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sdgsheet.xlsx.markup import Attributes, walk
from sdgsheet.xlsx.package import Package
from sdgsheet.xlsx.patch.book import Book
from sdgsheet.xlsx.patch.draft import Draft
from sdgsheet.xlsx.patch.properties import without_titles
from sdgsheet.xlsx.patch.scan import prefix, scan
from sdgsheet.xlsx.patch.splice import Splice

_NO_CELLS = frozenset({"styles", "theme", "sharedStrings", "calcChain", "vbaProject", "connections"})


class Traces(NamedTuple):
    """What the sheets of results have in parts that are not their own."""

    sheets: frozenset[str]
    """Their names."""
    texts: frozenset[int]
    """Shared texts that no other sheet shows, by their place."""


NONE = Traces(frozenset(), frozenset())


def traces(package: Package, name: str) -> Traces:
    """The traces of a package's sheet of results, while it stands in it."""
    book = Book(package)
    names = frozenset([name])
    ours = {book.worksheets[name.casefold()].part}
    texts = {number for part in ours for number in _texts_of(package, part)}
    if texts:
        for arrow in book.arrows.values():
            is_part = not arrow.external and arrow.target in package and arrow.target.lower().endswith(".xml")
            if is_part and arrow.kind not in _NO_CELLS and arrow.target not in ours:
                texts -= set(_texts_of(package, arrow.target))
    return Traces(names, frozenset(texts))


def wiped(package: Package, found: Traces) -> Package:
    """The package without the traces of sheets that are gone. A text's place stays: all others are known by theirs."""
    if not found.sheets:
        return package
    book = Book(package)
    if any(sheet.name in found.sheets for sheet in book.workbook.sheets):
        return package
    draft = Draft(package)
    part = book.part_of("sharedStrings")
    if part is not None and found.texts:
        draft.splice(part, _emptied(draft.read(part), part, found.texts))
    for arrow in package.relationships().values():
        is_list = arrow.kind.lower().replace("-", "").endswith("extendedproperties")
        if is_list and not arrow.external and arrow.target in package:
            draft.splice(arrow.target, without_titles(draft.read(arrow.target), arrow.target, found.sheets))
    return package if draft.is_empty else draft.done().package


def _texts_of(package: Package, part: str) -> Iterator[int]:
    """The places of the shared texts that a sheet's cells show."""
    data = package.read(part)
    found: list[str] = []
    is_shared = inside = False

    def cell(attributes: Attributes) -> None:
        nonlocal is_shared
        is_shared = attributes.get("t") == "s"

    def value(_: Attributes) -> None:
        nonlocal inside
        inside = is_shared
        if inside:
            found.append("")

    def value_end() -> None:
        nonlocal inside
        inside = False

    def characters(text: str) -> None:
        if inside:
            found[-1] += text

    walk(data, {"c": cell, "v": value}, {"v": value_end}, characters, part=part)
    return (int(number) for number in found if number.strip().isdecimal())


def _emptied(data: bytes, part: str, numbers: frozenset[int]) -> Iterator[Splice]:
    root = scan(data, part, "sst", depth=2)
    name = prefix(data, root)
    empty = b"<%bsi><%bt/></%bsi>" % (name, name, name)
    for number, item in enumerate(root.all("si")):
        if number in numbers:
            yield Splice(item.start, item.end, empty)
