"""All that a formula reads: through ranges, names, tables, other sheets and helper cells."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from sdgsheet.formulas import notjudged
from sdgsheet.formulas.notjudged import NotJudgedError
from sdgsheet.formulas.parsing import TooDeepError, parse
from sdgsheet.formulas.preparing import Prepared, Used, prepare
from sdgsheet.formulas.resolving import resolver
from sdgsheet.formulas.tokens import FormulaError
from sdgsheet.formulas.tree import Node, Reference, walk
from sdgsheet.snapshot import Cell, Ref, Workbook
from sdgsheet.text import Text

_CELLS = 20_000
_FORMULAS = 300


IsInput = Callable[[Ref, bool], bool]
"""Whether a formula in the cell counts as a value; True beside it: the cell is named by itself.

One that counts as a value in a range also does so where it is named and cannot be evaluated.
"""


@dataclass(frozen=True, slots=True)
class Formula:
    """One formula with all that it reads."""

    cell: Ref
    trees: dict[Ref, Node]
    """As written: its own, then those of the helper cells that were followed."""
    resolved: dict[Ref, Node]
    """The same with names, tables and sheets in their place."""
    prepared: dict[Ref, Prepared]
    """The same as they are evaluated."""
    inputs: dict[Ref, bool]
    """The cells whose values it reads in the end, in the order of reading; True where one is named by itself,
    False where a range includes it (and then filled cells only)."""
    outside: tuple[Reference, ...]
    """Cells of other workbooks."""

    @property
    def tree(self) -> Node:
        """The formula as written."""
        return self.trees[self.cell]

    @property
    def helpers(self) -> tuple[Ref, ...]:
        """The cells on the way whose formulas were followed."""
        return tuple(place for place in self.trees if place != self.cell)


class UnreadError(NotJudgedError):
    """A formula that is not evaluated, and the cells of other workbooks that it reads all the same."""

    def __init__(self, reason: Text, outside: tuple[Reference, ...]) -> None:
        super().__init__(reason)
        self.outside = outside


def read_formula(workbook: Workbook, cell: Ref, source: Cell, is_input: IsInput) -> Formula:
    """Reads the formula of ``source`` and of every helper cell on its way; ``is_input`` cells are not followed.

    Raises:
        UnreadError: something in it cannot be evaluated safely.
    """
    worker = _Reading(workbook, cell, is_input)
    try:
        worker.follow(cell, source, named=True)
    except NotJudgedError as error:
        raise UnreadError(error.reason, tuple(worker.outside)) from None
    return Formula(cell, worker.trees, worker.resolved, worker.prepared, worker.inputs, tuple(worker.outside))


def changed(workbook: Workbook, formula: Formula, change: Callable[[Node], Node]) -> Formula:
    """The formula with ``change`` made to it and to its helper cells; it still reads the same inputs, and others perhaps.

    Raises:
        NotJudgedError: it can no longer be evaluated safely.
    """
    book = _book(workbook)
    resolved = {place: change(tree) for place, tree in formula.resolved.items()}
    prepared = {
        place: book.prepare(tree, place, in_array=formula.prepared[place].is_array) for place, tree in resolved.items()
    }
    return replace(formula, resolved=resolved, prepared=prepared)


def alone(workbook: Workbook, cell: Ref, part: Node) -> Prepared:
    """A part of a resolved formula, made ready to be evaluated by itself in the formula's cell.

    Raises:
        NotJudgedError: it cannot be.
    """
    return _book(workbook).prepare(part, cell, in_array=False)


class _Reading:
    def __init__(self, workbook: Workbook, root: Ref, is_input: IsInput) -> None:
        self.book = _book(workbook)
        self.root = root
        self.is_input = is_input
        self.trees: dict[Ref, Node] = {}
        self.resolved: dict[Ref, Node] = {}
        self.prepared: dict[Ref, Prepared] = {}
        self.inputs: dict[Ref, bool] = {}
        self.outside: dict[Reference, None] = {}

    def follow(self, place: Ref, source: Cell, *, named: bool) -> None:
        """Follows a formula and all that it reads, one after the other: chains may be long."""
        waiting = [(place, source, named)]
        while waiting:
            at, cell, by_name = waiting.pop()
            if at in self.trees or (at in self.inputs and not by_name):
                continue
            try:
                reads = self._prepare(at, cell)
            except NotJudgedError as error:
                if at == self.root:
                    raise
                if by_name and not self.is_input(at, False):
                    raise _in_helper(error, at, self.root) from None
                for found in (self.trees, self.resolved, self.prepared):
                    found.pop(at, None)
                self.inputs[at] = False  # what is stored in it is all that can be told
                continue
            if len(self.prepared) > _FORMULAS or len(self.inputs) > _CELLS:
                raise notjudged.too_slow()
            for reference in reads:
                waiting += self._cells(reference)

    def _prepare(self, place: Ref, cell: Cell) -> tuple[Reference, ...]:
        made = self.book.made(place, cell)
        if made.tree is not None:
            self.trees[place] = made.tree
        self.outside.update(dict.fromkeys(made.outside))
        if made.prepared is None or made.resolved is None:
            raise NotJudgedError(made.reason or _UNREADABLE)
        self.resolved[place], self.prepared[place] = made.resolved, made.prepared
        return made.prepared.reads

    def _cells(self, reference: Reference) -> Iterator[tuple[Ref, Cell, bool]]:
        """Notes the inputs among the cells of a reference, and gives the formulas to follow."""
        named = reference.is_cell
        for place, cell in self.book.cells(reference):
            if place == self.root:
                continue
            if cell.formula is not None and not self.is_input(place, named):
                yield place, cell, named
            elif named or place not in self.inputs:
                self.inputs[place] = named


def _in_helper(error: NotJudgedError, helper: Ref, root: Ref) -> NotJudgedError:
    where = helper.a1 if helper.sheet == root.sheet else f"{helper.sheet}!{helper.a1}"
    return NotJudgedError(Text(f"{error.reason.ja}（{where}の式）", f"{error.reason.en} (in “{where}”)"))


_UNREADABLE = Text("読み取れない式", "a formula that cannot be read")


@dataclass(slots=True)
class _Made:
    """What is known of one formula by itself."""

    tree: Node | None = None
    resolved: Node | None = None
    prepared: Prepared | None = None
    outside: tuple[Reference, ...] = ()
    reason: Text | None = None
    """Why it is not evaluated."""


class _Book:
    """A workbook for reading formulas; what was read once is remembered."""

    def __init__(self, workbook: Workbook) -> None:
        self.workbook = workbook
        self.resolver = resolver(workbook)
        self._made: dict[tuple[Ref, str | None], _Made] = {}
        self._cells: dict[Reference, tuple[tuple[Ref, Cell], ...]] = {}

    def made(self, place: Ref, cell: Cell) -> _Made:
        """The formula in a cell, taken apart."""
        found = self._made.get((place, cell.formula))
        if found is None:
            found = self._made[place, cell.formula] = _Made()
            try:
                self._make(found, place, cell)
            except NotJudgedError as error:
                found.reason = error.reason
        return found

    def _make(self, made: _Made, place: Ref, cell: Cell) -> None:
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

    def prepare(self, tree: Node, place: Ref, *, in_array: bool) -> Prepared:
        """A resolved formula made ready for the evaluator."""
        return prepare(tree, place, self.used, self.largest, in_array=in_array)

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

    def largest(self, reference: Reference) -> float:
        """The largest number in a range, by size."""
        numbers = (abs(float(cell.value)) for _, cell in self.cells(reference) if cell.kind == "number")
        return max(numbers, default=0.0)

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


_NOTHING: Mapping[int, Cell] = {}


@lru_cache(maxsize=4)
def _book(workbook: Workbook) -> _Book:
    return _Book(workbook)
