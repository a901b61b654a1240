"""From tokens to a tree, without recursion: a formula may be nested as deep as someone likes."""

from __future__ import annotations

from typing import NamedTuple

from sdgsheet.formulas.leaves import function_name, leaf
from sdgsheet.formulas.tokens import FormulaError, Token, tokens
from sdgsheet.formulas.tree import Apply, Blank, Call, Constant, Matrix, Node, Operation

LENGTH, BRACKETS, DEPTH = 8_192, 256, 150
"""Characters, nested brackets, and levels of the tree that are still read."""

PRECEDENCE = {":": 8, " ": 7, "^": 4, "*": 3, "/": 3, "+": 2, "-": 2, "&": 1} | dict.fromkeys(
    ("=", "<>", "<", ">", "<=", ">="), 0
)
PREFIX, POSTFIX = 6, 5


class TooDeepError(FormulaError):
    """A formula that is longer, or nested deeper, than any that is written by hand."""


class _Sub(NamedTuple):
    node: Node
    depth: int


class _Open:
    """A bracket, a call or a LAMBDA's arguments, not yet closed."""

    __slots__ = ("arguments", "callee", "function", "operators")

    def __init__(self, function: str | None = None, callee: _Sub | None = None) -> None:
        self.function = function
        self.callee = callee
        self.arguments: list[_Sub] = []
        self.operators: list[str] = []
        """Those that wait for their right operand; prefixes as ``u-``."""


def parse(formula: str) -> Node:
    """The tree of a formula without its leading ``=``.

    Raises:
        TooDeepError: it goes beyond ``LENGTH``, ``BRACKETS`` or ``DEPTH``.
        FormulaError: it is no formula.
    """
    if len(formula) > LENGTH:
        raise TooDeepError("too long")
    return _Parser(tokens(formula)).parse()


class _Parser:
    def __init__(self, found: tuple[Token, ...]) -> None:
        self.tokens = found
        self.at = 0
        self.open = [_Open()]
        self.operands: list[_Sub] = []
        self.wanted = True
        """An operand is wanted next."""

    def parse(self) -> Node:
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            self.at += 1
            if self.wanted:
                self._operand(token)
            else:
                self._after(token)
        if self.wanted or len(self.open) > 1:
            raise FormulaError("it ends too early")
        self._reduce(-1)
        return self.operands.pop().node

    def _operand(self, token: Token) -> None:
        kind, text = token
        if kind in ("reference", "number", "text", "error", "word"):
            self._push(leaf(kind, text), 1)
            self.wanted = False
        elif kind == "function":
            self._enter(_Open(function_name(text)))
        elif text == "(":
            self._enter(_Open())
        elif text == "{":
            self._push(self._matrix(), 1)
            self.wanted = False
        elif text in ("-", "+", "@"):
            self.open[-1].operators.append("u" + text)
        elif (text in (",", ")")) and self._may_be_left_out():
            self._push(Blank(), 1)
            self.wanted = False
            self._after(token)
        else:
            raise FormulaError(f"{text!r} in place of an operand")

    def _may_be_left_out(self) -> bool:
        top = self.open[-1]
        return (top.function is not None or top.callee is not None) and not top.operators

    def _after(self, token: Token) -> None:
        kind, text = token
        top = self.open[-1]
        if kind == "operator" and text in ("%", "#"):
            self._reduce(PREFIX if text == "%" else PREFIX + 1)
            node, depth = self.operands.pop()
            self._push(Operation(text, (node,)), depth + 1)
        elif kind == "operator" and text in PRECEDENCE:
            self._reduce(PRECEDENCE[text])
            top.operators.append(text)
            self.wanted = True
        elif text == "," and len(self.open) > 1:
            self._reduce(-1)
            top.arguments.append(self.operands.pop())
            self.wanted = True
        elif text == ")" and len(self.open) > 1:
            self._reduce(-1)
            self._close()
        elif text == "(":
            self._enter(_Open(callee=self.operands.pop()))
        else:
            raise FormulaError(f"{text!r} after an operand")

    def _enter(self, frame: _Open) -> None:
        self.open.append(frame)
        if len(self.open) - 1 > BRACKETS:
            raise TooDeepError("nested too deep")
        self.wanted = True

    def _close(self) -> None:
        frame = self.open.pop()
        if frame.function is None and frame.callee is None:
            self._union(frame)
            return
        arguments = [*frame.arguments, self.operands.pop()]
        if len(arguments) == 1 and isinstance(arguments[0].node, Blank):
            arguments = []
        nodes = tuple(argument.node for argument in arguments)
        depth = max((argument.depth for argument in arguments), default=0) + 1
        if frame.function in ("TRUE", "FALSE") and not nodes:
            self._push(Constant(frame.function == "TRUE"), depth)  # as LibreOffice writes them
        elif frame.function == "SINGLE" and len(nodes) == 1:
            self._push(Operation("@", nodes), depth)  # as Excel shows it
        elif frame.function is not None:
            self._push(Call(frame.function, nodes), depth)
        else:
            assert frame.callee is not None
            self._push(Apply(frame.callee.node, nodes), max(depth, frame.callee.depth + 1))

    def _union(self, frame: _Open) -> None:
        """Brackets; with commas inside a reference to several ranges."""
        if frame.arguments:
            parts = [*frame.arguments, self.operands.pop()]
            self._push(Operation(",", tuple(part.node for part in parts)), max(part.depth for part in parts) + 1)

    def _reduce(self, least: int) -> None:
        """Applies the waiting operators that bind at least as strongly."""
        operators = self.open[-1].operators
        while operators:
            operator = operators[-1]
            if (PREFIX if operator[0] == "u" else PRECEDENCE[operator]) < least:
                return
            operators.pop()
            right = self.operands.pop()
            if operator[0] == "u":
                self._push(Operation(operator[1], (right.node,)), right.depth + 1)
            else:
                left = self.operands.pop()
                self._push(Operation(operator, (left.node, right.node)), max(left.depth, right.depth) + 1)

    def _push(self, node: Node, depth: int) -> None:
        if depth > DEPTH:
            raise TooDeepError("nested too deep")
        self.operands.append(_Sub(node, depth))

    def _matrix(self) -> Matrix:
        rows: list[tuple[Node, ...]] = []
        row: list[Node] = []
        sign = ""
        while self.at < len(self.tokens):
            kind, text = self.tokens[self.at]
            self.at += 1
            if kind in ("number", "text", "error", "word"):
                row.append(leaf(kind, sign + text if kind == "number" else text))
                sign = ""
            elif text in ("-", "+"):
                sign = "-" if text == "-" else ""
            elif text in (";", "}"):
                rows.append(tuple(row))
                row = []
                if text == "}":
                    return Matrix(tuple(rows))
            elif text != ",":
                break
        raise FormulaError("an array constant that does not end")
