"""The sheet 点検結果 written into an open workbook, in blocks."""

from __future__ import annotations

import contextlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from sdgsheet.edits import ResultSheet, SheetCell
from sdgsheet.excel import engine
from sdgsheet.excel.ranges import joined, ranges
from sdgsheet.excel.resultsheets import free_name
from sdgsheet.excel.wording import in_excel
from sdgsheet.looks import LINE, LOOKS, NAVY, Look
from sdgsheet.snapshot import Area
from sdgsheet.xlsx.patch.resultsheet import NAMES, OwnName, hidden_cells, key_column, quoted, sheet_names

if TYPE_CHECKING:
    import xlwings as xw

_CONTINUOUS, _BOTTOM, _LIST, _LANDSCAPE = 1, 9, 3, 2  # xlContinuous, xlEdgeBottom, xlValidateList …
_HIGHEST_ROW = 409.0  # points


def write(book: xw.Book, content: ResultSheet) -> str:
    """Adds the sheet behind all others, and gives its name."""
    content = _in_excel(content)
    name = free_name(book, content.name)
    sheet = _added(book)
    sheet.name = name
    last = key_column(content)
    for own in sheet_names(content, name):
        if own.name in NAMES[1:]:
            _add_name(sheet, own)
    _write_values(sheet, [*content.cells, *hidden_cells(content)], last)
    _link(sheet, content)
    _paint(sheet, content)
    _lay_out(sheet, content, last)
    _show(book, sheet, content)
    return name


def _added(book: xw.Book) -> xw.Sheet:
    """A new sheet behind all others, with our tag from the first moment: should we die, the next press takes it off."""
    sheets = book.api.Worksheets
    last = sheets(sheets.Count)
    added = sheets.Add(Before=last, Count=1)  # Excel's default are as many as are selected; and its After is unsafe
    sheet = book.sheets[added.Name]
    try:
        _add_name(sheet, OwnName(NAMES[0], '"result"'))
    except engine.com_error():
        added.Delete()
        raise
    with _unless_busy():  # a very hidden sheet may stand there: then ours is the last but one
        added.Move(After=last)
    added.Activate()
    return sheet


@contextlib.contextmanager
def _unless_busy() -> Iterator[None]:
    """What may be refused within does not matter."""
    try:
        yield
    except engine.com_error() as error:
        if engine.is_busy(error):
            raise


def _add_name(sheet: xw.Sheet, own: OwnName) -> None:
    sheet.names.add(own.name, f"={own.refers_to}").api.Visible = False


def _in_excel(content: ResultSheet) -> ResultSheet:
    cells = (replace(c, value=in_excel(c.value)) if isinstance(c.value, str) else c for c in content.cells)
    return replace(content, cells=tuple(cells))


def _write_values(sheet: xw.Sheet, cells: list[SheetCell], last: int) -> None:
    """All values in one call. A text begins with a mark that makes it one: 13%, 4/1 and =A1 stay what they are."""
    grid: list[list[str | float]] = [[""] * last for _ in range(max(cell.row for cell in cells))]
    for cell in cells:
        is_text = isinstance(cell.value, str) and cell.value
        grid[cell.row - 1][cell.column - 1] = f"'{cell.value}" if is_text else cell.value
    sheet.range((1, 1), (len(grid), last)).raw_value = tuple(map(tuple, grid))


def _link(sheet: xw.Sheet, content: ResultSheet) -> None:
    for cell in content.cells:
        if cell.link is not None:
            anchor = sheet.range((cell.row, cell.column)).api
            place = f"{quoted(cell.link.sheet)}!{cell.link.a1}"
            anchor.Hyperlinks.Add(Anchor=anchor, Address="", SubAddress=place)


def _paint(sheet: xw.Sheet, content: ResultSheet) -> None:
    """The looks, cells of one look at once. After the links, which bring a look of their own."""
    size = sheet.range((1, 1)).font.size
    alike: dict[tuple[Look, str | None], list[Area]] = defaultdict(list)
    for cell in content.cells:
        look = LOOKS.get(cell.style)
        if look is not None:
            area = Area(cell.row, cell.column, cell.row, cell.column)
            alike[look, cell.fill or look.fill].append(area)
    for (look, fill), areas in alike.items():
        for target in ranges(sheet, areas):
            _look(target, look, fill, size)


def _look(target: xw.Range, look: Look, fill: str | None, size: float | None) -> None:
    """A new sheet is plain: only what is not so is set."""
    font = target.font
    if look.bold:
        font.bold = True
    if look.colour is not None:
        font.color = f"#{look.colour}"
    if look.bigger and size:
        font.size = size + look.bigger
    if fill is not None:
        target.color = f"#{fill}"
    if look.border:
        borders = target.api.Borders if look.border == "box" else target.api.Borders(_BOTTOM)
        borders.LineStyle = _CONTINUOUS
        borders.Color = int(LINE, 16)  # grey: the same whichever end is red
    if look.number_format != "General":
        target.number_format = look.number_format
    if look.wrapped:
        target.wrap_text = True
    target.vertical_alignment = "top"
    if look.horizontal is not None:
        target.horizontal_alignment = look.horizontal


def _lay_out(sheet: xw.Sheet, content: ResultSheet, last: int) -> None:
    for column, width in enumerate(content.widths, start=1):
        sheet.range((1, column)).column_width = width
    rows: dict[float, list[Area]] = defaultdict(list)
    for row, height in content.heights:
        rows[min(height, _HIGHEST_ROW)].append(Area(row, 1, row, 1))
    for height, areas in rows.items():
        for target in ranges(sheet, areas):
            target.row_height = height
    for area in joined(content.merges):
        sheet.range(area.a1).merge(across=True)
    for area, choices in content.choices:
        validation = sheet.range(area.a1).api.Validation
        validation.Add(Type=_LIST, Formula1=",".join(choices))
        validation.ShowError = False  # other text may be written too
    if content.answers is not None:
        sheet.range((1, last)).api.EntireColumn.Hidden = True
    if content.filtered is not None:
        sheet.range(content.filtered.a1).api.AutoFilter()


def _show(book: xw.Book, sheet: xw.Sheet, content: ResultSheet) -> None:
    """What belongs to the window and the printer. The new sheet is the active one."""
    sheet.api.Tab.Color = int(NAVY[4:] + NAVY[2:4] + NAVY[:2], 16)
    window = book.api.Windows(1)
    if window.ActiveSheet.Name == sheet.name:  # of two windows the other one may show the form
        with _unless_busy():  # there is no room to freeze, or the view is another
            window.DisplayGridlines = False
            if content.frozen_rows:
                window.SplitColumn, window.SplitRow = 0, content.frozen_rows
                window.FreezePanes = True
    with _unless_busy():  # no printer is installed
        page = sheet.api.PageSetup
        page.Orientation = _LANDSCAPE
        page.Zoom, page.FitToPagesWide, page.FitToPagesTall = False, 1, False
        if content.frozen_rows:
            page.PrintTitleRows = f"$1:${content.frozen_rows}"
    with _unless_busy():  # another workbook has come to the front
        sheet.range((1, 1)).select()
