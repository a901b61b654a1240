"""Columns for years and units with headings of their own: 当初値 | 基準年, 年度 | 実績 | 単位."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sdgsheet.form.blocks import Block
from sdgsheet.form.labels import TRIPLES, Label
from sdgsheet.form.partlabels import Part


@dataclass(frozen=True, slots=True)
class PartColumn:
    """A column of years or units beside the values that they belong to."""

    part: Part
    column: int
    owner: Label | None = None
    """The triple that its heading names: 当初値年次."""
    alone: Block | None = None
    """What it is where no such triple stands beside it."""


def with_parts(found: Sequence[Block | PartColumn]) -> list[Block]:
    """The blocks from left to right, each with the columns of its years and units beside it.

    Units follow their values; so do years, unless the first of them stands before all values.
    """
    first = next((item for item in found if isinstance(item, Block) and item.role in TRIPLES), None)
    years_lead = first is not None and any(
        isinstance(item, PartColumn) and item.part == "year" and item.column < first.left for item in found
    )
    blocks = {index: item for index, item in enumerate(found) if isinstance(item, Block)}
    waiting = {index: item for index, item in enumerate(found) if isinstance(item, PartColumn)}
    for _ in range(2):  # the second time beside a part that has found its home
        for index, item in tuple(waiting.items()):
            before = next((i for i in range(index - 1, -1, -1) if i in blocks), None)
            after = next((i for i in range(index + 1, len(found)) if i in blocks), None)
            near = (after, before) if years_lead and item.part == "year" else (before, after)
            home = next((i for i in near if i is not None and _belongs(item, blocks[i])), None)
            if home is not None:
                blocks[home] = _with(blocks[home], waiting.pop(index))
    blocks |= {index: item.alone for index, item in waiting.items() if item.alone is not None}
    return [blocks[index] for index in sorted(blocks)]


def _belongs(item: PartColumn, block: Block) -> bool:
    """It stands beside the triple, which has no such part yet, and its heading names no other triple."""
    if block.role not in TRIPLES or item.column not in (block.left - 1, block.right + 1):
        return False
    return item.part not in block.parts.values() and (item.owner is None or is_of(item.owner, block.label))


def is_of(owner: Label, label: Label) -> bool:
    """The two headings speak of one triple: 目標年次 and 2030年目標値."""
    named = {label.year.named for label in (owner, label) if label.year is not None}
    return owner.role == label.role and len(named) < 2


def _with(block: Block, item: PartColumn) -> Block:
    return replace(
        block,
        left=min(block.left, item.column),
        right=max(block.right, item.column),
        parts={**block.parts, item.column: item.part},
    )
