"""Actuals whose heading is blank or says nothing of the kind: year, value and unit stand below, of the year that the others lack."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from sdgsheet.form.blocks import Block
from sdgsheet.form.contents import kinds_of, leading
from sdgsheet.form.labels import TRIPLES, Label, is_previous
from sdgsheet.form.tables import Table
from sdgsheet.notation.years import parse_year
from sdgsheet.snapshot import Ref

_WIDTH = 3
"""Columns of a triple."""


def with_lost_actuals(table: Table, blocks: list[Block], rows: Sequence[int]) -> list[Block]:
    """The blocks with those actuals added, from left to right."""
    triples = [block for block in blocks if block.role in TRIPLES]
    dated = {block.left: block.label.year.named for block in triples if block.role == "actual" and block.label.year}
    if len(dated) < 2:
        return blocks
    taken = {c for block in blocks if block.role != "extra" for c in range(block.left, block.right + 1)}
    found = list(_lost(table, range(triples[0].left, triples[-1].left), taken, dated, rows))
    if not found:
        return blocks
    columns = {column for block in found for column in range(block.left, block.right + 1)}
    kept = [
        block for block in blocks if block.role != "extra" or columns.isdisjoint(range(block.left, block.right + 1))
    ]
    return sorted((*kept, *found), key=lambda block: block.left)


def _lost(table: Table, span: range, taken: set[int], dated: dict[int, int], rows: Sequence[int]) -> Iterator[Block]:
    start = span.start
    while start + _WIDTH <= span.stop:
        columns = range(start, start + _WIDTH)
        if taken.isdisjoint(columns) and (block := _actual(table, columns, dated, rows)) is not None:
            yield block
            start += _WIDTH
        else:
            start += 1


def _actual(table: Table, columns: range, dated: dict[int, int], rows: Sequence[int]) -> Block | None:
    """The columns as an actual, where they hold triples of the year that comes next to those of its neighbours."""
    grid = table.grid
    heads = [
        (Ref(grid.name, row, columns[0]), text)
        for row in range(table.top, table.bottom + 1)
        if (text := grid.text(row, columns[0]))
    ]
    kinds = kinds_of(grid, columns, rows)
    if any(is_previous(text) for _, text in heads) or [leading(kinds[c]) for c in columns[:2]] != ["year", "value"]:
        return None
    years = Counter(year.named for row in rows if (year := parse_year(grid.text(row, columns[0]))) is not None)
    before = max((named for left, named in dated.items() if left < columns[0]), default=None)
    after = min((named for left, named in dated.items() if left > columns[0]), default=None)
    named = years.most_common(1)[0][0]
    if (before is not None and named != before + 1) or (after is not None and named != after - 1):
        return None
    ref, text = heads[-1] if heads else (Ref(grid.name, table.top, columns[0]), "")
    return Block(Label("actual"), ref, "".join(text.splitlines()), columns[0], columns[-1])
