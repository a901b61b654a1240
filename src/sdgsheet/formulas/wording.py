"""A formula in words: 「(2022年実績－当初値)÷(目標値－当初値)」."""

from __future__ import annotations

from collections.abc import Callable

from sdgsheet.formulas.parsing import POSTFIX, PRECEDENCE, PREFIX
from sdgsheet.formulas.spelling import spell
from sdgsheet.formulas.tree import Apply, Call, Constant, Node, Number, Operation, Reference
from sdgsheet.text import Text

Namer = Callable[[Reference], Text]
"""What to call a cell or a range."""

_SIGNS = {"+": "＋", "-": "－", "*": "×", "/": "÷", "^": "^", "&": "＆"}
_ATOM = 9


def worded(tree: Node, name: Namer) -> Text:
    """The formula with its cells named and its operators as on paper; functions keep their names."""
    return Text(_worded(tree, lambda r: name(r).ja, _SIGNS)[0], _worded(tree, lambda r: name(r).en, _ENGLISH)[0])


_ENGLISH = {"-": " − ", "+": " + ", "*": " × ", "/": " ÷ "}


def core(tree: Node) -> Node:
    """What is left without guards, rounding, scaling and formats: what the formula is about."""
    while True:
        inner = _inside(tree)
        if inner is None:
            return tree
        tree = inner


_ROUNDING = frozenset({"ROUND", "ROUNDUP", "ROUNDDOWN", "TRUNC", "INT", "TEXT", "FIXED", "VALUE", "IFERROR", "IFNA"})


def _inside(tree: Node) -> Node | None:
    if isinstance(tree, Call):
        if tree.function in _ROUNDING and tree.arguments:
            return tree.arguments[0]
        if tree.function == "IF" and len(tree.arguments) == 3:
            branches = [branch for branch in tree.arguments[1:] if not _is_constant(branch)]
            return branches[0] if len(branches) == 1 else None
    if isinstance(tree, Operation):
        if tree.operator in ("*", "&") and len(tree.operands) == 2:
            left, right = tree.operands
            if _is_plain(right) and not _is_plain(left):
                return left
            if _is_plain(left) and not _is_plain(right):
                return right
        if tree.operator == "@":
            return tree.operands[0]
    return None


def _is_constant(node: Node) -> bool:
    return isinstance(node, Constant | Number)


def _is_plain(node: Node) -> bool:
    """× 100, & "%"."""
    return node == Number("100") or (isinstance(node, Constant) and isinstance(node.value, str))


def _worded(node: Node, name: Callable[[Reference], str], signs: dict[str, str]) -> tuple[str, int]:
    """The words, and how strongly they hold together."""
    if isinstance(node, Reference):
        return name(node), _ATOM
    if isinstance(node, Operation):
        return _operation(node, name, signs)
    if isinstance(node, Call):
        arguments = ", ".join([_worded(argument, name, signs)[0] for argument in node.arguments])
        return f"{node.function}({arguments})", _ATOM
    if isinstance(node, Apply):
        arguments = ", ".join([_worded(argument, name, signs)[0] for argument in node.arguments])
        return f"{_worded(node.callee, name, signs)[0]}({arguments})", _ATOM
    return spell(node), _ATOM


def _operation(node: Operation, name: Callable[[Reference], str], signs: dict[str, str]) -> tuple[str, int]:
    operator, operands = node.operator, node.operands
    words = [_worded(operand, name, signs) for operand in operands]
    if operator == ",":
        return f"({', '.join(text for text, _ in words)})", _ATOM
    if len(operands) == 1:
        text, strength = words[0]
        if operator in ("%", "#"):
            return f"{_bracketed(text, strength < POSTFIX)}{operator}", POSTFIX
        sign = signs.get(operator, operator).strip()
        return f"{sign}{_bracketed(text, strength < PREFIX)}", PREFIX
    own = PRECEDENCE[operator]
    (left, left_strength), (right, right_strength) = words
    between = signs.get(operator, operator)
    return _bracketed(left, left_strength < own) + between + _bracketed(right, right_strength <= own), own


def _bracketed(text: str, needed: bool) -> str:
    return f"({text})" if needed else text
