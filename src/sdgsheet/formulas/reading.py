"""All that a formula reads: through ranges, names, tables, other sheets and helper cells."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from sdgsheet.formulas import notjudged
from sdgsheet.formulas.notjudged import NotJudgedError
from sdgsheet.formulas.parsing import TooDeepError, parse
from sdgsheet.formulas.preparing import Prepared, Used, prepare
from sdgsheet.formulas.resolving import Resolver, resolver
from sdgsheet.formulas.tokens import FormulaError
from sdgsheet.formulas.tree import Node, Reference, walk
from sdgsheet.snapshot import Cell, Ref, Workbook
from sdgsheet.text import Text

_CELLS = 20_000
_FORMULAS = 300


@dataclass(frozen=True, slots=True)
class Formula:
    """One formula with all that it reads."""

    cell: Ref
    tree: Node
    """As written."""
    prepared: Prepared
    """As it is evaluated."""
    inputs: dict[Ref, bool]
    """The cells whose values it reads in the end, in the order of reading; True where one is named by itself,
    False where a range includes it (and then filled cells only)."""
    helpers: dict[Ref, Prepared]
    """The cells on the way whose formulas were followed."""
    helper_trees: dict[Ref, Node]
    """These formulas as written."""
    outside: tuple[Reference, ...]
    """Cells of other workbooks."""


class UnreadError(NotJudgedError):
    """A formula that is not evaluated, with what is known of it all the same."""

    def __init__(self, reason: Text, tree: Node | None, outside: tuple[Reference, ...]) -> None:
        super().__init__(reason)
        self.tree = tree
        self.outside = outside


def read_formula(workbook: Workbook, cell: Ref, source: Cell, is_input: Callable[[Ref], bool]) -> Formula:
    """Reads the formula of ``source`` and of every helper cell on its way; ``is_input`` cells are not followed.

    Raises:
        UnreadError: something in it cannot be evaluated safely.
    """
    worker = _Reading(workbook, cell, is_input)
    try:
        worker.follow(cell, source, named=True)
    except NotJudgedError as error:
        raise UnreadError(error.reason, worker.trees.get(cell), tuple(worker.outside)) from None
    tree, prepared = worker.trees.pop(cell), worker.prepared.pop(cell)
    return Formula(cell, tree, prepared, worker.inputs, worker.prepared, worker.trees, tuple(worker.outside))


class _Reading:
    def __init__(self, workbook: Workbook, root: Ref, is_input: Callable[[Ref], bool]) -> None:
        self.workbook = workbook
        self.book: Resolver = resolver(workbook)
        self.root = root
        self.is_input = is_input
        self.trees: dict[Ref, Node] = {}
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
                if by_name:
                    raise _in_helper(error, at, self.root) from None
                self.trees.pop(at, None)
                self.inputs[at] = False  # what is stored in it is all that can be told
                continue
            if len(self.prepared) > _FORMULAS or len(self.inputs) > _CELLS:
                raise notjudged.too_slow()
            for reference in reads:
                waiting += self._cells(reference)

    def _prepare(self, place: Ref, cell: Cell) -> tuple[Reference, ...]:
        assert cell.formula is not None
        try:
            tree = self.trees[place] = parse(cell.formula)
        except TooDeepError:
            raise notjudged.too_long() from None
        except FormulaError:
            raise NotJudgedError(Text("読み取れない式", "a formula that cannot be read")) from None
        resolved = self.book.resolve(tree, place)
        outside = [n for n in walk(resolved) if isinstance(n, Reference) and n.book is not None]
        self.outside.update(dict.fromkeys(outside))
        if not all(reference.is_cell for reference in outside):
            raise NotJudgedError(Text("ほかのブックの範囲", "a range of another workbook"))
        used, largest = _used(self.workbook), _largest(self.book)
        made = self.prepared[place] = prepare(resolved, place, used, largest, in_array=cell.in_array)
        return made.reads

    def _cells(self, reference: Reference) -> Iterator[tuple[Ref, Cell, bool]]:
        """Notes the inputs among the cells of a reference, and gives the formulas to follow."""
        if reference.book is not None:
            return
        sheet = self.book.sheet(reference.sheet or "")
        if sheet is None:
            return
        if reference.is_cell:
            found = [sheet.cell(reference.area.top, reference.area.left)]
        else:
            found = [cell for cell in _stored_cells(sheet.rows, reference) if not cell.is_empty]
        for cell in found:
            place = Ref(sheet.name, cell.row, cell.column)
            if place == self.root:
                continue
            if cell.formula is not None and not self.is_input(place):
                yield place, cell, reference.is_cell
            else:
                self.inputs[place] = self.inputs.get(place, False) or reference.is_cell


def _in_helper(error: NotJudgedError, helper: Ref, root: Ref) -> NotJudgedError:
    where = helper.a1 if helper.sheet == root.sheet else f"{helper.sheet}!{helper.a1}"
    return NotJudgedError(Text(f"{error.reason.ja}（{where}の式）", f"{error.reason.en} (in “{where}”)"))


def _stored_cells(rows: object, reference: Reference) -> Iterator[Cell]:
    top, left, bottom, right = reference.area
    assert isinstance(rows, dict)
    for number in range(top, bottom + 1) if bottom - top < len(rows) else [r for r in rows if top <= r <= bottom]:
        columns = rows.get(number)
        if columns:
            yield from (cell for column, cell in columns.items() if left <= column <= right)


@lru_cache(maxsize=4)
def _used(workbook: Workbook) -> Used:
    rows = columns = 1
    for sheet in workbook.sheets:
        for number, cells in sheet.rows.items():
            filled = [column for column, cell in cells.items() if not cell.is_empty]
            if filled:
                rows, columns = max(rows, number), max(columns, *filled)
    return Used(rows, columns)


def _largest(book: Resolver) -> Callable[[Reference], float]:
    def largest(reference: Reference) -> float:
        sheet = book.sheet(reference.sheet or "")
        cells = _stored_cells(sheet.rows, reference) if sheet is not None and reference.book is None else iter(())
        return max((abs(float(cell.value)) for cell in cells if cell.kind == "number"), default=0.0)

    return largest
