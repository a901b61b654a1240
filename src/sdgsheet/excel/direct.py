"""What Excel shows of a workbook that no copy can be read of: rights management, a password, .xls.

Values, formulas, number formats, merges and struck text are seen; what is not, ``UNSEEN`` names.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from sdgsheet.excel.resultsheets import result_sheets
from sdgsheet.rules.check import Report, check_workbook
from sdgsheet.rules.finding import Outcome, OutcomeKind
from sdgsheet.snapshot import Area, Cell, Sheet, Style, Visibility, Workbook
from sdgsheet.text import Text
from sdgsheet.xlsx.addresses import parse_area

if TYPE_CHECKING:
    import xlwings as xw

T = TypeVar("T")

UNSEEN: Mapping[str, Text] = {
    "N": Text(
        "このブックでは、図形やテキストボックスの文章を読み取れないため",
        "the text in shapes and text boxes cannot be read in this workbook",
    ),
}
"""Beginnings of the rules' codes that are not checked, and why."""

_MOST = Area(1, 1, 5_000, 300)
"""A form is smaller; a sheet's used range may reach to its very end."""
_VISIBILITY: dict[int, Visibility] = {-1: "visible", 0: "hidden", 2: "veryHidden"}
_ERRORS = {
    -2146826288: "#NULL!",
    -2146826281: "#DIV/0!",
    -2146826273: "#VALUE!",
    -2146826265: "#REF!",
    -2146826259: "#NAME?",
    -2146826252: "#NUM!",
    -2146826246: "#N/A",
    -2146826245: "#GETTING_DATA",
    -2146826243: "#SPILL!",
    -2146826238: "#CALC!",
}


def read_directly(book: xw.Book) -> Workbook:
    """The open workbook, our own sheets marked as such."""
    ours = {sheet.name for sheet in result_sheets(book)}
    return Workbook(
        tuple(read_sheet(sheet, ours=sheet.name in ours) for sheet in book.sheets),
        date1904=bool(book.api.Date1904),
    )


def check_directly(workbook: Workbook, select: tuple[str, ...]) -> Report:
    """A check that says of the rules in ``UNSEEN`` that they were not checked."""
    report = check_workbook(workbook, select=select)
    findings = tuple(f for f in report.findings if _unseen(f.rule) is None)
    outcomes = tuple(
        o if (reason := _unseen(o.rule)) is None else Outcome(o.rule, o.form, OutcomeKind.NOT_CHECKED, 0, 0, reason)
        for o in report.outcomes
    )
    return Report(workbook, report.cases, findings, outcomes)


def read_sheet(sheet: xw.Sheet, *, ours: bool) -> Sheet:
    """One worksheet, in two calls for its content and some for its formats."""
    filled = _filled(sheet, _used(sheet))
    area = _around(filled)
    formats = _by_cell(area, lambda a: _range(sheet, a).number_format)
    struck = _by_cell(area, lambda a: _range(sheet, a).font.api.Strikethrough)
    rows: dict[int, dict[int, Cell]] = {}
    for (row, column), (value, formula) in sorted(filled.items()):
        style = Style(formats.get((row, column), "General"), struck=struck.get((row, column), False))
        cell = _cell(row, column, value, formula, style)
        if cell.kind == "text" and struck.get((row, column), True):
            cell = _without_struck(sheet, cell)
        rows.setdefault(row, {})[column] = cell
    return Sheet(
        sheet.name,
        rows,
        tuple(_merges(sheet, area)),
        _VISIBILITY.get(sheet.api.Visible, "visible"),
        protected=bool(sheet.api.ProtectContents),
        ours=ours,
    )


def _unseen(code: str) -> Text | None:
    return next((reason for start, reason in UNSEEN.items() if code.startswith(start)), None)


def _used(sheet: xw.Sheet) -> Area:
    area = parse_area(sheet.used_range.address.replace("$", ""))
    return Area(area.top, area.left, max(area.top, min(area.bottom, _MOST.bottom)), min(area.right, _MOST.right))


def _filled(sheet: xw.Sheet, area: Area) -> dict[tuple[int, int], tuple[Any, Any]]:
    """Values and formulas by row and column."""
    target = _range(sheet, area).api
    values, formulas = _grid(target.Value2), _grid(target.Formula)
    return {
        (area.top + y, area.left + x): (value, formulas[y][x])
        for y, line in enumerate(values)
        for x, value in enumerate(line)
        if value is not None or formulas[y][x]
    }


def _around(places: Collection[tuple[int, int]]) -> Area:
    if not places:
        return Area(1, 1, 1, 1)
    rows, columns = [row for row, _ in places], [column for _, column in places]
    return Area(min(rows), min(columns), max(rows), max(columns))


def _range(sheet: xw.Sheet, area: Area) -> xw.Range:
    return sheet.range((area.top, area.left), (area.bottom, area.right))


def _grid(given: Any) -> tuple[tuple[Any, ...], ...]:
    """Excel gives a single cell's value bare."""
    return given if isinstance(given, tuple) else ((given,),)


def _cell(row: int, column: int, value: Any, formula: Any, style: Style) -> Cell:
    # A text that begins with "=" is no formula: it is its own value.
    own = formula[1:] if isinstance(formula, str) and formula.startswith("=") and formula != value else None
    if value is None:
        return Cell(row, column, formula=own, style=style)
    if isinstance(value, bool):
        return Cell(row, column, "boolean", "1" if value else "0", own, style)
    if isinstance(value, int):
        return Cell(row, column, "error", _ERRORS.get(value, "#N/A"), own, style)
    if isinstance(value, float):
        return Cell(row, column, "number", repr(value).removesuffix(".0"), own, style)
    return Cell(row, column, "text", str(value), own, style)


def _without_struck(sheet: xw.Sheet, cell: Cell) -> Cell:
    """A text of which a part is struck out: what is struck is no part of the value."""
    characters = sheet.range((cell.row, cell.column)).characters
    left, struck = "", ""
    for index, character in enumerate(cell.value):
        if characters[index].api.Font.Strikethrough:
            struck += character
        else:
            left += character
    return cell._replace(value=left, struck=struck)


def _by_cell(area: Area, ask: Callable[[Area], T | None]) -> dict[tuple[int, int], T]:
    return {
        (row, column): answer
        for part, answer in _parts(area, ask)
        for row in range(part.top, part.bottom + 1)
        for column in range(part.left, part.right + 1)
    }


def _parts(area: Area, ask: Callable[[Area], T | None]) -> Iterator[tuple[Area, T]]:
    """Excel has no answer where cells differ: the area is halved until it has one."""
    answer = ask(area)
    if answer is not None:
        yield area, answer
        return
    height, width = area.bottom - area.top + 1, area.right - area.left + 1
    if height == width == 1:
        return
    if height > width:
        middle = area.top + height // 2
        halves = (area._replace(bottom=middle - 1), area._replace(top=middle))
    else:
        middle = area.left + width // 2
        halves = (area._replace(right=middle - 1), area._replace(left=middle))
    for half in halves:
        yield from _parts(half, ask)


def _merges(sheet: xw.Sheet, area: Area) -> Iterator[Area]:
    merged = _by_cell(area, lambda a: _range(sheet, a).merge_cells)
    covered: set[tuple[int, int]] = set()
    for row, column in sorted(place for place, answer in merged.items() if answer):
        if (row, column) in covered:
            continue
        whole = parse_area(sheet.range((row, column)).merge_area.address.replace("$", ""))
        covered |= {(y, x) for y in range(whole.top, whole.bottom + 1) for x in range(whole.left, whole.right + 1)}
        yield whole
