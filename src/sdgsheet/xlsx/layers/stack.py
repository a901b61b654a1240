"""Taking layers off a package, and putting one on: the bytes below and above each layer."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

from sdgsheet.edits import Edits, FormulaEdit, Layer
from sdgsheet.snapshot import Cell, Workbook
from sdgsheet.text import Text
from sdgsheet.xlsx.layers import bytags, leftover
from sdgsheet.xlsx.layers.exactly import TakenOff, is_as_written, take_off_exactly
from sdgsheet.xlsx.layers.keeping import digest, read_record, reserve
from sdgsheet.xlsx.layers.matching import Found, Matches, alike, find_again, in_place, inputs_of, shape_of
from sdgsheet.xlsx.layers.record import FilledCell, Input, LayerRecord, Record, to_xml
from sdgsheet.xlsx.layers.results import standing_results
from sdgsheet.xlsx.package import Package, part_key
from sdgsheet.xlsx.patch.apply import Applied, LeftOut, apply_edits
from sdgsheet.xlsx.patch.book import Book
from sdgsheet.xlsx.patch.draft import Draft


@dataclass(frozen=True, slots=True)
class Waiting:
    """A cell of the fill whose earlier figure stood for other values than those that stand there now."""

    edit: FormulaEdit
    """Our formula as it stands: it stays where nothing else is to be written."""
    inputs: tuple[Input, ...]
    """What the earlier figure stood for."""
    before: Text | None
    """The earlier figure, as it was shown."""


@dataclass(frozen=True, slots=True)
class Heap:
    """A package, the layers that lie on it, and what is remembered of them."""

    package: Package
    layers: frozenset[Layer]
    item: str | None = None
    """The part that holds the restore data."""
    record: Record | None = None
    untouched: bool = True
    """Nobody changed any part since we wrote it; true of an original."""
    original: str | None = None
    """The digest of the very first original; empty where nobody knows, None where no layer has ever been seen."""
    left: tuple[LeftOut, ...] = ()
    """What could not be taken off, or brought back, or went along."""
    waiting: tuple[Waiting, ...] = ()
    """Cells whose earlier figure was put back only to be written over once more."""
    forgotten: tuple[FilledCell, ...] = ()
    """Formulas of ours that stand here for good, as nobody knows what stood before."""
    names: tuple[str, ...] = ()
    """Of parts that were added in memory, as they shall be written."""

    @property
    def is_original(self) -> bool:
        """Every part has the content that it had before the first layer."""
        return self.original is None or digest(self.package) == self.original


def standing(package: Package) -> Heap:
    """A file's package with the layers that stand in it."""
    item, record = read_record(package) or (None, None)
    if record is not None and item is not None and digest(package, item) == record.digest:
        return Heap(package, frozenset(record.layers), item, record, original=record.original)
    layers = bytags.layers_in(package) | set(record.layers if record else ())
    original = record.original if record else "" if layers else None
    return Heap(package, frozenset(layers), item, record, untouched=not layers, original=original)


def without_mark(heap: Heap, read: Callable[[], Workbook]) -> Heap:
    """The mark taken off, the same heap where there is none; ``read`` gives its snapshot, where it is needed."""
    if "mark" not in heap.layers:
        return heap
    if heap.untouched:
        off = _exactly(heap, "mark")
        if off.whole:
            return _bare(heap, "mark", off.package, off, heap.left)
    workbook = read()
    results, theirs = standing_results(workbook, Book(heap.package))
    left = [*heap.left, *bytags.added_in(results), *(LeftOut(None, bytags.kept(other.sheet.name)) for other in theirs)]
    traces = leftover.NONE
    if results is not None:
        traces = leftover.traces(heap.package, results.sheet.name)
        left += bytags.referring(workbook, results.sheet.name)
    off = TakenOff(heap.package, whole=False, parts=frozenset()) if theirs else _exactly(heap, "mark")
    package = off.package
    if not off.whole:
        package, named = bytags.take_off_mark(package, results.sheet.name if results else None)
        left += named
    package = leftover.wiped(package, traces)
    return _bare(heap, "mark", package, off, tuple(left))


def without_fill(heap: Heap, read: Callable[[], Workbook], *, again: bool = False) -> Heap:
    """The fill taken off a heap without a mark; ``read`` gives that heap's snapshot, where it is needed.

    ``again``: it is about to be put on once more. Earlier figures come back then even where the
    values that they stood for were changed; they wait to be written over.
    """
    if "fill" not in heap.layers:
        return heap
    matches = matched(heap, read)
    found = matches.found
    unsure = [f for f in found if f.filled.old is not None and not f.may_return]
    off = _exactly(heap, "fill", keep=() if again else {_part(heap.package, f.now.sheet) for f in unsure})
    package, left = off.package, heap.left
    forgotten = [replace(f.filled, cell=f.now) for f in found if f.filled.old is None]
    if heap.record is None:
        forgotten += bytags.formulas_under_bands(heap.package, read())
    forgotten += matches.others
    if not off.whole:
        here = [f for f in found if _part(heap.package, f.now.sheet) not in off.parts]
        package, named = bytags.take_off_fill(package, matches.missing, here, again=again)
        left = (*left, *named)
    waiting = tuple(_waiting(f, read()) for f in unsure) if again else ()
    left = (*left, *(LeftOut(cell.cell, bytags.FORGOTTEN) for cell in forgotten))
    return replace(_bare(heap, "fill", package, off, left), waiting=waiting, forgotten=tuple(forgotten))


def matched(heap: Heap, read: Callable[[], Workbook]) -> Matches:
    """What became of the cells of a heap's fill; ``read`` as in ``without_fill``."""
    layer = heap.record.layers.get("fill") if heap.record else None
    if layer is None:
        return Matches()
    if is_as_written(heap.package, layer):
        return in_place(layer.cells)
    return find_again(read(), layer.cells)


def put_on(heap: Heap, edits: Edits, below: Workbook, *, remember: bool) -> tuple[Heap, Applied]:
    """A layer put on a heap, whose snapshot is ``below``; without ``remember`` it can never be taken off."""
    draft = Draft(heap.package)
    left_out: list[LeftOut] = []
    if edits.layer == "fill":
        written = {edit.cell for edit in edits.formulas}
        kept = [waiting for waiting in heap.waiting if waiting.edit.cell not in written]
        edits = replace(edits, formulas=(*edits.formulas, *(waiting.edit for waiting in kept)))
        left_out = [LeftOut(waiting.edit.cell, bytags.INPUTS_CHANGED, waiting.before) for waiting in kept]
    applied = apply_edits(draft, edits)
    applied.left_out += left_out
    if draft.is_empty:
        return heap, applied
    item = heap.item
    if remember and item is None:
        item = reserve(draft, Book(heap.package))
    drawn = draft.done()
    record = None
    if remember:
        right = {waiting.edit.cell: waiting.inputs for waiting in heap.waiting}
        cells = [remembered(edit, below, right.get(edit.cell)) for edit in applied.written if edit.formula is not None]
        cells += heap.forgotten if edits.layer == "fill" else ()
        cells += alike(below, cells)
        layer = LayerRecord(drawn.undo, drawn.added, drawn.dropped, tuple(cells))
        layers = dict(heap.record.layers) if heap.record else {}
        record = Record("", {**layers, edits.layer: layer})
    on = replace(
        heap,
        package=drawn.package,
        layers=heap.layers | {edits.layer},
        item=item,
        record=record,
        original=digest(heap.package) if heap.original is None else heap.original,
        names=(*heap.names, *drawn.added),
    )
    return on, applied


def forgotten(heap: Heap) -> Heap:
    """The heap as it is, but without restore data: what lies there is part of the file from now on."""
    package = bytags.take_off_record(heap.package)
    return replace(heap, package=package, item=None, record=None)


def sealed(heap: Heap, sha256: str) -> Package:
    """The heap's package with its restore data in place, under the original's hash."""
    if heap.item is None or heap.record is None:
        return heap.package
    record = replace(heap.record, sha256=sha256, digest=digest(heap.package, heap.item), original=heap.original or "")
    return heap.package.with_parts({heap.item: to_xml(record)})


def _exactly(heap: Heap, layer: Layer, keep: Collection[str] = ()) -> TakenOff:
    record = heap.record.layers.get(layer) if heap.record else None
    if record is None:
        return TakenOff(heap.package, whole=False, parts=frozenset())
    return take_off_exactly(heap.package, record, keep=keep)


def _bare(heap: Heap, layer: Layer, package: Package, off: TakenOff, left: tuple[LeftOut, ...]) -> Heap:
    """What lies below ``layer``. The restore data go with the last layer that they tell of."""
    record, names = heap.record, heap.names
    if record is not None and layer in record.layers:
        names = (*names, *record.layers[layer].dropped)
        record = replace(record, layers={k: v for k, v in record.layers.items() if k != layer})
    item = heap.item
    if record is None or not record.layers:
        package = bytags.take_off_record(package)
        item = record = None
    return Heap(
        package,
        heap.layers - {layer},
        item,
        record,
        heap.untouched and off.whole,
        heap.original,
        left,
        names=names,
    )


def _part(package: Package, sheet: str) -> str:
    """The key of a worksheet's part; empty where there is no such sheet any more."""
    place = Book(package).worksheets.get(sheet.casefold())
    return part_key(place.part) if place else ""


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
    return FilledCell(edit.cell, edit.formula, inputs, old, changed, None if right == inputs else right)


def _waiting(found: Found, workbook: Workbook) -> Waiting:
    sheet, filled = workbook.sheet(found.now.sheet), found.filled
    assert sheet is not None, "our formula was found on it"
    now = sheet.cell(found.now.row, found.now.column)
    own = None if filled.number_format is None else now.style.number_format
    right = filled.inputs if filled.old_inputs is None else filled.old_inputs
    return Waiting(FormulaEdit(found.now, now.formula, stored(now), own), right, bytags.earlier(filled))


def stored(cell: Cell) -> float | str:
    """The result that stands in a cell."""
    return float(cell.value) if cell.kind == "number" else cell.value
