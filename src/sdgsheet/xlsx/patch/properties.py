"""The file's properties (app.xml), where programs list the workbook's sheets and names."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from sdgsheet.xlsx.markup import full_names
from sdgsheet.xlsx.patch.scan import Element, scan, set_attributes, whole
from sdgsheet.xlsx.patch.splice import Splice

_VECTOR, _VARIANT, _TEXT, _COUNT = (full_names(f"vt:{name}") for name in ("vector", "variant", "lpstr", "i4"))


def without_titles(data: bytes, part: str, sheets: Collection[str]) -> list[Splice]:
    """The splices that take sheets, and names of theirs, out of the titles; empty where the list has no such form."""
    root = scan(data, part, "ep:Properties", depth=5, texts=(*_TEXT, *_COUNT))
    titles = _vector(root.child("TitlesOfParts"))
    headings = _vector(root.child("HeadingPairs"))
    if titles is None or headings is None:
        return []
    gone = [index for index, title in enumerate(titles.children) if _is_of(title.text, sheets)]
    counts = list(_counts(headings))
    if not gone or sum(whole(count.text) for count in counts) != len(titles.children):
        return []
    splices = [Splice(titles.children[index].start, titles.children[index].end, b"") for index in gone]
    splices.append(set_attributes(data, titles, {"size": str(len(titles.children) - len(gone))}))
    first = 0
    for count in counts:
        number = whole(count.text)
        less = sum(first <= index < first + number for index in gone)
        if less:
            splices.append(Splice(count.inner, count.close, b"%d" % (number - less)))
        first += number
    return splices


def _vector(holder: Element | None) -> Element | None:
    return next((child for child in holder.children if child.name in _VECTOR), None) if holder else None


def _counts(headings: Element) -> Iterator[Element]:
    """How many titles each heading has."""
    for variant in headings.children:
        yield from (child for child in variant.children if variant.name in _VARIANT and child.name in _COUNT)


def _is_of(title: str, sheets: Collection[str]) -> bool:
    """A sheet's name, or that of a name of its own: ``点検結果!Print_Titles``."""
    sheet = title.rpartition("!")[0] or title
    return sheet in sheets or sheet.strip("'").replace("''", "'") in sheets
