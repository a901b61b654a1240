"""A workbook file that is open: what stands in it, what lies below its layers, and the bytes of any heap."""

from __future__ import annotations

import hashlib
import io
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Self

from sdgsheet.edits import LAYERS, Answer
from sdgsheet.snapshot import Sheet
from sdgsheet.xlsx.layers import stack
from sdgsheet.xlsx.layers.heap import Heap, standing
from sdgsheet.xlsx.layers.keeping import refuse_newer
from sdgsheet.xlsx.layers.loose import Loose, loose_answers
from sdgsheet.xlsx.layers.said import LAST_SHEET, TEMPLATE_FORGOTTEN
from sdgsheet.xlsx.layers.tags import has_template_bands, worksheet_parts
from sdgsheet.xlsx.package import Package, part_key
from sdgsheet.xlsx.patch.apply import LeftOut
from sdgsheet.xlsx.patch.refusals import refuse_file
from sdgsheet.xlsx.patch.repack import repacked
from sdgsheet.xlsx.unwritable import Identity, changed_meanwhile

_CACHED = 32 * 1024 * 1024


class OpenedFile:
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
    def standing(self) -> Heap:
        """What stands in the file, all layers included."""
        return standing(self._cached)

    @cached_property
    def below_mark(self) -> Heap:
        """The original with the fill that stands."""
        return stack.without_mark(self.standing)

    @cached_property
    def below_all(self) -> Heap:
        """The workbook without our layers."""
        heap = stack.without_fill(self.below_mark)
        if heap.record is not None:  # all that is left of it are answers
            heap = stack.forgotten(heap)
        if self.standing.layers and self.standing.record is None and self.has_template_bands:
            heap = replace(heap, left=(*heap.left, LeftOut(None, TEMPLATE_FORGOTTEN)))
        return heap

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
    def sha256(self) -> str:
        """Of the original: its file's, where nobody changed the workbook since; else that of what is left without us."""
        standing = self.standing
        if not standing.layers:
            return self.base.sha256
        if standing.untouched and standing.record is not None:
            return standing.record.sha256
        hashed = hashlib.sha256()
        for piece in self.pieces(self.below_all):
            hashed.update(piece)
        return hashed.hexdigest()

    @property
    def exact(self) -> bool:
        """Without our layers every part of the file has its original bytes, and no later edit is in it."""
        return self.below_all.is_original

    @property
    def left(self) -> tuple[LeftOut, ...]:
        """What could not be taken off or brought back, because the workbook was edited since."""
        return (*self.below_all.left, *self.below_all.dangling)

    @property
    def results(self) -> Sheet | None:
        """The 点検結果 that stands, with what staff wrote into it."""
        ours = self.standing.results.ours
        return ours.sheet if ours else None

    @property
    def answered(self) -> Mapping[str, Answer]:
        """What staff answered in the standing 点検結果, by the rows' keys; it goes with the sheet."""
        ours = self.standing.results.ours
        return ours.answers if ours and LAST_SHEET not in [left.text for left in self.below_mark.left] else {}

    @property
    def kept(self) -> Mapping[str, Answer]:
        """What staff answered in one that the button took off; nothing shows it."""
        record = self.standing.record
        return record.answers if record else {}

    @property
    def answers(self) -> Mapping[str, Answer]:
        """What staff answered in the standing 点検結果, or in one that the button took off: for the next one."""
        return {**self.kept, **self.standing.results.answers}

    @cached_property
    def loose(self) -> Sequence[Loose]:
        """What staff answered in sheets that are 点検結果 by their title alone, where ours is not found."""
        ours, others, _ = self.standing.results
        return [] if ours else [found for other in others if not other.marked for found in loose_answers(other.sheet)]

    def refuse(self, heap: Heap) -> None:
        """Raises RefusedError where nothing may be written into the file, and ``heap`` is another than stands in it."""
        if heap is not self.standing:
            refuse_file(self.base)
            refuse_newer(self.base)

    def pieces(self, heap: Heap) -> Iterator[bytes]:
        """The bytes of the whole file with this heap in it, piece by piece."""
        package, record = heap.package, heap.record
        last: tuple[str, ...] = ()
        if heap is self.standing:
            package = self.base
        elif record is not None:
            package = stack.sealed(heap, self.sha256)
            last = tuple(part for layer in LAYERS if layer in record.layers for part in record.layers[layer].added)
        yield from repacked(self.base, package, heap.names, last)
        if not self._is_in_memory and Identity.of(os.fstat(self.base.file.fileno())) != self.identity:
            raise changed_meanwhile()

    def last_pieces(self, heap: Heap) -> Iterator[bytes]:
        """As ``pieces``, and closes the file: some systems do not replace one that is open."""
        yield from self.pieces(heap)
        if not self._is_in_memory:
            _ = self.left, self.answers, self.has_template_bands  # people ask for them once all is written
            self.base.file.close()

    @property
    def _is_in_memory(self) -> bool:
        return isinstance(self.base.file, io.BytesIO)


def _with_worksheets(package: Package) -> Package:
    """The package with its worksheets unpacked once for all who read them."""
    sizes = {part: package.parts[part_key(part)] for part in worksheet_parts(package)}
    small = [part for part, entry in sizes.items() if not isinstance(entry, bytes) and entry.size <= _CACHED]
    return package.with_parts({part: package.read(part) for part in small})
