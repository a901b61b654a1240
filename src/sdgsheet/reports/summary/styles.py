"""How cells of workbooks about many filings look: as in 点検結果, and a text is always a text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from copy import copy
from typing import Any, Final, Literal

from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.hyperlink import Hyperlink

from sdgsheet.edits import CellStyle
from sdgsheet.looks import LINE, LOOKS, NAVY, Look
from sdgsheet.reports.csv import could_be_formula
from sdgsheet.reports.summary.contents import Link

StyleName = CellStyle | Literal["middle", "label", "plain", "code", "cell"]
Value = str | int | float | Link | None

_OWN: Final[Mapping[StyleName, Look]] = {
    "heading": LOOKS["heading"]._replace(border=""),
    "note": LOOKS["note"]._replace(wrapped=False),
    "number": LOOKS["number"]._replace(number_format="#,##0", wrapped=False),
    "percent": LOOKS["percent"]._replace(wrapped=False),
    "middle": Look(horizontal="center"),
    "label": Look(bold=True, colour=NAVY, fill="F3F6FA"),
    "plain": Look(border="", wrapped=False),
    "code": Look(bigger=-2, wrapped=False),
    "cell": Look(border="", wrapped=False),
}
_FONT: Final = "游ゴシック"
_SIZE: Final = 10
_UNFIT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that no XML can hold."""
_LONGEST: Final = 32_767
"""Characters that a cell takes."""
MOST_LINKS: Final = 20_000
"""In one sheet: they are held in memory. Excel calls a file with more than 65,530 damaged."""
_THIN = Side(style="thin", color=LINE)
_BOX, _NO_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN), Border()


def _look(name: StyleName) -> Look:
    return _OWN[name] if name in _OWN else LOOKS[name]  # type: ignore[index]  # all others are names of LOOKS


class Pen:
    """Makes the cells of one streamed worksheet."""

    def __init__(self, sheet: Any) -> None:
        self._sheet = sheet
        self._models = {name: self._model(name) for name in (*LOOKS, *_OWN)}
        self._links = 0

    def _model(self, name: StyleName) -> Any:
        look = _look(name)
        cell = WriteOnlyCell(self._sheet)
        cell.font = Font(
            name=_FONT,
            size=_SIZE + look.bigger,
            bold=look.bold,
            color=look.colour,
            underline="single" if look.underlined else None,
        )
        cell.border = _BOX if look.border else _NO_BOX
        cell.alignment = Alignment(
            horizontal=look.horizontal,
            vertical=look.vertical,
            wrap_text=look.wrapped,
            indent=1 if look.horizontal == "right" else 0,  # else a figure touches the text in the next cell
        )
        cell.number_format = look.number_format
        if look.fill is not None:
            cell.fill = PatternFill("solid", fgColor=look.fill)
        return cell

    def cell(self, value: Value, style: StyleName) -> Cell:
        """A cell. A text is always a text, whatever it begins with, also after someone edits it."""
        if isinstance(value, Link):
            return self._link(value)
        cell: Any = WriteOnlyCell(self._sheet)
        # Set directly: openpyxl would look up the style, and search the text, for each of a hundred thousand cells.
        cell._style = self._models[style]._style  # noqa: SLF001
        if isinstance(value, str):
            cell._value, cell.data_type = _UNFIT.sub("", value)[:_LONGEST], "s"  # noqa: SLF001
            if could_be_formula(value):
                cell._style = copy(cell._style)  # noqa: SLF001
                cell.quotePrefix = True
        else:
            cell._value = value  # noqa: SLF001
        return cell  # type: ignore[no-any-return]

    def _link(self, link: Link) -> Cell:
        if link.target is None or self._links >= MOST_LINKS:
            return self.cell(link.text, "text")
        self._links += 1
        cell = self.cell(link.text, "link")
        cell.hyperlink = Hyperlink(ref="A1", target=link.target, location=link.location)
        return cell
