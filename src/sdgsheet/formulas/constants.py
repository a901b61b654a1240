"""Constant parts of a formula: 10^17, -1, 44%."""

from __future__ import annotations

from sdgsheet.formulas.tree import Blank, Constant, Node, Number, Operation


def number_in(node: Node) -> float | None:
    """The number that a constant expression comes to; None where it is none."""
    if isinstance(node, Number):
        return node.value
    if not isinstance(node, Operation) or node.operator not in "+-*/^%":
        return None
    values = [number_in(operand) for operand in node.operands]
    known = [value for value in values if value is not None]
    if len(known) < len(values):
        return None
    try:
        return _result(node.operator, known)
    except (ZeroDivisionError, OverflowError, ValueError):
        return None


def _result(operator: str, values: list[float]) -> float | None:
    if len(values) == 1:
        return {"-": -values[0], "%": values[0] / 100}.get(operator, values[0])
    left, right = values
    match operator:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
        case "/":
            return left / right
    power = left**right
    return power if isinstance(power, float) else None


def choice_in(node: Node | None, default: int) -> int | None:
    """A constant that chooses how a function works: 0, FALSE, 1; left out it is ``default``, left empty 0."""
    if node is None:
        return default
    if isinstance(node, Blank):
        return 0
    if isinstance(node, Constant) and isinstance(node.value, bool):
        return int(node.value)
    value = number_in(node)
    return int(value) if value is not None and value.is_integer() else None
