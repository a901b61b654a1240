"""Workbooks that are written as a stream, and saved so that the same content gives the same bytes."""

from __future__ import annotations

import contextlib
import re
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import IO, Final

from openpyxl import Workbook

_MADE: Final = datetime(2023, 1, 1)  # noqa: DTZ001 - openpyxl writes it as UTC by itself
_ENTRY_TIME: Final = (1980, 1, 1, 0, 0, 0)
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_PROGRAM = re.compile(rb"(<Application>)[^<]*")
_CHUNK: Final = 1024 * 1024


@contextlib.contextmanager
def streamed() -> Iterator[Workbook]:
    """A workbook without sheets, whose rows are written as they come and never held."""
    book = Workbook(write_only=True)
    book.properties.creator = None
    book.properties.created = _MADE
    try:
        yield book
    except BaseException:
        for sheet in book:
            if not sheet.closed:
                sheet.close()  # an open stream would complain when it is thrown away
        raise


def saved(book: Workbook) -> Iterator[bytes]:
    """The bytes of the workbook's file, piece by piece, without the time at which it was made."""
    with tempfile.TemporaryDirectory() as name:
        made, packed = Path(name) / "made.xlsx", Path(name) / "packed.xlsx"
        book.save(made)
        with packed.open("w+b") as file:
            _repack(made, file)
            file.seek(0)
            while piece := file.read(_CHUNK):
                yield piece


def _repack(made: Path, file: IO[bytes]) -> None:
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(file, "w") as target:
        for entry in source.infolist():
            fixed = zipfile.ZipInfo(entry.filename, _ENTRY_TIME)
            fixed.compress_type = zipfile.ZIP_DEFLATED
            fixed.external_attr = 0o644 << 16
            if entry.filename.startswith("docProps/"):
                data = _MODIFIED.sub(rb"\g<1>" + f"{_MADE:%Y-%m-%dT%H:%M:%SZ}".encode(), source.read(entry))
                target.writestr(fixed, _PROGRAM.sub(rb"\g<1>sdgsheet", data))
                continue
            large = entry.file_size >= 2**31
            with source.open(entry) as reading, target.open(fixed, "w", force_zip64=large) as writing:
                shutil.copyfileobj(reading, writing, _CHUNK)
