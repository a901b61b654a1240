"""Conditional formats of ours in one worksheet: laid on after the user's own, and taken off by their tags."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from sdgsheet.edits import ConditionalFormat, Layer, layer_of, tag_in
from sdgsheet.snapshot import Area
from sdgsheet.xlsx.addresses import parse_area
from sdgsheet.xlsx.patch.scan import Element, prefix, set_attributes
from sdgsheet.xlsx.patch.sheetscan import SheetPlaces
from sdgsheet.xlsx.patch.splice import Splice
from sdgsheet.xlsx.patch.text import formula_xml

_ROOM = 10_000
"""Between the user's formats and the bands, so that highlights, laid on later, stand above the bands."""

# What stands before conditional formats in a worksheet, by ECMA-376's CT_Worksheet.
_BEFORE = (
    "sheetPr",
    "dimension",
    "sheetViews",
    "sheetFormatPr",
    "cols",
    "sheetData",
    "sheetCalcPr",
    "sheetProtection",
    "protectedRanges",
    "scenarios",
    "autoFilter",
    "sortState",
    "dataConsolidate",
    "customSheetViews",
    "mergeCells",
    "phoneticPr",
    "conditionalFormatting",
)


def rule_tag(rule: Element) -> str | None:
    """Our tag in a rule of a scanned sheet; None where the rule is not ours."""
    return next((tag for f in rule.all("formula") if (tag := tag_in(f.text)) is not None), None)


def rule_layer(rule: Element) -> Layer | None:
    """The layer that a rule of a scanned sheet belongs to; None where it is part of the file itself."""
    tag = rule_tag(rule)
    return None if tag is None else layer_of(tag)


def lay_on(places: SheetPlaces, layer: Layer, formats: Sequence[tuple[ConditionalFormat, int | None]]) -> list[Splice]:
    """The splices that add the formats of one layer, each with the index of its differential format.

    No band is laid where the template's own bands are.
    """
    taken = banded(places, None) if layer == "fill" else []
    formats = [(kept, dxf) for fmt, dxf in formats if (kept := beside(fmt, taken)).areas]
    if not formats:
        return []
    own = _last_own_priority(places)
    first = own + 1 + (_ROOM if layer == "fill" else 0)
    splices = [] if layer == "fill" else _moved_bands(places, own + len(formats))
    name = prefix(places.data, places.root)
    content = b""
    numbered = enumerate(formats, start=first)
    for areas, group in groupby(numbered, lambda item: item[1][0].areas):
        rules = b"".join(_rule(name, fmt, dxf, number) for number, (fmt, dxf) in group)
        ranges = " ".join(area.a1 for area in areas).encode()
        content += b'<%bconditionalFormatting sqref="%b">%b</%bconditionalFormatting>' % (name, ranges, rules, name)
    return [*splices, Splice(at := _place(places), at, content)]


def take_off(places: SheetPlaces, layer: Layer) -> Iterator[Splice]:
    """The splices that remove our formats of a layer, wherever they stand now."""
    for holder in places.root.all("conditionalFormatting"):
        rules = holder.all("cfRule")
        ours = [rule for rule in rules if rule_layer(rule) == layer]
        gone = [holder] if ours and len(ours) == len(rules) else ours
        for element in gone:
            yield Splice(element.start, element.end, b"")


def _place(places: SheetPlaces) -> int:
    """Behind all that is the file's own, but before the bands: LibreOffice goes by the order in the file."""
    at = [child.end for child in places.root.children if child.name in _BEFORE][-1]
    for holder in reversed(places.root.all("conditionalFormatting")):
        if not any(rule_layer(rule) == "fill" for rule in holder.all("cfRule")):
            break
        at = holder.start
    return at


def banded(places: SheetPlaces, layer: Layer | None) -> list[Area]:
    """What our formats of a layer cover; None: those that are part of the template."""
    areas: list[Area] = []
    for holder in places.root.all("conditionalFormatting"):
        if any(rule_tag(rule) is not None and rule_layer(rule) == layer for rule in holder.all("cfRule")):
            for text in holder.attributes.get("sqref", "").split():
                with contextlib.suppress(ValueError):  # what is no range covers nothing
                    areas.append(parse_area(text))
    return areas


def beside(fmt: ConditionalFormat, taken: Sequence[Area]) -> ConditionalFormat:
    """The format without the cells that ``taken`` covers; what is left of a range is one range a column and gap."""
    if not taken:
        return fmt
    areas: list[Area] = []
    for area in fmt.areas:
        for column in range(area.left, area.right + 1):
            top = None
            for row in range(area.top, area.bottom + 2):
                free = row <= area.bottom and not any(other.covers(row, column) for other in taken)
                if free and top is None:
                    top = row
                elif not free and top is not None:
                    areas.append(Area(top, column, row - 1, column))
                    top = None
    return replace(fmt, areas=tuple(areas))


def _last_own_priority(places: SheetPlaces) -> int:
    """The highest number among the formats of the file itself."""
    return max(
        (number for number, rule in places.priorities if rule_layer(rule) is None),
        default=0,
    )


def _moved_bands(places: SheetPlaces, last: int) -> list[Splice]:
    """Bands that another program has moved up make room again, in the order that they have."""
    bands = sorted((number, rule.start, rule) for number, rule in places.priorities if rule_layer(rule) == "fill")
    if not bands or bands[0][0] > last:
        return []
    return [
        set_attributes(places.data, rule, {"priority": str(number)})
        for number, (_, _, rule) in enumerate(bands, start=last + 1 + _ROOM)
    ]


def _rule(name: bytes, fmt: ConditionalFormat, dxf: int | None, number: int) -> bytes:
    tag = f' type="{fmt.kind}"'
    tag += "" if dxf is None else f' dxfId="{dxf}"'
    tag += f' priority="{number}"'
    tag += ' stopIfTrue="1"' if fmt.stop_if_true else ""
    tag += "" if fmt.operator is None else f' operator="{fmt.operator}"'
    formulas = b"".join(b"<%bformula>%b</%bformula>" % (name, formula_xml(f), name) for f in fmt.formulas)
    return b"<%bcfRule%b>%b</%bcfRule>" % (name, tag.encode(), formulas, name)
