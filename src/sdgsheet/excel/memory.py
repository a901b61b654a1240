"""What an open workbook remembers of our layers: the very restore data of the file's host.

They stand in the same customXml part, so what the button filled in, the command can undo, and the
other way round. Excel writes all parts anew when it saves: no splices are kept, only the cells.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from sdgsheet.edits import Answer, Layer
from sdgsheet.xlsx.layers.record import NAMESPACE, FilledCell, LayerRecord, Record, from_xml, to_xml

if TYPE_CHECKING:
    import xlwings as xw


class Memory(NamedTuple):
    """What is remembered. The layer mark needs no memory: its tags tell all."""

    cells: Sequence[FilledCell] = ()
    """Those that fill wrote, with what stood there before."""
    answers: Mapping[str, Answer] = {}
    """What staff answered in a 点検結果 that is taken off, by the rows' keys: the next one shows them."""


def recall(book: xw.Book) -> Memory:
    """What the workbook remembers."""
    for part in _parts(book):
        record = from_xml(part.XML.encode())
        if record is not None:
            fill = record.layers.get("fill")
            return Memory(fill.cells if fill else (), record.answers)
    return Memory()


def remember(book: xw.Book, memory: Memory) -> None:
    """Remembers this and nothing else; leaves no part where there is nothing to remember."""
    before = list(_parts(book))
    if memory.cells or memory.answers:
        layers: dict[Layer, LayerRecord] = {}
        if memory.cells:
            layers["fill"] = LayerRecord({}, cells=tuple(memory.cells))
        xml = to_xml(Record("", layers, answers=memory.answers)).decode()
        book.api.CustomXMLParts.Add(xml[xml.index("<layers") :])
    for part in before:  # last: a program that dies in between forgets nothing
        part.Delete()


def _parts(book: xw.Book) -> Iterator[Any]:
    found = book.api.CustomXMLParts.SelectByNamespace(NAMESPACE)
    for index in range(1, found.Count + 1):
        yield found.Item(index)
