"""A small book to compute formulas in: a row as a form has it, and what formulas use beside it.

      E     G         H     I   J         K     L   M  N     O   P      Q    R   S
 5          2022年              2023年              2024年       目標値
29   32.1   2022年度  34.5  ％  2023年度  36.1  ％     (空)       2030年  50   ％
30   40               41                                              45
"""

from __future__ import annotations

from collections.abc import Mapping

from sdgsheet.formulas.engine import Result
from sdgsheet.formulas.formula import Formula
from sdgsheet.formulas.notjudged import NotJudgedError
from sdgsheet.formulas.reading import read_formula
from sdgsheet.formulas.recalculating import recalculated
from sdgsheet.snapshot import Cell, Ref, Sheet, Table, Workbook

SHEET = "様式1"
AT = Ref.at(SHEET, "S29")

Content = str | float | bool | None
"""A text beginning with ``=`` is a formula, one beginning with ``#`` an error."""

ROW: dict[str, Content] = {
    "A29": 1.0,
    "A30": 2.0,
    "E29": 32.1,
    "E30": 40.0,
    "H5": "2022年",
    "K5": "2023年",
    "N5": "2024年",
    "G29": "2022年度",
    "H29": 34.5,
    "I29": "％",
    "J29": "2023年度",
    "K29": 36.1,
    "L29": "％",
    "P29": "2030年",
    "Q29": 50.0,
    "R29": "％",
    "H30": 41.0,
    "Q30": 45.0,
}


def cell(place: Ref, content: Content) -> Cell:
    """The cell that holds the content; a formula without a stored result."""
    row, column = place.row, place.column
    if content is None:
        return Cell(row, column)
    if isinstance(content, bool):
        return Cell(row, column, "boolean", str(int(content)))
    if isinstance(content, float):
        return Cell(row, column, "number", repr(content))
    if content.startswith("="):
        return Cell(row, column, formula=content[1:])
    return Cell(row, column, "error" if content.startswith("#") else "text", content)


def book(
    *sheets: tuple[str, Mapping[str, Content]], names: Mapping[str, str] | None = None, tables: tuple[Table, ...] = ()
) -> Workbook:
    """A workbook of these sheets; without any, the row above. Tables stand on the first."""
    return Workbook(
        sheets=tuple(
            _sheet(name, cells, tables if i == 0 else ()) for i, (name, cells) in enumerate(sheets or ((SHEET, ROW),))
        ),
        names=names or {},
    )


def _sheet(name: str, cells: Mapping[str, Content], tables: tuple[Table, ...]) -> Sheet:
    rows: dict[int, dict[int, Cell]] = {}
    for a1, content in cells.items():
        place = Ref.at(name, a1)
        rows.setdefault(place.row, {})[place.column] = cell(place, content)
    return Sheet(name, {r: dict(sorted(rows[r].items())) for r in sorted(rows)}, tables=tables)


def read(formula: str, workbook: Workbook | None = None, at: Ref = AT, *, in_array: bool = False) -> Formula:
    """The formula as it reads in ``at``; row 29's cells are inputs."""
    source = Cell(at.row, at.column, formula=formula, in_array=in_array)
    return read_formula(workbook or book(), at, source, lambda *_: False)


def computed(formula: str, workbook: Workbook | None = None, at: Ref = AT, *, in_array: bool = False) -> Result:
    """What the formula gives in ``at``."""
    workbook = workbook or book()
    return recalculated(workbook, [read(formula, workbook, at, in_array=in_array)])[at]


def reason(formula: str, workbook: Workbook | None = None) -> str:
    """Why the formula is not judged."""
    try:
        read(formula, workbook)
    except NotJudgedError as error:
        return error.reason.ja
    raise AssertionError(f"judged: {formula}")
