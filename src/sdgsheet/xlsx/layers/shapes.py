"""What a formula of ours is known by: its shape, and what the cells hold that it reads."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from sdgsheet.snapshot import Cell, Ref, Sheet
from sdgsheet.xlsx.layers.record import FilledCell, Input
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
    return _beside(sheet, cell.row, {Ref.at(sheet.name, r).column for r in references} | {cell.column})


def same_rows(sheet: Sheet, cells: Collection[FilledCell]) -> Iterator[tuple[FilledCell, Ref]]:
    """The cells whose row stands in a sheet still, whatever its values are now, and where: the only one of its kind."""
    kinds: dict[tuple[int, frozenset[int]], dict[str, list[FilledCell]]] = defaultdict(lambda: defaultdict(list))
    for cell in cells:
        if cell.row and cell.formula:
            read = frozenset(Ref.at(sheet.name, r).column for r in shape_of(cell.formula)[1])
            kinds[cell.cell.column, read][cell.row].append(cell)
    for (column, read), wanted in kinds.items():
        found: dict[str, list[int]] = defaultdict(list)
        for row in sheet.rows:
            found[_beside(sheet, row, read | {column})].append(row)
        for mark, (cell, *more) in wanted.items():
            if not more and len(rows := found[mark]) == 1:
                yield cell, Ref(sheet.name, rows[0], column)


def _beside(sheet: Sheet, row: int, read: Collection[int]) -> str:
    cells = sheet.rows.get(row, {}).items()
    return fingerprint(c.value for column, c in cells if column not in read and c.formula is None)


def _input(cell: Cell) -> Input:
    value = repr(float(cell.value)) if cell.kind == "number" else cell.value
    return cell.kind, value
