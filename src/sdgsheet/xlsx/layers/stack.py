"""Taking layers off a package, and putting one on: the bytes below and above each layer."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from sdgsheet.edits import Edits, Layer
from sdgsheet.text import Text
from sdgsheet.xlsx.layers import leftover
from sdgsheet.xlsx.layers.exactly import TakenOff, take_off_exactly
from sdgsheet.xlsx.layers.heap import Heap
from sdgsheet.xlsx.layers.keeping import digest, reserve, take_off_record
from sdgsheet.xlsx.layers.matching import alike
from sdgsheet.xlsx.layers.memory import remembered, waiting_again, written_over
from sdgsheet.xlsx.layers.record import FilledCell, LayerRecord, Record, to_xml
from sdgsheet.xlsx.layers.results import Results
from sdgsheet.xlsx.layers.richtext import rich_texts
from sdgsheet.xlsx.layers.said import FORGOTTEN, INPUTS_CHANGED, kept, only_tagged
from sdgsheet.xlsx.layers.theirs import added_in, dangling
from sdgsheet.xlsx.layers.unfill import formulas_under_bands, named, take_off_fill
from sdgsheet.xlsx.layers.unmark import take_off_mark
from sdgsheet.xlsx.package import Package, part_key
from sdgsheet.xlsx.patch.apply import Applied, LeftOut, apply_edits
from sdgsheet.xlsx.patch.book import Book
from sdgsheet.xlsx.patch.draft import Draft, Drawn


def without_mark(heap: Heap) -> Heap:
    """The mark taken off; the same heap where there is none."""
    if "mark" not in heap.layers:
        return heap
    results, theirs, _ = heap.results
    left = [*heap.left, *(LeftOut(None, _stays(other)) for other in theirs)]
    if heap.untouched:
        off = _exactly(heap, "mark")
        if off.whole:
            return _bare(heap, "mark", off.package, off, left)
    traces, readers = leftover.NONE, []
    if results is not None:
        traces = leftover.traces(heap.package, results.sheet.name)
        left += added_in(heap.package, results)
        readers = dangling(heap.package, heap.snapshot, results.sheet.name)
    off = TakenOff(heap.package, whole=False, parts=frozenset()) if theirs else _exactly(heap, "mark")
    package = off.package
    if not off.whole:
        package, more = take_off_mark(package, results, theirs)
        left += more
    package = leftover.wiped(package, traces)
    return replace(_bare(heap, "mark", package, off, left), dangling=tuple(readers))


def _stays(other: Results) -> Text:
    name = other.sheet.name
    return kept(name) if other.is_alike else only_tagged(name)


def without_fill(heap: Heap, *, again: bool = False) -> Heap:
    """The fill taken off a heap without a mark.

    ``again``: it is about to be put on once more. Earlier figures come back then even where the
    values that they stood for were changed; they wait to be written over.
    """
    if "fill" not in heap.layers:
        return heap
    matches = heap.matches
    found = matches.found
    parts = _parts(heap.package)
    unsure = [f for f in found if f.filled.old is not None and not f.may_return]
    off = _exactly(heap, "fill", keep=() if again else {parts.get(f.now.sheet.casefold(), "") for f in unsure})
    package, left = off.package, [*heap.left, *named(matches, again=again)]
    forgotten = [replace(f.filled, cell=f.now) for f in found if f.filled.old is None]
    if heap.record is None:
        forgotten += formulas_under_bands(heap.package, heap.snapshot)
    forgotten += matches.others
    if not off.whole:
        restored = [f for f in found if parts.get(f.now.sheet.casefold(), "") in off.parts]
        here = [f for f in found if f not in restored]
        package, more = take_off_fill(package, here, restored, again=again)
        left += more
    waiting = tuple(waiting_again(f, heap.snapshot) for f in unsure) if again else ()
    left += [LeftOut(cell.cell, FORGOTTEN) for cell in forgotten]
    carried = (*forgotten, *written_over(matches, lambda: heap.snapshot))
    return replace(_bare(heap, "fill", package, off, left), waiting=waiting, carried=carried)


def put_on(heap: Heap, edits: Edits, *, remember: bool, anew: bool = False) -> tuple[Heap, Applied]:
    """A layer put on a heap; without ``remember`` it can never be taken off.

    ``anew``: a 点検結果 was taken off.
    """
    draft = Draft(heap.package)
    left_out: list[LeftOut] = []
    if edits.layer == "fill":
        written = {edit.cell for edit in edits.formulas}
        waits = [waiting for waiting in heap.waiting if waiting.edit.cell not in written]
        edits = replace(edits, formulas=(*edits.formulas, *(waiting.edit for waiting in waits)))
        left_out = [LeftOut(waiting.edit.cell, INPUTS_CHANGED, waiting.before) for waiting in waits]
    applied = apply_edits(draft, edits, anew=anew)
    applied.left_out += left_out
    if draft.is_empty:
        return heap, applied
    item = heap.item
    if remember and item is None:
        item = reserve(draft, Book(heap.package))
    drawn = draft.done()
    record = _with_layer(heap, edits.layer, applied, drawn) if remember else None
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


def _with_layer(heap: Heap, layer: Layer, applied: Applied, drawn: Drawn) -> Record:
    """The heap's record with one layer more. A layer whose own record another program dropped has an empty one."""
    cells: list[FilledCell] = []
    if layer == "fill":
        right = {waiting.edit.cell: waiting.inputs for waiting in heap.waiting}
        cells = [
            remembered(edit, heap.snapshot, right.get(edit.cell))
            for edit in applied.written
            if edit.formula is not None
        ]
        rich = rich_texts(heap.package, [cell.cell for cell in cells if cell.old and cell.old.kind == "text"])
        cells = [replace(cell, rich=rich.get(cell.cell, "")) for cell in cells]
        written = {cell.cell for cell in cells}
        cells += [cell for cell in heap.carried if cell.cell not in written]
        cells += alike(heap.snapshot, cells)
    known = {**{known: LayerRecord({}) for known in heap.layers}, **(heap.record.layers if heap.record else {})}
    answers = heap.record.answers if heap.record and layer == "fill" else {}  # a mark shows them in its sheet
    return Record(
        "", {**known, layer: LayerRecord(drawn.undo, drawn.added, drawn.dropped, tuple(cells))}, answers=answers
    )


def forgotten(heap: Heap) -> Heap:
    """The heap as it is, but without restore data: what lies there is part of the file from now on."""
    package = take_off_record(heap.package)
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


def _bare(heap: Heap, layer: Layer, package: Package, off: TakenOff, left: Sequence[LeftOut]) -> Heap:
    """What lies below ``layer``. The restore data go with the last layer that they tell of."""
    record, names = heap.record, heap.names
    if record is not None and layer in record.layers:
        names = (*names, *record.layers[layer].dropped)
        record = replace(record, layers={k: v for k, v in record.layers.items() if k != layer})
    item = heap.item
    if record is None or not (record.answers or any(known.parts or known.cells for known in record.layers.values())):
        package = take_off_record(package)
        item = record = None
    return Heap(
        package,
        heap.layers - {layer},
        item,
        record,
        heap.untouched and off.whole,
        heap.original,
        tuple(left),
        dangling=heap.dangling,
        names=names,
    )


def _parts(package: Package) -> dict[str, str]:
    """The keys of the worksheets' parts, by the sheets' names in lower case."""
    return {name: part_key(place.part) for name, place in Book(package).worksheets.items()}
