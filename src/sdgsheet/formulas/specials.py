"""Functions that are made ready in ways of their own."""

from __future__ import annotations

from collections.abc import Callable

from sdgsheet.formulas import lookups, notjudged
from sdgsheet.formulas.approximate import Ranges
from sdgsheet.formulas.arrays import Value
from sdgsheet.formulas.textformats import fixed, text_of
from sdgsheet.formulas.textnumbers import value_of
from sdgsheet.formulas.tree import Call, Node, Number, Reference

_Special = Callable[[Ranges, list[Value]], Value]


def _text(worker: Ranges, values: list[Value]) -> Value:
    if len(values) != 2 or values[0].is_array:
        raise notjudged.function_so("TEXT", "配列を引数とする", "given an array")
    return Value(text_of(values[0].node, values[1].node, worker.variable()))


def _value(worker: Ranges, values: list[Value]) -> Value:
    if len(values) != 1 or values[0].is_array:
        raise notjudged.function_so("VALUE", "配列を引数とする", "given an array")
    return Value(value_of(values[0].node, worker.variable()))


def _fixed(_: Ranges, values: list[Value]) -> Value:
    if not values or any(v.is_array for v in values):
        raise notjudged.function_so("FIXED", "配列を引数とする", "given an array")
    return Value(fixed(tuple(v.node for v in values)))


def _place(name: str) -> _Special:
    def special(_: Ranges, values: list[Value]) -> Value:
        node = values[0].node if values else None
        if isinstance(node, Reference) and node.is_cell:
            return Value(Number(str(node.area.top if name == "ROW" else node.area.left)))
        return Value(Call(name, tuple(v.node for v in values)), True, values[0].rows, values[0].columns)

    return special


def _same_size(name: str, result: int, *searched: int) -> _Special:
    """SUMIF and the like stretch a range of another size: that is not judged."""

    def special(_: Ranges, values: list[Value]) -> Value:
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


SPECIAL: dict[str, _Special] = {
    "LOOKUP": lambda worker, values: lookups.lookup(values, worker),
    "MATCH": lambda worker, values: lookups.match(values, worker),
    "VLOOKUP": lambda worker, values: lookups.table_lookup("VLOOKUP", values, worker),
    "HLOOKUP": lambda worker, values: lookups.table_lookup("HLOOKUP", values, worker),
    "XMATCH": lambda worker, values: lookups.xmatch(values, worker),
    "XLOOKUP": lambda worker, values: lookups.xlookup(values, worker),
    "INDEX": lambda _, values: lookups.index(values),
    "TEXT": _text,
    "FIXED": _fixed,
    "VALUE": _value,
    "ROW": _place("ROW"),
    "COLUMN": _place("COLUMN"),
    "SUMIF": _same_size("SUMIF", 2, 0),
    "AVERAGEIF": _same_size("AVERAGEIF", 2, 0),
    "SUMIFS": _same_size("SUMIFS", 0),
    "AVERAGEIFS": _same_size("AVERAGEIFS", 0),
    "MAXIFS": _same_size("MAXIFS", 0),
    "MINIFS": _same_size("MINIFS", 0),
}
