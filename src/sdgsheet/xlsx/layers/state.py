"""One way in which a file can be written: the original with some layers, or none."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from sdgsheet.edits import LAYERS, Edits, Layer
from sdgsheet.errors import RefusedError
from sdgsheet.snapshot import Ref, Workbook
from sdgsheet.text import Text
from sdgsheet.xlsx.files import Written, write_file
from sdgsheet.xlsx.layers import stack
from sdgsheet.xlsx.layers.keeping import refuse_newer
from sdgsheet.xlsx.patch.apply import LeftOut
from sdgsheet.xlsx.patch.refusals import OTHER_BYTES, refuse_file
from sdgsheet.xlsx.patch.repack import repacked
from sdgsheet.xlsx.reading import read_package
from sdgsheet.xlsx.unwritable import Identity, changed_meanwhile

if TYPE_CHECKING:
    from sdgsheet.xlsx.layers.file import LayeredFile

ITSELF = Text(
    "出力先が元のファイルと同じです。元のファイルに書き込む場合は --in-place を、別の名前にする場合は -o を指定してください。",
    "The output is the original itself. Please add --in-place to write into it, or give another name with -o.",
)


class State:
    """One way in which the file can be written: the original with some layers, or none."""

    def __init__(
        self,
        file: LayeredFile,
        heap: stack.Heap,
        left_out: tuple[LeftOut, ...] = (),
        result_sheet: str | None = None,
    ) -> None:
        self.file = file
        self.heap = heap
        self.left_out = left_out
        """What ``put`` could not write: the cell, and why."""
        self.result_sheet = result_sheet
        """The name that 点検結果 got, where this state made it."""

    @cached_property
    def snapshot(self) -> Workbook:
        """What stands in this state, without the original's hash."""
        return read_package(self.heap.package, sha256="")

    @cached_property
    def workbook(self) -> Workbook:
        """What stands in this state; ``sha256`` is the original's in every state."""
        return replace(self.snapshot, sha256=self.file.sha256)

    @property
    def left(self) -> tuple[LeftOut, ...]:
        """What could not be taken off, or brought back, on the way to this state."""
        return (*self.heap.left, *self.heap.dangling)

    @property
    def unknown(self) -> frozenset[Ref]:
        """Cells whose formula looks like ours, but nothing tells what stood there before."""
        return frozenset(cell.cell for cell in self.heap.carried if cell.old is None)

    @property
    def layers(self) -> frozenset[Layer]:
        """Those that lie on the original."""
        return self.heap.layers

    def put(self, edits: Edits, *, remember: bool = True) -> State:
        """This state with one more layer; itself where there is nothing to write.

        A cell that cannot be written is left alone and named in ``left_out``. Without
        ``remember`` no restore data are kept, so that the layer stays for good.

        Raises RefusedError where nothing may be written into the file, or where the edits were
        made from other bytes than the original's; ValueError for a layer that stands already, or
        a fill over a mark.
        """
        if remember and (edits.layer in self.layers or "mark" in self.layers):
            raise ValueError(f"{edits.layer} cannot be put on {sorted(self.layers)}")
        if edits.sha256 != self.file.sha256:
            raise RefusedError(OTHER_BYTES)
        refuse_file(self.heap.package)
        refuse_newer(self.file.base)
        results = self.file.results
        heap, applied = stack.put_on(self.heap, edits, self.snapshot, remember=remember, anew=results is not None)
        if results is not None and results.name == applied.result_sheet:
            heap = replace(heap, dangling=())  # what reads it reads the new one
        left_out = (*self.left_out, *applied.left_out)
        return State(self.file, heap, left_out, applied.result_sheet or self.result_sheet)

    def write(self, target: Path, *, in_place: bool = False, force: bool = False) -> Written:
        """Writes this state to ``target``, which exists afterwards in any case.

        Args:
            target: where to; the file itself only with ``in_place``, which leaves a backup.
            in_place: allows writing over the file itself.
            force: replaces another file that stands there with other bytes.

        Raises RefusedError with everything as it was.
        """
        itself = target.exists() and target.samefile(self.file.path)
        if itself and not in_place:
            raise RefusedError(ITSELF)
        if self.heap is not self.file.standing:
            refuse_file(self.file.base)
            refuse_newer(self.file.base)
        return write_file(
            target,
            self._closing(self.pieces()) if itself else self.pieces(),
            replace=force or itself,
            backup=itself,
            expected=self.file.identity if itself else None,
        )

    def pieces(self) -> Iterator[bytes]:
        """The bytes of the whole file, piece by piece."""
        base, package, record = self.file.base, self.heap.package, self.heap.record
        last: tuple[str, ...] = ()
        if self.heap is self.file.standing:
            package = base
        elif record is not None:
            package = stack.sealed(self.heap, self.file.sha256)
            last = tuple(part for layer in LAYERS if layer in record.layers for part in record.layers[layer].added)
        yield from repacked(base, package, self.heap.names, last)
        if not isinstance(base.file, io.BytesIO) and Identity.of(os.fstat(base.file.fileno())) != self.file.identity:
            raise changed_meanwhile()

    def _closing(self, pieces: Iterator[bytes]) -> Iterator[bytes]:
        """Some systems do not replace a file that is open; one held in memory is no such file."""
        yield from pieces
        if not isinstance(self.file.base.file, io.BytesIO):
            _ = (
                self.file.left,
                self.file.answers,
                self.file.has_template_bands,
            )  # people ask for them once all is written
            self.file.base.file.close()
