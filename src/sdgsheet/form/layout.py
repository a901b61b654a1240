"""Which column of a table holds what: No, names, and the year, value and unit of each triple."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sdgsheet.form.blocks import Block
from sdgsheet.form.contents import kinds_of, leading
from sdgsheet.form.labels import TRIPLES, Label, Role
from sdgsheet.form.lostcolumns import with_lost_actuals
from sdgsheet.form.model import Column, ColumnRole
from sdgsheet.form.numbering import read_no
from sdgsheet.form.shortyears import with_short_years
from sdgsheet.form.slots import Slot, slots_of
from sdgsheet.form.tables import Table
from sdgsheet.notation.characters import solid
from sdgsheet.snapshot import Ref


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a table, ready to read rows."""

    table: Table
    no: tuple[int, ...]
    dimension: int | None
    initiative: tuple[int, ...]
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
    blocks = with_lost_actuals(table, _shifted(table, _chosen(table, rows), rows), rows)
    if not table.has("no"):
        blocks = _with_unnamed_no(table, _with_no_named_otherwise(table, blocks, rows), rows)
    slots = slots_of(table, [block for block in blocks if block.role in TRIPLES], rows)

    def first(role: Role) -> int | None:
        return next((block.left for block in blocks if block.role == role), None)

    def every(role: Role) -> tuple[int, ...]:
        block = next((block for block in blocks if block.role == role), None)
        return tuple(range(block.left, min(block.right, block.left + 8) + 1)) if block else ()

    initiative = every("initiative")
    if not any(_is_filled(table, column, rows) for column in initiative):
        initiative = ()  # left empty: bands over the rows may give it

    by_role = {role: [slots[block.left] for block in blocks if block.role == role] for role in TRIPLES}
    return Layout(
        table=table,
        no=every("no") if table.has("name") else every("no")[:1],  # what stands beside it is the name
        dimension=first("dimension"),
        initiative=initiative,
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
    chosen = with_short_years(table, rows)
    roles = Counter(block.role for block in chosen)
    if not roles["name"] and roles["target"] > 1 and chosen[0].role in ("no", "target"):
        first = next(block for block in chosen if block.role == "target")
        chosen = [_with_role(block, "name") if block is first else block for block in chosen]  # 数値目標 of names
    current: Role = "actual" if roles["baseline"] else "baseline"
    chosen = [_with_role(block, current) if block.role == "current" else block for block in chosen]
    if not roles["target"]:
        chosen = _with_last_year_as_target(chosen)
    chosen = _without_triples_behind([_with_role(b, "extra") if _is_a_comment(table, b, rows) else b for b in chosen])
    for role in ("baseline", "target", "achievement"):
        same = [block for block in chosen if block.role == role]
        if len(same) > 1:
            wanted = _wanted(role, same, table, rows)
            chosen = [
                block if block is wanted or block.role != role else _with_role(block, "extra") for block in chosen
            ]
    return chosen


def _is_a_comment(table: Table, block: Block, rows: Sequence[int]) -> bool:
    """達成状況 over words alone: how it goes, in no figure."""
    if block.role != "achievement" or "状況" not in block.text or not _is_filled(table, block.left, rows):
        return False
    return not any(any(map(str.isdecimal, table.grid.text(row, block.left))) for row in rows)


def _without_triples_behind(blocks: list[Block]) -> list[Block]:
    """2025年（見込み） or 2030年の姿 behind the 達成度, where others stand before it, is a column beside the form's."""
    ends = [block.left for block in blocks if block.role == "achievement"]
    before = {block.role for block in blocks if ends and block.left < ends[0]} & {"actual", "target"}
    return [_with_role(b, "extra") if b.role in before and b.left > ends[-1] else b for b in blocks]


def _with_no_named_otherwise(table: Table, blocks: list[Block], rows: Sequence[int]) -> list[Block]:
    """項目 before 指標名: of two columns of names the one that holds numbers."""
    names = [block for block in blocks if block.role == "name"]
    if len(names) < 2 or not _holds_numbers(table, names[0].left, rows):
        return blocks
    return [_with_role(block, "no") if block is names[0] else block for block in blocks]


def _with_unnamed_no(table: Table, blocks: list[Block], rows: Sequence[int]) -> list[Block]:
    """A column left of the headings, without one of its own, that holds nothing but numbers: 経済1, 2."""
    column = table.left - 1
    if any(block.role == "no" for block in blocks) or not _holds_numbers(table, column, rows):
        return blocks
    return [Block(Label("no"), Ref(table.grid.name, table.top, column), "", column, column), *blocks]


def _holds_numbers(table: Table, column: int, rows: Sequence[int]) -> bool:
    """Nothing but numbers, in half of the rows or more."""
    texts = [text for row in rows if column and (text := table.grid.text(row, column))]
    numbers = sum(read_no(text).number is not None for text in texts)
    return 0 < numbers == len(texts) and numbers * 2 >= len(rows)


def _with_last_year_as_target(blocks: list[Block]) -> list[Block]:
    """2030年 or a second 2024年 behind 2022年, 2023年 and 2024年, without 目標値: the year that does not follow the others.

    A second 2024年実績 is neither: its own heading is wrong.
    """
    dated = [block for block in blocks if block.role == "actual" and block.label.year is not None]
    years = [block.label.year.named for block in dated if block.label.year is not None]
    if len(years) < 2:
        return blocks
    is_far = years[-1] >= max(years[:-1]) + 2
    is_twin = len(years) > 2 and years[-1] == years[-2]
    if not (is_far or is_twin):
        return blocks
    role: Role = "extra" if is_twin and "実績" in solid(dated[-1].text) else "target"
    return [_with_role(block, role) if block is dated[-1] else block for block in blocks]


def _wanted(role: Role, same: list[Block], table: Table, rows: Sequence[int]) -> Block:
    """Of several the first baseline, the latest target (the last of one year's), the last 達成度 that is filled in.

    2030年の姿 is no target beside a heading that says so.
    """
    if role == "baseline":
        return same[0]
    if role == "target":
        said = [block for block in same if "目標" in solid(block.text)] or same
        return max(reversed(said), key=lambda block: block.label.year.named if block.label.year else 0)
    return next((block for block in reversed(same) if _is_filled(table, block.left, rows)), same[-1])


def _is_filled(table: Table, column: int, rows: Sequence[int]) -> bool:
    cells = (table.grid.rows[row].get(column) for row in rows)
    return any(cell is not None and not cell.is_empty for cell in cells)


def _with_role(block: Block, role: Role) -> Block:
    return replace(block, label=replace(block.label, role=role))


def _ends_in_years(table: Table, blocks: list[Block], rows: Sequence[int]) -> bool:
    """Years stand behind the last triple and none before the first: value, unit and year is the order of all."""
    triples = [block for block in blocks if block.role in TRIPLES]
    if not triples or triples[-1].right == triples[-1].left:
        return False
    before, behind = triples[0].left - 1, triples[-1].right
    kinds = kinds_of(table.grid, (before, behind), rows)
    return leading(kinds[behind]) == "year" and leading(kinds[before]) != "year"


def _shifted(table: Table, blocks: list[Block], rows: Sequence[int]) -> list[Block]:
    """A heading that is not merged may stand over the value, with the year's column left of it."""
    if _ends_in_years(table, blocks, rows):
        return blocks
    for index in range(len(blocks) - 1):
        block, after = blocks[index], blocks[index + 1]
        if (
            after.role not in TRIPLES
            or block.right <= block.left
            or block.parts
            or after.parts
            or block.right + 1 != after.left
        ):
            continue
        if table.grid.area(after.heading.row, after.heading.column).right > after.heading.column:
            continue
        kinds = kinds_of(table.grid, range(block.right, after.left + 1), rows)
        if leading(kinds[block.right]) == "year" and leading(kinds[after.left]) == "value":
            blocks[index] = replace(block, right=block.right - 1)
            blocks[index + 1] = replace(after, left=after.left - 1)
    return blocks
