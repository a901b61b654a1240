"""Compares our reader with openpyxl and python-calamine, cell by cell, over all workbooks of a folder.

    python tools/compare_readers.py FOLDER

Every difference must have one of the reasons named below; the exit status is 1 where one has none.
"""

from __future__ import annotations

import sys
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import NamedTuple

import openpyxl
import python_calamine
from openpyxl.cell.cell import Cell as TheirCell
from openpyxl.cell.cell import MergedCell
from openpyxl.styles.numbers import BUILTIN_FORMATS
from openpyxl.utils.datetime import from_excel
from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula
from openpyxl.worksheet.worksheet import Worksheet

from sdgsheet.errors import UnreadableError
from sdgsheet.snapshot import Cell, Sheet, Workbook
from sdgsheet.xlsx.reading import read_workbook
from sdgsheet.xlsx.styles import BUILT_IN

AnyCell = TheirCell | MergedCell


class Difference(NamedTuple):
    """What one of the others reads otherwise."""

    reader: str
    what: str
    theirs: object
    ours: object = None
    cell: Cell | None = None
    hint: str = ""
    """What else the other reader says of the cell."""


class Reason(NamedTuple):
    """Why a difference is right, and how it is known."""

    name: str
    why: str
    holds: Callable[[Difference], bool]


def _escaped(text: object) -> bool:
    return isinstance(text, str) and "_x" in text


def _trimmed(d: Difference) -> bool:
    return isinstance(d.theirs, str) and isinstance(d.ours, str) and d.theirs.strip(" \t\r\n") == d.ours


REASONS = (
    Reason(
        "empty text",
        "a formula that gives an empty text holds a text; others say nothing",
        lambda d: d.what == "value" and d.ours == "" and d.theirs is None,
    ),
    Reason(
        "struck out", "struck-out text is no part of the value", lambda d: d.cell is not None and bool(d.cell.struck)
    ),
    Reason(
        "picture in a cell",
        "stored as #VALUE! with a rich value, and no error",
        lambda d: d.theirs == "#VALUE!" and d.cell is not None and d.cell.kind == "empty",
    ),
    Reason(
        "errors",
        "calamine gives nothing for an error",
        lambda d: d.reader == "calamine" and d.cell is not None and d.cell.kind == "error" and d.theirs is None,
    ),
    Reason(
        "white space",
        "Excel drops it at both ends where xml:space does not ask to keep it",
        lambda d: d.what == "value" and _trimmed(d),
    ),
    Reason(
        "escapes",
        "_x000D_ and the like are characters; the others leave some as they are written",
        lambda d: d.what == "value" and (_escaped(d.theirs) or _escaped(d.ours)),
    ),
    Reason("hyperlink", "openpyxl puts a link's address into a cell without a value", lambda d: d.hint == "hyperlink"),
    Reason(
        "date",
        "openpyxl turns a stored date into a date without a time",
        lambda d: d.what == "date" and str(d.ours).startswith(str(d.theirs)),
    ),
    Reason(
        "Japanese formats",
        "formats that a file names by number alone are those of a Japanese Excel",
        lambda d: d.what == "format" and d.ours in BUILT_IN.values() and (d.theirs in BUILTIN_FORMATS.values()),
    ),
    Reason(
        "line break in a shared formula",
        "openpyxl moves a leading line break of the operator",
        lambda d: d.what == "formula" and str(d.theirs).replace("\n", "") == str(d.ours).replace("\n", ""),
    ),
    Reason("macro sheet", "no worksheet: its cells are commands", lambda d: d.what == "sheets" and d.hint == "macros"),
    Reason(
        "strict",
        "openpyxl does not see the sheets of the strict edition",
        lambda d: d.what == "sheets" and d.theirs == [],
    ),
    Reason(
        "DOCTYPE",
        "refused: entity attacks need one, workbooks do not",
        lambda d: d.what == "unreadable" and "DOCTYPE" in str(d.ours),
    ),
    Reason(
        "two parts of one name",
        "refused: programs disagree on which counts",
        lambda d: d.what == "unreadable" and "two parts" in str(d.ours),
    ),
    Reason("others fail", "the other reader raises an exception", lambda d: d.what == "fails"),
)


def differences(path: Path) -> Iterator[Difference]:
    """What openpyxl and python-calamine read otherwise than we do."""
    try:
        workbook = read_workbook(path)
    except UnreadableError as error:
        yield Difference("ours", "unreadable", None, error.text.en)
        return
    yield from _against_openpyxl(path, workbook)
    yield from _against_calamine(path, workbook)


def _against_openpyxl(path: Path, workbook: Workbook) -> Iterator[Difference]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            formulas = openpyxl.load_workbook(path)
            results = openpyxl.load_workbook(path, data_only=True)
    except Exception as error:  # noqa: BLE001 (it raises whatever comes up)
        yield Difference("openpyxl", "fails", repr(error))
        return
    names = [sheet.title for sheet in formulas.worksheets]
    if names != [sheet.name for sheet in workbook.sheets]:
        hint = "macros" if workbook.macros else ""
        yield Difference("openpyxl", "sheets", names, [sheet.name for sheet in workbook.sheets], hint=hint)
    for sheet in workbook.sheets:
        if sheet.name in names:
            yield from _sheet(sheet, formulas[sheet.name], results[sheet.name], workbook)


def _sheet(sheet: Sheet, formulas: Worksheet, results: Worksheet, workbook: Workbook) -> Iterator[Difference]:
    columns = {
        column
        for dimension in formulas.column_dimensions.values()
        if dimension.hidden
        for column in range(dimension.min or 1, (dimension.max or 0) + 1)
    }
    facts = {
        "visibility": (formulas.sheet_state, sheet.visibility),
        "merges": (
            sorted(area.coord for area in formulas.merged_cells.ranges),
            sorted(area.a1 for area in sheet.merges),
        ),
        "protected": (bool(formulas.protection.sheet), sheet.protected),
        "hidden rows": ({row for row, d in formulas.row_dimensions.items() if d.hidden}, set(sheet.hidden_rows)),
        "hidden columns": (columns, set(sheet.hidden_columns)),
    }
    for what, (theirs, ours) in facts.items():
        if theirs != ours:
            yield Difference("openpyxl", what, theirs, ours)
    places = set(formulas._cells) | {(row, column) for row, cells in sheet.rows.items() for column in cells}  # noqa: SLF001 (asking for a cell makes it)
    for place in places:
        area = sheet.merge_at(*place)
        if area is None or place == (area.top, area.left):  # openpyxl empties the others
            yield from _cell(sheet.cell(*place), formulas.cell(*place), results.cell(*place), workbook)


def _cell(cell: Cell, formula: AnyCell, result: AnyCell, workbook: Workbook) -> Iterator[Difference]:
    compared = {
        "formula": (_formula(formula), cell.formula),
        "format": (formula.number_format, cell.style.number_format),
        "struck": (bool(formula.font.strike), cell.style.struck),
        "locked": (bool(formula.protection.locked), cell.style.locked),
        **_value(result.value, cell, workbook),
    }
    for what, (theirs, ours) in compared.items():
        if theirs != ours or type(theirs) is not type(ours):
            yield Difference("openpyxl", what, theirs, ours, cell, "hyperlink" if formula.hyperlink else "")


def _formula(cell: AnyCell) -> str | None:
    value = cell.value
    if isinstance(value, DataTableFormula):
        return None
    if isinstance(value, ArrayFormula):
        value = value.text
    elif cell.data_type != "f":
        return None
    return str(value).removeprefix("=") or None


def _value(theirs: object, cell: Cell, workbook: Workbook) -> dict[str, tuple[object, object]]:
    """Their value and ours, as equal types: dates are made of our numbers as they make them."""
    if isinstance(theirs, date | time | timedelta) and cell.kind == "number":
        epoch = datetime(1904, 1, 1) if workbook.date1904 else datetime(1899, 12, 30)  # noqa: DTZ001 (days have no zone)
        return {"date": (theirs, from_excel(float(cell.value), epoch, timedelta=isinstance(theirs, timedelta)))}
    if isinstance(theirs, int) and not isinstance(theirs, bool):
        theirs = float(theirs)
    return {"value": (theirs, _plain(cell))}


def _plain(cell: Cell) -> object:
    match cell.kind:
        case "empty":
            return None
        case "number":
            return float(cell.value)
        case "boolean":
            return cell.value == "1"
        case _:
            return cell.value


def _against_calamine(path: Path, workbook: Workbook) -> Iterator[Difference]:
    """Values only: calamine gives neither formulas nor formats. Dates are compared through openpyxl."""
    for sheet in workbook.sheets:
        try:
            rows = (
                python_calamine.load_workbook(str(path)).get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
            )
        except Exception as error:  # noqa: BLE001 (a Rust panic is no Exception of a common kind)
            yield Difference("calamine", "fails", repr(error))
            continue
        values = {
            (row, column): value
            for row, cells in enumerate(rows, 1)
            for column, value in enumerate(cells, 1)
            if value != ""
        }
        for place in values.keys() | {(row, column) for row, cells in sheet.rows.items() for column in cells}:
            cell, theirs = sheet.cell(*place), values.get(place)
            if isinstance(theirs, date | time | timedelta) and cell.kind == "number":
                continue
            ours = _plain(cell)
            if isinstance(theirs, int) and not isinstance(theirs, bool):
                theirs = float(theirs)
            if theirs != ours or type(theirs) is not type(ours):
                yield Difference("calamine", "value", theirs, ours, cell)


def reason(difference: Difference) -> str | None:
    """The name of the reason that explains the difference; None where there is none."""
    return next((reason.name for reason in REASONS if reason.holds(difference)), None)


def main(folder: Path) -> int:
    """Prints how many differences have which reason, and every one that has none."""
    files = sorted(path for path in folder.rglob("*") if path.suffix.lower() in (".xlsx", ".xlsm", ".xltx", ".xltm"))
    found: Counter[tuple[str, str]] = Counter()
    unexplained = 0
    for path in files:
        for difference in differences(path):
            name = reason(difference)
            if name is None:
                unexplained += 1
                print(f"{path.name}: {difference}")
            else:
                found[difference.reader, name] += 1
    why = {reason.name: reason.why for reason in REASONS}
    for (reader, name), count in sorted(found.items()):
        print(f"{count:8,}  {reader}: {name} ({why[name]})")
    print(f"{len(files):,} files, {unexplained} differences without a reason")
    return 1 if unexplained else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
