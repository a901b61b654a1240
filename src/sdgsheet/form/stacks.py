"""The headings over each column of a table: from the widest down to 年度, 値 and 単位."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Mapping
from typing import Final, NamedTuple

from sdgsheet.form.grid import Grid
from sdgsheet.form.labels import TRIPLES, Label, label_of
from sdgsheet.form.partcolumns import is_of
from sdgsheet.form.partlabels import Part, is_heading, part_of, part_with_owner
from sdgsheet.form.rowkinds import dimension_in

_WIDEST: Final = 9
"""Columns of the last triple of a line: of three years, where it stands over all of them."""
_USUAL: Final = 3
"""Columns of a triple: year, value and unit."""


class Head(NamedTuple):
    """One heading cell of a table."""

    top: int
    left: int
    right: int
    text: str
    """As written, or the form's own heading where it stands for one."""


def stacks_of(
    grid: Grid, top: int, bottom: int, guides: Container[int], meanings: Mapping[str, str]
) -> tuple[dict[int, list[Head]], dict[int, Part]]:
    """Column to the headings over it, from top to bottom, and column to its sub-heading.

    ``guides`` are rows that name parts alone; ``meanings`` has the form's own headings for those in other words.
    """
    stacks: defaultdict[int, list[Head]] = defaultdict(list)
    parts: dict[int, Part] = {}
    rows = range(top, bottom + 1)
    starts = {row: [cell.column for cell, _ in grid.cells(row)] for row in rows}
    for line in _widened([_heads(grid, row, meanings, parts_alone=row in guides) for row in rows], starts):
        heads = [head for head in line if not _parts_nothing(head, stacks, line)]
        found = _parts_under(stacks, heads)
        parts |= found
        for head in heads:
            if head.left not in found:
                for column in range(head.left, head.right + 1):
                    stacks[column].append(head)
    return dict(stacks), parts


def _parts_nothing(head: Head, stacks: Mapping[int, list[Head]], beside: list[Head]) -> bool:
    """（半角）, or alone 数値 or （R4実績）, below a heading over several columns; （目標） below 2024年（目標値）."""
    over = stacks[head.left][-1] if head.left in stacks else None
    if over is None:
        return False
    label, owner = label_of(head.text), label_of(over.text)
    if over.left == over.right:
        return label is not None and label.year is None and owner is not None and label.role == owner.role
    if not is_heading(head.text):
        return True
    is_alone = sum(over.left <= other.left <= over.right for other in beside) == 1
    is_dated = label is not None and label.year is not None and (owner is None or owner.year is None)
    return is_alone and part_of(head.text) not in ("year", "unit") and not is_dated


def _heads(grid: Grid, row: int, meanings: Mapping[str, str], *, parts_alone: bool) -> list[Head]:
    return [
        Head(row, cell.column, grid.area(row, cell.column).right, text)
        for cell, written in grid.cells(row)
        if (text := meanings.get(written, written))
        and (part_of(text) if parts_alone else is_heading(text) or (is_column_note(text) and len(text) < 24))
    ]


def _widened(lines: list[list[Head]], ends: dict[int, list[int]]) -> list[list[Head]]:
    """The lines of headings, each triple that is not merged over its sub-headings as wide as they are.

    It ends before the next heading of its own line or of one above.
    """
    bounds: set[int] = set()
    for index, heads in enumerate(lines[:-1]):
        below = {c: head for line in lines[index + 1 :] for head in line for c in range(head.left, head.right + 1)}
        if heads:
            bounds.update(ends[heads[0].top])
        for place, head in enumerate(heads):
            label = label_of(head.text)
            if head.left == head.right and label is not None and label.role in TRIPLES:
                end = min(filter(head.left.__lt__, bounds), default=None)
                heads[place] = head._replace(right=_reach(head, label, below, end))
    return lines


def _reach(head: Head, label: Label, below: Mapping[int, Head], end: int | None) -> int:
    """The last column of a triple whose heading stands over its first: over sub-headings, and what they leave open."""
    end = head.left + _WIDEST if end is None else end
    near = range(head.left + 1, min(end, head.left + _USUAL))
    if not any(column in below for column in near):
        return head.left
    right = head.left
    while right + 1 < end and (right + 1 in near or right + 1 in below):
        if right + 1 in below and _is_another_s(below[right + 1], label):
            break
        right += 1
    return right


def _is_another_s(head: Head, label: Label) -> bool:
    """A sub-heading that names another triple: 2023年 is none of 2022年's."""
    own = label_of(head.text)
    return own is not None and own.year is not None and label.year is not None and not is_of(own, label)


def _parts_under(stacks: Mapping[int, list[Head]], heads: list[Head]) -> dict[int, Part]:
    """Sub-headings of triples, by their columns: 年度, 数値 and 単位, or 当初値年次, 当初値 … below 当初値."""
    below: defaultdict[Head, dict[int, Part | None]] = defaultdict(dict)
    for head in heads:
        if head.left in stacks:
            below[stacks[head.left][-1]][head.left] = _part_under(stacks[head.left], head)
    found: dict[int, Part] = {}
    for over, named in below.items():
        told = {column: part for column, part in named.items() if part is not None}
        is_one_triple = (
            "year" in told.values() or "unit" in told.values() or (len(told) == 1 and over.left != over.right)
        )
        if len(told) == len(named) and is_one_triple:
            found |= told
    return found


def _part_under(stack: list[Head], head: Head) -> Part | None:
    """Which part of the triple below these headings it names."""
    bare, owner = part_of(head.text), label_over(stack)
    if bare is not None or owner is None or owner.role not in TRIPLES:
        return bare
    part, label = part_with_owner(head.text) or ("value", label_of(head.text))
    is_its_own = label is not None and is_of(label, owner) and (label.year is None or owner.year is not None)
    return part if is_its_own else None


def label_over(stack: list[Head]) -> Label | None:
    """What the headings say together, else what the lowest of them says."""
    candidates = ("\n".join(head.text for head in stack), *(head.text for head in reversed(stack)))
    return next((label for text in candidates if (label := label_of(text))), None)


def is_column_note(text: str) -> bool:
    """(%) and ※【】内は… that stand below a heading; （社会） and 【社会】 are bands over rows."""
    if text[0] == "※":
        return True
    if dimension_in(text) is not None:
        return False
    return (text[0] in "（(" and text[-1] in "）)") or (text[0] == "【" and ("ゴール" in text or "ターゲット" in text))
