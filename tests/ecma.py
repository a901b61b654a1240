"""What ECMA-376 asks of the parts that we touch: the order of elements, required attributes, indexes that exist."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.etree import ElementTree as ET

from patching import all_parts

_ORDERS: Mapping[str, tuple[str, ...]] = {
    "worksheet": (
        "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection",
        "protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells",
        "phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins",
        "pageSetup", "headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors",
        "smartTags", "drawing", "legacyDrawing", "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls",
        "webPublishItems", "tableParts", "extLst",
    ),
    "styleSheet": (
        "numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "tableStyles", "colors",
        "extLst",
    ),
    "workbook": (
        "fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews", "sheets", "functionGroups",
        "externalReferences", "definedNames", "calcPr", "oleSize", "customWorkbookViews", "pivotCaches",
        "smartTagPr", "smartTagTypes", "webPublishing", "fileRecoveryPr", "webPublishObjects", "extLst",
    ),
    "dxf": ("font", "numFmt", "fill", "alignment", "border", "protection", "extLst"),
    "border": ("left", "right", "start", "end", "top", "bottom", "diagonal", "vertical", "horizontal"),
    "xf": ("alignment", "protection", "extLst"),
    "c": ("f", "v", "is", "extLst"),
    "cfRule": ("formula", "colorScale", "dataBar", "iconSet", "extLst"),
}  # fmt: skip

_REQUIRED: Mapping[str, tuple[str, ...]] = {
    "cfRule": ("priority",),
    "conditionalFormatting": ("sqref",),
    "numFmt": ("numFmtId", "formatCode"),
    "sheet": ("name", "sheetId"),
    "definedName": ("name",),
    "mergeCell": ("ref",),
    "col": ("min", "max"),
    "dataValidation": ("sqref",),
    "hyperlink": ("ref",),
    "Relationship": ("Id", "Type", "Target"),
    "Override": ("PartName", "ContentType"),
}


def faults(data: bytes) -> list[str]:
    """All that is against the standard in a workbook's touched kinds of parts."""
    parts = all_parts(data)
    roots = {name: ET.fromstring(content) for name, content in parts.items() if name.endswith((".xml", ".rels"))}
    return [fault for name, root in roots.items() for fault in _part(name, root)] + list(_indexes(roots))


def _part(name: str, root: ET.Element) -> Iterator[str]:
    for element in root.iter():
        kind = _local(element.tag)
        missing = [attribute for attribute in _REQUIRED.get(kind, ()) if element.get(attribute) is None]
        if missing and not element.tag.startswith("{http://schemas.microsoft.com"):
            yield f"{name}: {kind} lacks {missing}"
        order = _ORDERS.get(kind)
        if order is None:
            continue
        places = [order.index(_local(child.tag)) for child in element if _local(child.tag) in order]
        if places != sorted(places):
            yield f"{name}: children of {kind} in the wrong order"
    if _local(root.tag) == "worksheet":
        yield from _rows(name, root)
        priorities = [rule.get("priority") for rule in root.iter() if _local(rule.tag) == "cfRule"]
        if len(set(priorities)) != len(priorities):
            yield f"{name}: two rules of one priority"
    ids = [element.get("Id") for element in root if _local(element.tag) == "Relationship"]
    if len(set(ids)) != len(ids):
        yield f"{name}: two arrows of one id"


def _rows(name: str, root: ET.Element) -> Iterator[str]:
    rows = [int(row.get("r", 0)) for row in root.iter() if _local(row.tag) == "row" and row.get("r")]
    if rows != sorted(set(rows)):
        yield f"{name}: rows out of order"
    for row in (element for element in root.iter() if _local(element.tag) == "row"):
        columns = [_column(cell.get("r", "")) for cell in row if cell.get("r")]
        if columns != sorted(set(columns)):
            yield f"{name}: cells of row {row.get('r')} out of order"


def _indexes(roots: Mapping[str, ET.Element]) -> Iterator[str]:
    styles = next((root for root in roots.values() if _local(root.tag) == "styleSheet"), None)
    if styles is None:
        return
    lists = {_local(child.tag): child for child in styles}
    sizes = {kind: len(child) for kind, child in lists.items()}
    for kind, child in lists.items():
        if child.get("count") is not None and int(child.get("count", 0)) != len(child):
            yield f"styles: {kind} counts {child.get('count')}, holds {len(child)}"
    for xf in lists.get("cellXfs", ()):
        for attribute, kind in (("fontId", "fonts"), ("fillId", "fills"), ("borderId", "borders")):
            if int(xf.get(attribute, 0)) >= max(1, sizes.get(kind, 0)):
                yield f"styles: an xf names {attribute} {xf.get(attribute)}"
    for name, root in roots.items():
        if _local(root.tag) == "worksheet":
            yield from _formats(name, root, sizes)


def _formats(name: str, root: ET.Element, sizes: Mapping[str, int]) -> Iterator[str]:
    for element in root.iter():
        kind = _local(element.tag)
        if kind == "c" and int(element.get("s", 0)) >= max(1, sizes.get("cellXfs", 0)):
            yield f"{name}: {element.get('r')} has format {element.get('s')}"
        if kind == "cfRule" and int(element.get("dxfId", -1)) >= sizes.get("dxfs", 0):
            yield f"{name}: a rule has format {element.get('dxfId')}"


def _column(address: str) -> tuple[int, str]:
    letters = address.rstrip("0123456789")
    return len(letters), letters


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
