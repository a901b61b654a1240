"""Reads formulas: through ranges, names, tables, other sheets and helper cells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from sdgsheet.formulas import notjudged
from sdgsheet.formulas.approximate import among_figures
from sdgsheet.formulas.book import Book, book_of
from sdgsheet.formulas.formula import Formula
from sdgsheet.formulas.helperlengths import HelperLengths
from sdgsheet.formulas.made import Made, Trees, Unmade
from sdgsheet.formulas.notjudged import NotJudgedError
from sdgsheet.formulas.patterns import is_on_sheet, keeps_a_range, meet, moved_reference, pattern
from sdgsheet.formulas.prepared import Prepared
from sdgsheet.formulas.preparing import WORK
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
    if known is not None and (filled_down := _filled_down(book, known, cell, is_input)) is not None:
        return filled_down
    worker = _Reading(book, cell, is_input)
    try:
        worker.follow(cell, source, named=True)
        worker.bound_texts()
    except NotJudgedError as error:
        raise UnreadError(error.reason, tuple(worker.outside)) from None
    circle = _circle(worker.parts, cell)
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
    prepared = known.parts[known.cell].prepared
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
    above = ((moved_reference(reference, rows, 0), number) for reference, number in prepared.above)
    ascending = [moved_reference(reference, rows, 0) for reference in prepared.ascending]
    if not book.suits(above, ascending) or _holds_figures(book, ascending, is_input):
        return None
    circle = _holding((moved_reference(reference, rows, 0) for reference in prepared.ranges), cell)
    return Formula(cell, inputs, (), None, known, circle)


def _holds_figures(book: Book, references: Iterable[Reference], is_input: IsInput) -> bool:
    """Their cells are inputs: other figures would stand in another order."""
    return any(is_input(place, False) for reference in references for place, _ in book.cells(reference))


def _circle(parts: Mapping[Ref, Made], cell: Ref) -> Reference | None:
    """The range that holds the formula's own cell, or a helper's that of the helper."""
    for place, made in parts.items():
        for own in dict.fromkeys((cell, place)):
            if (found := _holding(made.prepared.ranges, own)) is not None:
                return found
    return None


def _holding(ranges: Iterable[Reference], cell: Ref) -> Reference | None:
    return next((reference for reference in ranges if reference.holds(cell)), None)


def changed(workbook: Workbook, formula: Formula, change: Callable[[Node], Node]) -> Formula:
    """The formula with ``change`` made to it and to its helper cells; it still reads the same inputs, and others perhaps.

    Raises:
        NotJudgedError: it can no longer be evaluated safely.
    """
    book = book_of(workbook)
    parts: dict[Ref, Made] = {}
    for place, made in formula.parts.items():
        tree = change(made.trees.resolved)
        prepared = book.prepare(tree, place, in_array=made.prepared.is_array)
        parts[place] = Made(place, prepared, Trees(made.trees.written, tree))
    return Formula(formula.cell, formula.inputs, formula.outside, parts)


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
        self.parts: dict[Ref, Made] = {}
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
            if at in self.parts or (at in self.inputs and not by_name):
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
            len(self.parts) > _FORMULAS
            or len(self.inputs) > _CELLS
            or self.characters > _CHARACTERS
            or self.work > WORK
        )

    def bound_texts(self) -> None:
        """Refuses formulas whose texts may grow without end, helper by helper."""
        if self.grows:
            HelperLengths(self.book, {place: made.prepared for place, made in self.parts.items()}).of(self.root)

    def _prepare(self, place: Ref, cell: Cell) -> tuple[Reference, ...]:
        made = self.book.made(place, cell)
        self.outside.update(dict.fromkeys(made.outside))
        if isinstance(made, Unmade):
            raise NotJudgedError(made.reason)
        if _holds_figures(self.book, made.prepared.ascending, self.is_input):
            raise among_figures()
        self.parts[place] = made
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
