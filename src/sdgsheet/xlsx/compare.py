"""Two workbook files compared part by part: what a patch may change, and whether it changed anything else.

Independent of the patch: plain zipfile and ElementTree. Whatever is not named in
``EXCEPTIONS`` must be the same bytes.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from xml.etree import ElementTree as ET

from sdgsheet.text import Text

EXCEPTIONS = {
    "worksheets": "the cells that were written (and rows that hold nothing else); conditional formats with our tag; "
    "a shared formula whose first cell was written is held by its next cell",
    "no styles.xml, or none that anything leads to": "one is added",
    "styles.xml": "items appended to its lists, and their counts",
    "calcChain.xml": "cells appended",
    "restore data": "our customXml part with its properties and arrows",
    "arrows and content types": "lines appended that lead to the restore data",
}
"""All differences that writing cells and conditional formats may leave."""

_TAG = "sdgsheet:"
_APPENDED = ("numFmts", "fonts", "fills", "borders", "cellXfs", "dxfs")
_STYLES = re.compile(r"\bstyles\d*\.xml\b")
_ADDRESS = re.compile(r"([A-Za-z]+)([0-9]+)")

Parts = Mapping[str, bytes]


def parts_of(path: Path) -> dict[str, bytes]:
    """Every entry's content by its name, in the file's order, read to its end."""
    with zipfile.ZipFile(path) as file:
        return {info.filename: file.read(info) for info in file.infolist() if not info.is_dir()}


def differences(before: Parts, after: Parts, written: Mapping[str, Collection[str]]) -> Iterator[Text]:
    """What differs and is no exception; ``written`` are the addresses of the written cells, by worksheet part."""
    for name in before.keys() - after.keys():
        yield Text(f"部品 {name} がなくなった", f"the part {name} is lost")
    for name in after.keys() - before.keys():
        if not name.lower().startswith("customxml/") and not _STYLES.search(name):
            yield Text(f"部品 {name} が増えた", f"the part {name} is new")
    if [name for name in after if name in before] != [name for name in before if name in after]:
        yield Text("部品の順が変わった", "the order of the parts changed")
    for name, content in before.items():
        now = after.get(name, content)
        if now != content and not _allowed(name, content, now, written):
            yield Text(f"部品 {name} が変わった", f"the part {name} changed")


def _allowed(name: str, before: bytes, after: bytes, written: Mapping[str, Collection[str]]) -> bool:
    """Whether a changed part differs by exceptions only. What ElementTree cannot read must not change at all."""
    try:
        return _differs_as_written(name, before, after, written)
    except ET.ParseError:
        return False


def _differs_as_written(name: str, before: bytes, after: bytes, written: Mapping[str, Collection[str]]) -> bool:
    if name in written:
        cells = written[name]
        groups = _shared_groups(before, cells)
        return _sheet_without(before, cells, groups) == _sheet_without(after, cells, groups)
    old, new = ET.fromstring(before), ET.fromstring(after)  # noqa: S314  both come from a part that was read within limits
    if old.tag != new.tag or old.attrib != new.attrib:
        return False
    kind = _local(old.tag)
    if kind == "styleSheet":
        return _styles_grew(old, new)
    if kind == "calcChain":
        return _begins_with(list(new), list(old))
    if kind in ("Types", "Relationships"):
        added = list(new)[len(old) :]
        return _begins_with(list(new), list(old)) and all(_leads_to_ours(e) for e in added)
    return False


def _sheet_without(content: bytes, cells: Collection[str], groups: Collection[str]) -> bytes:
    """The worksheet without the written cells, our conditional formats, and the formulas of shared ``groups``."""
    root = ET.fromstring(content)  # noqa: S314  as above
    for row, cell, address in _cells(root):
        if address in cells:
            _remove(row, cell)
    for data in [child for child in root if _local(child.tag) == "sheetData"]:
        for row in [row for row in data if not len(row) and set(row.attrib) <= {"r"}]:
            _remove(data, row)
        for formula in [f for f in data.iter() if _local(f.tag) == "f" and f.get("si") in groups]:
            formula.attrib.clear()
            formula.text = None
    for holder in [child for child in root if _local(child.tag) == "conditionalFormatting"]:
        rules = list(holder)
        for rule in rules:
            if any(_TAG in (formula.text or "") for formula in rule):
                _remove(holder, rule)
        if rules and not len(holder):
            _remove(root, holder)
    return ET.tostring(root)


def _shared_groups(content: bytes, cells: Collection[str]) -> set[str]:
    """The groups of shared formulas that the written cells were part of."""
    root = ET.fromstring(content)  # noqa: S314  as above
    written = [cell for _, cell, address in _cells(root) if address in cells]
    return {formula.get("si", "") for cell in written for formula in cell if formula.get("t") == "shared"}


def _cells(root: ET.Element) -> list[tuple[ET.Element, ET.Element, str]]:
    """Row, cell and address of every cell. Without an address it stands right of the one before."""
    found = []
    for data in [child for child in root if _local(child.tag) == "sheetData"]:
        number = 0
        for row in data:
            number = int(row.get("r", number + 1))
            column = 0
            for cell in row:
                match = _ADDRESS.fullmatch(cell.get("r", ""))
                column = _number(match[1]) if match else column + 1
                found.append((row, cell, f"{_letters(column)}{number}"))
    return found


def _remove(parent: ET.Element, child: ET.Element) -> None:
    """Takes an element out; the white space behind it stays."""
    place = list(parent).index(child)
    if child.tail and place:
        parent[place - 1].tail = (parent[place - 1].tail or "") + child.tail
    elif child.tail:
        parent.text = (parent.text or "") + child.tail
    parent.remove(child)


def _number(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def _letters(column: int) -> str:
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _styles_grew(old: ET.Element, new: ET.Element) -> bool:
    left = list(old)
    for child in new:
        before = left[0] if left and left[0].tag == child.tag else None
        if before is None and _local(child.tag) not in _APPENDED:
            return False
        if before is not None:
            left.pop(0)
            if _local(child.tag) not in _APPENDED and ET.tostring(before) != ET.tostring(child):
                return False
            if not _begins_with(list(child), list(before)) or _uncounted(child) != _uncounted(before):
                return False
    return not left


def _leads_to_ours(element: ET.Element) -> bool:
    words = " ".join(element.attrib.values())
    return "customXml" in words or _STYLES.search(words) is not None


def _uncounted(element: ET.Element) -> dict[str, str]:
    return {name: value for name, value in element.attrib.items() if name != "count"}


def _begins_with(new: list[ET.Element], old: list[ET.Element]) -> bool:
    return [ET.tostring(element) for element in new[: len(old)]] == [ET.tostring(element) for element in old]


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
