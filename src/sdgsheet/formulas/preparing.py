"""A resolved formula made ready for the evaluator: what that computes otherwise than Excel is written in other words, or refused."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from sdgsheet.formulas import lookups, notjudged
from sdgsheet.formulas.arrays import ARRAY_VARIABLE, Value, elements, stacked
from sdgsheet.formulas.functions import ARRAYS, SIGNATURES, TAKES_ARRAYS
from sdgsheet.formulas.notjudged import NotJudgedError
from sdgsheet.formulas.prepared import Facts, Prepared
from sdgsheet.formulas.ranges import crossing, read_as_a_whole, used_part
from sdgsheet.formulas.specials import SPECIAL
from sdgsheet.formulas.spelling import a1
from sdgsheet.formulas.substitutes import substituted
from sdgsheet.formulas.textnumbers import ARITHMETIC, in_half_width
from sdgsheet.formulas.tree import (
    Blank,
    Call,
    Constant,
    Matrix,
    Name,
    Node,
    Operation,
    Reference,
)
from sdgsheet.snapshot import Ref
from sdgsheet.text import Text

LARGEST = 10_000
"""Ranges of that many cells and more are refused."""
WORK = 10_000
"""Cells that all arrays of one formula and its helper cells may come to, operations counted."""


def prepare(tree: Node, cell: Ref, facts: Facts, *, in_array: bool = False) -> Prepared:
    """Prepares the formula of ``cell``.

    Raises:
        NotJudgedError: something in it cannot be evaluated safely.
    """
    worker = _Preparing(cell, facts)
    value = worker.value(tree, {}, as_array=in_array)
    ranges = tuple(dict.fromkeys(read_as_a_whole(tree)))
    return Prepared(
        value.node,
        value.is_array,
        tuple(worker.reads),
        tuple(worker.above),
        tuple(worker.sorted),
        worker.work,
        worker.crosses,
        ranges,
    )


Environment = Mapping[str, Value]
"""The variables of LET, by their names in small letters."""


class _Preparing:
    def __init__(self, cell: Ref, facts: Facts) -> None:
        self.cell = cell
        self.facts = facts
        self.reads: dict[Reference, None] = {}
        self.above: list[tuple[Reference, float]] = []
        self.sorted: list[Reference] = []
        self.variables = 0
        self.crosses = False
        self.work = 0

    def far_above(self, reference: Reference, number: float) -> bool:
        """The number is far above all numbers in the range; it is noted that this matters."""
        self.above.append((reference, number))
        return self.facts.far_above(reference, number)

    def ascending(self, reference: Reference) -> bool:
        """The range is one row or column of typed-in numbers in ascending order; it is noted that this matters."""
        self.sorted.append(reference)
        return self.facts.ascending(reference)

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
            node = used_part(node, self.facts.used)
        if node.size >= LARGEST:
            raise notjudged.too_large(_written(node), node.size)
        if not as_array and not node.is_cell:
            self.crosses = True
            inside = crossing(node, self.cell)
            if inside is None:
                return Value(Constant("#VALUE!", is_error=True))
            node = inside
        self.reads[node] = None
        top, left, bottom, right = node.area
        return Value(node, not node.is_cell, bottom - top + 1, right - left + 1)

    def _variable(self, node: Name, known: Environment, *, as_array: bool) -> Value:
        found = known.get(node.name.casefold())
        if found is None:
            return Value(Constant("#NAME?", is_error=True))
        if isinstance(found.node, Reference):
            return self.reference(found.node, as_array=as_array)
        return found

    def _operation(self, node: Operation, known: Environment, *, as_array: bool) -> Value:
        if node.operator == ",":
            raise NotJudgedError(Text("いくつもの範囲をまとめた参照", "a reference to several ranges at once"))
        if node.operator == "@":
            return self.value(node.operands[0], known, as_array=False)
        values = [self.value(operand, known, as_array=as_array) for operand in node.operands]
        if node.operator in ARITHMETIC:
            values = [in_half_width(value) for value in values]
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
        in_other_words = substituted(node, self.facts.is_plain)
        if in_other_words is not node:
            return self.value(in_other_words, known, as_array=as_array)
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
        special = SPECIAL.get(name)
        if special is not None:
            made = special(self, values)
            if made.is_array and not as_array and name in ("INDEX", "XLOOKUP"):
                # Excel takes the value in the formula's own row or column.
                raise notjudged.function_so(name, "行や列の全体", "a whole row or column")
            self._spend_on(letters, values)
            return made
        call = Call(name, tuple(v.node for v in values))
        if any(v.is_array for letter, v in zip(letters, values, strict=True) if letter == "s"):
            return self._lifted(call, values) if signature.lifts else self._element_by_element(call)
        self._spend_on(letters, values)
        return self._array(call, values) if name in ARRAYS else Value(call)

    def _array(self, call: Call, values: list[Value]) -> Value:
        if call.function in ("TOCOL", "TOROW"):
            return lookups.in_one_line(call, values)
        if call.function in ("HSTACK", "VSTACK"):
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
        if isinstance(node, Reference) and letter == "n":
            return Value(replace(node, as_range=True))
        if isinstance(node, Reference):
            value = self.reference(node, as_array=True, searched=letter == "f")
            assert isinstance(value.node, Reference)
            return value._replace(node=replace(value.node, as_range=True))
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
