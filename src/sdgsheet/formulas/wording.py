"""A formula in words: 「(2022年実績－当初値)÷(目標値－当初値)」."""

from __future__ import annotations

from collections.abc import Callable

from sdgsheet.formulas.parsing import POSTFIX, PRECEDENCE, PREFIX
from sdgsheet.formulas.spelling import spell
from sdgsheet.formulas.tree import Apply, Blank, Call, Constant, Node, Number, Operation, Reference
from sdgsheet.notation.numbers import parse_amount
from sdgsheet.text import Text

Namer = Callable[[Reference], Text]
"""What to call a cell or a range."""

_SIGNS = {"+": "＋", "-": "－", "*": "×", "/": "÷", "^": "^", "&": "＆"}
_ATOM = 9
_HUNDRED = Number("100")


def worded(tree: Node, name: Namer) -> Text:
    """The formula with its cells named and its operators as on paper; functions keep their names."""
    return Text(_worded(tree, lambda r: name(r).ja, _SIGNS)[0], _worded(tree, lambda r: name(r).en, _ENGLISH)[0])


_ENGLISH = {"-": " − ", "+": " + ", "*": " × ", "/": " ÷ "}


def core(tree: Node) -> Node:
    """What is left without guards, rounding, scaling and formats: what the formula is about.

    Of what it may give, a blank or a word alone is left out: all that computes stays.
    """
    while True:
        inner = _inside(tree)
        if inner is None:
            return tree
        tree = inner


_ROUNDING = frozenset({"ROUND", "ROUNDUP", "ROUNDDOWN", "TRUNC", "INT", "TEXT", "FIXED", "VALUE"})


def _inside(tree: Node) -> Node | None:
    if isinstance(tree, Call) and tree.arguments:
        if tree.function in _ROUNDING:
            return tree.arguments[0]
        if tree.function in ("IFERROR", "IFNA"):
            return tree.arguments[0] if all(map(_is_no_figure, tree.arguments[1:])) else None
        if tree.function == "IF" and len(tree.arguments) == 3:
            branches = [branch for branch in tree.arguments[1:] if not _is_no_figure(branch)]
            return branches[0] if len(branches) == 1 else None
    if isinstance(tree, Operation):
        if tree.operator == "@":
            return tree.operands[0]
        if tree.operator in ("*", "&"):
            left, right = tree.operands
            return _beside(tree.operator, left, right) or _beside(tree.operator, right, left)
    return None


def _beside(operator: str, node: Node, plain: Node) -> Node | None:
    """What is scaled by × 100, or bears & "%"; not what is a hundredth: by itself that would be another figure."""
    if operator == "&":
        return node if isinstance(plain, Constant) and isinstance(plain.value, str) else None
    is_hundredth = isinstance(node, Operation) and (
        node.operator == "%" or (node.operator == "/" and node.operands[1] == _HUNDRED)
    )
    return node if plain == _HUNDRED and not is_hundredth else None


def _is_no_figure(node: Node) -> bool:
    """A blank, a word or an error, which says that there is no figure."""
    if isinstance(node, Constant) and isinstance(node.value, str):
        return parse_amount(node.value).number is None
    return isinstance(node, Blank) or (isinstance(node, Call) and node.function == "NA")


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
    is_signed_base = operator == "^" and left_strength == PREFIX  # on paper －1^2 is －(1^2)
    left = _bracketed(left, left_strength < own or is_signed_base)
    return left + between + _bracketed(right, right_strength <= own), own


def _bracketed(text: str, needed: bool) -> str:
    return f"({text})" if needed else text
