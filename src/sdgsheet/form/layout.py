"""Which column of a table holds what: No, names, and the year, value and unit of each triple."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from sdgsheet.form.labels import Role
from sdgsheet.form.model import Column, ColumnRole
from sdgsheet.form.tables import TRIPLES, Block, Table
from sdgsheet.notation.missing import missing_habit
from sdgsheet.notation.numbers import parse_amount
from sdgsheet.notation.units import is_known_unit
from sdgsheet.notation.years import parse_year

_SAMPLE = 24
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
    blocks = _shifted(table, _chosen(table.blocks), rows)
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


def _chosen(blocks: Iterable[Block]) -> list[Block]:
    """One baseline, one target, one 達成度: 現状値 and further columns give way."""
    chosen = list(blocks)
    roles = Counter(block.role for block in chosen)
    current: Role = "actual" if roles["baseline"] else "baseline"
    chosen = [_with_role(block, current) if block.role == "current" else block for block in chosen]
    targets = [block for block in chosen if block.role == "target"]
    if len(targets) > 1:
        wanted = max(targets, key=lambda block: block.label.year.named if block.label.year else 0)
        chosen = [_with_role(b, "extra") if b.role == "target" and b is not wanted else b for b in chosen]
    for role in ("baseline", "achievement"):
        same = [block for block in chosen if block.role == role]
        wanted = same[0] if role == "baseline" or not same else same[-1]
        chosen = [_with_role(b, "extra") if b in same and b is not wanted else b for b in chosen] if same else chosen
    return chosen


def _with_role(block: Block, role: Role) -> Block:
    return replace(block, label=replace(block.label, role=role))


def _shifted(table: Table, blocks: list[Block], rows: Sequence[int]) -> list[Block]:
    """A heading that is not merged may stand over the value, with the year's column left of it."""
    for index in range(len(blocks) - 1):
        block, after = blocks[index], blocks[index + 1]
        if after.role not in TRIPLES or block.right <= block.left or after.parts or block.right + 1 != after.left:
            continue
        kinds = _kinds(table, range(block.right, after.left + 1), rows)
        if _leading(kinds[block.right]) == "year" and _leading(kinds[after.left]) == "value":
            blocks[index] = replace(block, right=block.right - 1)
            blocks[index + 1] = replace(after, left=after.left - 1)
    return blocks


def _slots(table: Table, blocks: list[Block], rows: Sequence[int]) -> dict[int, Slot]:
    """The three columns of each triple: by sub-headings, else by what the cells hold, else as its neighbours."""
    shapes: dict[int, tuple[int, Shape]] = {}
    for block in blocks:
        shape = _by_parts(block) or _by_contents(table, block, rows)
        if shape is not None:
            shapes[block.left] = (block.right - block.left, shape)
    usual = Counter(shapes.values())
    slots = {}
    for block in blocks:
        width = block.right - block.left
        known = shapes.get(block.left) or next((known for known, _ in usual.most_common() if known[0] == width), None)
        year, value, unit = known[1] if known else _DEFAULTS.get(width, (0, 1, 2))
        slots[block.left] = Slot(
            None if year is None else block.left + year, block.left + value, None if unit is None else block.left + unit
        )
    return slots


_DEFAULTS: dict[int, Shape] = {0: (None, 0, None), 1: (None, 0, 1), 2: (0, 1, 2)}


def _by_parts(block: Block) -> Shape | None:
    if not block.parts:
        return None
    at = {part: column - block.left for column, part in block.parts.items()}
    taken = {at.get("year"), at.get("unit")}
    value = at.get("value")
    if value is None:
        value = next((o for o in range(block.right - block.left + 1) if o not in taken), 0)
    return at.get("year"), value, at.get("unit")


def _by_contents(table: Table, block: Block, rows: Sequence[int]) -> Shape | None:
    width = block.right - block.left
    if width == 0:
        return None, 0, None
    kinds = _kinds(table, range(block.left, block.right + 1), rows)
    if not any(kinds.values()):
        return None
    offsets = range(width + 1)
    at = {o: kinds[block.left + o] for o in offsets}
    year = _best(at, offsets, "year")
    unit = _best(at, [o for o in offsets if o != year], "unit")
    rest = [o for o in offsets if o not in (year, unit)]
    if not rest:
        return None
    value = max(rest, key=lambda o: (at[o]["value"], -o))
    if width == 2 and not at[value]["value"] and year != 0:
        return None  # units alone tell little
    if width == 2 and len(rest) == 2:
        # The column without evidence is the one that is usually there.
        other = next(o for o in rest if o != value)
        year, unit = (
            (other if year is None and other < value else year),
            (other if unit is None and other > value else unit),
        )
    return year, value, unit


def _best(at: dict[int, Counter[Kind]], offsets: Iterable[int], kind: Kind) -> int | None:
    best = max(offsets, key=lambda o: at[o][kind], default=None)
    if best is None or not at[best][kind] or at[best][kind] * 2 < at[best].total():
        return None
    return best


def _leading(kinds: Counter[Kind]) -> Kind | None:
    return kinds.most_common(1)[0][0] if kinds else None


def _kinds(table: Table, columns: Iterable[int], rows: Sequence[int]) -> dict[int, Counter[Kind]]:
    counts: dict[int, Counter[Kind]] = {column: Counter() for column in columns}
    grid = table.grid
    seen = 0
    for row in rows:
        cells = grid.rows.get(row)
        if not cells:
            continue
        found = False
        for column, count in counts.items():
            cell = cells.get(column)
            if cell is None or cell.kind == "empty":
                continue
            kind = _kind(grid.shown(cell))
            if kind is not None:
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
    return "value" if any(map(str.isdigit, text)) else ("unit" if len(text) <= 8 else "value")
