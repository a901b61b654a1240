"""A workbook as formulas see it: each formula taken apart once, each range looked up once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from sdgsheet.formulas import notjudged
from sdgsheet.formulas.notjudged import NotJudgedError
from sdgsheet.formulas.parsing import TooDeepError, parse
from sdgsheet.formulas.patterns import is_on_sheet, moved, moves, pattern
from sdgsheet.formulas.prepared import Prepared, Used
from sdgsheet.formulas.preparing import prepare
from sdgsheet.formulas.resolving import resolver
from sdgsheet.formulas.tokens import FormulaError
from sdgsheet.formulas.tree import Node, Reference, walk
from sdgsheet.snapshot import Cell, Ref, Workbook
from sdgsheet.text import Text

_FAR_ABOVE = 1_000
_UNREADABLE = Text("読み取れない式", "a formula that cannot be read")


@dataclass(slots=True)
class Made:
    """What is known of one formula by itself."""

    tree: Node | None = None
    resolved: Node | None = None
    prepared: Prepared | None = None
    outside: tuple[Reference, ...] = ()
    reason: Text | None = None
    """Why it is not evaluated."""


class Book:
    """A workbook for reading formulas; what was read once is remembered."""

    def __init__(self, workbook: Workbook) -> None:
        self.workbook = workbook
        self.resolver = resolver(workbook)
        self._made: dict[tuple[Ref, str | None], Made] = {}
        self._by_pattern: dict[tuple[str, bool, str], tuple[Ref, Made]] = {}
        self._cells: dict[Reference, tuple[tuple[Ref, Cell], ...]] = {}
        self.filled_down: dict[tuple[str, int, str], object] = {}
        """Formulas that others are like, by sheet, column and pattern."""
        self.settled: dict[Ref, Cell] = {}
        """Formulas whose results are not stored, with what they give."""

    def made(self, place: Ref, cell: Cell) -> Made:
        """The formula in a cell, taken apart."""
        found = self._made.get((place, cell.formula))
        if found is None:
            found = self._made[place, cell.formula] = Made()
            try:
                self._make(found, place, cell)
            except NotJudgedError as error:
                found.reason = error.reason
        return found

    def _make(self, made: Made, place: Ref, cell: Cell) -> None:
        assert cell.formula is not None
        key = (place.sheet, cell.in_array, pattern(cell.formula, place.row, place.column))
        if (known := self._by_pattern.get(key)) is not None and self._move(made, place, *known):
            return
        self._make_anew(made, place, cell)
        if self._may_move(made):
            self._by_pattern[key] = (place, made)

    def _may_move(self, made: Made) -> bool:
        if made.tree is None or made.prepared is None or made.outside or made.prepared.crosses:
            return False
        return self.moves(made.tree)

    def _move(self, made: Made, place: Ref, there: Ref, like: Made) -> bool:
        """Takes over what is known of the same formula in another cell; False where it has to be taken apart anew."""
        assert like.tree is not None
        assert like.resolved is not None
        assert like.prepared is not None
        rows, columns = place.row - there.row, place.column - there.column
        prepared = like.prepared.moved(rows, columns)
        if not all(map(is_on_sheet, prepared.reads)) or not all(self.far_above(*pair) for pair in prepared.above):
            return False
        made.tree, made.resolved = moved(like.tree, rows, columns), moved(like.resolved, rows, columns)
        made.prepared = prepared
        return True

    def _make_anew(self, made: Made, place: Ref, cell: Cell) -> None:
        assert cell.formula is not None
        try:
            made.tree = parse(cell.formula)
        except TooDeepError:
            raise notjudged.too_long() from None
        except FormulaError:
            raise NotJudgedError(_UNREADABLE) from None
        resolved = self.resolver.resolve(made.tree, place)
        made.outside = tuple(n for n in walk(resolved) if isinstance(n, Reference) and n.book is not None)
        if not all(reference.is_cell for reference in made.outside):
            raise NotJudgedError(Text("ほかのブックの範囲", "a range of another workbook"))
        made.prepared = self.prepare(resolved, place, in_array=cell.in_array)
        made.resolved = resolved

    def moves(self, tree: Node) -> bool:
        """Whether the formula, filled down, is the same one moved."""
        return moves(tree, names=bool(self.workbook.names) or any(sheet.tables for sheet in self.workbook.sheets))

    def prepare(self, tree: Node, place: Ref, *, in_array: bool) -> Prepared:
        """A resolved formula made ready for the evaluator."""
        return prepare(tree, place, self, in_array=in_array)

    def cells(self, reference: Reference) -> tuple[tuple[Ref, Cell], ...]:
        """The cell itself, or the filled cells of a range."""
        found = self._cells.get(reference)
        if found is None:
            found = self._cells[reference] = tuple(self._found(reference))
        return found

    def _found(self, reference: Reference) -> Iterator[tuple[Ref, Cell]]:
        sheet = self.resolver.sheet(reference.sheet or "") if reference.book is None else None
        if sheet is None:
            return
        top, left, bottom, right = reference.area
        if reference.is_cell:
            yield Ref(sheet.name, top, left), sheet.cell(top, left)
            return
        rows = sheet.rows
        for number in range(top, bottom + 1) if bottom - top < len(rows) else [r for r in rows if top <= r <= bottom]:
            for column, cell in rows.get(number, _NOTHING).items():
                if left <= column <= right and not cell.is_empty:
                    yield Ref(sheet.name, number, column), cell

    def far_above(self, reference: Reference, number: float) -> bool:
        """The number is far above all numbers in the range, and above those that are tried in their place."""
        numbers = (abs(float(cell.value)) for _, cell in self.cells(reference) if cell.kind == "number")
        return number >= _FAR_ABOVE * (1 + max(numbers, default=0.0))

    def is_plain(self, reference: Reference) -> bool:
        """No row of the range is hidden; no cell in it is an error, a SUBTOTAL or an AGGREGATE."""
        sheet = self.resolver.sheet(reference.sheet or "") if reference.book is None else None
        if sheet is None:
            return False
        is_hidden = any(reference.area.top <= row <= reference.area.bottom for row in sheet.hidden_rows)
        return not is_hidden and all(_counts(cell) for _, cell in self.cells(reference))

    @cached_property
    def used(self) -> Used:
        """How far the filled cells reach."""
        rows = columns = 1
        for sheet in self.workbook.sheets:
            for number, cells in sheet.rows.items():
                filled = [column for column, cell in cells.items() if not cell.is_empty]
                if filled:
                    rows, columns = max(rows, number), max(columns, *filled)
        return Used(rows, columns)


def _counts(cell: Cell) -> bool:
    return cell.kind != "error" and not any(name in (cell.formula or "").upper() for name in ("SUBTOTAL", "AGGREGATE"))


_NOTHING: Mapping[int, Cell] = {}


@lru_cache(maxsize=4)
def book_of(workbook: Workbook) -> Book:
    """The book of a workbook, made once."""
    return Book(workbook)
