"""Taking layers off a package, and putting one on: the bytes below and above each layer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from sdgsheet.edits import Edits, FormulaEdit, Layer
from sdgsheet.snapshot import Workbook
from sdgsheet.xlsx.layers import bytags
from sdgsheet.xlsx.layers.exactly import TakenOff, is_as_written, take_off_exactly
from sdgsheet.xlsx.layers.keeping import digest, read_record, reserve
from sdgsheet.xlsx.layers.matching import Found, find_again, inputs_of, shape_of
from sdgsheet.xlsx.layers.record import FilledCell, LayerRecord, Record, to_xml
from sdgsheet.xlsx.package import Package, part_key
from sdgsheet.xlsx.patch.apply import Applied, LeftOut, apply_edits
from sdgsheet.xlsx.patch.book import Book
from sdgsheet.xlsx.patch.draft import Draft


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
    exact: bool = True
    """All layers that were taken off left the bytes that they were put on."""
    left: tuple[LeftOut, ...] = ()
    """What could not be taken off, or brought back."""
    names: tuple[str, ...] = ()
    """Of parts that were added in memory, as they shall be written."""


def standing(package: Package) -> Heap:
    """A file's package with the layers that stand in it."""
    item, record = read_record(package) or (None, None)
    if record is not None and item is not None and digest(package, item) == record.digest:
        return Heap(package, frozenset(record.layers), item, record)
    layers = bytags.layers_in(package) | set(record.layers if record else ())
    return Heap(package, frozenset(layers), item, record, untouched=not layers)


def without_mark(heap: Heap) -> Heap:
    """The mark taken off; the same heap where there is none."""
    if "mark" not in heap.layers:
        return heap
    off = _exactly(heap, "mark")
    package, left = off.package, heap.left
    if not off.whole:
        package, named = bytags.take_off_mark(package)
        left = (*left, *named)
    return _bare(heap, "mark", package, off, left)


def without_fill(heap: Heap, read: Callable[[], Workbook]) -> Heap:
    """The fill taken off a heap without a mark; ``read`` gives that heap's snapshot, where it is needed."""
    if "fill" not in heap.layers:
        return heap
    off = _exactly(heap, "fill")
    package, left = off.package, heap.left
    if not off.whole:
        back = [f for f in fill_cells(heap, read) if _part(heap.package, f.now.sheet) not in off.parts]
        known = [c for c in _filled(heap) if _part(heap.package, c.cell.sheet) not in off.parts]
        unknown = bytags.formulas_under_bands(heap.package, read()) if heap.record is None else []
        package, named = bytags.take_off_fill(package, known, back)
        left = (*left, *named, *unknown)
    return _bare(heap, "fill", package, off, left)


def fill_cells(heap: Heap, read: Callable[[], Workbook]) -> list[Found]:
    """The cells of a heap's fill that still hold our formula, where they stand now; ``read`` as in ``without_fill``."""
    layer = heap.record.layers.get("fill") if heap.record else None
    if layer is None:
        return []
    if is_as_written(heap.package, layer):
        return [Found(cell, cell.cell, same_inputs=True) for cell in layer.cells]
    return find_again(read(), layer.cells)


def put_on(heap: Heap, edits: Edits, below: Workbook, *, remember: bool) -> tuple[Heap, Applied]:
    """A layer put on a heap, whose snapshot is ``below``; without ``remember`` it can never be taken off."""
    draft = Draft(heap.package)
    applied = apply_edits(draft, edits)
    if draft.is_empty:
        return heap, applied
    item = heap.item
    if remember and item is None:
        item = reserve(draft, Book(heap.package))
    drawn = draft.done()
    record = None
    if remember:
        cells = tuple(remembered(edit, below) for edit in applied.written if edit.formula is not None)
        layer = LayerRecord(drawn.undo, drawn.added, drawn.dropped, cells)
        layers = dict(heap.record.layers) if heap.record else {}
        record = Record("", {**layers, edits.layer: layer})
    heap = replace(heap, package=drawn.package, layers=heap.layers | {edits.layer}, item=item, record=record)
    return replace(heap, names=(*heap.names, *drawn.added)), applied


def forgotten(heap: Heap) -> Heap:
    """The heap as it is, but without restore data: what lies there is part of the file from now on."""
    package = bytags.take_off_record(heap.package)
    return replace(heap, package=package, item=None, record=None)


def sealed(heap: Heap, sha256: str) -> Package:
    """The heap's package with its restore data in place, under the original's hash."""
    if heap.item is None or heap.record is None:
        return heap.package
    record = replace(heap.record, sha256=sha256, digest=digest(heap.package, heap.item))
    return heap.package.with_parts({heap.item: to_xml(record)})


def _exactly(heap: Heap, layer: Layer) -> TakenOff:
    record = heap.record.layers.get(layer) if heap.record else None
    if record is None:
        return TakenOff(heap.package, whole=False, parts=frozenset())
    return take_off_exactly(heap.package, record, untouched=heap.untouched)


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
        heap.exact and off.whole,
        left,
        names,
    )


def _filled(heap: Heap) -> tuple[FilledCell, ...]:
    layer = heap.record.layers.get("fill") if heap.record else None
    return layer.cells if layer else ()


def _part(package: Package, sheet: str) -> str:
    """The key of a worksheet's part; empty where there is no such sheet any more."""
    place = Book(package).worksheets.get(sheet.casefold())
    return part_key(place.part) if place else ""


def remembered(edit: FormulaEdit, below: Workbook) -> FilledCell:
    """What is to be remembered of a cell before the edit is written into it."""
    sheet = below.sheet(edit.cell.sheet)
    assert sheet is not None
    assert edit.formula is not None
    old = sheet.cell(edit.cell.row, edit.cell.column)
    own = old.style.number_format
    changed = own if edit.number_format not in (None, own) else None
    _, references = shape_of(edit.formula)
    return FilledCell(edit.cell, edit.formula, inputs_of(sheet, references), old, changed)
