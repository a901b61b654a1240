"""All that a formula reads: through ranges, names, tables, other sheets and helper cells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from sdgsheet.formulas import notjudged
from sdgsheet.formulas.book import Book, book_of
from sdgsheet.formulas.helperlengths import HelperLengths
from sdgsheet.formulas.notjudged import NotJudgedError
from sdgsheet.formulas.patterns import is_on_sheet, keeps_a_range, meet, moved, moved_reference, pattern
from sdgsheet.formulas.prepared import Prepared
from sdgsheet.formulas.preparing import WORK
from sdgsheet.formulas.spelling import r1c1
from sdgsheet.formulas.textlengths import grows
from sdgsheet.formulas.tree import Node, Reference
from sdgsheet.snapshot import Cell, Ref, Workbook
from sdgsheet.text import Text

_CELLS = 20_000
_FORMULAS = 300
_CHARACTERS = 20_000
"""Of all formulas on the way."""

IsInput = Callable[[Ref, bool], bool]
"""Whether a formula in the cell counts as a value; True beside it: the cell is named by itself.

One that counts as a value in a range also does so where it is named and cannot be evaluated.
"""


class Parts(NamedTuple):
    """A formula's trees, and those of the helper cells that were followed, by their cells; its own comes first."""

    trees: dict[Ref, Node]
    """As written."""
    resolved: dict[Ref, Node]
    """With names, tables and sheets in their place."""
    prepared: dict[Ref, Prepared]
    """As they are evaluated."""


@dataclass(frozen=True, eq=False)
class Formula:
    """One formula with all that it reads."""

    cell: Ref
    inputs: dict[Ref, bool]
    """The cells whose values it reads in the end, in the order of reading; True where one is named by itself,
    False where a range includes it (and then filled cells only)."""
    outside: tuple[Reference, ...]
    """Cells of other workbooks."""
    read: Parts | None
    """What it was read to be; None where it is another one filled down."""
    like: Formula | None = None
    """The one that it is, filled down."""
    circle: Reference | None = None
    """A range on its way that holds its own cell: to Excel it is circular, whatever it computes."""

    @cached_property
    def parts(self) -> Parts:
        """Its trees; of one that was filled down they are made when they are wanted."""
        if self.read is not None:
            return self.read
        assert self.like is not None
        rows = self.cell.row - self.like.cell.row
        trees, resolved, prepared = self.like.parts
        return Parts(
            {self.cell: moved(trees[self.like.cell], rows, 0)},
            {self.cell: moved(resolved[self.like.cell], rows, 0)},
            {self.cell: prepared[self.like.cell].moved(rows, 0)},
        )

    @property
    def tree(self) -> Node:
        """The formula as written."""
        return self.parts.trees[self.cell]

    @property
    def helpers(self) -> tuple[Ref, ...]:
        """The cells on the way whose formulas were followed."""
        return () if self.like is not None else tuple(place for place in self.parts.trees if place != self.cell)

    @cached_property
    def work(self) -> int:
        """What an evaluation of it and its helpers costs."""
        return self.like.work if self.like is not None else sum(p.work for p in self.parts.prepared.values())

    @cached_property
    def meets(self) -> bool:
        """Whether two references share a cell here, and not in other rows of the same formula."""
        if self.like is not None:
            return False
        return meet(reference for prepared in self.parts.prepared.values() for reference in prepared.reads)

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The formula and its helpers' in R1C1."""
        if self.like is not None:
            return self.like.texts
        return tuple(r1c1(tree, place.row, place.column) for place, tree in self.parts.trees.items())


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
    book = book_of(workbook)
    key = None if source.in_array else (cell.sheet, cell.column, pattern(source.formula or "", cell.row, cell.column))
    known = book.filled_down.get(key) if key is not None else None
    if isinstance(known, Formula) and (filled_down := _filled_down(book, known, cell, is_input)) is not None:
        return filled_down
    worker = _Reading(book, cell, is_input)
    try:
        worker.follow(cell, source, named=True)
        worker.bound_texts()
    except NotJudgedError as error:
        raise UnreadError(error.reason, tuple(worker.outside)) from None
    ranges = (reference for prepared in worker.parts.prepared.values() for reference in prepared.ranges)
    circle = _holding(ranges, cell)
    formula = Formula(cell, worker.inputs, tuple(worker.outside), worker.parts, circle=circle)
    if key is not None and _fills_down(book, formula):
        book.filled_down[key] = formula
    return formula


def _fills_down(book: Book, formula: Formula) -> bool:
    """Whether in other rows it may be taken for this one, moved."""
    if formula.helpers or formula.outside or formula.meets:
        return False
    return book.moves(formula.tree) and not keeps_a_range(formula.tree)


def _filled_down(book: Book, known: Formula, cell: Ref, is_input: IsInput) -> Formula | None:
    """The formula of ``cell`` as another one moved; None where it has to be read by itself."""
    rows = cell.row - known.cell.row
    prepared = known.parts.prepared[known.cell]
    inputs: dict[Ref, bool] = {}
    reads = [moved_reference(reference, rows, 0) for reference in prepared.reads]
    if not all(map(is_on_sheet, reads)) or meet(reads):
        return None
    for there in reads:
        named = there.is_cell
        for place, content in book.cells(there):
            if place == cell:
                continue
            if content.formula is not None and not is_input(place, named):
                return None
            if named or place not in inputs:
                inputs[place] = named
    for reference, number in prepared.above:
        if not book.far_above(moved_reference(reference, rows, 0), number):
            return None
    circle = _holding((moved_reference(reference, rows, 0) for reference in prepared.ranges), cell)
    return Formula(cell, inputs, (), None, known, circle)


def _holding(ranges: Iterable[Reference], cell: Ref) -> Reference | None:
    return next((reference for reference in ranges if reference.holds(cell)), None)


def changed(workbook: Workbook, formula: Formula, change: Callable[[Node], Node]) -> Formula:
    """The formula with ``change`` made to it and to its helper cells; it still reads the same inputs, and others perhaps.

    Raises:
        NotJudgedError: it can no longer be evaluated safely.
    """
    book, parts = book_of(workbook), formula.parts
    resolved = {place: change(tree) for place, tree in parts.resolved.items()}
    prepared = {
        place: book.prepare(tree, place, in_array=parts.prepared[place].is_array) for place, tree in resolved.items()
    }
    return Formula(formula.cell, formula.inputs, formula.outside, Parts(parts.trees, resolved, prepared))


def alone(workbook: Workbook, cell: Ref, part: Node) -> Prepared:
    """A part of a resolved formula, made ready to be evaluated by itself in the formula's cell.

    Raises:
        NotJudgedError: it cannot be.
    """
    return book_of(workbook).prepare(part, cell, in_array=False)


class _Reading:
    def __init__(self, book: Book, root: Ref, is_input: IsInput) -> None:
        self.book = book
        self.root = root
        self.is_input = is_input
        self.parts = Parts({}, {}, {})
        self.inputs: dict[Ref, bool] = {}
        self.outside: dict[Reference, None] = {}
        self.work = 0
        self.characters = 0
        self.grows = False

    def follow(self, place: Ref, source: Cell, *, named: bool) -> None:
        """Follows a formula and all that it reads, one after the other: chains may be long."""
        waiting = [(place, source, named)]
        while waiting:
            at, cell, by_name = waiting.pop()
            if at in self.parts.trees or (at in self.inputs and not by_name):
                continue
            try:
                reads = self._prepare(at, cell)
            except NotJudgedError as error:
                if at == self.root:
                    raise
                if by_name and not self.is_input(at, False):
                    raise _in_helper(error, at, self.root) from None
                self.inputs[at] = False  # what is stored in it is all that can be told
                continue
            if self._is_too_much():
                raise notjudged.too_slow()
            for reference in reads:
                waiting += self._cells(reference)

    def _is_too_much(self) -> bool:
        return (
            len(self.parts.prepared) > _FORMULAS
            or len(self.inputs) > _CELLS
            or self.characters > _CHARACTERS
            or self.work > WORK
        )

    def bound_texts(self) -> None:
        """Refuses formulas whose texts may grow without end, helper by helper."""
        if self.grows:
            HelperLengths(self.book, self.parts.prepared).of(self.root)

    def _prepare(self, place: Ref, cell: Cell) -> tuple[Reference, ...]:
        made = self.book.made(place, cell)
        self.outside.update(dict.fromkeys(made.outside))
        if made.tree is None or made.prepared is None or made.resolved is None:
            assert made.reason is not None
            raise NotJudgedError(made.reason)
        trees, resolved, prepared = self.parts
        trees[place], resolved[place], prepared[place] = made.tree, made.resolved, made.prepared
        self.work += made.prepared.work
        self.characters += len(cell.formula or "")
        self.grows = self.grows or grows(made.prepared.tree)
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
