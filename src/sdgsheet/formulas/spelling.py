"""Trees written out again: in A1 for the evaluator, in R1C1 to compare what stands in different rows."""

from __future__ import annotations

import re
from collections.abc import Callable

from sdgsheet.formulas.parsing import POSTFIX, PRECEDENCE, PREFIX
from sdgsheet.formulas.tree import (
    Apply,
    Call,
    Constant,
    Matrix,
    Name,
    Node,
    Number,
    Operation,
    Reference,
)
from sdgsheet.snapshot import column_letters

Speller = Callable[[Reference], str]

_PLAIN_SHEET = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_ATOM = 9


def spell(node: Node, reference: Speller | None = None) -> str:
    """The formula's text without ``=``; ``reference`` says how to write references (default: A1)."""
    return _spell(node, reference or a1)[0]


def r1c1(node: Node, row: int, column: int) -> str:
    """The formula as seen from its cell: the same text in every row that is filled down."""
    return spell(node, lambda reference: relative(reference, row, column))


def a1(reference: Reference) -> str:
    """``E29``, ``$E$5:$E$30``, ``'様式1'!E29``."""
    top, left, bottom, right = reference.area
    fixed_top, fixed_left, fixed_bottom, fixed_right = reference.fixed
    rows = (f"{_fixed(fixed_top)}{top}", f"{_fixed(fixed_bottom)}{bottom}")
    columns = (f"{_fixed(fixed_left)}{column_letters(left)}", f"{_fixed(fixed_right)}{column_letters(right)}")
    if reference.whole == "columns":
        text = f"{columns[0]}:{columns[1]}"
    elif reference.whole == "rows":
        text = f"{rows[0]}:{rows[1]}"
    else:
        text = columns[0] + rows[0]
        if not reference.is_cell or reference.grows:
            text += f":{columns[1]}{rows[1]}"
    return place(reference) + text


def relative(reference: Reference, row: int, column: int) -> str:
    """``RC[-12]``, ``R5C5:R30C5``."""
    top, left, bottom, right = reference.area
    fixed_top, fixed_left, fixed_bottom, fixed_right = reference.fixed
    rows = (_offset("R", top, row, fixed_top), _offset("R", bottom, row, fixed_bottom))
    columns = (_offset("C", left, column, fixed_left), _offset("C", right, column, fixed_right))
    if reference.whole == "columns":
        ends = columns
    elif reference.whole == "rows":
        ends = rows
    else:
        ends = (rows[0] + columns[0], rows[1] + columns[1])
    text = ends[0] if reference.is_cell and not reference.grows else ":".join(ends)
    return place(reference) + text


def place(reference: Reference | Name) -> str:
    """Book and sheet with their mark; empty where the reference names none."""
    if reference.sheet is None and reference.book is None:
        return ""
    book = f"[{reference.book}]" if reference.book is not None else ""
    name = book + (reference.sheet or "")
    if _PLAIN_SHEET.fullmatch(name):
        return f"{name}!"
    quoted = name.replace("'", "''")
    return f"'{quoted}'!"


def _fixed(fixed: bool) -> str:
    return "$" if fixed else ""


def _offset(letter: str, number: int, own: int, fixed: bool) -> str:
    if fixed:
        return f"{letter}{number}"
    return letter if number == own else f"{letter}[{number - own}]"


def _spell(node: Node, reference: Speller) -> tuple[str, int]:
    """The text, and how strongly it holds together."""
    if isinstance(node, Reference):
        return reference(node), _ATOM
    if isinstance(node, Operation):
        return _operation(node, reference)
    if isinstance(node, Call):
        return f"{node.function}({_list(node.arguments, reference)})", _ATOM
    if isinstance(node, Apply):
        return f"{_spell(node.callee, reference)[0]}({_list(node.arguments, reference)})", _ATOM
    return _leaf(node, reference), _ATOM


def _operation(node: Operation, reference: Speller) -> tuple[str, int]:
    operator, operands = node.operator, node.operands
    if operator == ",":
        return f"({_list(operands, reference)})", _ATOM
    if len(operands) == 1:
        text, strength = _spell(operands[0], reference)
        if operator in ("%", "#"):
            return f"{_bracketed(text, strength < POSTFIX)}{operator}", POSTFIX
        return f"{operator}{_bracketed(text, strength < PREFIX)}", PREFIX
    own = PRECEDENCE[operator]
    left, left_strength = _spell(operands[0], reference)
    right, right_strength = _spell(operands[1], reference)
    return _bracketed(left, left_strength < own) + operator + _bracketed(right, right_strength <= own), own


def _bracketed(text: str, needed: bool) -> str:
    return f"({text})" if needed else text


def _list(nodes: tuple[Node, ...], reference: Speller) -> str:
    return ",".join([_spell(node, reference)[0] for node in nodes])


def _leaf(node: Node, reference: Speller) -> str:
    match node:
        case Number(text):
            return text
        case Constant(bool() as value):
            return "TRUE" if value else "FALSE"
        case Constant(str() as value, is_error):
            doubled = value.replace('"', '""')
            return value if is_error else f'"{doubled}"'
        case Name(name, _, _, brackets):
            return place(node) + name + (f"[{brackets}]" if brackets is not None else "")
        case Matrix(rows):
            return "{" + ";".join([_list(row, reference) for row in rows]) + "}"
    return ""
