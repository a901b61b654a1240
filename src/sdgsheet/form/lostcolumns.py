"""Actuals whose heading is blank or says nothing of the kind: year, value and unit stand below, of the year that the others lack."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sdgsheet.form.blocks import Block
from sdgsheet.form.contents import kinds_of, leading
from sdgsheet.form.labels import TRIPLES, Label, is_previous
from sdgsheet.form.partlabels import part_of
from sdgsheet.form.tables import Table
from sdgsheet.notation.years import parse_year
from sdgsheet.snapshot import Ref

_WIDTH = 3
"""Columns of a triple."""
_LOOSE = frozenset({"extra", "unit"})
"""Roles of columns that may belong to such a triple: 備考 over it, 単位 below a blank heading."""


def with_lost_actuals(table: Table, blocks: list[Block], rows: Sequence[int]) -> list[Block]:
    """The blocks with those actuals added, from left to right."""
    triples = [block for block in blocks if block.role in TRIPLES]
    dated = [block for block in triples if block.role == "actual" and block.label.year is not None]
    if len(dated) < 2:
        return blocks
    taken = {c for block in blocks if block.role not in _LOOSE for c in range(block.left, block.right + 1)}
    start = next((block.left for block in triples if block.role == "baseline"), dated[0].left)
    found = list(_lost(table, range(start, triples[-1].left), taken, dated, rows))
    if not found:
        return blocks
    columns = {column for block in found for column in range(block.left, block.right + 1)}
    kept = [
        block for block in blocks if block.role not in _LOOSE or columns.isdisjoint(range(block.left, block.right + 1))
    ]
    return sorted((*kept, *found), key=lambda block: block.left)


def _lost(table: Table, span: range, taken: set[int], dated: list[Block], rows: Sequence[int]) -> Iterator[Block]:
    start = span.start
    while start + _WIDTH <= span.stop:
        columns = range(start, start + _WIDTH)
        if taken.isdisjoint(columns) and (block := _actual(table, columns, dated, rows)) is not None:
            yield block
            start += _WIDTH
        else:
            start += 1


def _actual(table: Table, columns: range, dated: list[Block], rows: Sequence[int]) -> Block | None:
    """The columns as an actual, where half of their years or more are the one that their neighbours' headings lack."""
    grid = table.grid
    heads = [
        (Ref(grid.name, row, columns[0]), text)
        for row in range(table.top, table.bottom + 1)
        if (text := grid.text(row, columns[0]))
        and grid.area(row, columns[0]).right <= columns[-1]
        and not part_of(text)
    ]
    kinds = kinds_of(grid, columns, rows)
    held = [leading(kinds[column]) for column in columns]
    lacking = _lacking(columns, dated)
    if (
        lacking is None
        or held[0] is None
        or not {"year", "value"} <= set(held)
        or any(is_previous(t) for _, t in heads)
    ):
        return None
    at = columns[held.index("year")]
    years = [year for row in rows if (year := parse_year(grid.text(row, at))) is not None]
    if sum(year.fits(lacking) for year in years) * 2 < len(years):
        return None
    ref, text = heads[-1] if heads else (Ref(grid.name, dated[0].heading.row, columns[0]), "")
    return Block(Label("actual"), ref, "".join(text.splitlines()), columns[0], columns[-1])


def _lacking(columns: range, dated: list[Block]) -> int | None:
    """The year between those of the headings on both sides; None where there is none, or more than one."""
    named = [(block.left, block.label.year.named) for block in dated if block.label.year is not None]
    near = {
        max((year + 1 for left, year in named if left < columns[0]), default=None),
        min((year - 1 for left, year in named if left > columns[0]), default=None),
    } - {None}
    return near.pop() if len(near) == 1 else None
