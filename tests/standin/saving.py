"""What Excel writes: openpyxl's file with the results of formulas and the customXml parts, which openpyxl drops."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

from sdgsheet.edits import Edits, FormulaEdit
from sdgsheet.snapshot import Ref
from sdgsheet.xlsx.layers import patched

if TYPE_CHECKING:
    from standin.workbooks import Workbook


def custom_xml(data: bytes) -> list[str]:
    """The contents of the file's customXml items."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [
            archive.read(name).decode()
            for name in archive.namelist()
            if name.startswith("customXml/item") and "Props" not in name
        ]


def written(book: Workbook) -> bytes:
    """The bytes of a copy: those of the file itself while nothing has changed."""
    if not book.changed:
        return book.source
    buffer = io.BytesIO()
    for sheet in book.sheets:
        sheet.store.write(sheet.ws)
    book.wb.save(buffer)
    edits = [
        FormulaEdit(Ref(sheet.Name, row, column), sheet.ws.cell(row, column).value[1:], result)
        for sheet in book.sheets
        for (row, column), result in sheet.results.items()
        if isinstance(sheet.ws.cell(row, column).value, str) and sheet.ws.cell(row, column).data_type == "f"
    ]
    # The results are Excel's own writing, which no protection hinders.
    data = patched(_switched(buffer.getvalue(), b"1", b"0"), Edits("fill", "", tuple(edits)))
    out = io.BytesIO(_switched(data, b"0", b"1"))
    with zipfile.ZipFile(out, "a") as archive:
        for number, xml in enumerate(book.xml, start=1):
            archive.writestr(f"customXml/item{number}.xml", xml)
    return out.getvalue()


def _switched(data: bytes, now: bytes, then: bytes) -> bytes:
    """The package with the protection of its sheets switched off, or on again."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            pattern = b'(<sheetProtection[^>]* sheet=")' + now + b'"'
            new.writestr(entry, re.sub(pattern, b"\\g<1>" + then + b'"', old.read(entry)))
    return out.getvalue()
