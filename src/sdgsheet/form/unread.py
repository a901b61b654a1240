"""Columns of a table that are none of the form's own and were not read: 担当課, 備考, a heading that is not known."""

from __future__ import annotations

from collections.abc import Iterator

from sdgsheet.form.grid import Grid
from sdgsheet.form.labels import label_of
from sdgsheet.form.model import Section
from sdgsheet.snapshot import Ref

_READ = frozenset({"goals", "unit"})
"""Roles of columns that are read, though the model names no column for them."""


def unread_columns(grid: Grid, section: Section) -> Iterator[tuple[Ref, str]]:
    """The headings in the rows of the section's headings that stand over no column that was read, from left to right."""
    rows = {column.heading.row for column in section.columns}
    if not rows:
        return
    places = (
        place for c in section.columns for place in (c.heading.column, c.value_column, c.year_column, c.unit_column)
    )
    read = {place for place in places if place is not None}
    found: dict[int, tuple[Ref, str]] = {}
    for row in range(min(rows), max(rows) + 1):
        for cell, text in grid.cells(row):
            area = grid.area(cell.row, cell.column)
            label = label_of(text)
            if read.isdisjoint(range(area.left, area.right + 1)) and not (label and label.role in _READ):
                found.setdefault(cell.column, (grid.ref(cell), "".join(text.splitlines())))
    yield from (found[column] for column in sorted(found))
