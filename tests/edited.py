"""Workbooks edited after we wrote into them, the way that Excel edits: cells move, and what refers to them follows."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from patching import all_parts
from rawbooks import MAIN, SHEET, zipped

_REFERENCE = re.compile(r"(?<![A-Za-z\"_])(\$?[A-Z]{1,3}\$?)([0-9]+)(?![0-9A-Za-z(\"_])")


def with_part(data: bytes, name: str, change: Callable[[str], str]) -> bytes:
    """The workbook with one part changed."""
    parts = all_parts(data)
    changed = change(parts[name].decode())
    assert changed != parts[name].decode(), "the edit changes nothing"
    return zipped({**parts, name: changed})


def without(data: bytes, *names: str) -> bytes:
    """The workbook without some parts, as a program drops them that does not know them."""
    return zipped({name: content for name, content in all_parts(data).items() if not name.startswith(names)})


def insert_rows(data: bytes, at: int, count: int = 1) -> bytes:
    """Rows inserted: what stood at ``at`` and below moves down, conditional formats too."""
    return with_part(data, SHEET, lambda text: _renumbered(text, lambda row: row + count if row >= at else row))


def delete_row(data: bytes, gone: int) -> bytes:
    """One row deleted, with its cells."""

    def deleted(text: str) -> str:
        text = re.sub(rf'<row r="{gone}"[^>]*?(?:/>|>.*?</row>)', "", text, flags=re.DOTALL)
        return _renumbered(text, lambda row: row - 1 if row > gone else row)

    return with_part(data, SHEET, deleted)


def copy_row(data: bytes, source: int) -> bytes:
    """A row copied and inserted below itself, as the template's users are told to do."""

    def copied(text: str) -> str:
        [found] = re.findall(rf'<row r="{source}"[^>]*?>.*?</row>', text, flags=re.DOTALL)
        text = _renumbered(text, lambda row: row + 1 if row > source else row)
        copy = _renumbered(found, lambda row: row + 1 if row == source else row)
        return text.replace(found, found + copy)

    return with_part(data, SHEET, copied)


def swap_rows(data: bytes, one: int, other: int) -> bytes:
    """Two rows sorted the other way round; conditional formats stay where they are."""
    places = {one: other, other: one}

    def swapped(text: str) -> str:
        head, start, rest = text.partition("<sheetData>")
        rows, end, tail = rest.partition("</sheetData>")
        moved = _renumbered(rows, lambda row: places.get(row, row))
        found = re.findall(r"<row .*?</row>", moved, flags=re.DOTALL)
        found.sort(key=lambda row: int(re.search(r'r="(\d+)"', row)[1]))  # type: ignore[index]  # every row has its number
        return head + start + "".join(found) + end + tail

    return with_part(data, SHEET, swapped)


def insert_column(data: bytes, at: str) -> bytes:
    """A column inserted: what stood at ``at`` and right of it moves right (single letters only)."""

    def moved(match: re.Match[str]) -> str:
        letter = match[1].strip("$")
        return match[1].replace(letter, chr(ord(letter) + 1) if letter >= at else letter) + match[2]

    return with_part(data, SHEET, lambda text: _each_reference(text, moved))


def replaced(data: bytes, changes: Mapping[str, str], name: str = SHEET) -> bytes:
    """Some text of a part replaced."""

    def change(text: str) -> str:
        for old, new in changes.items():
            assert old in text, old
            text = text.replace(old, new)
        return text

    return with_part(data, name, change)


def _renumbered(text: str, place: Callable[[int], int]) -> str:
    text = re.sub(r'<row r="(\d+)"', lambda match: f'<row r="{place(int(match[1]))}"', text)
    return _each_reference(text, lambda match: f"{match[1]}{place(int(match[2]))}")


def _each_reference(text: str, change: Callable[[re.Match[str]], str]) -> str:
    """In the addresses of cells and ranges, and in formulas."""

    def inside(match: re.Match[str]) -> str:
        return match[1] + _REFERENCE.sub(change, match[2]) + match[3]

    text = re.sub(r'( r="| ref="| sqref=")([^"]*)(")', inside, text)
    return re.sub(r"(<(?:f|formula)\b[^>]*>)([^<]*)(<)", inside, text)


def with_shared_texts(data: bytes) -> bytes:
    """The workbook with all texts of its cells shared, as Excel and LibreOffice save them."""
    parts: dict[str, str | bytes] = dict(all_parts(data))
    texts: dict[str, int] = {}

    def shared(match: re.Match[str]) -> str:
        plain = re.sub(r"&#(\d+);", lambda number: chr(int(number[1])), match[1])
        return f't="s"><v>{texts.setdefault(plain, len(texts))}</v>'

    for name, content in all_parts(data).items():
        if name.startswith("xl/worksheets/sheet"):
            text = content.decode()
            parts[name] = re.sub(r't="inlineStr"><is>(<t\b[^>]*>[^<]*</t>)</is>', shared, text)
    parts["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}">' + "".join(f"<si>{text}</si>" for text in texts) + "</sst>"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
    arrow = f'<Relationship Id="rIdTexts" Type="{kind}" Target="sharedStrings.xml"/></Relationships>'
    arrows = all_parts(data)["xl/_rels/workbook.xml.rels"].decode()
    parts["xl/_rels/workbook.xml.rels"] = arrows.replace("</Relationships>", arrow)
    content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    override = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{content_type}"/></Types>'
    parts["[Content_Types].xml"] = all_parts(data)["[Content_Types].xml"].decode().replace("</Types>", override)
    return zipped(parts)
