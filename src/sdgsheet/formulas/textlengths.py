"""How long the texts in a formula can become: formulas can be made that double a text at every step."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sdgsheet.formulas import notjudged
from sdgsheet.formulas.tree import Call, Constant, Matrix, Name, Node, Operation, Reference, children, walk

LONGEST = 32_767
"""Characters that a text in Excel may have."""
_NUMBER = 25
"""Characters of a number as a text."""
_JOINING = frozenset({"CONCATENATE", "CONCAT", "TEXTJOIN", "HSTACK", "VSTACK"})
_GROWING = frozenset({"CONCATENATE", "CONCAT", "TEXTJOIN", "SUBSTITUTE"})

Lengths = Mapping[str, int]
"""Of the variables of LET."""
CellLength = Callable[[Reference, bool], int]
"""Of a reference: of its longest cell, or (True) of all of them together."""


def grows(tree: Node) -> bool:
    """A formula that puts texts together."""
    return any(
        node.operator == "&" if isinstance(node, Operation) else isinstance(node, Call) and node.function in _GROWING
        for node in walk(tree)
    )


def longest(tree: Node, cell: CellLength) -> int:
    """The length that the value of a prepared formula cannot exceed.

    Raises:
        NotJudgedError: some text in it may become too long.
    """
    return _Lengths(cell).of(tree, {}, joined=False)


class _Lengths:
    def __init__(self, cell: CellLength) -> None:
        self.cell = cell

    def of(self, node: Node, known: Lengths, *, joined: bool) -> int:
        """``joined``: the cells of a range are put together."""
        match node:
            case Reference():
                length = self.cell(node, joined)
            case Constant(value):
                length = len(value) if isinstance(value, str) else _NUMBER
            case Name(name):
                length = known.get(name, _NUMBER)
            case Matrix(rows):
                length = sum(self.of(item, known, joined=False) for row in rows for item in row)
            case Call("LET", arguments):
                length = self._let(arguments, known)
            case _:
                joins = isinstance(node, Call) and node.function in _JOINING
                length = _made(node, [self.of(child, known, joined=joins) for child in children(node)])
        if length > LONGEST:
            raise notjudged.too_slow()
        return length

    def _let(self, arguments: tuple[Node, ...], known: Lengths) -> int:
        inside = dict(known)
        for name, value in zip(arguments[:-1:2], arguments[1:-1:2], strict=True):
            if isinstance(name, Name):
                inside[name.name] = self.of(value, inside, joined=False)
        return self.of(arguments[-1], inside, joined=False)


def _made(node: Node, lengths: list[int]) -> int:
    if isinstance(node, Operation) and node.operator == "&":
        return sum(lengths)
    if not isinstance(node, Call):
        return _NUMBER
    if node.function in _JOINING:
        return sum(lengths) * (2 if node.function == "TEXTJOIN" else 1) + len(lengths) * max(lengths, default=0)
    if node.function == "SUBSTITUTE":
        return lengths[0] * (1 + lengths[2]) if len(lengths) > 2 else 0
    return max((_NUMBER, *lengths))
