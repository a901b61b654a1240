"""One way in which a file can be written: the original with some layers, or none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from sdgsheet.edits import Edits, Layer
from sdgsheet.errors import RefusedError
from sdgsheet.snapshot import Ref, Workbook
from sdgsheet.text import Text
from sdgsheet.xlsx.files import Written, write_file
from sdgsheet.xlsx.layers import stack
from sdgsheet.xlsx.layers.heap import Heap
from sdgsheet.xlsx.layers.keeping import refuse_newer
from sdgsheet.xlsx.layers.loose import carried_over
from sdgsheet.xlsx.layers.opened import OpenedFile
from sdgsheet.xlsx.patch.apply import LeftOut
from sdgsheet.xlsx.patch.refusals import OTHER_BYTES, refuse_file

ITSELF = Text(
    "出力先が元のファイルと同じです。元のファイルに書き込む場合は --in-place を、別の名前にする場合は -o を指定してください。",
    "The output is the original itself. Please add --in-place to write into it, or give another name with -o.",
)


class State:
    """One way in which the file can be written: the original with some layers, or none."""

    def __init__(
        self,
        file: OpenedFile,
        heap: Heap,
        left_out: tuple[LeftOut, ...] = (),
        result_sheet: str | None = None,
    ) -> None:
        self.file = file
        self.heap = heap
        self.left_out = left_out
        """What ``put`` could not write: the cell, and why."""
        self.result_sheet = result_sheet
        """The name that 点検結果 got, where this state made it."""

    @property
    def snapshot(self) -> Workbook:
        """What stands in this state, without the original's hash."""
        return self.heap.snapshot

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
        left_out = list(self.left_out)
        if edits.sheet is not None and self.file.loose:
            sheet, not_carried = carried_over(edits.sheet, self.file.loose)
            edits, left_out = replace(edits, sheet=sheet), [*left_out, *not_carried]
        heap, applied = stack.put_on(self.heap, edits, remember=remember, anew=results is not None)
        if results is not None and results.name == applied.result_sheet:
            heap = replace(heap, dangling=())  # what reads it reads the new one
        return State(self.file, heap, (*left_out, *applied.left_out), applied.result_sheet or self.result_sheet)

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
        self.refuse()
        return write_file(
            target,
            self.file.last_pieces(self.heap) if itself else self.pieces(),
            replace=force or itself,
            backup=itself,
            expected=self.file.identity if itself else None,
        )

    def refuse(self) -> None:
        """Raises RefusedError where something in the file itself forbids to write this state."""
        self.file.refuse(self.heap)

    def pieces(self) -> Iterator[bytes]:
        """The bytes of the whole file, piece by piece."""
        return self.file.pieces(self.heap)
