"""What a formula of ours is known by: its shape, and what the cells hold that it reads."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sdgsheet.snapshot import Cell, Ref, Sheet
from sdgsheet.xlsx.layers.record import Input
from sdgsheet.xlsx.patch.resultsheet import fingerprint

_TOKEN = re.compile(r'("[^"]*")|(?<![\w.$!])(\$?[A-Za-z]{1,3}\$?[1-9][0-9]{0,6})(?![\w.(!])|\s+')


def shape_of(formula: str) -> tuple[str, tuple[str, ...]]:
    """A formula without its references and white space, and the references in their order."""
    references: list[str] = []

    def replaced(match: re.Match[str]) -> str:
        if match[1]:
            return match[1]
        if match[2]:
            references.append(match[2].upper())
            return "\0"
        return ""

    shape = _TOKEN.sub(replaced, formula)
    return shape, tuple(references)


def inputs_of(sheet: Sheet, references: Sequence[str]) -> tuple[Input, ...]:
    """What the referenced cells hold; numbers as doubles, since programs write them differently."""
    return tuple(_input(sheet.cell(ref.row, ref.column)) for ref in (Ref.at(sheet.name, r) for r in references))


def row_of(sheet: Sheet, cell: Ref, references: Sequence[str]) -> str:
    """A fingerprint of what stands in a cell's row beside it and what its formula reads; empty where nothing does."""
    read = {Ref.at(sheet.name, r).column for r in references} | {cell.column}
    cells = sheet.rows.get(cell.row, {}).items()
    return fingerprint(c.value for column, c in cells if column not in read and c.formula is None)


def _input(cell: Cell) -> Input:
    value = repr(float(cell.value)) if cell.kind == "number" else cell.value
    return cell.kind, value
