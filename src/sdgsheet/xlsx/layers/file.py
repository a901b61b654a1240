"""One workbook file with the layers that stand in it, and the states that it can be written in.

What stands in a file is always original + fill + mark, each made from the bytes below it. Taking
layers off and putting them on only makes new states in memory; nothing touches the disk before
``State.write``.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Self

from sdgsheet.edits import Answer, Edits, FormulaEdit, Layer
from sdgsheet.errors import RefusedError
from sdgsheet.snapshot import Cell, Ref, Sheet, Workbook
from sdgsheet.text import Text
from sdgsheet.xlsx.files import Identity, Written, changed_meanwhile, write_file
from sdgsheet.xlsx.layers import stack
from sdgsheet.xlsx.layers.answers import read_answers, result_sheet
from sdgsheet.xlsx.layers.bytags import worksheet_parts
from sdgsheet.xlsx.package import Package, part_key
from sdgsheet.xlsx.patch.apply import LeftOut
from sdgsheet.xlsx.patch.book import Book
from sdgsheet.xlsx.patch.refusals import OTHER_BYTES, refuse_file
from sdgsheet.xlsx.patch.repack import repacked
from sdgsheet.xlsx.reading import read_package

_CACHED = 32 * 1024 * 1024

ITSELF = Text(
    "出力先が元のファイルと同じです。元のファイルに書き込む場合は --in-place を、別の名前にする場合は -o を指定してください。",
    "The output is the original itself. Please add --in-place to write into it, or give another name with -o.",
)


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
    def filled(self) -> State:
        """The original with the fill that stands: what is checked and marked. ``clear`` writes it."""
        return State(self, stack.without_mark(self.standing))

    @cached_property
    def original(self) -> State:
        """The workbook without our layers. ``undo`` writes it."""
        if not self.has_fill:
            return self.filled
        return State(self, stack.without_fill(self.filled.heap, lambda: self.filled.snapshot))

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
        """Without our layers every part has its original bytes."""
        return self.original.heap.exact

    @property
    def left(self) -> tuple[LeftOut, ...]:
        """What could not be taken off or brought back, because the workbook was edited since."""
        return self.original.heap.left

    @cached_property
    def fill_cells(self) -> frozenset[Ref]:
        """The cells that fill wrote and that still hold our formula, where they stand now."""
        return frozenset(found.now for found in stack.fill_cells(self.filled.heap, lambda: self.filled.snapshot))

    @cached_property
    def results(self) -> Sheet | None:
        """The 点検結果 that stands, with what staff wrote into it."""
        return result_sheet(self._marked, Book(self._cached)) if self.has_mark else None

    @cached_property
    def answers(self) -> Mapping[str, Answer]:
        """What staff answered in the standing 点検結果, by the rows' keys."""
        return read_answers(self._marked, Book(self._cached)) if self.has_mark else {}

    @cached_property
    def _marked(self) -> Workbook:
        return read_package(self._cached, sha256="")

    def finished(self, *, bands: bool = False, values: bool = False, also: Collection[Ref] = ()) -> State:
        """The copy to file: no mark, no restore data, no bands unless wanted.

        ``values`` turns the formulas that fill wrote into what they show, and those in ``also`` too.
        """
        filled = self.filled
        cells = sorted({*self.fill_cells, *also} if values else self.fill_cells)
        edits = [self._as_it_stands(ref, values=values) for ref in cells]
        start = State(self, stack.forgotten(filled.heap)) if bands else self.original
        return start.put(Edits("fill", self.sha256, tuple(edits)), remember=False)

    def _as_it_stands(self, ref: Ref, *, values: bool) -> FormulaEdit:
        now, before = (_cell(state.snapshot, ref) for state in (self.filled, self.original))
        result = float(now.value) if now.kind == "number" else now.value
        own = now.style.number_format
        number_format = None if own == before.style.number_format else own
        return FormulaEdit(ref, None if values else now.formula, result, number_format)


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
        return self.heap.left

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
        heap, applied = stack.put_on(self.heap, edits, self.snapshot, remember=remember)
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
        return write_file(
            target,
            self._closing(self.pieces()) if itself else self.pieces(),
            replace=force or itself,
            backup=itself,
            expected=self.file.identity if itself else None,
        )

    def pieces(self) -> Iterator[bytes]:
        """The bytes of the whole file, piece by piece."""
        base, package = self.file.base, self.heap.package
        if self.heap is self.file.standing:
            package = base
        elif self.heap.record is not None:
            package = stack.sealed(self.heap, self.file.sha256)
        yield from repacked(base, package, self.heap.names)
        if not isinstance(base.file, io.BytesIO) and Identity.of(os.fstat(base.file.fileno())) != self.file.identity:
            raise changed_meanwhile()

    def _closing(self, pieces: Iterator[bytes]) -> Iterator[bytes]:
        """Some systems do not replace a file that is open; one held in memory is no such file."""
        yield from pieces
        if not isinstance(self.file.base.file, io.BytesIO):
            _ = self.file.left  # people ask for it once all is written
            self.file.base.file.close()


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
