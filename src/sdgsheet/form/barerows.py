"""Rows above all headings of a sheet: a table of the sheet before may go on there without its headings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sdgsheet.form.contents import kinds_of, leading
from sdgsheet.form.draft import Draft
from sdgsheet.form.goingon import goes_on
from sdgsheet.form.grid import Grid
from sdgsheet.form.pieces import Part, Piece
from sdgsheet.form.tables import Table

_FEWEST = 4
"""Years and figures beside each other, as only the rows of a table hold."""


def bare_rows(here: Sequence[Part]) -> list[int]:
    """Rows of years and figures above all headings and titles; ``here`` are the parts of one sheet."""
    grid = here[0].grid
    return [row for row in grid.between(1, _first_heading(here) - 1) if _is_a_row(grid, row)]


def add_bare_rows(drafts: list[Draft], parts: list[Part]) -> None:
    """They belong to the section that ended on the sheet before, where its numbers go on in the same columns."""
    sheets: dict[str, list[Part]] = {}
    for part in parts:
        sheets.setdefault(part.grid.name, []).append(part)
    before: list[Part] = []
    for here in sheets.values():
        part = here[0]
        homes = [draft for draft in drafts if part in draft.parts] or drafts[::-1]
        home = next((draft for draft in homes if any(one in draft.parts for one in before)), None)
        if home is not None and (rows := bare_rows(here)):
            last = [piece for one in before if one in home.parts for piece in one.pieces][-1]
            if (piece := _going_on(last, part.grid, rows[0], _first_heading(here) - 1)) is not None:
                part.pieces.insert(0, piece)
                home.parts = [one for one in parts if one is part or one in home.parts]
        before += here


def _going_on(last: Piece, grid: Grid, first_row: int, end: int) -> Piece | None:
    """The rows below the headings of the sheet before; None where they do not go on from it."""
    if last.number == 3 or not last.tables:
        return None
    table = Table(grid, first_row - 1, first_row - 1, last.tables[-1].blocks)
    rows = Piece(last.number, grid, table.corner._replace(row=first_row), "", [table], by_shape=True, end=end)
    return rows if goes_on(last, rows) else None


def _first_heading(here: Sequence[Part]) -> int:
    """The first row of all headings, titles and tables; the row below the last where there is none."""
    begins = [piece.heading.row for part in here for piece in part.pieces]
    begins += [title.ref.row for part in here for title in part.titles]
    begins += [table.top for part in here for table in part.apart]
    return min(begins, default=here[0].grid.last_row + 1)


def _is_a_row(grid: Grid, row: int) -> bool:
    columns = [cell.column for cell, _ in grid.cells(row)]
    held = Counter(map(leading, kinds_of(grid, columns, [row]).values()))
    return held["year"] + held["value"] >= _FEWEST
