"""Texts that are computed with: Excel reads ４０３ as 403, the evaluator once ASC has made it narrow."""

from __future__ import annotations

from sdgsheet.formulas.arrays import Value
from sdgsheet.formulas.tree import Call, Name, Node, Operation

ARITHMETIC = frozenset({"+", "-", "*", "/", "^", "%"})
_TEXTS = frozenset({"LEFT", "RIGHT", "MID", "SUBSTITUTE", "TRIM", "CONCATENATE", "CONCAT", "TEXTJOIN"})


def in_half_width(value: Value) -> Value:
    """A text that functions made, with its digits narrow; all else as it is."""
    node = value.node
    is_text = (
        node.function in _TEXTS if isinstance(node, Call) else isinstance(node, Operation) and node.operator == "&"
    )
    return value._replace(node=Call("ASC", (node,))) if is_text and not value.is_array else value


def value_of(node: Node, variable: Name) -> Node:
    """``VALUE(node)``; ``variable`` is a name of LET that is free."""
    narrow = Call("IF", (Call("ISTEXT", (variable,)), Call("ASC", (variable,)), variable))
    return Call("LET", (variable, node, Call("VALUE", (narrow,))))
