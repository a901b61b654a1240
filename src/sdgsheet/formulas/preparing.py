"""A resolved formula made ready for the evaluator: what that computes otherwise than Excel is written in other words, or refused."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from sdgsheet.formulas import lookups, notjudged
from sdgsheet.formulas.arrays import ARRAY_VARIABLE, Value, elements, stacked
from sdgsheet.formulas.functions import ARRAYS, SIGNATURES, TAKES_ARRAYS
from sdgsheet.formulas.patterns import moved, moved_reference
from sdgsheet.formulas.spelling import a1
from sdgsheet.formulas.textformats import fixed, text_of
from sdgsheet.formulas.tree import (
    LAST_COLUMN,
    LAST_ROW,
    Blank,
    Call,
    Constant,
    Matrix,
    Name,
    Node,
    Number,
    Operation,
    Reference,
)
from sdgsheet.snapshot import Area, Ref

LARGEST = 10_000
"""Ranges of that many cells and more are refused."""
WORK = 10_000
"""Cells that all arrays of one formula and its helper cells may come to, operations counted."""


class Prepared(NamedTuple):
    """A formula that may be evaluated."""

    tree: Node
    is_array: bool
    """Its value is an array, of which the cell shows the first."""
    reads: tuple[Reference, ...]
    """What it refers to, each once, in the order of writing."""
    above: tuple[tuple[Reference, float], ...] = ()
    """Ranges of which all numbers must lie far below a number that is looked for."""
    work: int = 0
    """What an evaluation costs: cells of arrays, operations counted."""
    crosses: bool = False
    """Of a range it takes the value in its own row or column."""

    def moved(self, rows: int, columns: int) -> Prepared:
        """The same formula filled down or across."""
        return self._replace(
            tree=moved(self.tree, rows, columns),
            reads=tuple(moved_reference(reference, rows, columns) for reference in self.reads),
            above=tuple((moved_reference(reference, rows, columns), number) for reference, number in self.above),
        )


class Used(NamedTuple):
    """How far the cells of a workbook reach: ``E:E`` is read so far, and one row more."""

    rows: int
    columns: int


def prepare(
    tree: Node,
    cell: Ref,
    used: Used,
    far_above: lookups.FarAbove,
    *,
    in_array: bool = False,
) -> Prepared:
    """Prepares the formula of ``cell``. ``far_above`` tells whether a number is far above all in a range.

    Raises:
        NotJudgedError: something in it cannot be evaluated safely.
    """
    worker = _Preparing(cell, used, far_above)
    value = worker.value(tree, {}, as_array=in_array)
    return Prepared(value.node, value.is_array, tuple(worker.reads), tuple(worker.above), worker.work, worker.crosses)


Environment = Mapping[str, Value]
"""The variables of LET, by their names in small letters."""
_Special = Callable[["_Preparing", list[Value]], Value]


class _Preparing:
    def __init__(self, cell: Ref, used: Used, far_above: lookups.FarAbove) -> None:
        self.cell = cell
        self.used = used
        self._far_above = far_above
        self.reads: dict[Reference, None] = {}
        self.above: list[tuple[Reference, float]] = []
        self.variables = 0
        self.crosses = False
        self.work = 0

    def far_above(self, reference: Reference, number: float) -> bool:
        """The number is far above all numbers in the range; it is noted that this matters."""
        self.above.append((reference, number))
        return self._far_above(reference, number)

    def value(self, node: Node, known: Environment, *, as_array: bool) -> Value:
        """The node in a place for one value, or (``as_array``) for an array."""
        if isinstance(node, Reference):
            return self.reference(node, as_array=as_array)
        if isinstance(node, Name):
            return self._variable(node, known, as_array=as_array)
        if isinstance(node, Operation):
            return self._operation(node, known, as_array=as_array)
        if isinstance(node, Call):
            return self._call(node, known, as_array=as_array)
        if isinstance(node, Matrix):
            return Value(node, True, len(node.rows), max(map(len, node.rows)))
        return Value(node)

    def reference(self, node: Reference, *, as_array: bool, searched: bool = False) -> Value:
        """A reference; where one value is wanted of a range, that in the formula's own row or column."""
        if node.book is None and node.whole:
            if as_array and not searched:
                raise notjudged.too_large(_written(node), node.size)
            node = self._used(node)
        if node.size >= LARGEST:
            raise notjudged.too_large(_written(node), node.size)
        if not as_array and not node.is_cell:
            self.crosses = True
            inside = self._crossing(node)
            if inside is None:
                return Value(Constant("#VALUE!", is_error=True))
            node = inside
        self.reads[node] = None
        top, left, bottom, right = node.area
        return Value(node, not node.is_cell, bottom - top + 1, right - left + 1)

    def _used(self, node: Reference) -> Reference:
        top, left, bottom, right = node.area
        if node.whole == "columns":
            bottom = min(LAST_ROW, self.used.rows + 1)
        else:
            right = min(LAST_COLUMN, self.used.columns + 1)
        return Reference(Area(top, left, bottom, right), node.fixed, node.sheet)

    def _crossing(self, node: Reference) -> Reference | None:
        top, left, bottom, right = node.area
        row, column = self.cell.row, self.cell.column
        if left == right and top <= row <= bottom:
            return Reference(Area(row, left, row, left), node.fixed, node.sheet, node.book)
        if top == bottom and left <= column <= right:
            return Reference(Area(top, column, top, column), node.fixed, node.sheet, node.book)
        return None

    def _variable(self, node: Name, known: Environment, *, as_array: bool) -> Value:
        found = known.get(node.name.casefold())
        if found is None:
            return Value(Constant("#NAME?", is_error=True))
        if isinstance(found.node, Reference):
            return self.reference(found.node, as_array=as_array)
        return found

    def _operation(self, node: Operation, known: Environment, *, as_array: bool) -> Value:
        if node.operator == "@":
            return self.value(node.operands[0], known, as_array=False)
        values = [self.value(operand, known, as_array=as_array) for operand in node.operands]
        return self._lifted(Operation(node.operator, tuple(v.node for v in values)), values)

    def _lifted(self, node: Operation | Call, values: list[Value]) -> Value:
        made = self._as_wide_as(node, values, is_array=any(v.is_array for v in values))
        if made.is_array:
            self._count(made.rows * made.columns)
        return made

    @staticmethod
    def _as_wide_as(node: Node, values: Iterable[Value], *, is_array: bool) -> Value:
        """A row beside a column makes a table of both."""
        sizes = [(v.rows, v.columns) for v in values] or [(1, 1)]
        return Value(node, is_array, max(rows for rows, _ in sizes), max(columns for _, columns in sizes))

    def _spend_on(self, letters: str, values: list[Value]) -> None:
        for letter, value in zip(letters, values, strict=True):
            if letter == "f" and isinstance(value.node, Reference):
                self._count(value.rows + value.columns)
            elif letter != "s" and value.is_array:
                self._count(value.rows * value.columns)

    def _count(self, cells: int) -> None:
        self.work += cells
        if self.work > WORK:
            raise notjudged.too_slow()

    def variable(self, *, is_array: bool = False) -> Name:
        """A free name for LET, in letters that the evaluator reads."""
        self.variables += 1
        return Name(f"{ARRAY_VARIABLE if is_array else 'value_'}{self.variables}_")

    def _call(self, node: Call, known: Environment, *, as_array: bool) -> Value:
        node = lookups.in_two_lines(node) or node
        name = node.function
        if name == "LET":
            return self._let(node, known, as_array=as_array)
        signature = SIGNATURES.get(name)
        if signature is None:
            raise notjudged.function(name)
        letters = signature.letters(len(node.arguments))
        if len(letters) < len(node.arguments):
            raise notjudged.function_so(name, "引数の数", "the number of its arguments")
        values = [
            self._argument(name, letter, argument, known, as_array=as_array)
            for letter, argument in zip(letters, node.arguments, strict=True)
        ]
        special = _SPECIAL.get(name)
        if special is not None:
            made = special(self, values)
            self._spend_on(letters, values)
            return made
        call = Call(name, tuple(v.node for v in values))
        if any(v.is_array for letter, v in zip(letters, values, strict=True) if letter == "s"):
            return self._lifted(call, values) if signature.lifts else self._element_by_element(call)
        self._spend_on(letters, values)
        if name not in ARRAYS:
            return Value(call)
        if name in ("HSTACK", "VSTACK"):
            rows, columns = sum(v.rows for v in values), sum(v.columns for v in values)
            self._count(rows * columns)
            return Value(call, True, rows, columns)
        return self._as_wide_as(call, values, is_array=True)

    def _argument(self, function: str, letter: str, node: Node, known: Environment, *, as_array: bool) -> Value:
        if isinstance(node, Blank):
            return Value(node)
        if letter == "s":
            return self.value(node, known, as_array=as_array)
        if isinstance(node, Name) and isinstance(
            (bound := known.get(node.name.casefold(), Value(node))).node, Reference
        ):
            node = bound.node
        if isinstance(node, Reference):
            return self.reference(node, as_array=True, searched=letter == "f")
        value = self.value(node, known, as_array=True)
        if value.is_array and letter != "a" and function not in TAKES_ARRAYS:
            raise notjudged.function_so(function, "配列を引数とする", "given an array")
        return value

    def _element_by_element(self, call: Call) -> Value:
        matrix = elements(call)
        if matrix is None:
            raise notjudged.function_so(call.function, "配列を引数とする", "given an array")
        self._count(len(matrix) * len(matrix[0]))
        return Value(stacked(matrix), True, len(matrix), len(matrix[0]))

    def _let(self, node: Call, known: Environment, *, as_array: bool) -> Value:
        pairs: list[Node] = []
        environment = dict(known)
        for name, given in zip(node.arguments[:-1:2], node.arguments[1:-1:2], strict=True):
            assert isinstance(name, Name)
            key = name.name.casefold()
            source = (
                environment[given.name.casefold()].node
                if isinstance(given, Name) and given.name.casefold() in environment
                else given
            )
            if isinstance(source, Reference):
                # As a reference it may be searched through, or give the value of this row.
                environment[key] = Value(source)
                continue
            value = self.value(given, environment, as_array=True)
            own = self.variable(is_array=value.is_array)
            environment[key] = value._replace(node=own)
            pairs += [own, value.node]
        body = self.value(node.arguments[-1], environment, as_array=as_array)
        return body._replace(node=Call("LET", (*pairs, body.node))) if pairs else body


def _written(node: Reference) -> str:
    return a1(Reference(node.area, whole=node.whole))


def _text(worker: _Preparing, values: list[Value]) -> Value:
    if len(values) != 2 or values[0].is_array:
        raise notjudged.function_so("TEXT", "配列を引数とする", "given an array")
    return Value(text_of(values[0].node, values[1].node, worker.variable()))


def _fixed(_: _Preparing, values: list[Value]) -> Value:
    if not values or any(v.is_array for v in values):
        raise notjudged.function_so("FIXED", "配列を引数とする", "given an array")
    return Value(fixed(tuple(v.node for v in values)))


def _place(name: str) -> _Special:
    def special(_: _Preparing, values: list[Value]) -> Value:
        node = values[0].node if values else None
        if isinstance(node, Reference) and node.is_cell:
            return Value(Number(str(node.area.top if name == "ROW" else node.area.left)))
        return Value(Call(name, tuple(v.node for v in values)), True, values[0].rows, values[0].columns)

    return special


def _same_size(name: str, result: int, *searched: int) -> _Special:
    """SUMIF and the like stretch a range of another size: that is not judged."""

    def special(_: _Preparing, values: list[Value]) -> Value:
        nodes = [v.node for v in values]
        ranges = [nodes[i] for i in (result, *searched) if i < len(nodes)]
        if searched == ():
            ranges += nodes[1::2] if result == 0 else []
        if len({_shape(node) for node in ranges}) > 1 or any(
            v.is_array and not isinstance(v.node, Reference) for v in values
        ):
            raise notjudged.function_so(name, "大きさの違う範囲", "ranges of different sizes")
        return Value(Call(name, tuple(nodes)))

    return special


def _shape(node: Node) -> tuple[int, int]:
    if not isinstance(node, Reference):
        return (1, 1)
    return (node.area.bottom - node.area.top, node.area.right - node.area.left)


_SPECIAL: dict[str, _Special] = {
    "LOOKUP": lambda worker, values: lookups.lookup(values, worker.far_above),
    "MATCH": lambda worker, values: lookups.match(values, worker.far_above),
    "VLOOKUP": lambda _, values: lookups.table_lookup("VLOOKUP", values),
    "HLOOKUP": lambda _, values: lookups.table_lookup("HLOOKUP", values),
    "XMATCH": lambda _, values: lookups.xmatch(values),
    "XLOOKUP": lambda _, values: lookups.xlookup(values),
    "INDEX": lambda _, values: lookups.index(values),
    "TEXT": _text,
    "FIXED": _fixed,
    "ROW": _place("ROW"),
    "COLUMN": _place("COLUMN"),
    "SUMIF": _same_size("SUMIF", 2, 0),
    "AVERAGEIF": _same_size("AVERAGEIF", 2, 0),
    "SUMIFS": _same_size("SUMIFS", 0),
    "AVERAGEIFS": _same_size("AVERAGEIFS", 0),
    "MAXIFS": _same_size("MAXIFS", 0),
    "MINIFS": _same_size("MINIFS", 0),
}
