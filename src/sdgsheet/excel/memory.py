"""What an open workbook remembers of our layers: the very restore data of the file's host.

They stand in the same customXml part, so what the button filled in, the command can undo, and the
other way round. Excel writes all parts anew when it saves: no splices are kept, only the cells.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from sdgsheet.xlsx.layers.record import NAMESPACE, FilledCell, LayerRecord, Record, from_xml, to_xml

if TYPE_CHECKING:
    import xlwings as xw


def recall(book: xw.Book) -> tuple[FilledCell, ...]:
    """The cells that fill wrote, with what stood there before."""
    for part in _parts(book):
        record = from_xml(part.XML.encode())
        if record is not None and "fill" in record.layers:
            return record.layers["fill"].cells
    return ()


def remember(book: xw.Book, cells: Sequence[FilledCell]) -> None:
    """Remembers these cells and no others; nothing at all where there are none.

    The layer mark needs no memory: its tags tell all.
    """
    for part in list(_parts(book)):
        part.Delete()
    if cells:
        xml = to_xml(Record("", {"fill": LayerRecord({}, cells=tuple(cells))})).decode()
        book.api.CustomXMLParts.Add(xml[xml.index("<layers") :])


def _parts(book: xw.Book) -> Iterator[Any]:
    found = book.api.CustomXMLParts.SelectByNamespace(NAMESPACE)
    for index in range(1, found.Count + 1):
        yield found.Item(index)
