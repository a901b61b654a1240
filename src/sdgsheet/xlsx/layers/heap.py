"""A package with the layers that lie on it: what is remembered of them, and what is found of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from sdgsheet.edits import Layer
from sdgsheet.snapshot import Workbook
from sdgsheet.xlsx.layers.exactly import is_as_written
from sdgsheet.xlsx.layers.keeping import digest, read_record
from sdgsheet.xlsx.layers.matches import Matches
from sdgsheet.xlsx.layers.matching import find_again, in_place
from sdgsheet.xlsx.layers.memory import Waiting
from sdgsheet.xlsx.layers.record import FilledCell, Record
from sdgsheet.xlsx.layers.results import ResultSheets, standing_results
from sdgsheet.xlsx.layers.tags import layers_in
from sdgsheet.xlsx.package import Package
from sdgsheet.xlsx.patch.apply import LeftOut
from sdgsheet.xlsx.patch.book import Book
from sdgsheet.xlsx.reading import read_package


@dataclass(frozen=True)
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
    dangling: tuple[LeftOut, ...] = ()
    """What of theirs reads the sheet of results that was taken off."""
    carried: tuple[FilledCell, ...] = ()
    """What is remembered on though fill does not write it: formulas of ours of which nobody knows what stood before,
    and figures that stood before us where staff wrote something else since."""
    names: tuple[str, ...] = ()
    """Of parts that were added in memory, as they shall be written."""

    @property
    def is_original(self) -> bool:
        """Every part has the content that it had before the first layer."""
        return self.original is None or digest(self.package) == self.original

    @cached_property
    def snapshot(self) -> Workbook:
        """What stands in it, without a hash."""
        return read_package(self.package, sha256="")

    @cached_property
    def results(self) -> ResultSheets:
        """Our 点検結果, and other sheets that seem to be."""
        return standing_results(self.snapshot, Book(self.package)) if "mark" in self.layers else ResultSheets()

    @cached_property
    def matches(self) -> Matches:
        """What became of the cells of its fill."""
        layer = self.record.layers.get("fill") if self.record else None
        if layer is None:
            return Matches()
        if is_as_written(self.package, layer):
            return in_place(layer.cells)
        return find_again(self.snapshot, layer.cells)


def standing(package: Package) -> Heap:
    """A file's package with the layers that stand in it."""
    item, record = read_record(package) or (None, None)
    if record is not None and item is not None and digest(package, item) == record.digest:
        return Heap(package, frozenset(record.layers), item, record, original=record.original)
    layers = layers_in(package) | set(record.layers if record else ())
    original = record.original if record else "" if layers else None
    return Heap(package, frozenset(layers), item, record, untouched=not layers, original=original)
