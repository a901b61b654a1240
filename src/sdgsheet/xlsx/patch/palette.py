"""The looks of our own sheets as cell formats of a workbook, in the workbook's own font."""

from __future__ import annotations

from sdgsheet.edits import CellStyle
from sdgsheet.looks import LINE, LOOKS, Look
from sdgsheet.xlsx.patch.scan import Element, raw_name
from sdgsheet.xlsx.patch.styles import StyleSheet, attribute

_NUMBER_FORMATS = {"General": 0, "0%": 9}


def cell_format(styles: StyleSheet, style: CellStyle, fill: str | None = None) -> int:
    """The index of the cell format for a style by name; it is appended at its first use."""
    look = LOOKS.get(style)
    if look is None:
        return 0
    font = styles.fonts.index(_font(styles, look))
    colour = fill or look.fill
    painted = 0
    if colour is not None:
        pattern = f'<patternFill patternType="solid"><fgColor rgb="FF{colour}"/><bgColor indexed="64"/></patternFill>'
        painted = styles.fills.index(styles.tag(f"<fill>{pattern}</fill>"))
    border = styles.borders.index(styles.tag(_border(look.border))) if look.border else 0
    horizontal = f' horizontal="{look.horizontal}"' if look.horizontal else ""
    wrapped = ' wrapText="1"' if look.wrapped else ""
    unlocked = "" if look.locked else '<protection locked="0"/>'
    return styles.formats.index(
        styles.tag(
            f'<xf numFmtId="{_NUMBER_FORMATS[look.number_format]}" fontId="{font}" fillId="{painted}" borderId="{border}" '
            'applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1" applyProtection="1">'
            f'<alignment{horizontal} vertical="{look.vertical}"{wrapped}/>{unlocked}</xf>'
        )
    )


def _font(styles: StyleSheet, look: Look) -> bytes:
    """The workbook's first font, which is the one of its cells by default, with the look's changes."""
    fonts = styles.fonts.element.all("font") if styles.fonts.element else []
    own = fonts[0].children if fonts else []
    size = next((float(child.attributes.get("val", 11)) for child in own if child.name == "sz"), 11.0)
    pieces = [styles.tag("<b/>")] if look.bold else []
    pieces += [styles.tag("<u/>")] if look.underlined else []
    pieces.append(styles.tag(f'<sz val="{size + look.bigger:g}"/>'))
    if look.colour:
        pieces.append(styles.tag(f'<color rgb="FF{look.colour}"/>'))
    pieces += [_simple(styles, child) for child in own if child.name in ("name", "family", "charset", "scheme")]
    return styles.tag("<font>") + b"".join(pieces) + styles.tag("</font>")


def _simple(styles: StyleSheet, element: Element) -> bytes:
    """An element with its value alone, whatever else stands in it."""
    name = raw_name(styles.data, element)
    return b'<%b val="%b"/>' % (name, attribute(element.attributes.get("val", "")).encode())


def _border(kind: str) -> str:
    sides = ("left", "right", "top", "bottom") if kind == "box" else ("bottom",)
    drawn = {side: f'<{side} style="thin"><color rgb="FF{LINE}"/></{side}>' for side in sides}
    lines = "".join(drawn.get(side, f"<{side}/>") for side in ("left", "right", "top", "bottom"))
    return f"<border>{lines}<diagonal/></border>"
