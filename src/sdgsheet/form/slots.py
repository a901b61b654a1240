"""Where year, value and unit of a triple stand under its heading."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import permutations

from sdgsheet.form.blocks import Block
from sdgsheet.form.contents import Kind, kinds_of, leading
from sdgsheet.form.tables import Table
from sdgsheet.notation.characters import solid
from sdgsheet.notation.units import is_known_unit
from sdgsheet.notation.years import parse_year

Shape = tuple[int | None, int, int | None]
"""Where year, value and unit stand within a block, counted from its left."""


@dataclass(frozen=True, slots=True)
class Slot:
    """Where the three cells of a triple stand."""

    year: int | None
    value: int
    unit: int | None
    heading_unit: str = ""
    """A unit that the heading names for all its rows: 当初値（件）."""


def slots_of(table: Table, blocks: list[Block], rows: Sequence[int]) -> dict[int, Slot]:
    """The three columns of each triple: by sub-headings, else by what the cells hold, else as its neighbours."""
    fitting: dict[int, list[Shape]] = {}
    sparse: set[int] = set()
    for block in blocks:
        named = _by_parts(table, block, rows)
        fitting[block.left], told = ([named], _PLENTY) if named else _by_contents(table, block, rows)
        if told < _PLENTY:
            sparse.add(block.left)
    widths = {block.left: block.right - block.left for block in blocks}
    usual = Counter(
        (widths[left], shapes[0]) for left, shapes in fitting.items() if len(shapes) == 1 and left not in sparse
    )
    slots = {}
    for left, shapes in fitting.items():
        common = [shape for (width, shape), _ in usual.most_common() if width == widths[left]]
        if left in sparse and common:
            # One figure alone tells little: 2700 may be a year. Its neighbours tell more.
            year, value, unit = common[0]
        else:
            year, value, unit = next((shape for shape in common if shape in shapes), shapes[0])
        slots[left] = Slot(None if year is None else left + year, left + value, None if unit is None else left + unit)
    for block in blocks:
        if slots[block.left].unit is None and (unit_text := _unit_in(block.text)):
            slots[block.left] = replace(slots[block.left], heading_unit=unit_text)
    return slots


def _unit_in(heading: str) -> str:
    """The unit in a heading's brackets: 当初値（件）, 実績（単位：人）; a year is none."""
    found = (text.partition("：")[2] or text.partition(":")[2] or text for text in _BRACKETED.findall(heading))
    return next((text.strip() for text in found if _is_unit(text)), "")


def _is_unit(text: str) -> bool:
    """件, ％, 100万円; not 年度, nor 2030年, which is no 2030 of anything."""
    return is_known_unit(text) and solid(text) not in _TIMES and parse_year(text) is None


_TIMES = frozenset({"年", "年度", "月", "日", "時点"})
_BRACKETED = re.compile(r"[（(]([^（）()]*)[）)]")


def _by_parts(table: Table, block: Block, rows: Sequence[int]) -> Shape | None:
    """By the sub-headings; what they leave open by what stands in the other columns, else in the usual order."""
    if not block.parts:
        return None
    at: dict[Kind, int] = {part: column for column, part in block.parts.items()}
    free = [column for column in range(block.left, block.right + 1) if column not in block.parts]
    kinds = kinds_of(table.grid, free, rows) if free else {}
    for part in _KINDS:
        column = next((column for column in free if leading(kinds[column]) == part), None)
        if part not in at and column is not None:
            at[part] = column
            free.remove(column)
    for part in ("value", "unit"):
        if part not in at and free:
            at[part] = free.pop(0)
    year, value, unit = (at[kind] - block.left if kind in at else None for kind in _KINDS)
    return year, value or 0, unit


def _by_contents(table: Table, block: Block, rows: Sequence[int]) -> tuple[list[Shape], int]:
    """The shapes that fit best what the cells hold, the usual order first; and how many cells tell something."""
    shapes = _shapes(block.right - block.left + 1)
    if len(shapes) == 1:
        return list(shapes), _PLENTY
    columns = range(block.left, block.right + 1)
    for sample, least in _SAMPLES:
        kinds = kinds_of(table.grid, columns, rows, sample)
        evidence = sum(kind.total() for kind in kinds.values())
        if evidence >= least and _fit(shapes[0], kinds, block.left) == evidence:
            return [shapes[0]], evidence
    fits = [_fit(shape, kinds, block.left) for shape in shapes]
    best = max(fits)
    return [shape for shape, fit in zip(shapes, fits, strict=True) if fit == best], evidence


_PLENTY = 6
"""Cells that tell something: two whole rows of a triple."""


_SAMPLES = ((4, 8), (12, 1))
"""Rows that are looked at, and how many of their cells must tell something and all fit the usual order."""


@lru_cache(maxsize=16)
def _shapes(width: int) -> tuple[Shape, ...]:
    """All places that year, value and unit may have in so many columns, the usual order first."""
    if width == 1:
        return ((None, 0, None),)
    if width == 2:
        return ((None, 0, 1), (0, 1, None), (1, 0, None), (None, 1, 0))
    orders = sorted(permutations(range(min(width, 5)), 3), key=lambda order: (order != tuple(sorted(order)), order))
    return tuple(orders)


def _fit(shape: Shape, kinds: dict[int, Counter[Kind]], left: int) -> int:
    return sum(kinds[left + place][kind] for place, kind in zip(shape, _KINDS, strict=True) if place is not None)


_KINDS: tuple[Kind, Kind, Kind] = ("year", "value", "unit")
