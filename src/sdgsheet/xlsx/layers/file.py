"""One workbook file with the layers that stand in it, and the states that it can be written in.

What stands in a file is always original + fill + mark, each made from the bytes below it. Taking
layers off and putting them on only makes new states in memory; nothing touches the disk before
``State.write``.
"""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from sdgsheet.edits import Edits, FormulaEdit
from sdgsheet.snapshot import Cell, Ref, Workbook
from sdgsheet.xlsx.layers import stack
from sdgsheet.xlsx.layers.memory import stored
from sdgsheet.xlsx.layers.opened import OpenedFile
from sdgsheet.xlsx.layers.state import State
from sdgsheet.xlsx.package import Package
from sdgsheet.xlsx.unwritable import Identity


class LayeredFile(OpenedFile):
    """An open workbook, and the states that it can be written in."""

    @cached_property
    def filled(self) -> State:
        """The original with the fill that stands: what is checked and marked. ``clear`` writes it."""
        return State(self, self.below_mark)

    @cached_property
    def original(self) -> State:
        """The workbook without our layers. ``undo`` writes it."""
        return State(self, self.below_all)

    @cached_property
    def unfilled(self) -> State:
        """The original as ``fill`` needs it: with every earlier figure, also where the values that it stood for changed.

        What fill does not write over keeps our formula. This state itself is never to be written.
        """
        return State(self, stack.without_fill(self.below_mark, again=True))

    @property
    def fill_cells(self) -> frozenset[Ref]:
        """The cells that fill wrote and that still hold our formula, where they stand now."""
        return frozenset(found.now for found in self.below_mark.matches.found if found.filled.old is not None)

    def finished(self, *, bands: bool = False, results: Mapping[Ref, float | str] = {}, values: bool = False) -> State:
        """The copy to file: no mark, no restore data, no bands unless wanted. What fill wrote stays.

        Args:
            bands: the bands stay.
            results: of formulas as they were computed anew; others keep what is stored with them.
            values: the cells of ``results`` get these as values, and no formula.
        """
        cells = sorted({*self.fill_cells, *results})
        edits = [self._as_it_stands(ref, results.get(ref), values=values and ref in results) for ref in cells]
        base = self.below_mark if bands else replace(self.below_all, left=self.below_mark.left)
        start = State(self, stack.forgotten(base))
        return start.put(Edits("fill", self.sha256, tuple(edits)), remember=False)

    def _as_it_stands(self, ref: Ref, result: float | str | None, *, values: bool) -> FormulaEdit:
        now, before = (_cell(state.snapshot, ref) for state in (self.filled, self.original))
        own = now.style.number_format
        number_format = None if own == before.style.number_format else own
        result = stored(now) if result is None else result
        return FormulaEdit(ref, None if values else now.formula, result, number_format)


def open_file(path: Path) -> LayeredFile:
    """Opens a workbook. Raises UnreadableError, and nothing else, where it cannot be read."""
    identity = None
    with contextlib.suppress(OSError, ValueError):  # said in its own words when it is opened
        identity = Identity.of(path.stat())
    package = Package.open(path)
    try:
        return LayeredFile(package, path, identity)
    except BaseException:
        package.file.close()
        raise


def open_bytes(data: bytes, name: str) -> LayeredFile:
    """Opens a workbook held in memory, for those that lie in a zip. Raises UnreadableError.

    ``name`` is its file's name; nothing is ever looked up under it. ``State.pieces`` gives what to write.
    """
    return LayeredFile(Package.of(data), Path(name), Identity(0, 0, 0, 0))


def _cell(workbook: Workbook, ref: Ref) -> Cell:
    sheet = workbook.sheet(ref.sheet)
    return Cell(ref.row, ref.column) if sheet is None else sheet.cell(ref.row, ref.column)
