"""How the cells of a sheet that we make look, in the workbook's own font: calm, and fit for an office's printer."""

from __future__ import annotations

from typing import NamedTuple

from sdgsheet.edits import CellStyle
from sdgsheet.xlsx.patch.scan import Element, raw_name
from sdgsheet.xlsx.patch.styles import StyleSheet, attribute

_NAVY, _GREY, _LINE = "1F3864", "595959", "BFBFBF"


class _Look(NamedTuple):
    bold: bool = False
    bigger: float = 0
    """Points added to the workbook's own size."""
    colour: str | None = None
    underlined: bool = False
    fill: str | None = None
    border: str = "box"
    horizontal: str | None = None
    number_format: int = 0
    wrapped: bool = True
    locked: bool = True


_LOOKS: dict[CellStyle, _Look] = {
    "title": _Look(bold=True, bigger=3, colour=_NAVY, border="", wrapped=False),
    "heading": _Look(bold=True, bigger=1, colour=_NAVY, border="below", wrapped=False),
    "note": _Look(colour=_GREY, border=""),
    "header": _Look(bold=True, colour=_NAVY, fill="DDE5F0", horizontal="center"),
    "text": _Look(),
    "number": _Look(horizontal="right"),
    "percent": _Look(horizontal="right", number_format=9),
    "link": _Look(colour="0B5394", underlined=True),
    "error": _Look(bold=True, colour="8A1C1C", fill="F9DEDC", horizontal="center"),
    "warning": _Look(bold=True, colour="6B4E00", fill="FFF1CC", horizontal="center"),
    "info": _Look(colour=_GREY, fill="F2F2F2", horizontal="center"),
    "input": _Look(fill="FFFCE8", locked=False),
    "swatch": _Look(horizontal="center"),
}


def cell_format(styles: StyleSheet, style: CellStyle, fill: str | None = None) -> int:
    """The index of the cell format for a style by name; it is appended at its first use."""
    look = _LOOKS.get(style)
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
            f'<xf numFmtId="{look.number_format}" fontId="{font}" fillId="{painted}" borderId="{border}" '
            'applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1" applyProtection="1">'
            f'<alignment{horizontal} vertical="top"{wrapped}/>{unlocked}</xf>'
        )
    )


def _font(styles: StyleSheet, look: _Look) -> bytes:
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
    drawn = {side: f'<{side} style="thin"><color rgb="FF{_LINE}"/></{side}>' for side in sides}
    lines = "".join(drawn.get(side, f"<{side}/>") for side in ("left", "right", "top", "bottom"))
    return f"<border>{lines}<diagonal/></border>"
