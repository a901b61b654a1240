"""Headings of short years, 4年度実績 or 6年度目標値: which era, or which century, they leave out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sdgsheet.form.blocks import Block
from sdgsheet.form.labels import TRIPLES
from sdgsheet.form.tables import Table
from sdgsheet.notation.years import parse_year
from sdgsheet.notation.yearwords import year_in

_BEFORE_THE_FIRST = (2018, 2000)
"""The year before 令和元年, and that before '01."""


def with_short_years(table: Table, rows: Sequence[int]) -> list[Block]:
    """The table's blocks, short years as the years that most cells below them and the other headings name.

    They stay without a year where nothing tells: 1年度 may be the first of a plan.
    """
    short = [block for block in table.blocks if block.label.short and block.role in TRIPLES]
    if not short:
        return list(table.blocks)
    told = Counter(_told(table, short, rows))
    before = max(_BEFORE_THE_FIRST, key=lambda year: told[year])
    if not told[before]:
        return list(table.blocks)
    return [_dated(block, before) if block in short else block for block in table.blocks]


def _told(table: Table, short: Iterable[Block], rows: Sequence[int]) -> Iterator[int]:
    """How far each short year is from those that are named in its columns, and by a heading like it."""
    for block in short:
        columns = range(block.left, block.right + 1)
        texts = {text for row in rows for column in columns if (text := table.grid.text(row, column))}
        years = (year.named for text in texts if (year := year_in(text)) is not None and not year.is_open)
        others = (o.label.year.named for o in table.blocks if o.role in TRIPLES and o.label.year is not None)
        yield from (named - block.label.short for named in (*years, *others))


def _dated(block: Block, before: int) -> Block:
    year = parse_year(f"{before + block.label.short}年度")
    assert year is not None
    return replace(block, label=replace(block.label, year=replace(year, text=f"{block.label.short}年度")))
