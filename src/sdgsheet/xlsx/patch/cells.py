"""Cells of one worksheet written in place: their own bytes change, and nothing around them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from sdgsheet.snapshot import Area, column_letters
from sdgsheet.xlsx.patch.scan import append, prefix, raw_name, start_tag_end, whole, with_attributes
from sdgsheet.xlsx.patch.sheetscan import Row, Shared, SheetPlaces
from sdgsheet.xlsx.patch.splice import Splice
from sdgsheet.xlsx.patch.text import ERRORS, formula_xml, fragment_text, number_xml, space, text_xml
from sdgsheet.xlsx.sharedformulas import SharedFormula

_TAG = re.compile(rb"</?(?=\w)")

Value = float | int | bool | str | None


@dataclass(frozen=True, slots=True)
class CellWrite:
    """What one cell shall hold."""

    row: int
    column: int
    value: Value
    """The value, or a formula's stored result; an error as its text (``#REF!``); None for empty."""
    formula: str | None = None
    """Without the leading ``=``."""
    style: int | None = None
    """Index of the cell's format; None keeps the one it has."""
    rich: str = ""
    """What stands inside the text ``value`` where it is more than characters (runs of formats, furigana)."""

    @property
    def address(self) -> str:
        """Such as ``S30``."""
        return f"{column_letters(self.column)}{self.row}"


def style_at(places: SheetPlaces, row: int, column: int) -> int:
    """The index of the format in which the cell appears: its own, else its row's, else its column's."""
    stored = places.rows.get(row)
    if stored is not None and column in stored.cells:
        return whole(stored.cells[column].attributes.get("s"))
    if stored is not None and stored.style is not None:
        return stored.style
    return places.column_style(column) or 0


def holds_formula(places: SheetPlaces, row: int, column: int) -> bool:
    """Whether a formula is stored in the cell."""
    stored = places.rows.get(row)
    return stored is not None and column in stored.cells and stored.cells[column].child("f") is not None


def write_cells(places: SheetPlaces, wanted: Iterable[CellWrite]) -> list[Splice]:
    """The splices that write the cells; ``places`` was scanned for them.

    A formula that others share is handed on to the next of them. Raises ValueError for a
    value that no cell can hold.
    """
    writes = sorted(wanted, key=attrgetter("row", "column"))
    splices = _handed_on(places, {(write.row, write.column) for write in writes})
    new_rows = b""
    for number, group in groupby(writes, attrgetter("row")):
        row = places.rows.get(number)
        cells = list(group)
        if row is not None:
            splices += _into_row(places, row, cells)
            continue
        content = _new_row(places, number, cells)
        at = next((start for n, start in zip(places.row_numbers, places.row_starts, strict=True) if n > number), None)
        if at is None:
            new_rows += content
        else:
            splices.append(Splice(at, at, content))
    if new_rows:
        assert places.sheet_data is not None
        splices.append(append(places.data, places.sheet_data, new_rows))
    return splices


def _into_row(places: SheetPlaces, row: Row, writes: Sequence[CellWrite]) -> Iterator[Splice]:
    appended = b""
    name = prefix(places.data, row.element)
    for write in writes:
        if write.column in row.cells:
            yield _rewritten(places, row, write)
            continue
        cell = _new_cell(places, name, write)
        at = next((start for c, start in zip(row.columns, row.starts, strict=True) if c > write.column), None)
        if at is None:
            appended += cell
        else:
            yield Splice(at, at, cell)
    if appended:
        yield append(places.data, row.element, appended)


def _rewritten(places: SheetPlaces, row: Row, write: CellWrite) -> Splice:
    """The stored cell anew: attributes and extensions that are not about its value stay."""
    data, element = places.data, row.cells[write.column]
    kind, inner = _body(prefix(data, element), write)
    changes = {"t": kind, "cm": None, "vm": None}
    if write.style is not None:
        changes["s"] = str(write.style)
    tag = with_attributes(data[element.start : element.inner], changes)
    kept = b"".join(data[c.start : c.end] for c in element.children if c.name not in ("f", "v", "is"))
    return Splice(element.start, element.end, _closed(tag, raw_name(data, element), inner + kept))


def _closed(tag: bytes, name: bytes, inner: bytes) -> bytes:
    tag = tag[:-2] + b">" if tag.endswith(b"/>") else tag
    return tag + inner + b"</" + name + b">" if inner else tag[:-1] + b"/>"


def _new_row(places: SheetPlaces, number: int, writes: Sequence[CellWrite]) -> bytes:
    assert places.sheet_data is not None
    name = prefix(places.data, places.sheet_data)
    cells = b"".join(_new_cell(places, name, write) for write in writes)
    return b'<%brow r="%d">%b</%brow>' % (name, number, cells, name)


def _new_cell(places: SheetPlaces, name: bytes, write: CellWrite) -> bytes:
    kind, inner = _body(name, write)
    style = style_at(places, write.row, write.column) if write.style is None else write.style
    tag = b'<%bc r="%b"' % (name, write.address.encode())
    tag += b' s="%d"' % style if style else b""
    tag += b' t="%b"' % kind.encode() if kind else b""
    return _closed(tag + b">", name + b"c", inner)


def _body(name: bytes, write: CellWrite) -> tuple[str | None, bytes]:
    """The cell's type and what stands inside it."""
    value = write.value
    formula = b"" if write.formula is None else b"<%bf>%b</%bf>" % (name, formula_xml(write.formula), name)
    if value is None:
        return None, formula
    if isinstance(value, bool):
        return "b", b"%b<%bv>%d</%bv>" % (formula, name, value, name)
    if isinstance(value, (int, float)):
        return None, b"%b<%bv>%b</%bv>" % (formula, name, number_xml(value), name)
    if value in ERRORS:
        return "e", b"%b<%bv>%b</%bv>" % (formula, name, value.encode(), name)
    text = text_xml(value)
    if write.formula is not None:
        return "str", b"%b<%bv%b>%b</%bv>" % (formula, name, space(value), text, name)
    inside = b"<t%b>%b</t>" % (space(value), text)
    if write.rich:
        inside = write.rich.encode()
    return "inlineStr", b"<%bis>%b</%bis>" % (name, _TAG.sub(rb"\g<0>" + name, inside), name)


def _handed_on(places: SheetPlaces, written: set[tuple[int, int]]) -> list[Splice]:
    """Where a cell goes that holds the formula for a group, the next of the group takes it over."""
    splices = []
    for shared in places.shared.values():
        for group in _groups(shared):
            first = group[0]
            rest = [member for member in group if (member.row, member.column) not in written]
            if first.first and rest and rest[0] is not first:
                splices.append(_took_over(places.data, first, rest))
    return splices


def _groups(shared: Sequence[Shared]) -> Iterator[list[Shared]]:
    """An index may be given anew: each cell that holds a formula begins a group."""
    group: list[Shared] = []
    for member in shared:
        if member.first and group:
            yield group
            group = []
        group.append(member)
    if group:
        yield group


def _took_over(data: bytes, first: Shared, rest: Sequence[Shared]) -> Splice:
    heir = rest[0]
    formula = SharedFormula(fragment_text(data[first.start : first.end]), first.row, first.column)
    rows, columns = [member.row for member in rest], [member.column for member in rest]
    area = Area(min(rows), min(columns), max(rows), max(columns)).a1
    inner = start_tag_end(data, heir.start)
    tag = with_attributes(data[heir.start : inner], {"ref": area})
    name = tag[1:].split(None, 1)[0]
    return Splice(heir.start, heir.end, _closed(tag, name, formula_xml(formula.at(heir.row, heir.column))))
