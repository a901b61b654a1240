"""Workbooks written part by part, so that a test says exactly what stands in the file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

OPEN = "http://schemas.openxmlformats.org"
MAIN = f"{OPEN}/spreadsheetml/2006/main"
RELATIONS = f"{OPEN}/officeDocument/2006/relationships"
PACKAGE = f"{OPEN}/package/2006"
TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
MAIN_TYPE = f"{TYPES}.sheet.main+xml"
SHEET = "xl/worksheets/sheet1.xml"

Parts = Mapping[str, str | bytes | None]


def sheet(rows: str = "", *, head: str = "", tail: str = "") -> str:
    """A worksheet's part with these rows; ``head`` and ``tail`` stand around ``<sheetData>``."""
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="{MAIN}" xmlns:r="{RELATIONS}">'
        f"{head}<sheetData>{rows}</sheetData>{tail}</worksheet>"
    )


def relations(*arrows: tuple[str, str, str]) -> str:
    """Relationships as (id, type, target); a target with :// is outside of the file."""
    items = "".join(
        f'<Relationship Id="{number}" Type="{kind if "//" in kind else f"{RELATIONS}/{kind}"}" Target="{target}"'
        + (' TargetMode="External"/>' if "://" in target else "/>")
        for number, kind, target in arrows
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{items}</Relationships>'


def workbook_part(inside: str = "", *, before: str = "") -> str:
    """The workbook's part with one sheet ``様式1``, unless ``inside`` has its own ``<sheets>``."""
    sheets = "" if "<sheets>" in inside else '<sheets><sheet name="様式1" sheetId="1" r:id="rId1"/></sheets>'
    return f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">{before}{sheets}{inside}</workbook>'


def strings(*items: str) -> str:
    """The part of shared strings; each item is what stands in ``<si>``."""
    return f'<sst xmlns="{MAIN}">{"".join(f"<si>{item}</si>" for item in items)}</sst>'


def styles(*, formats: str = "", fonts: str = "<font/>", xfs: str = "<xf/>", tail: str = "") -> str:
    """The part of styles."""
    numbers = f"<numFmts>{formats}</numFmts>" if formats else ""
    return (
        f'<styleSheet xmlns="{MAIN}">{numbers}<fonts>{fonts}</fonts>'
        f"<cellStyleXfs><xf/></cellStyleXfs><cellXfs>{xfs}</cellXfs>{tail}</styleSheet>"
    )


def parts(rows: str = "", changes: Parts | None = None) -> dict[str, str | bytes]:
    """The parts of a small workbook by name, after ``changes`` (None drops a part)."""
    found: dict[str, str | bytes | None] = {
        "[Content_Types].xml": (
            f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{MAIN_TYPE}"/></Types>'
        ),
        "_rels/.rels": relations(("rId1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": workbook_part(),
        "xl/_rels/workbook.xml.rels": relations(
            ("rId1", "worksheet", "worksheets/sheet1.xml"),
            ("rId8", "sharedStrings", "sharedStrings.xml"),
            ("rId9", "styles", "styles.xml"),
        ),
        "xl/sharedStrings.xml": strings(),
        "xl/styles.xml": styles(),
        SHEET: sheet(rows),
        **(changes or {}),
    }
    return {name: content for name, content in found.items() if content is not None}


def zipped(contents: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of these entries in their order."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    return file.getvalue()


def book(rows: str = "", changes: Parts | None = None) -> bytes:
    """The bytes of a small workbook with these rows on its one sheet."""
    return zipped(parts(rows, changes))
