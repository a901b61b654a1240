"""What each sheet holds of a form: sections with their tables, narratives and title lines, from top to bottom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from sdgsheet.form.grid import Grid
from sdgsheet.form.labels import Role, label_of
from sdgsheet.form.narrative import first_comment
from sdgsheet.form.tables import Table, find_tables
from sdgsheet.form.titles import Number, SectionHeading, is_sheet_title, is_title, section_heading
from sdgsheet.snapshot import Cell, Ref


class Found(NamedTuple):
    """A text that says where something begins."""

    ref: Ref
    text: str


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
    headings: list[tuple[Found, SectionHeading]] = []
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
    return _split(grid, _pieces(grid, headings, tables, titles), titles)


def _stands_among_others(cells: Mapping[int, Cell]) -> bool:
    """A text of a table's row; a section heading stands alone, or nearly so."""
    return sum(cell.kind != "empty" for cell in cells.values()) > 3


def _pieces(grid: Grid, headings: list[tuple[Found, SectionHeading]], tables: list[Table], titles: list[Found]) -> Part:
    part = Part(grid)
    used: dict[Ref, Piece] = {}
    for table in tables:
        above = _heading_of(table, headings)
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
    part.pieces = list(used.values())
    for found, section in headings:
        if section.number == 3 and not _is_inside(found.ref, part.pieces, headings):
            part.pieces.append(Piece(3, grid, found.ref, found.text, continued=section.continued))
        elif section.number != 3 and section.named and found.ref not in used and tables:
            part.pieces.append(Piece(section.number, grid, found.ref, found.text, continued=section.continued))
    part.pieces.sort(key=lambda piece: (piece.heading.row, piece.heading.column))
    part.pieces = _without_repeats(part.pieces)
    _find_ends(part, titles)
    return part


def _heading_of(table: Table, headings: list[tuple[Found, SectionHeading]]) -> tuple[Found, SectionHeading] | None:
    """The nearest section heading above a table; of two in one row the one over its columns."""
    above = [h for h in headings if h[0].ref.row < table.top]
    return max(above, key=lambda h: (h[0].ref.row, h[0].ref.column <= table.right, h[0].ref.column), default=None)


def _is_inside(ref: Ref, pieces: list[Piece], headings: list[tuple[Found, SectionHeading]]) -> bool:
    """A line of a narrative that reads like its heading: no table stands between it and the heading."""
    before = [f.ref for f, s in headings if s.number == 3 and f.ref.row < ref.row]
    if not before:
        return False
    tops = [table.top for piece in pieces for table in piece.tables]
    return not any(before[-1].row < top < ref.row for top in tops)


def _without_repeats(pieces: list[Piece]) -> list[Piece]:
    """A heading without a table counts where its section is found nowhere else, and not within a narrative."""
    kept: list[Piece] = []
    for piece in pieces:
        if piece.number != 3 and not piece.tables:
            others = [other for other in pieces if other is not piece and other.number == piece.number]
            in_narrative = bool(kept) and kept[-1].number == 3
            if any(other.tables for other in others) or in_narrative or any(o in kept for o in others):
                continue
        kept.append(piece)
    return kept


def _find_ends(part: Part, titles: list[Found]) -> None:
    """A section ends before the next one, a further form's title or, if it has tables, another section's table."""
    headings = [piece.heading.row for piece in part.pieces]
    tables = [table.top for table in part.apart]
    forms = [title.ref.row for title in titles if is_sheet_title(title.text)]
    last = max(headings, default=0)
    for piece in part.pieces:
        ends = headings + ([row for row in forms if row < last] if piece.number == 3 else forms + tables)
        after = min((row for row in ends if row > _last_top(piece)), default=part.grid.last_row + 1)
        # A title of several lines begins with its first.
        while piece.number == 3 and any(title.ref.row == after - 1 and after in forms for title in titles):
            after -= 1
            forms.append(after)
        piece.end = after - 1


def _last_top(piece: Piece) -> int:
    return max((table.top for table in piece.tables), default=piece.heading.row)


def _split(grid: Grid, whole: Part, titles: list[Found]) -> list[Part]:
    """Several forms on one sheet: a section comes again below a further title, or after the last section."""
    parts = [Part(grid)]
    for piece in whole.pieces:
        current = parts[-1]
        if piece.number in current.numbers and not piece.continued:
            before = current.pieces[-1]
            titled = any(before.heading.row < title.ref.row < piece.heading.row for title in titles)
            if titled or (before.number != piece.number and len(current.numbers) > 1):
                parts.append(Part(grid))
        parts[-1].pieces.append(piece)
    starts = [part.pieces[0].heading.row if part.pieces else 0 for part in parts]
    for title in titles:
        index = next(
            (i for i, part in enumerate(parts) if part.pieces and title.ref.row <= part.pieces[0].heading.row), 0
        )
        if title.ref.row <= starts[index] or not parts[index].pieces:
            parts[index].titles.append(title)
    for table in whole.apart:
        index = max((i for i, start in enumerate(starts) if start <= table.top), default=0)
        parts[index].apart.append(table)
    return parts


def rows_of(table: Table, piece: Piece) -> list[int]:
    """The rows below a table's headings, to the next table over the same columns or the end of its section."""
    below = [t.top for t in piece.tables if t.top > table.bottom and t.left <= table.right and t.right >= table.left]
    end = min([*below, piece.end + 1])
    return table.grid.between(table.bottom + 1, end - 1)


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
