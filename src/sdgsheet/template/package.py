"""Saves an openpyxl workbook so that the same content gives the same bytes, whenever it is made."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime
from typing import Final

from openpyxl import Workbook
from openpyxl.styles import Font

from sdgsheet.template import layout

_PROGRAM = re.compile(rb"(<Application>)[^<]*")
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_MADE: Final = datetime(2023, 1, 1)  # noqa: DTZ001 - openpyxl writes it as UTC by itself
_ENTRY_TIME: Final = (1980, 1, 1, 0, 0, 0)


def new_workbook() -> Workbook:
    """A workbook without sheets, in the form's font, without a person's name in its properties."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    # The first font is the one of all cells without one of their own; column widths count its digits.
    font = Font(name=layout.FONT, size=layout.NORMAL_SIZE)
    # openpyxl has no public way to it, and its stubs have none at all.
    workbook._fonts.clear()  # type: ignore[attr-defined]  # noqa: SLF001 - as said above
    workbook._fonts.add(font)  # type: ignore[attr-defined]  # noqa: SLF001 - as said above
    workbook._named_styles["Normal"].font = font  # type: ignore[attr-defined]  # noqa: SLF001 - as said above
    workbook.properties.creator = None
    workbook.properties.created = _MADE
    return workbook


def to_bytes(workbook: Workbook) -> bytes:
    """The workbook as an xlsx file with fixed times."""
    saved = io.BytesIO()
    workbook.save(saved)
    packed = io.BytesIO()
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(packed, "w") as target:
        for entry in source.infolist():
            data = source.read(entry)
            if entry.filename == "docProps/app.xml":
                data = _PROGRAM.sub(rb"\g<1>sdgsheet", data)
            if entry.filename == "docProps/core.xml":
                data = _MODIFIED.sub(rb"\g<1>" + f"{_MADE:%Y-%m-%dT%H:%M:%SZ}".encode(), data)
            fixed = zipfile.ZipInfo(entry.filename, _ENTRY_TIME)
            fixed.compress_type = zipfile.ZIP_DEFLATED
            fixed.external_attr = 0o644 << 16
            target.writestr(fixed, data)
    return packed.getvalue()
