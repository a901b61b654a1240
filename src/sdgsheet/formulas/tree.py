"""A formula as a tree of values."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from sdgsheet.snapshot import Area, Ref

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written: 100, 1E+17."""

    text: str

    @property
    def value(self) -> float:
        """As a double."""
        return float(self.text)


@dataclass(frozen=True, slots=True)
class Constant:
    """A text, ``TRUE`` or ``FALSE``, or an error, as a constant."""

    value: str | bool
    is_error: bool = False


@dataclass(frozen=True, slots=True)
class Blank:
    """An argument that is left out."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A cell or a range. ``sheet`` None is the formula's own; ``book`` names another workbook."""

    area: Area
    fixed: tuple[bool, bool, bool, bool] = (False, False, False, False)
    """Which of top, left, bottom, right bear a ``$``."""
    sheet: str | None = None
    book: str | None = None
    whole: Literal["", "columns", "rows"] = ""
    """``E:E`` or ``5:5``."""
    as_range: bool = False
    """A single cell that is written as a range, ``E5:E5``: some functions of the evaluator take nothing less."""

    @property
    def is_cell(self) -> bool:
        """A single cell."""
        top, left, bottom, right = self.area
        return top == bottom and left == right

    @property
    def grows(self) -> bool:
        """One of its ends stays when the formula is filled: ``A$7:A7`` is more than a cell in the next row."""
        return self.fixed[:2] != self.fixed[2:]

    @property
    def size(self) -> int:
        """How many cells."""
        top, left, bottom, right = self.area
        return (bottom - top + 1) * (right - left + 1)

    def holds(self, cell: Ref) -> bool:
        """The cell is one of them; of a reference that names its sheet."""
        return self.book is None and self.sheet == cell.sheet and self.area.covers(cell.row, cell.column)


@dataclass(frozen=True, slots=True)
class Name:
    """A defined name, a variable of LET, or what stands for a table's column (``brackets``)."""

    name: str
    sheet: str | None = None
    book: str | None = None
    brackets: str | None = None
    """What stands inside the outer brackets of ``進捗[[#This Row],[実績]]``."""


@dataclass(frozen=True, slots=True)
class Operation:
    """An operator with its one or two operands, of ``,`` more; ``%`` and ``#`` follow theirs, ``-``, ``+`` and ``@`` may precede it."""

    operator: str
    operands: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Call:
    """A function with its arguments; the name in capitals, without ``_xlfn.``."""

    function: str
    arguments: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Apply:
    """A LAMBDA, or a name that stands for one, with what it is applied to."""

    callee: Node
    arguments: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """An array constant, row by row."""

    rows: tuple[tuple[Node, ...], ...]


Node = Number | Constant | Blank | Reference | Name | Operation | Call | Apply | Matrix


def children(node: Node) -> tuple[Node, ...]:
    """The nodes directly below."""
    if isinstance(node, Operation):
        return node.operands
    if isinstance(node, Call):
        return node.arguments
    if isinstance(node, Apply):
        return (node.callee, *node.arguments)
    return ()


def walk(node: Node) -> Iterator[Node]:
    """The node and all below it, parents first, from left to right."""
    waiting = [node]
    while waiting:
        current = waiting.pop()
        yield current
        waiting.extend(reversed(children(current)))


def rebuilt(node: Node, change: Callable[[Node], Node]) -> Node:
    """The node with each of its children changed."""
    if isinstance(node, Operation):
        return Operation(node.operator, tuple(map(change, node.operands)))
    if isinstance(node, Call):
        return Call(node.function, tuple(map(change, node.arguments)))
    if isinstance(node, Apply):
        return Apply(change(node.callee), tuple(map(change, node.arguments)))
    return node
