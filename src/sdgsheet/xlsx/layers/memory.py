"""What is to be remembered of the cells of a fill: what stood there before, and for which values."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from sdgsheet.edits import FormulaEdit
from sdgsheet.snapshot import Cell, Ref, Workbook
from sdgsheet.text import Text
from sdgsheet.xlsx.layers.matches import Found, Matches
from sdgsheet.xlsx.layers.record import FilledCell, Input
from sdgsheet.xlsx.layers.said import earlier
from sdgsheet.xlsx.layers.shapes import inputs_of, row_of, shape_of


@dataclass(frozen=True, slots=True)
class Waiting:
    """A cell of the fill whose earlier figure stood for other values than those that stand there now."""

    edit: FormulaEdit
    """Our formula as it stands: it stays where nothing else is to be written."""
    inputs: tuple[Input, ...]
    """What the earlier figure stood for."""
    before: Text | None
    """The earlier figure, as it was shown."""


def remembered(edit: FormulaEdit, below: Workbook, right: tuple[Input, ...] | None = None) -> FilledCell:
    """What is to be remembered of a cell before the edit is written into it.

    ``right``: what the figure that stands there belongs to, where that is known to be something else than what stands now.
    """
    sheet = below.sheet(edit.cell.sheet)
    assert sheet is not None
    assert edit.formula is not None
    old = sheet.cell(edit.cell.row, edit.cell.column)
    own = old.style.number_format
    changed = own if edit.number_format not in (None, own) else None
    _, references = shape_of(edit.formula)
    inputs = inputs_of(sheet, references)
    right = None if right == inputs else right
    return FilledCell(edit.cell, edit.formula, inputs, old, changed, right, row_of(sheet, edit.cell, references))


def written_over(matches: Matches, read: Callable[[], Workbook]) -> Iterator[FilledCell]:
    """Cells where staff wrote something else since: with the figure that stood before us, or with a formula, ours altered."""
    for filled, place in matches.missing:
        if place is not None and (earlier(filled) is not None or _holds_a_formula(read(), place)):
            yield replace(filled, cell=place, formula="", inputs=())


def _holds_a_formula(workbook: Workbook, place: Ref) -> bool:
    sheet = workbook.sheet(place.sheet)
    return sheet is not None and sheet.cell(place.row, place.column).formula is not None


def waiting_again(found: Found, workbook: Workbook) -> Waiting:
    """A cell of the fill whose figure is put back only to be written over; ``workbook`` is that with the fill."""
    sheet, filled = workbook.sheet(found.now.sheet), found.filled
    assert sheet is not None, "our formula was found on it"
    now = sheet.cell(found.now.row, found.now.column)
    own = None if filled.number_format is None else now.style.number_format
    right = filled.inputs if filled.old_inputs is None else filled.old_inputs
    return Waiting(FormulaEdit(found.now, now.formula, stored(now), own), right, earlier(filled))


def stored(cell: Cell) -> float | str:
    """The result that stands in a cell."""
    return float(cell.value) if cell.kind == "number" else cell.value
