"""Tables, found by their headings: where they stand, and which columns they have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sdgsheet.form.blocks import Block
from sdgsheet.form.grid import Grid
from sdgsheet.form.headlines import last_row, only_years
from sdgsheet.form.labels import STARTING, TRIPLES, Role, label_of
from sdgsheet.form.ownwords import WANTED, meant
from sdgsheet.form.partcolumns import PartColumn, with_parts
from sdgsheet.form.partlabels import Part, is_heading, part_of, part_with_owner
from sdgsheet.form.stacks import Head, is_column_note, label_over, stacks_of
from sdgsheet.form.strangers import without_strangers
from sdgsheet.snapshot import Ref

_COLUMNS: Final = frozenset({"no", "name", "initiative", "dimension", "achievement"}) | TRIPLES
_TELLING: Final = frozenset({"no", "name", "baseline", "target", "achievement"})


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

    @property
    def corner(self) -> Ref:
        """Where it begins."""
        return Ref(self.grid.name, self.top, self.left)

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
        bottom, guides = last_row(grid, top, row)
        tables += _tables_of(grid, top, bottom, guides)
    return tables


def _starts_a_table(roles: set[Role]) -> bool:
    return len(roles & _COLUMNS) >= 3 and len(roles & _TELLING) >= 2


def _first_row(grid: Grid, row: int, above: int) -> int:
    """Rows above belong to the headings where they hold nothing but headings, 実績 over the years, or reach down into them."""
    top = row
    while top - 1 > above and row - top < 2:
        cells = list(grid.cells(top - 1))
        texts = [text for _, text in cells]
        reach = any(label_of(text) and grid.area(cell.row, cell.column).bottom >= row for cell, text in cells)
        if not reach and (not texts or not all(label_of(text) for text in texts) or only_years(texts) == 1):
            break
        top -= 1
    return top


def _tables_of(grid: Grid, top: int, bottom: int, guides: frozenset[int]) -> list[Table]:
    groups = _blocks_of(grid, top, bottom, guides, {})
    if meanings := _meanings(grid, (row for row in range(top, bottom + 1) if row not in guides), groups):
        groups = _blocks_of(grid, top, bottom, guides, meanings)
    return [Table(grid, top, bottom, tuple(group)) for group in groups]


def _meanings(grid: Grid, rows: Iterable[int], groups: Iterable[Sequence[Block]]) -> dict[str, str]:
    """Headings in words of their own to the form's, for columns that a table lacks."""
    cells = [pair for row in rows for pair in grid.cells(row)]
    found: dict[str, str] = {}
    for group in groups:
        lacking = WANTED.difference("baseline" if block.role == "current" else block.role for block in group)
        name = next((block.left for block in group if block.role == "name"), group[0].left)
        for cell, text in cells:
            sought = lacking if cell.column < name else lacking - {"initiative"}
            if own := meant(text, sought):
                found[text] = own
    return found


def _blocks_of(
    grid: Grid, top: int, bottom: int, guides: frozenset[int], meanings: Mapping[str, str]
) -> list[list[Block]]:
    """The columns of each table that stands under these rows."""
    stacks, parts = stacks_of(grid, top, bottom, guides, meanings)
    stacks = without_strangers(stacks)
    rows = (row for row in range(top, bottom + 1) if row not in guides)
    runs = list(_runs(stacks, _named_otherwise(grid, rows, meanings), _end(grid, bottom, max(stacks, default=0))))
    shared = Counter(head for run in runs for head in run.stack)
    found: list[Block | PartColumn] = []
    bare = [part_of(run.own_heading) for run in runs]
    for run, part in zip(runs, bare, strict=True):
        block = _block(grid, run, parts, shared)
        named = None if part else part_with_owner(run.own_heading)
        if part == "year" or (part == "unit" and bare.count("unit") > 1):
            found.append(PartColumn(part, run.left))
        elif named is not None:
            found.append(PartColumn(named[0], run.left, named[1], block))
        elif block is not None:
            found.append(block)
    return list(_groups(with_parts(found)))


@dataclass(slots=True)
class _Run:
    """Neighbouring columns under the same headings."""

    stack: list[Head]
    left: int
    right: int

    @property
    def own_heading(self) -> str:
        """The lowest heading of one column, where it is that column's alone."""
        last = self.stack[-1]
        return last.text if self.left == self.right and last.left == last.right else ""


def _named_otherwise(grid: Grid, rows: Iterable[int], meanings: Container[str]) -> set[int]:
    """Columns under a heading that is none of the form's: 計画該当頁, 基本目標."""
    return {
        column
        for row in rows
        for cell, text in grid.cells(row)
        if not (is_heading(text) or is_column_note(text) or text in meanings)
        for column in range(cell.column, grid.area(row, cell.column).right + 1)
    }


def _end(grid: Grid, bottom: int, last: int) -> int:
    """The last column: beyond the ``last`` heading, where it stands over the first of the columns that it names."""
    below = (cell.column for row in grid.between(bottom + 1, bottom + _ROWS_BELOW) for cell, _ in grid.cells(row))
    return max((column for column in below if last < column <= last + 2), default=last)


_ROWS_BELOW = 3
"""Rows below the headings that are looked at."""


def _runs(stacks: dict[int, list[Head]], foreign: set[int], end: int) -> Iterable[_Run]:
    """Takes columns without a heading of their own to the heading on their left, as far as it reaches."""
    run: _Run | None = None
    for column in range(min(stacks, default=1), end + 1):
        stack = stacks.get(column, [])
        if run is not None and (
            column not in foreign and _reaches_on(run, column)
            if not stack
            else all(head in run.stack for head in stack)
        ):
            run.right = column
        elif stack:
            if run is not None:
                yield run
            run = _Run(stack, column, column)
    if run is not None:
        yield run


def _reaches_on(run: _Run, column: int) -> bool:
    """A heading that is not merged speaks for the columns without a heading beside it."""
    if run.stack[-1].left != run.stack[-1].right:
        return False
    label = label_over(run.stack)
    if label is None or (label.role not in TRIPLES and label.role not in ("no", "name")):
        return False
    return column - run.left < (3 if label.role in TRIPLES else 2)


def _block(grid: Grid, run: _Run, parts: dict[int, Part], shared: Counter[Head]) -> Block | None:
    label = label_over(run.stack)
    if label is None:
        return None
    own = next((head for head in run.stack if shared[head] == 1), run.stack[-1])
    text = "".join("".join(grid.text(head.top, head.left).splitlines()) for head in run.stack)
    named = {column: parts[column] for column in range(run.left, run.right + 1) if column in parts}
    return Block(label, Ref(grid.name, own.top, own.left), text, run.left, run.right, named)


def _groups(blocks: list[Block]) -> Iterable[list[Block]]:
    """Tables beside each other: another No or name begins a new one; a further 区分 alone does not."""
    group: list[Block] = []
    roles: set[Role] = set()
    for index, block in enumerate(blocks):
        is_full = "name" in roles and roles & {"target", "achievement"}
        if is_full and block.role in STARTING and any(after.role == "name" for after in blocks[index:]):
            yield group
            group, roles = [], set()
        group.append(block)
        roles.add(block.role)
    if len(roles & _COLUMNS) >= 3:
        yield group
