"""Cells that hold a formula of the shape of ours: each may be one of ours, a copy, or the city's own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sdgsheet.snapshot import Ref, Workbook
from sdgsheet.xlsx.layers.record import Input
from sdgsheet.xlsx.layers.shapes import inputs_of, row_of, shape_of


@dataclass(frozen=True, slots=True)
class Candidate:
    """A cell whose formula has the shape of one of ours."""

    ref: Ref
    formula: str
    shape: str
    inputs: tuple[Input, ...]
    row: str
    """The fingerprint of its row, as a cell of ours has one."""


def candidates(workbook: Workbook, shapes: set[str]) -> Iterator[Candidate]:
    """The cells with formulas of these shapes, in all sheets but our own."""
    shapes = shapes - {""}  # of cells that staff wrote over
    beginnings = tuple({shape.partition("\0")[0][:2] for shape in shapes})
    for sheet in workbook.sheets:
        for columns in () if sheet.ours else sheet.rows.values():
            for cell in columns.values():
                if cell.formula is None or cell.in_array or not cell.formula.lstrip().startswith(beginnings):
                    continue
                shape, references = shape_of(cell.formula)
                if shape in shapes:
                    ref = Ref(sheet.name, cell.row, cell.column)
                    inputs = inputs_of(sheet, references)
                    yield Candidate(ref, cell.formula, shape, inputs, row_of(sheet, ref, references))
