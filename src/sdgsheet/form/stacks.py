"""The headings over each column of a table: from the widest down to 年度, 値 and 単位."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Final, NamedTuple

from sdgsheet.form.grid import Grid
from sdgsheet.form.labels import TRIPLES, Label, label_of
from sdgsheet.form.partcolumns import is_of
from sdgsheet.form.partlabels import Part, is_heading, part_of, part_with_owner
from sdgsheet.form.rowkinds import dimension_in

_WIDEST: Final = 9
"""Columns of the last triple of a line: of three years, where it stands over all of them."""


class Head(NamedTuple):
    """One heading cell of a table."""

    top: int
    left: int
    right: int
    text: str


def stacks_of(grid: Grid, top: int, bottom: int) -> tuple[dict[int, list[Head]], dict[int, Part]]:
    """Column to the headings over it, from top to bottom, and column to its sub-heading."""
    stacks: defaultdict[int, list[Head]] = defaultdict(list)
    parts: dict[int, Part] = {}
    for heads in _widened([_heads(grid, row) for row in range(top, bottom + 1)]):
        found = _parts_under(stacks, heads)
        parts |= found
        for head in heads:
            if head.left not in found and not _is_a_remark(head, stacks.get(head.left)):
                for column in range(head.left, head.right + 1):
                    stacks[column].append(head)
    return dict(stacks), parts


def _is_a_remark(head: Head, above: list[Head] | None) -> bool:
    """（半角） below a heading over several columns: it parts them no further."""
    return above is not None and above[-1].left != above[-1].right and not is_heading(head.text)


def _heads(grid: Grid, row: int) -> list[Head]:
    return [
        Head(row, cell.column, grid.area(row, cell.column).right, text)
        for cell, text in grid.cells(row)
        if is_heading(text) or (is_column_note(text) and len(text) < 24)
    ]


def _widened(lines: list[list[Head]]) -> list[list[Head]]:
    """The lines of headings, each triple that is not merged over its sub-headings as wide as they are."""
    for index, heads in enumerate(lines[:-1]):
        below = {c: head for line in lines[index + 1 :] for head in line for c in range(head.left, head.right + 1)}
        for place, head in enumerate(heads):
            label = label_of(head.text)
            if head.left == head.right and head.left in below and label is not None and label.role in TRIPLES:
                end = heads[place + 1].left if place + 1 < len(heads) else head.left + _WIDEST
                right = head.right
                while right + 1 < end and right + 1 in below and not _is_another_s(below[right + 1], label):
                    right += 1
                heads[place] = head._replace(right=right)
    return lines


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
