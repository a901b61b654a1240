"""Columns for years and units with headings of their own: 当初値 | 基準年, 年度 | 実績 | 単位."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sdgsheet.form.blocks import TRIPLES, Block
from sdgsheet.form.labels import Part


@dataclass(frozen=True, slots=True)
class PartColumn:
    """A column of years or units beside the values that they belong to."""

    part: Part
    column: int


def with_parts(found: Sequence[Block | PartColumn]) -> list[Block]:
    """The blocks from left to right, each with the columns of its years and units beside it.

    Units follow their values; so do years, unless the first of them stands before all values.
    """
    first = next((item for item in found if isinstance(item, Block) and item.role in TRIPLES), None)
    years_lead = first is not None and any(
        isinstance(item, PartColumn) and item.part == "year" and item.column < first.left for item in found
    )
    blocks = {index: item for index, item in enumerate(found) if isinstance(item, Block)}
    for index, item in enumerate(found):
        if isinstance(item, PartColumn):
            after = years_lead and item.part == "year"
            home = next(
                (i for i in (range(index + 1, len(found)) if after else range(index - 1, -1, -1)) if i in blocks), None
            )
            if home is not None and _stands_beside(item.column, blocks[home]):
                blocks[home] = _with(blocks[home], item)
    return [blocks[index] for index in sorted(blocks)]


def _stands_beside(column: int, block: Block) -> bool:
    return block.role in TRIPLES and column in (block.left - 1, block.right + 1)


def _with(block: Block, item: PartColumn) -> Block:
    return replace(
        block,
        left=min(block.left, item.column),
        right=max(block.right, item.column),
        parts={**block.parts, item.column: item.part},
    )
