"""A workbook as formulas see it: each formula taken apart once, each range looked up once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from itertools import pairwise

from sdgsheet.formulas import notjudged
from sdgsheet.formulas.formula import Formula
from sdgsheet.formulas.made import Made, Trees, Unmade
from sdgsheet.formulas.notjudged import NotJudgedError
from sdgsheet.formulas.parsing import TooDeepError, parse
from sdgsheet.formulas.patterns import is_on_sheet, moves, pattern
from sdgsheet.formulas.prepared import Prepared, Used
from sdgsheet.formulas.preparing import prepare
from sdgsheet.formulas.resolving import resolver
from sdgsheet.formulas.tokens import FormulaError
from sdgsheet.formulas.tree import Node, Reference, walk
from sdgsheet.snapshot import Cell, Ref, Workbook
from sdgsheet.text import Text

_FAR_ABOVE = 1_000
_UNREADABLE = Text("読み取れない式", "a formula that cannot be read")


class Book:
    """A workbook for reading formulas; what was read once is remembered."""

    def __init__(self, workbook: Workbook) -> None:
        self.workbook = workbook
        self.resolver = resolver(workbook)
        self._made: dict[tuple[Ref, str | None], Made | Unmade] = {}
        self._by_pattern: dict[tuple[str, bool, str], Made] = {}
        self._cells: dict[Reference, tuple[tuple[Ref, Cell], ...]] = {}
        self.filled_down: dict[tuple[str, int, str], Formula] = {}
        """Formulas that others are like, by sheet, column and pattern."""
        self.settled: dict[Ref, Cell] = {}
        """Formulas whose results are not stored, with what they give."""

    def made(self, place: Ref, cell: Cell) -> Made | Unmade:
        """The formula in a cell, taken apart."""
        key = (place, cell.formula)
        found = self._made.get(key)
        if found is None:
            found = self._made[key] = self._make(place, cell)
        return found

    def _make(self, place: Ref, cell: Cell) -> Made | Unmade:
        assert cell.formula is not None
        key = (place.sheet, cell.in_array, pattern(cell.formula, place.row, place.column))
        if (known := self._by_pattern.get(key)) is not None and (there := self._moved(known, place)) is not None:
            return there
        outside: list[Reference] = []
        try:
            made = self._make_anew(place, cell, outside)
        except NotJudgedError as error:
            return Unmade(error.reason, tuple(outside))
        if not made.outside and not made.prepared.crosses and self.moves(made.trees.written):
            self._by_pattern[key] = made
        return made

    def _moved(self, known: Made, place: Ref) -> Made | None:
        """The same formula in another cell; None where it has to be taken apart anew."""
        made = known.moved(place)
        prepared = made.prepared
        is_same = all(map(is_on_sheet, prepared.reads)) and self.suits(prepared.above, prepared.ascending)
        return made if is_same else None

    def _make_anew(self, place: Ref, cell: Cell, outside: list[Reference]) -> Made:
        """Notes the cells of other workbooks in ``outside``, also where it fails."""
        assert cell.formula is not None
        try:
            tree = parse(cell.formula)
        except TooDeepError:
            raise notjudged.too_long() from None
        except FormulaError:
            raise NotJudgedError(_UNREADABLE) from None
        resolved = self.resolver.resolve(tree, place)
        outside += [n for n in walk(resolved) if isinstance(n, Reference) and n.book is not None]
        if not all(reference.is_cell for reference in outside):
            raise NotJudgedError(Text("ほかのブックの範囲", "a range of another workbook"))
        prepared = self.prepare(resolved, place, in_array=cell.in_array)
        return Made(place, prepared, Trees(tree, resolved), tuple(outside))

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

    def ascending(self, reference: Reference) -> bool:
        """The range is one row or column of typed-in numbers, each larger than the one before; empty cells may lie between."""
        top, left, bottom, right = reference.area
        cells = [cell for _, cell in self.cells(reference)]
        if (top < bottom and left < right) or not cells or any(c.formula or c.kind != "number" for c in cells):
            return False
        numbers = [float(cell.value) for cell in cells]
        return all(one < other for one, other in pairwise(numbers))

    def suits(self, above: Iterable[tuple[Reference, float]], ascending: Iterable[Reference]) -> bool:
        """All that a prepared formula was made for holds: see ``Prepared``."""
        return all(self.far_above(*pair) for pair in above) and all(map(self.ascending, ascending))

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
