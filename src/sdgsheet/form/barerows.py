"""Rows above all headings of a sheet: a table of a sheet before may go on there without its headings.

What is read wrongly costs more than what is not read: such rows are taken only where nothing speaks against it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import takewhile

from sdgsheet.form.contents import kinds_of, leading
from sdgsheet.form.draft import Draft
from sdgsheet.form.fitting import Fitting
from sdgsheet.form.goingon import goes_on, is_of_one_name, names_of, says_it_goes_on
from sdgsheet.form.grid import Grid
from sdgsheet.form.layout import Layout, layout_of
from sdgsheet.form.names import split_name
from sdgsheet.form.pieces import Part, Piece, rows_of
from sdgsheet.form.rowkinds import dimension_in, is_band
from sdgsheet.form.secondtables import own_rows
from sdgsheet.form.tables import Table

_FEWEST = 4
"""Years and figures beside each other, as only the rows of a table hold."""
_NEARLY_ALL = 0.8
"""Of the rows, that fill the columns as those of the sheet before do."""


def add_bare_rows(drafts: list[Draft], parts: list[Part]) -> None:
    """They belong to the section that ended on a sheet before, where they go on from it in every way."""
    for here in _by_sheet(parts):
        part = here[0]
        before = _before(here, parts)
        home = next((draft for draft in drafts if part in draft.parts), None) or _last_of(drafts, before)
        if home is not None and (piece := _going_on(home, here, before)) is not None:
            part.pieces.insert(0, piece)
            home.parts = [one for one in parts if one is part or one in home.parts]


def bare_rows(draft: Draft, parts: Sequence[Part]) -> Iterator[tuple[Grid, int]]:
    """Those that were not taken, though they stand on the form's sheets or their sheet's name and numbers go on from it."""
    for here in _by_sheet(parts):
        if here[0] in draft.parts or (_is_bare(here) and _says_so(draft, here, _before(here, parts))):
            titles = _titles(draft, _before(here, parts))
            yield from ((here[0].grid, row) for row in _rows(here, titles))


def _by_sheet(parts: Iterable[Part]) -> list[list[Part]]:
    sheets: dict[str, list[Part]] = {}
    for part in parts:
        sheets.setdefault(part.grid.name, []).append(part)
    return list(sheets.values())


def _before(here: Sequence[Part], parts: Iterable[Part]) -> list[Part]:
    """What the sheets before hold."""
    return list(takewhile(lambda part: part is not here[0], parts))


def _last_of(drafts: Sequence[Draft], before: Sequence[Part]) -> Draft | None:
    return next((draft for draft in reversed(drafts) if any(part in draft.parts for part in before)), None)


def _last_table(draft: Draft, before: Iterable[Part]) -> Piece | None:
    """The section with a table that ends last; (3) may stand behind it."""
    pieces = [piece for part in before if part in draft.parts for piece in part.pieces]
    return next((piece for piece in reversed(pieces) if piece.number != 3 and piece.tables), None)


def _titles(draft: Draft, before: Iterable[Part]) -> set[str]:
    """Title lines of the form, which its next sheet may repeat."""
    return {title.text for part in before if part in draft.parts for title in part.titles}


def _rows(here: Sequence[Part], titles: Container[str]) -> list[int]:
    """Rows of years and figures above all headings; ``titles`` are none, those of another name are."""
    grid = here[0].grid
    end = min(_headings(here), default=grid.last_row + 1)
    end = min((t.ref.row for part in here for t in part.titles if t.text not in titles), default=end)
    return [row for row in grid.between(1, end - 1) if _is_a_row(grid, row)]


def _headings(here: Iterable[Part]) -> list[int]:
    begins = [piece.heading.row for part in here for piece in part.pieces]
    return begins + [table.top for part in here for table in part.apart]


def _is_a_row(grid: Grid, row: int) -> bool:
    columns = [cell.column for cell, _ in grid.cells(row)]
    held = Counter(map(leading, kinds_of(grid, columns, [row]).values()))
    return held["year"] + held["value"] >= _FEWEST


def _going_on(home: Draft, here: Sequence[Part], before: Sequence[Part]) -> Piece | None:
    """The rows below the headings of the sheet before; None where there are none that go on from it."""
    last, titles = _last_table(home, before), _titles(home, before)
    if last is None or not (
        here[0] in home.parts or (_is_bare(here) and is_of_one_name(here[0].grid.name, last.grid.name))
    ):
        return None
    rows = _piece(last, here, titles)
    if rows is None or not goes_on(last, rows):
        return None
    known = {name for piece in home.pieces if piece.number == last.number for name in names_of(piece)}
    is_new = known.isdisjoint(name for name in names_of(rows) if not split_name(name).repeated)
    return rows if is_new and _fills_the_columns(last, rows, titles) else None


def _says_so(draft: Draft, here: Sequence[Part], before: Sequence[Part]) -> bool:
    last = _last_table(draft, before)
    if last is None or not is_of_one_name(here[0].grid.name, last.grid.name):
        return False
    rows = _piece(last, here, _titles(draft, before))
    return rows is not None and goes_on(last, rows)


def _is_bare(here: Iterable[Part]) -> bool:
    """A sheet without a section and headings."""
    return not any(part.pieces or part.apart for part in here)


def _piece(last: Piece, here: Sequence[Part], titles: Container[str]) -> Piece | None:
    """The rows of the sheet as those of the last table; None where there are none."""
    rows = _rows(here, titles)
    if not rows:
        return None
    grid, first = here[0].grid, rows[0]
    others = [t.ref.row for part in here for t in part.titles if t.ref.row > first]
    end = min((*_headings(here), *others), default=grid.last_row + 1) - 1
    table = Table(grid, first - 1, first - 1, last.tables[-1].blocks)
    return Piece(last.number, grid, table.corner._replace(row=first), "", [table], by_shape=True, end=end)


def _fills_the_columns(last: Piece, rows: Piece, titles: Container[str]) -> bool:
    """Nothing foreign stands above them, and nearly all have their years, values and units where the table has them."""
    table, grid = last.tables[-1], rows.grid
    above = own_rows(table, rows_of(table, last, after=len(last.tables)))
    layout = layout_of(table, above)
    lines = {row: cells for row in grid.between(1, rows.end) if (cells := list(grid.cells(row)))}
    for row, cells in lines.items():
        if row < rows.heading.row and not any(_leads_on(text, layout, titles) for _, text in cells):
            return False
    found = [cells for cells in lines.values() if len(cells) > 1 and cells[0][0].row >= rows.heading.row]
    right = max([table.right, *(cell.column for row in above for cell, _ in table.grid.cells(row))])
    fitting = Fitting(layout, above)
    fitted = sum(fitting.fits(grid, cells[0][0].row) for cells in found)
    return fitted >= _NEARLY_ALL * len(found) and all(cells[-1][0].column <= right for cells in found)


def _leads_on(text: str, layout: Layout, titles: Container[str]) -> bool:
    """The form's title, （続き）, 【社会】, or a 取組名 where the table before has them as lines of their own."""
    if text in titles or says_it_goes_on(text) or dimension_in(text) is not None:
        return True
    return not layout.initiative and is_band(text)
