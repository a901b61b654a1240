"""The parts of the add-in that are the same for every add-in: one sheet, which holds the one message."""

from __future__ import annotations

from collections.abc import Mapping

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"

IMAGE = f"{_OFFICE}/image"

Relationships = Mapping[str, tuple[str, str]]
"""Id to type and target."""

PACKAGE: Relationships = {
    "rId1": (f"{_OFFICE}/officeDocument", "xl/workbook.xml"),
    "rId2": ("http://schemas.microsoft.com/office/2007/relationships/ui/extensibility", "customUI/customUI14.xml"),
}
OF_WORKBOOK: Relationships = {
    "rId1": (f"{_OFFICE}/worksheet", "worksheets/sheet1.xml"),
    "rId2": (f"{_OFFICE}/styles", "styles.xml"),
    "rId3": ("http://schemas.microsoft.com/office/2006/relationships/vbaProject", "vbaProject.bin"),
}

CONTENT_TYPES = (
    f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>'
    '<Default Extension="png" ContentType="image/png"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.addin.macroEnabled.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_SHEET_TYPE}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_SHEET_TYPE}.styles+xml"/></Types>'
)
# The code names are those of the document modules in the VBA project.
WORKBOOK = (
    f'{_XML}<workbook xmlns="{_SHEETS}" xmlns:r="{_OFFICE}"><workbookPr codeName="ThisWorkbook"/>'
    "<bookViews><workbookView/></bookViews>"
    '<sheets><sheet name="sdgsheet" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
SHEET = (
    f'{_XML}<worksheet xmlns="{_SHEETS}"><sheetPr codeName="Sheet1"/><sheetData><row r="1">'
    '<c r="A1" t="inlineStr"><is><t xml:space="preserve">{message}</t></is></c></row></sheetData></worksheet>'
)
STYLES = (
    f'{_XML}<styleSheet xmlns="{_SHEETS}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


def relationships(arrows: Relationships) -> str:
    """A part of relationships."""
    entries = "".join(
        f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>' for name, (kind, target) in arrows.items()
    )
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{entries}</Relationships>'
