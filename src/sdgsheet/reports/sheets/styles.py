"""How cells of workbooks about many filings look: as in 点検結果."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final, Literal

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

from sdgsheet.edits import CellStyle
from sdgsheet.looks import LINE, LOOKS, NAVY, Look

StyleName = CellStyle | Literal["middle", "label", "plain", "code", "cell"]

_LOOKS: Final[Mapping[StyleName, Look]] = dict[StyleName, Look](LOOKS.items()) | {
    "heading": LOOKS["heading"]._replace(border=""),
    "note": LOOKS["note"]._replace(wrapped=False),
    # The space behind a figure keeps it apart from the next cell; LibreOffice forgets an indent here and there.
    "number": LOOKS["number"]._replace(number_format="#,##0_ _ ", wrapped=False),
    "percent": LOOKS["percent"]._replace(number_format="0%_ _ ", wrapped=False),
    "middle": Look(horizontal="center"),
    "label": Look(bold=True, colour=NAVY, fill="F3F6FA"),
    "plain": Look(border="", wrapped=False),
    "code": Look(bigger=-2, wrapped=False),
    "cell": Look(border="", wrapped=False),
}
_FONT: Final = "游ゴシック"
_SIZE: Final = 10
_THIN = Side(style="thin", color=LINE)
_BOX, _NO_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN), Border()


class Styles:
    """The numbers of the styles in one workbook."""

    def __init__(self, sheet: Worksheet) -> None:
        """``sheet`` is any of the workbook's."""
        self._sheet = sheet
        self.number = cache(self._number)

    def _number(self, name: StyleName, quoted: bool = False) -> int:
        """The number of a style; ``quoted`` marks a text that stays one when somebody edits it."""
        look = _LOOKS[name]
        cell = Cell(self._sheet, row=1, column=1)
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
        )
        cell.number_format = look.number_format
        if look.fill is not None:
            cell.fill = PatternFill("solid", fgColor=look.fill)
        if quoted:
            cell.quotePrefix = True
        return cell.style_id
