"""Texts with runs of several formats, or with furigana: remembered as they were written, so that they come back whole."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import groupby
from operator import attrgetter

from sdgsheet.errors import UnreadableError
from sdgsheet.snapshot import Ref
from sdgsheet.xlsx.markup import SPREADSHEET
from sdgsheet.xlsx.package import Package
from sdgsheet.xlsx.patch.book import Book
from sdgsheet.xlsx.patch.encoding import to_utf8
from sdgsheet.xlsx.patch.scan import Element, prefix, scan, whole
from sdgsheet.xlsx.patch.sheetscan import scan_sheet
from sdgsheet.xlsx.patch.text import fragment_text
from sdgsheet.xlsx.strings import read_shared_strings

_PLAIN = re.compile(rb"\s*(?:<t(?:\s[^<>]*)?(?:/>|>[^<]*</t\s*>)\s*)?")


def rich_texts(package: Package, cells: Iterable[Ref]) -> dict[Ref, str]:
    """What stands inside the text of each of ``cells`` that is more than characters, without prefixes of names."""
    book = Book(package)

    @cache
    def shared() -> tuple[bytes, Sequence[Element]]:
        part = book.part_of("sharedStrings")
        if part is None:
            return b"", ()
        data = to_utf8(package.read(part), part).data
        return data, scan(data, part, "sst", depth=2).all("si")

    found: dict[Ref, str] = {}
    for sheet, group in groupby(sorted(cells), attrgetter("sheet")):
        here, part = list(group), book.worksheets[sheet.casefold()].part
        places = scan_sheet(to_utf8(package.read(part), part).data, part, [(ref.row, ref.column) for ref in here])
        for ref in here:
            row = places.rows.get(ref.row)
            cell = row.cells.get(ref.column) if row else None
            inside = _inside(places.data, cell, shared) if cell else b""
            if not _PLAIN.fullmatch(inside):
                found[ref] = inside.decode()
    return found


def _inside(data: bytes, cell: Element, shared: Callable[[], tuple[bytes, Sequence[Element]]]) -> bytes:
    """What stands inside the cell's own text, or the shared one that it names."""
    item, value = cell.child("is"), cell.child("v")
    if item is None and value is not None and cell.attributes.get("t") == "s":
        number = whole(fragment_text(data[value.start : value.end]).strip())
        data, items = shared()
        item = items[number] if number < len(items) else None
    if item is None:
        return b""
    name = prefix(data, item)
    return data[item.inner : item.close].replace(b"<" + name, b"<").replace(b"</" + name, b"</")


def reads_as(inside: str, text: str) -> bool:
    """It is the inside of a text that shows ``text``: restore data lie in a file that anybody may have changed."""
    data = f'<sst xmlns="{SPREADSHEET[0]}"><si>{inside}</si></sst>'.encode()
    try:
        read = read_shared_strings(data, "sharedStrings.xml")
    except UnreadableError:
        return False
    return [item if isinstance(item, str) else "".join(run.text for run in item) for item in read] == [text]
