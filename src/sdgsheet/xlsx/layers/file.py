"""One workbook file with the layers that stand in it, and the states that it can be written in.

What stands in a file is always original + fill + mark, each made from the bytes below it. Taking
layers off and putting them on only makes new states in memory; nothing touches the disk before
``State.write``.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Self

from sdgsheet.edits import Answer, Edits, FormulaEdit
from sdgsheet.snapshot import Cell, Ref, Sheet, Workbook
from sdgsheet.xlsx.layers import stack
from sdgsheet.xlsx.layers.memory import stored
from sdgsheet.xlsx.layers.results import Results, standing_results
from sdgsheet.xlsx.layers.said import TEMPLATE_FORGOTTEN
from sdgsheet.xlsx.layers.state import State
from sdgsheet.xlsx.layers.tags import has_template_bands, worksheet_parts
from sdgsheet.xlsx.package import Package, part_key
from sdgsheet.xlsx.patch.apply import LeftOut
from sdgsheet.xlsx.patch.book import Book
from sdgsheet.xlsx.reading import read_package
from sdgsheet.xlsx.unwritable import Identity

_CACHED = 32 * 1024 * 1024


class LayeredFile:
    """An open workbook. A large one holds its file open until it is closed, or written in place."""

    def __init__(self, package: Package, path: Path, identity: Identity | None) -> None:
        """Of a package that was just opened from ``path``, which was the file of this identity."""
        self.path = path
        self.base = package
        self.identity = identity
        self._cached = _with_worksheets(package)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.base.file.close()

    @cached_property
    def standing(self) -> stack.Heap:
        """What stands in the file, all layers included."""
        return stack.standing(self._cached)

    @property
    def has_fill(self) -> bool:
        """The layer fill stands in the file."""
        return "fill" in self.standing.layers

    @property
    def has_mark(self) -> bool:
        """The layer mark stands in the file."""
        return "mark" in self.standing.layers

    @cached_property
    def has_template_bands(self) -> bool:
        """Bands that are part of the form itself stand in it: fill adds none there, and nobody takes them off."""
        return has_template_bands(self._cached)

    @cached_property
    def filled(self) -> State:
        """The original with the fill that stands: what is checked and marked. ``clear`` writes it."""
        return State(self, stack.without_mark(self.standing, lambda: self._marked))

    @cached_property
    def original(self) -> State:
        """The workbook without our layers. ``undo`` writes it."""
        heap = stack.without_fill(self.filled.heap, lambda: self.filled.snapshot)
        if heap.record is not None:  # all that is left of it are answers
            heap = stack.forgotten(heap)
        if self.standing.layers and self.standing.record is None and self.has_template_bands:
            heap = replace(heap, left=(*heap.left, LeftOut(None, TEMPLATE_FORGOTTEN)))
        return self.filled if heap is self.filled.heap else State(self, heap)

    @cached_property
    def unfilled(self) -> State:
        """The original as ``fill`` needs it: with every earlier figure, also where the values that it stood for changed.

        What fill does not write over keeps our formula. This state itself is never to be written.
        """
        if not self.has_fill:
            return self.filled
        return State(self, stack.without_fill(self.filled.heap, lambda: self.filled.snapshot, again=True))

    @cached_property
    def sha256(self) -> str:
        """Of the original: its file's, where nobody changed the workbook since; else that of what is left without us."""
        standing = self.standing
        if not standing.layers:
            return self.base.sha256
        if standing.untouched and standing.record is not None:
            return standing.record.sha256
        hashed = hashlib.sha256()
        for piece in self.original.pieces():
            hashed.update(piece)
        return hashed.hexdigest()

    @property
    def exact(self) -> bool:
        """Without our layers every part of the file has its original bytes, and no later edit is in it."""
        return self.original.heap.is_original

    @property
    def left(self) -> tuple[LeftOut, ...]:
        """What could not be taken off or brought back, because the workbook was edited since."""
        return self.original.left

    @cached_property
    def fill_cells(self) -> frozenset[Ref]:
        """The cells that fill wrote and that still hold our formula, where they stand now."""
        matches = stack.matched(self.filled.heap, lambda: self.filled.snapshot)
        return frozenset(found.now for found in matches.found if found.filled.old is not None)

    @cached_property
    def results(self) -> Sheet | None:
        """The 点検結果 that stands, with what staff wrote into it."""
        return self._results.sheet if self._results else None

    @cached_property
    def answered(self) -> Mapping[str, Answer]:
        """What staff answered in the standing 点検結果, by the rows' keys."""
        return self._results.answers if self._results else {}

    @property
    def answers(self) -> Mapping[str, Answer]:
        """What staff answered in the standing 点検結果, or in one that the button took off and kept the answers of."""
        record = self.standing.record
        return {**(record.answers if record else {}), **self.answered}

    @cached_property
    def _results(self) -> Results | None:
        return standing_results(self._marked, Book(self._cached))[0] if self.has_mark else None

    @cached_property
    def _marked(self) -> Workbook:
        return read_package(self._cached, sha256="")

    def finished(self, *, bands: bool = False, results: Mapping[Ref, float | str] = {}, values: bool = False) -> State:
        """The copy to file: no mark, no restore data, no bands unless wanted. What fill wrote stays.

        Args:
            bands: the bands stay.
            results: of formulas as they were computed anew; others keep what is stored with them.
            values: the cells of ``results`` get these as values, and no formula.
        """
        cells = sorted({*self.fill_cells, *results})
        edits = [self._as_it_stands(ref, results.get(ref), values=values and ref in results) for ref in cells]
        base = self.original.heap
        start = State(self, stack.forgotten(self.filled.heap if bands else replace(base, left=self.filled.heap.left)))
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


def _with_worksheets(package: Package) -> Package:
    """The package with its worksheets unpacked once for all who read them."""
    sizes = {part: package.parts[part_key(part)] for part in worksheet_parts(package)}
    small = [part for part, entry in sizes.items() if not isinstance(entry, bytes) and entry.size <= _CACHED]
    return package.with_parts({part: package.read(part) for part in small})


def _cell(workbook: Workbook, ref: Ref) -> Cell:
    sheet = workbook.sheet(ref.sheet)
    return Cell(ref.row, ref.column) if sheet is None else sheet.cell(ref.row, ref.column)
