"""What the cells of a column hold: years, values or units."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Literal

from sdgsheet.form.grid import Grid
from sdgsheet.notation.missing import missing_habit
from sdgsheet.notation.numbers import parse_amount
from sdgsheet.notation.units import is_known_unit
from sdgsheet.notation.years import parse_year

Kind = Literal["year", "value", "unit"]
_SAMPLE = 12
"""Rows that are looked at to tell a year's column from a value's, unless told."""


def leading(kinds: Counter[Kind]) -> Kind | None:
    """What a column holds most often; None where it tells nothing."""
    return kinds.most_common(1)[0][0] if kinds else None


def kinds_of(
    grid: Grid, columns: Iterable[int], rows: Sequence[int], sample: int = _SAMPLE
) -> dict[int, Counter[Kind]]:
    """How often each column holds a year, a value and a unit, in the first rows that hold any."""
    counts: dict[int, Counter[Kind]] = {column: Counter() for column in columns}
    seen = 0
    for row in rows:
        cells = grid.rows[row]
        found = False
        for column, count in counts.items():
            cell = cells.get(column)
            if cell is not None and cell.kind != "empty" and (kind := _kind(grid.shown(cell))) is not None:
                count[kind] += 1
                found = True
        seen += found
        if seen >= sample:
            break
    return counts


@lru_cache(maxsize=16_384)
def _kind(text: str) -> Kind | None:
    """What a cell most likely holds; None where it tells nothing."""
    if not text or missing_habit(text):
        return None
    if parse_year(text) is not None:
        return "year"
    amount = parse_amount(text)
    if amount.number is not None:
        return "value"
    if is_known_unit(text):
        return "unit"
    return "value" if any(map(str.isdigit, text)) else None
