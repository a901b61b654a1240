"""What each sheet holds of a form: sections with their tables, narratives and title lines, from top to bottom."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from sdgsheet.form.grid import Grid
from sdgsheet.form.labels import Role, label_of
from sdgsheet.form.narrative import first_comment
from sdgsheet.form.tables import Table, find_tables
from sdgsheet.form.titles import Number, SectionHeading, is_sheet_title, is_title, section_heading
from sdgsheet.snapshot import Cell, Ref

_MOST_FORMS = 50
"""On one sheet: more are no forms of any city."""


class Found(NamedTuple):
    """A text that says where something begins."""

    ref: Ref
    text: str


Heading = tuple[Found, SectionHeading]


@dataclass(slots=True)
class Piece:
    """One section on one sheet, or a part of it."""

    number: Number
    grid: Grid
    heading: Ref
    heading_text: str
    tables: list[Table] = field(default_factory=list)
    continued: bool = False
    by_shape: bool = False
    """Without a heading of its own: its columns say which section it is."""
    end: int = 0
    """Its last row."""


@dataclass(slots=True)
class Part:
    """What one sheet, or one of several forms on a sheet, holds."""

    grid: Grid
    pieces: list[Piece] = field(default_factory=list)
    titles: list[Found] = field(default_factory=list)
    apart: list[Table] = field(default_factory=list)
    """Tables that no section heading stands over."""

    @property
    def numbers(self) -> set[int]:
        """The sections it holds."""
        return {piece.number for piece in self.pieces}


class _Tags(NamedTuple):
    role: Role | None
    section: SectionHeading | None
    title: bool
    alone: bool = True
    """False where the heading is the first line of a cell that holds more."""


@lru_cache(maxsize=16_384)
def _tags(text: str) -> _Tags | None:
    """What a text may be the heading of; None for most."""
    if len(text) > 120:
        section = section_heading(text.strip().partition("\n")[0])
        return _Tags(None, section, title=False, alone=False) if section and section.number == 3 else None
    label = label_of(text)
    section = section_heading(text)
    title = section is None and is_title(text)
    return _Tags(label.role if label else None, section, title) if label or section or title else None


def parts_of(grid: Grid) -> list[Part]:
    """Takes a sheet apart into forms and their sections."""
    roles: dict[int, list[Role]] = {}
    headings: list[Heading] = []
    titles: list[Found] = []
    for row, cells in grid.rows.items():
        for cell in cells.values():
            if cell.kind != "text" or (tags := _tags(cell.value)) is None:
                continue
            if tags.role is not None:
                roles.setdefault(row, []).append(tags.role)
            if tags.section is not None:
                if tags.section.number == 3 and _stands_among_others(cells):
                    continue
                text = grid.shown(cell) if tags.alone else grid.shown(cell).partition("\n")[0]
                headings.append((Found(grid.ref(cell), text), tags.section))
            elif tags.title:
                titles.append(Found(grid.ref(cell), grid.shown(cell)))
    tables = find_tables(grid, roles)
    within = {row for table in tables for row in range(table.top, table.bottom + 1)}
    headings = [heading for heading in headings if heading[0].ref.row not in within]
    if not tables and not any(section.number == 3 for _, section in headings):
        return [Part(grid, titles=titles)]
    headings.sort(key=lambda heading: (heading[0].ref.row, heading[0].ref.column))
    return _split(grid, _pieces(grid, headings, tables, titles), titles)


def _stands_among_others(cells: Mapping[int, Cell]) -> bool:
    """A text of a table's row; a section heading stands alone, or nearly so."""
    return sum(cell.kind != "empty" for cell in cells.values()) > 3


def _pieces(grid: Grid, headings: list[Heading], tables: list[Table], titles: list[Found]) -> Part:
    part = Part(grid)
    used: dict[Ref, Piece] = {}
    rows = [found.ref.row for found, _ in headings]
    for table in tables:
        above = _heading_of(table, headings, rows)
        if above is None or above[1].number == 3:
            part.apart.append(table)
            continue
        (ref, text), section = above
        piece = used.get(ref)
        if piece is None:
            piece = used[ref] = Piece(section.number, grid, ref, text, continued=section.continued)
        elif table.has("initiative") and not piece.tables[0].has("initiative"):
            part.apart.append(table)  # another section, whose heading is missing
            continue
        piece.tables.append(table)
    part.pieces = _ordered(grid, headings, used, has_tables=bool(tables))
    _find_ends(part, titles)
    return part


def _heading_of(table: Table, headings: list[Heading], rows: list[int]) -> Heading | None:
    """The nearest section heading above a table; of two in one row the one over its columns."""
    end = bisect_left(rows, table.top)
    if end == 0:
        return None
    nearest = headings[bisect_left(rows, rows[end - 1]) : end]
    return max(nearest, key=lambda h: (h[0].ref.column <= table.right, h[0].ref.column))


def _ordered(grid: Grid, headings: list[Heading], used: Mapping[Ref, Piece], *, has_tables: bool) -> list[Piece]:
    """The sections from top to bottom, those without a table among them.

    A line of a narrative may read like a heading: of (3) where no table stands between, of (1) and (2)
    where it has no table and its section is found elsewhere or (3) has begun.
    """
    tabled = {piece.number for piece in used.values()}
    ordered: list[Piece] = []
    known: set[int] = set()
    for found, section in headings:
        piece = used.get(found.ref)
        in_narrative = bool(ordered) and ordered[-1].number == 3
        if piece is None:
            if in_narrative:
                continue
            if section.number != 3 and (section.number in tabled | known or not (section.named and has_tables)):
                continue
            piece = Piece(section.number, grid, found.ref, found.text, continued=section.continued)
        known.add(piece.number)
        ordered.append(piece)
    return ordered


def _find_ends(part: Part, titles: list[Found]) -> None:
    """A section ends before the next one, a further form's title or, if it has tables, another section's table."""
    headings = [piece.heading.row for piece in part.pieces]
    last = max(headings, default=0)
    lines = {title.ref.row for title in titles}
    forms = {title.ref.row for title in titles if is_sheet_title(title.text)}
    for row in sorted(forms):
        while row - 1 in lines:  # a title of several lines begins with its first
            forms.add(row := row - 1)
    of_narratives = sorted({*headings, *(row for row in forms if row < last)})
    of_tables = sorted({*headings, *forms, *(table.top for table in part.apart)})
    for piece in part.pieces:
        ends = of_narratives if piece.number == 3 else of_tables
        after = bisect_right(ends, max((table.top for table in piece.tables), default=piece.heading.row))
        piece.end = (ends[after] if after < len(ends) else part.grid.last_row + 1) - 1


def _split(grid: Grid, whole: Part, titles: list[Found]) -> list[Part]:
    """Several forms on one sheet: a section comes again below a further title, or after the last section."""
    parts = [Part(grid)]
    title_rows = sorted(title.ref.row for title in titles)
    for piece in whole.pieces:
        current = parts[-1]
        if piece.number in current.numbers and not piece.continued and len(parts) < _MOST_FORMS:
            before = current.pieces[-1]
            titled = bisect_right(title_rows, before.heading.row) < bisect_left(title_rows, piece.heading.row)
            if titled or (before.number != piece.number and len(current.numbers) > 1):
                parts.append(Part(grid))
        parts[-1].pieces.append(piece)
    starts = [part.pieces[0].heading.row if part.pieces else 0 for part in parts]
    for title in titles:
        index = bisect_left(starts, title.ref.row)
        if index < len(parts) and parts[index].pieces:
            parts[index].titles.append(title)
    for table in whole.apart:
        parts[max(bisect_right(starts, table.top) - 1, 0)].apart.append(table)
    return parts


def rows_of(table: Table, piece: Piece, after: int) -> list[int]:
    """The rows below a table's headings, to the next table over the same columns or the end of its section.

    ``after`` is the place of the table that follows in ``piece.tables``.
    """
    following = islice(piece.tables, after, None)
    tops = (t.top for t in following if t.top > table.bottom and t.left <= table.right and t.right >= table.left)
    return table.grid.between(table.bottom + 1, min(next(tops, piece.end + 1), piece.end + 1) - 1)


def narrative_rows(piece: Piece) -> list[int]:
    """The rows of section (3), its heading's own row included."""
    return piece.grid.between(piece.heading.row, piece.end)


def narrative_without_heading(part: Part) -> Piece | None:
    """● headings with references on a sheet where no section heading stands over them."""
    tables = [table for piece in part.pieces for table in piece.tables]
    bottom = max((table.bottom for table in tables), default=0)
    ref = first_comment(part.grid, part.grid.between(bottom + 1, part.grid.last_row))
    if ref is None:
        return None
    for piece in part.pieces:
        if piece.heading.row < ref.row <= piece.end:
            piece.end = ref.row - 1
    return Piece(3, part.grid, ref, "", by_shape=True, end=part.grid.last_row)
