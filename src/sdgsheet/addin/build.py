"""``sdgsheet.xlam`` from its text sources: the same bytes on every machine."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from xml.sax.saxutils import escape

from sdgsheet.addin import parts
from sdgsheet.addin.icons import png
from sdgsheet.addin.project import vba_project

NAME = "sdgsheet.xlam"

_SOURCE = files("sdgsheet.addin") / "source"
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip file knows."""


def build() -> bytes:
    """The whole add-in.

    Raises:
        SdgsheetError: pyOpenVBA is not installed.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:  # compression differs from build to build
        for name, content in _parts():
            entry = zipfile.ZipInfo(name, _LONG_AGO)
            entry.create_system = 0
            archive.writestr(entry, content)
    return buffer.getvalue()


def icons() -> dict[str, bytes]:
    """The pictures by their names."""
    drawings = sorted((_SOURCE / "icons").iterdir(), key=lambda file: file.name)
    return {file.name.removesuffix(".icon"): png(_text(file)) for file in drawings if file.name.endswith(".icon")}


def ribbon() -> str:
    """The description of the tab."""
    return _text(_SOURCE / "ribbon.xml")


def _parts() -> Iterator[tuple[str, str | bytes]]:
    pictures = icons()
    message = escape(_text(_SOURCE / "message.txt").strip())
    yield "[Content_Types].xml", parts.CONTENT_TYPES
    yield "_rels/.rels", parts.relationships(parts.PACKAGE)
    yield "xl/workbook.xml", parts.WORKBOOK
    yield "xl/_rels/workbook.xml.rels", parts.relationships(parts.OF_WORKBOOK)
    yield "xl/worksheets/sheet1.xml", parts.SHEET.format(message=message)
    yield "xl/styles.xml", parts.STYLES
    yield "xl/vbaProject.bin", vba_project(_text(_SOURCE / "Sdgsheet.bas"))
    yield "customUI/customUI14.xml", ribbon()
    yield (
        "customUI/_rels/customUI14.xml.rels",
        parts.relationships({name: (parts.IMAGE, f"images/{name}.png") for name in pictures}),
    )
    for name, picture in pictures.items():
        yield f"customUI/images/{name}.png", picture


def _text(file: Traversable) -> str:
    return file.read_text(encoding="utf-8")
