"""Which column of a table holds what: No, names, and the year, value and unit of each triple."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import permutations
from typing import Literal

from sdgsheet.form.labels import Role
from sdgsheet.form.model import Column, ColumnRole
from sdgsheet.form.tables import TRIPLES, Block, Table
from sdgsheet.notation.characters import solid
from sdgsheet.notation.missing import missing_habit
from sdgsheet.notation.numbers import parse_amount
from sdgsheet.notation.units import is_known_unit
from sdgsheet.notation.years import parse_year

_SAMPLE = 12
"""Rows that are looked at to tell a year's column from a value's."""

Kind = Literal["year", "value", "unit"]
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


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a table, ready to read rows."""

    table: Table
    no: tuple[int, ...]
    dimension: int | None
    initiative: int | None
    name: tuple[int, ...]
    baseline: Slot | None
    actuals: tuple[Slot, ...]
    target: Slot | None
    achievement: int | None
    unit: int | None
    """One unit for the whole row, where the table has such a column."""
    goals: int | None
    columns: tuple[Column, ...]
    """As the model has them."""

    @property
    def slots(self) -> tuple[Slot, ...]:
        """All triples, from baseline to target."""
        return tuple(slot for slot in (self.baseline, *self.actuals, self.target) if slot is not None)


def layout_of(table: Table, rows: Sequence[int]) -> Layout:
    """Finds the columns of a table; ``rows`` are those below its headings."""
    blocks = _shifted(table, _chosen(table, rows), rows)
    slots = _slots(table, [block for block in blocks if block.role in TRIPLES], rows)

    def first(role: Role) -> int | None:
        return next((block.left for block in blocks if block.role == role), None)

    def every(role: Role) -> tuple[int, ...]:
        block = next((block for block in blocks if block.role == role), None)
        return tuple(range(block.left, min(block.right, block.left + 8) + 1)) if block else ()

    by_role = {role: [slots[block.left] for block in blocks if block.role == role] for role in TRIPLES}
    return Layout(
        table=table,
        no=every("no"),
        dimension=first("dimension"),
        initiative=first("initiative"),
        name=every("name"),
        baseline=by_role["baseline"][0] if by_role["baseline"] else None,
        actuals=tuple(by_role["actual"]),
        target=by_role["target"][0] if by_role["target"] else None,
        achievement=first("achievement"),
        unit=first("unit"),
        goals=first("goals"),
        columns=tuple(_columns(blocks, slots)),
    )


def _columns(blocks: Iterable[Block], slots: dict[int, Slot]) -> Iterable[Column]:
    for block in blocks:
        role = _MODEL_ROLES.get(block.role)
        if role is None:
            continue
        slot = slots.get(block.left)
        label = block.label
        yield Column(
            role=role,
            heading=block.heading,
            text=block.text,
            value_column=slot.value if slot else block.left,
            year=label.year,
            year_column=slot.year if slot else None,
            unit_column=slot.unit if slot else None,
            percent=label.percent,
        )


_MODEL_ROLES: dict[Role, ColumnRole] = {
    "no": "no",
    "dimension": "dimension",
    "initiative": "initiative",
    "name": "name",
    "baseline": "baseline",
    "actual": "actual",
    "target": "target",
    "achievement": "achievement",
}


def _chosen(table: Table, rows: Sequence[int]) -> list[Block]:
    """One baseline, one target, one 達成度: 現状値 and further columns give way."""
    chosen = list(table.blocks)
    roles = Counter(block.role for block in chosen)
    current: Role = "actual" if roles["baseline"] else "baseline"
    chosen = [_with_role(block, current) if block.role == "current" else block for block in chosen]
    for role in ("baseline", "target", "achievement"):
        same = [block for block in chosen if block.role == role]
        if len(same) > 1:
            wanted = _wanted(role, same, table, rows)
            chosen = [
                block if block is wanted or block.role != role else _with_role(block, "extra") for block in chosen
            ]
    return chosen


def _wanted(role: Role, same: list[Block], table: Table, rows: Sequence[int]) -> Block:
    """Of several the first baseline, the latest target, the last 達成度 that is filled in."""
    if role == "baseline":
        return same[0]
    if role == "target":
        return max(same, key=lambda block: block.label.year.named if block.label.year else 0)
    return next((block for block in reversed(same) if _is_filled(table, block.left, rows)), same[-1])


def _is_filled(table: Table, column: int, rows: Sequence[int]) -> bool:
    cells = (table.grid.rows[row].get(column) for row in rows)
    return any(cell is not None and not cell.is_empty for cell in cells)


def _with_role(block: Block, role: Role) -> Block:
    return replace(block, label=replace(block.label, role=role))


def _shifted(table: Table, blocks: list[Block], rows: Sequence[int]) -> list[Block]:
    """A heading that is not merged may stand over the value, with the year's column left of it."""
    for index in range(len(blocks) - 1):
        block, after = blocks[index], blocks[index + 1]
        if after.role not in TRIPLES or block.right <= block.left or after.parts or block.right + 1 != after.left:
            continue
        if table.grid.area(after.heading.row, after.heading.column).right > after.heading.column:
            continue
        kinds = _kinds(table, range(block.right, after.left + 1), rows)
        if _leading(kinds[block.right]) == "year" and _leading(kinds[after.left]) == "value":
            blocks[index] = replace(block, right=block.right - 1)
            blocks[index + 1] = replace(after, left=after.left - 1)
    return blocks


def _slots(table: Table, blocks: list[Block], rows: Sequence[int]) -> dict[int, Slot]:
    """The three columns of each triple: by sub-headings, else by what the cells hold, else as its neighbours."""
    fitting = {
        block.left: [named] if (named := _by_parts(block)) else _by_contents(table, block, rows) for block in blocks
    }
    widths = {block.left: block.right - block.left for block in blocks}
    usual = Counter((widths[left], shapes[0]) for left, shapes in fitting.items() if len(shapes) == 1)
    slots = {}
    for left, shapes in fitting.items():
        common = [shape for (width, shape), _ in usual.most_common() if width == widths[left]]
        year, value, unit = next((shape for shape in common if shape in shapes), shapes[0])
        slots[left] = Slot(None if year is None else left + year, left + value, None if unit is None else left + unit)
    for block in blocks:
        if slots[block.left].unit is None and (unit_text := _unit_in(block.text)):
            slots[block.left] = replace(slots[block.left], heading_unit=unit_text)
    return slots


def _unit_in(heading: str) -> str:
    """The unit in a heading's brackets: 当初値（件）, 実績（単位：人）; a year is none."""
    found = (text.partition("：")[2] or text.partition(":")[2] or text for text in _BRACKETED.findall(heading))
    return next((text.strip() for text in found if is_known_unit(text) and solid(text) not in _TIMES), "")


_TIMES = frozenset({"年", "年度", "月", "日", "時点"})
_BRACKETED = re.compile(r"[（(]([^（）()]*)[）)]")


def _by_parts(block: Block) -> Shape | None:
    if not block.parts:
        return None
    at = {part: column - block.left for column, part in block.parts.items()}
    taken = {at.get("year"), at.get("unit")}
    value = at.get("value")
    if value is None:
        value = next((o for o in range(block.right - block.left + 1) if o not in taken), 0)
    return at.get("year"), value, at.get("unit")


def _by_contents(table: Table, block: Block, rows: Sequence[int]) -> list[Shape]:
    """The shapes that fit best what the cells hold, the usual order first; all of them where they hold nothing."""
    shapes = _shapes(block.right - block.left + 1)
    if len(shapes) == 1:
        return list(shapes)
    kinds = _kinds(table, range(block.left, block.right + 1), rows)
    evidence = sum(kind.total() for kind in kinds.values())
    if evidence and _fit(shapes[0], kinds, block.left) == evidence:
        return [shapes[0]]
    fits = [_fit(shape, kinds, block.left) for shape in shapes]
    best = max(fits)
    return [shape for shape, fit in zip(shapes, fits, strict=True) if fit == best]


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


def _leading(kinds: Counter[Kind]) -> Kind | None:
    return kinds.most_common(1)[0][0] if kinds else None


def _kinds(table: Table, columns: Iterable[int], rows: Sequence[int]) -> dict[int, Counter[Kind]]:
    """How often each column holds a year, a value and a unit, in the first rows that hold any."""
    counts: dict[int, Counter[Kind]] = {column: Counter() for column in columns}
    grid = table.grid
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
        if seen >= _SAMPLE:
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
