"""A new workbook: its sheets and how they look are openpyxl's, their rows come from streams.

openpyxl takes ten times as long for a row, and holds every link until the workbook is saved.
"""

from __future__ import annotations

import contextlib
import re
import shutil
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import IO, Final

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from sdgsheet.reports.sheets.stream import Stream
from sdgsheet.reports.sheets.styles import Styles

_A3, _A4 = 8, 9
_WIDE: Final = 210
"""Characters that a page of A4 takes in a size that can be read: seven points."""
_MADE: Final = datetime(2023, 1, 1)  # noqa: DTZ001 - openpyxl writes it as UTC by itself
_ENTRY_TIME: Final = (1980, 1, 1, 0, 0, 0)
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_PROGRAM = re.compile(rb"(<Application>)[^<]*")
_EXTENT = re.compile(rb'<dimension ref="[^"]*"')
_ROWS = re.compile(rb"<sheetData\s*/>|<sheetData>\s*</sheetData>")
_AFTER_LINKS = b"<pageMargins"
_RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_CHUNK: Final = 1024 * 1024


class Book:
    """A workbook under construction; made by ``new_book``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._book = Workbook()
        self._book.remove(self._book.worksheets[0])
        self._book.properties.creator = None
        self._book.properties.created = _MADE
        self._streams: list[Stream] = []
        self._styles: Styles | None = None

    def sheet(self, name: str, widths: Sequence[float]) -> tuple[Worksheet, Stream]:
        """A new sheet, and the stream that its rows go into.

        Pages are as wide as the sheet: A4 or, for wide ones, A3, landscape. ``widths`` are in characters.
        """
        sheet = self._book.create_sheet(name)
        for position, width in enumerate(widths, start=1):
            sheet.column_dimensions[get_column_letter(position)].width = width
        sheet.page_setup.paperSize = _A3 if sum(widths) > _WIDE else _A4
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.page_margins.left = sheet.page_margins.right = 0.4
        sheet.page_margins.top, sheet.page_margins.bottom = 0.5, 0.6
        sheet.page_margins.header = sheet.page_margins.footer = 0.3
        footer = sheet.oddFooter
        assert footer is not None
        footer.center.text = "&A　&P／&N"
        sheet.sheet_view.showGridLines = False
        self._styles = self._styles or Styles(sheet)
        stream = Stream(self._folder / str(len(self._streams)), self._styles)
        self._streams.append(stream)
        return sheet, stream

    def pieces(self) -> Iterator[bytes]:
        """The bytes of the workbook's file. The same content gives the same bytes, whenever it is made."""
        self.close()
        made, packed = self._folder / "made.xlsx", self._folder / "packed.xlsx"
        self._book.save(made)
        with packed.open("w+b") as file:
            with zipfile.ZipFile(made) as source, zipfile.ZipFile(file, "w") as target:
                for entry in source.infolist():
                    self._copy(source.read(entry), entry.filename, target)
            file.seek(0)
            while piece := file.read(_CHUNK):
                yield piece

    def close(self) -> None:
        """Closes all streams."""
        for stream in self._streams:
            stream.close()

    def _copy(self, data: bytes, name: str, target: zipfile.ZipFile) -> None:
        if name.startswith("docProps/"):
            data = _MODIFIED.sub(rb"\g<1>" + f"{_MADE:%Y-%m-%dT%H:%M:%SZ}".encode(), data)
            data = _PROGRAM.sub(rb"\g<1>sdgsheet", data)
        number = re.fullmatch(r"xl/worksheets/sheet(\d+)\.xml", name)
        if number is None:
            with target.open(_entry(name), "w") as writing:
                writing.write(data)
            return
        stream = self._streams[int(number[1]) - 1]
        head, tail = _ROWS.split(_EXTENT.sub(b'<dimension ref="%b"' % stream.extent.encode(), data))
        before, after = tail.split(_AFTER_LINKS)
        with target.open(_entry(name), "w", force_zip64=True) as writing:
            writing.write(head + b"<sheetData>")
            _pour(stream.rows, writing)
            writing.write(b"</sheetData>" + before)
            if stream.number_of_links:
                writing.write(f'<hyperlinks xmlns:r="{_RELATIONS}">'.encode())
                _pour(stream.links, writing)
                writing.write(b"</hyperlinks>")
            writing.write(_AFTER_LINKS + after)
        if stream.number_of_links:
            with target.open(_entry(f"xl/worksheets/_rels/sheet{number[1]}.xml.rels"), "w") as writing:
                writing.write(f'<Relationships xmlns="{_PACKAGE}">'.encode())
                _pour(stream.targets, writing)
                writing.write(b"</Relationships>")


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _ENTRY_TIME)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry


def _pour(path: Path, writing: IO[bytes]) -> None:
    with path.open("rb") as reading:
        shutil.copyfileobj(reading, writing, _CHUNK)


@contextlib.contextmanager
def new_book() -> Iterator[Book]:
    """A workbook without sheets; what its streams write is gone afterwards."""
    with tempfile.TemporaryDirectory() as folder, contextlib.closing(Book(Path(folder))) as book:
        yield book
