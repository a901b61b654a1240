"""Tables, found by their headings: where they stand, and which columns they have."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final, NamedTuple

from sdgsheet.form.grid import Grid
from sdgsheet.form.labels import Label, Part, Role, label_of, part_of
from sdgsheet.snapshot import Ref

TRIPLES: Final = frozenset({"baseline", "current", "actual", "target"})
_COLUMNS: Final = frozenset({"no", "name", "initiative", "dimension", "achievement"}) | TRIPLES
_TELLING: Final = frozenset({"no", "name", "baseline", "target", "achievement"})
_STARTING: Final = frozenset({"no", "dimension", "initiative", "name"})
_MOST_HEADING_ROWS = 4


class Head(NamedTuple):
    """One heading cell of a table."""

    top: int
    left: int
    right: int
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """Neighbouring columns under one heading."""

    label: Label
    heading: Ref
    text: str
    """The heading as written, joined over its rows."""
    left: int
    right: int
    parts: Mapping[int, Part] = field(default_factory=dict)
    """Columns that a sub-heading names: 年度, 値, 単位."""

    @property
    def role(self) -> Role:
        """What stands in it."""
        return self.label.role


@dataclass(frozen=True, slots=True)
class Table:
    """Headings with the rows below them."""

    grid: Grid
    top: int
    bottom: int
    """First and last row of the headings."""
    blocks: tuple[Block, ...]
    """From left to right."""

    @property
    def left(self) -> int:
        """Its first column."""
        return self.blocks[0].left

    @property
    def right(self) -> int:
        """Its last column."""
        return self.blocks[-1].right

    def has(self, role: Role) -> bool:
        """It has a column of that role."""
        return any(block.role == role for block in self.blocks)


def find_tables(grid: Grid, labelled: Mapping[int, Iterable[Role]]) -> list[Table]:
    """All tables of a sheet, from top to bottom, then from left to right.

    ``labelled`` has the roles of the heading-like texts of each row.
    """
    tables: list[Table] = []
    bottom = 0
    for row in sorted(labelled):
        if row <= bottom or not _starts_a_table(set(labelled[row])):
            continue
        top = _first_row(grid, row, bottom)
        bottom = _last_row(grid, top, row)
        tables += _tables_of(grid, top, bottom)
    return tables


def _starts_a_table(roles: set[Role]) -> bool:
    return len(roles & _COLUMNS) >= 3 and len(roles & _TELLING) >= 2


def _first_row(grid: Grid, row: int, above: int) -> int:
    """Rows above belong to the headings where they hold nothing but headings: 実績 over the years."""
    top = row
    while top - 1 > above and row - top < 2:
        texts = [text for _, text in grid.cells(top - 1)]
        if not texts or not all(label_of(text) for text in texts) or _only_years(texts) == 1:
            break
        top -= 1
    return top


def _last_row(grid: Grid, top: int, row: int) -> int:
    """Rows below belong to the headings where they hold nothing but headings, notes and sub-headings."""
    bottom = max((grid.area(cell.row, cell.column).bottom for cell, _ in grid.cells(row)), default=row)
    bottom = min(bottom, top + _MOST_HEADING_ROWS)
    for following in range(row + 1, top + _MOST_HEADING_ROWS + 1):
        cells = list(grid.cells(following))
        if not cells:
            if following > bottom:
                break
            continue
        texts = [text for _, text in cells]
        if not all(label_of(text) or part_of(text) or _is_note(text) for text in texts):
            break
        if following > bottom and _only_years(texts) and _has_years(grid, top, following - 1):
            break
        bottom = max(bottom, *(grid.area(cell.row, cell.column).bottom for cell, _ in cells))
    return min(bottom, top + _MOST_HEADING_ROWS)


def _only_years(texts: list[str]) -> int:
    """How many years there are, where there is nothing else."""
    labels = [label_of(text) for text in texts]
    if all(label and label.role == "actual" and label.year for label in labels):
        return len(labels)
    return 0


def _has_years(grid: Grid, top: int, bottom: int) -> bool:
    labels = (label_of(text) for row in range(top, bottom + 1) for _, text in grid.cells(row))
    return any(label and label.role == "actual" and label.year for label in labels)


def _is_note(text: str) -> bool:
    """(%) and short notes that stand below a heading."""
    return text[0] in "（(※[【" and (text[0] == "※" or text[-1] in "）)]】")


def _tables_of(grid: Grid, top: int, bottom: int) -> list[Table]:
    stacks, parts = _stacks(grid, top, bottom)
    shared = Counter(head for stack in _changes(stacks) for head in stack)
    blocks: list[Block] = []
    over: list[Head] = []
    for column in range(min(stacks, default=1), max(stacks, default=0) + 1):
        stack = stacks.get(column, [])
        last = blocks[-1] if blocks else None
        if last is not None and (_reaches_on(over, last, column) if not stack else all(head in over for head in stack)):
            named = {**last.parts, column: parts[column]} if column in parts else last.parts
            blocks[-1] = replace(last, right=column, parts=named)
        elif stack and (block := _block(grid, column, stack, parts, shared)) is not None:
            blocks.append(block)
            over = stack
    return [Table(grid, top, bottom, tuple(group)) for group in _groups(blocks)]


def _changes(stacks: dict[int, list[Head]]) -> Iterable[list[Head]]:
    """The stack of each run of columns under the same headings."""
    last: list[Head] = []
    for column in sorted(stacks):
        if not all(head in last for head in stacks[column]):
            yield stacks[column]
        last = stacks[column]


def _stacks(grid: Grid, top: int, bottom: int) -> tuple[dict[int, list[Head]], dict[int, Part]]:
    """Column to the headings over it, from top to bottom, and column to its sub-heading."""
    stacks: defaultdict[int, list[Head]] = defaultdict(list)
    parts: dict[int, Part] = {}
    for row in range(top, bottom + 1):
        heads = [
            Head(row, cell.column, grid.area(row, cell.column).right, text)
            for cell, text in grid.cells(row)
            if label_of(text) or part_of(text) or (_is_note(text) and len(text) < 24)
        ]
        found = {head.left: part for head in heads if (part := part_of(head.text)) and head.left in stacks}
        if "year" in found.values() or "unit" in found.values():
            parts |= found
            heads = [head for head in heads if head.left not in found]
        for head in heads:
            for column in range(head.left, head.right + 1):
                stacks[column].append(head)
    for column in parts:
        if column not in stacks:
            stacks[column] = stacks[max(c for c in stacks if c < column)]
    return dict(stacks), parts


def _block(grid: Grid, column: int, stack: list[Head], parts: dict[int, Part], shared: Counter[Head]) -> Block | None:
    joined = "\n".join(head.text for head in stack)
    candidates = (joined, *(head.text for head in reversed(stack)))
    label = next((label for text in candidates if (label := label_of(text))), None)
    if label is None:
        return None
    own = next((head for head in stack if shared[head] == 1), stack[-1])
    text = "".join(joined.splitlines())
    named = {column: parts[column]} if column in parts else {}
    return Block(label, Ref(grid.name, own.top, own.left), text, column, column, named)


def _reaches_on(over: list[Head], block: Block, column: int) -> bool:
    """A heading that is not merged speaks for the columns without a heading beside it."""
    if block.role not in TRIPLES and block.role not in ("no", "name"):
        return False
    return over[-1].left == over[-1].right and column - block.left < (3 if block.role in TRIPLES else 2)


def _groups(blocks: list[Block]) -> Iterable[list[Block]]:
    """Tables beside each other: another No or name begins a new one."""
    group: list[Block] = []
    roles: set[Role] = set()
    for block in blocks:
        if block.role in _STARTING and "name" in roles and roles & {"target", "achievement"}:
            yield group
            group, roles = [], set()
        group.append(block)
        roles.add(block.role)
    if "name" in roles or len(roles & _COLUMNS) >= 3:
        yield group
