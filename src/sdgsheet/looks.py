"""How the cells of a sheet that we make look, in every host: calm, and fit for an office's printer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from sdgsheet.edits import CellStyle

NAVY, _GREY, LINE = "1F3864", "595959", "BFBFBF"


class Look(NamedTuple):
    """One style of ``edits.CellStyle``; colours are RRGGBB."""

    bold: bool = False
    bigger: float = 0
    """Points added to the workbook's own size."""
    colour: str | None = None
    underlined: bool = False
    fill: str | None = None
    border: Literal["", "box", "below"] = "box"
    """Thin lines round each cell, or one below."""
    horizontal: Literal["right", "center"] | None = None
    vertical: Literal["top", "center"] = "top"
    number_format: str = "General"
    wrapped: bool = True
    locked: bool = True


LOOKS: Mapping[CellStyle, Look] = {
    "title": Look(bold=True, bigger=3, colour=NAVY, border="", wrapped=False),
    "heading": Look(bold=True, bigger=1, colour=NAVY, border="below", wrapped=False),
    "note": Look(colour=_GREY, border=""),
    "header": Look(bold=True, colour=NAVY, fill="DDE5F0", horizontal="center", vertical="center"),
    "text": Look(),
    "number": Look(horizontal="right"),
    "percent": Look(horizontal="right", number_format="0%"),
    "link": Look(colour="0B5394", underlined=True),
    "error": Look(bold=True, colour="8A1C1C", fill="F9DEDC", horizontal="center"),
    "warning": Look(bold=True, colour="6B4E00", fill="FFF1CC", horizontal="center"),
    "info": Look(colour=_GREY, fill="F2F2F2", horizontal="center"),
    "input": Look(fill="FFFCE8", locked=False),
    "swatch": Look(horizontal="center"),
}
