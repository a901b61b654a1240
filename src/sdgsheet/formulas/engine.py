"""The evaluator: formulas and values in, results out. ironcalc stands behind it, and is imported when it is needed."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from sdgsheet.formulas.notjudged import NotJudgedError
from sdgsheet.formulas.prepared import Prepared
from sdgsheet.formulas.spelling import spell
from sdgsheet.formulas.tree import Reference
from sdgsheet.snapshot import Cell, Ref, column_letters
from sdgsheet.text import Text

if TYPE_CHECKING:
    from ironcalc import Model


class ExcelError(str):
    """An error as a result: ``#DIV/0!``."""

    __slots__ = ()


CIRCULAR = ExcelError("#CIRC!")
"""What a formula gives that reads its own result."""
Result = float | bool | str | ExcelError
"""What a formula gives. A bool is no number here."""
Input = Result | None
"""What is put into a cell; None leaves it empty."""

FAILURE = Text("計算中の異常", "a failure of the evaluator")
_KNOWN_ERRORS = frozenset({"#REF!", "#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#VALUE!"})
_RESULTS = _KNOWN_ERRORS | {CIRCULAR, "#CALC!"}


class Engine:
    """A workbook inside the evaluator that holds just what is put into it."""

    def __init__(self) -> None:
        import ironcalc  # noqa: PLC0415 - most forms need none

        self._errors = ironcalc.CellType.ErrorValue
        self._refused = ironcalc.WorkbookError
        self._model: Model = ironcalc.create("audit")
        self._sheets: dict[tuple[str | None, str | None], int] = {}
        """By book and sheet: what stands in other workbooks has a place here too."""

    def put(self, cell: Ref, value: Input) -> None:
        """Puts a value into a cell, in place of what stands there."""
        self._put(self._sheet(None, cell.sheet), cell.row, cell.column, value)

    def put_outside(self, reference: Reference, value: Input) -> None:
        """The same for a cell of another workbook."""
        self._put(self._sheet(reference.book, reference.sheet), reference.area.top, reference.area.left, value)

    def put_formula(self, cell: Ref, formula: Prepared) -> None:
        """Puts a formula into a cell.

        Raises:
            NotJudgedError: the evaluator does not take it.
        """
        sheet = self._sheet(None, cell.sheet)
        text = _in_one_line(f"={spell(formula.tree, self._spelled)}")
        try:
            if formula.is_array:
                self._model.set_user_array_formula(sheet, cell.row, cell.column, 1, 1, text)
            else:
                self._model.update_cell_with_formula(sheet, cell.row, cell.column, text)
        except self._refused:
            raise NotJudgedError(FAILURE) from None

    def evaluate(self) -> None:
        """Computes all formulas.

        Raises:
            NotJudgedError: the evaluator failed.
        """
        try:
            self._model.evaluate()
        except BaseException as fault:
            if type(fault).__name__ != "PanicException":
                raise
            raise NotJudgedError(FAILURE) from None

    def result(self, cell: Ref) -> Result:
        """What the formula in the cell gave.

        Raises:
            NotJudgedError: an error that is the evaluator's own: what it does not do.
        """
        sheet = self._sheet(None, cell.sheet)
        value = self._model.get_cell_value(sheet, cell.row, cell.column)
        if self._model.get_cell_type(sheet, cell.row, cell.column) is self._errors:
            if value not in _RESULTS:
                raise NotJudgedError(FAILURE)
            return ExcelError(value)
        if isinstance(value, float):
            return value + 0.0  # -0 is 0
        return "" if value is None else value.replace(_BREAK, "\n") if isinstance(value, str) else value

    def _sheet(self, book: str | None, sheet: str | None) -> int:
        key = (book, sheet)
        number = self._sheets.get(key)
        if number is None:
            number = self._sheets[key] = len(self._sheets)
            if number:
                self._model.new_sheet()
            self._model.rename_sheet(number, f"s{number}")
        return number

    def _put(self, sheet: int, row: int, column: int, value: Input) -> None:
        model = self._model
        if value is None:
            model.clear_cell_contents(sheet, row, column)
        elif isinstance(value, bool):
            model.update_cell_with_bool(sheet, row, column, value)
        elif isinstance(value, float):
            model.update_cell_with_number(sheet, row, column, value)
        elif isinstance(value, ExcelError):
            model.update_cell_with_formula(sheet, row, column, f"={value if value in _KNOWN_ERRORS else '#N/A'}")
        else:
            model.update_cell_with_text(sheet, row, column, _in_one_line(value))

    def _spelled(self, reference: Reference) -> str:
        top, left, bottom, right = reference.area
        first = f"s{self._sheet(reference.book, reference.sheet)}!{column_letters(left)}{top}"
        return first if reference.is_cell and not reference.as_range else f"{first}:{column_letters(right)}{bottom}"


_BREAK = "\v"


def _in_one_line(text: str) -> str:
    """In Excel ``*`` and ``?`` also stand for a line break, as headings have one; in the evaluator they do not.

    No function that is judged names the character, so another one in its place changes no other result.
    """
    return text.replace("\n", _BREAK)


def stored(cell: Cell) -> Input:
    """What a cell holds, as formulas see it; None where it is empty."""
    match cell.kind:
        case "number":
            return float(cell.value)
        case "text":
            return _readable(cell.value)
        case "boolean":
            return cell.value == "1"
        case "error":
            return ExcelError(cell.value)
    return None


def holding(cell: Cell, result: Result) -> Cell:
    """The cell with a formula's result stored in it."""
    if isinstance(result, bool):
        return cell._replace(kind="boolean", value=str(int(result)))
    if isinstance(result, float):
        return cell._replace(kind="number", value=repr(result))
    return cell._replace(kind="error" if isinstance(result, ExcelError) else "text", value=str(result))


def _readable(text: str) -> str:
    """Excel computes with full-width digits that are kept as text; the evaluator does not."""
    plain = unicodedata.normalize("NFKC", text)
    return plain if plain != text and plain.replace(",", "").replace(".", "").strip("+-% ").isdigit() else text
