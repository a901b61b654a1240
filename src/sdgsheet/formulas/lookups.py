"""Functions that look something up: only the uses of which the result is certain, in words that the evaluator gets right.

An approximate search, as LOOKUP makes it, takes its range to be sorted. In ranges that are not (``approximate``), just the
two idioms are judged that find the last entry: a number larger than any, and 2 among 1/(conditions).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sdgsheet.formulas import notjudged
from sdgsheet.formulas.approximate import NOT_FOUND, Ranges, place_below, unsorted
from sdgsheet.formulas.arrays import Value, cells_in_line
from sdgsheet.formulas.constants import choice_in, number_in
from sdgsheet.formulas.tree import Blank, Call, Constant, Node, Number, Operation, Reference
from sdgsheet.snapshot import Area

_LONGEST = 64


def lookup(values: Sequence[Value], ranges: Ranges) -> Value:
    """LOOKUP."""
    if len(values) < 2:
        raise notjudged.function("LOOKUP")
    wanted, searched = values[0].node, values[1]
    results = values[2] if len(values) > 2 else searched
    places, shown = cells_in_line(searched.node), cells_in_line(results.node)
    if places and shown and len(places) == len(shown) and _exceeds(wanted, searched.node, ranges):
        return Value(_last_number(places, shown))
    if shown and len(shown) == searched.rows * searched.columns and _finds_last(wanted, searched):
        return Value(Call("INDEX", (results.node, _last_without_error(searched.node))))
    if not places or not shown or len(places) != len(shown):
        raise unsorted("LOOKUP")
    return Value(Call("INDEX", (results.node, place_below("LOOKUP", values[0], searched.node, ranges))))


def match(values: Sequence[Value], ranges: Ranges) -> Value:
    """MATCH."""
    if len(values) < 2 or values[0].is_array:
        raise notjudged.function_so("MATCH", "配列を引数とする", "given an array")
    wanted, searched = values[0].node, values[1]
    kind = choice_in(values[2].node if len(values) > 2 else None, 1)
    if kind == 0:
        return Value(Call("MATCH", (wanted, searched.node, Number("0"))))
    if kind == 1:
        places = cells_in_line(searched.node)
        if places and _exceeds(wanted, searched.node, ranges):
            return Value(_last_number(places, [Number(str(i + 1)) for i in range(len(places))]))
        if _finds_last(wanted, searched):
            return Value(_last_without_error(searched.node))
        return Value(place_below("MATCH", values[0], searched.node, ranges))
    raise unsorted("MATCH")


def table_lookup(name: str, values: Sequence[Value], ranges: Ranges) -> Value:
    """VLOOKUP and HLOOKUP."""
    if len(values) < 3 or values[0].is_array or values[2].is_array:
        raise notjudged.function_so(name, "配列を引数とする", "given an array")
    kind, table, wanted = choice_in(values[3].node if len(values) > 3 else None, 1), values[1].node, values[2].node
    if kind == 0:
        return Value(Call(name, (values[0].node, table, wanted, Constant(value=False))))
    if kind is None or not isinstance(table, Reference):
        raise unsorted(name)
    top, left, bottom, right = table.area
    first = Area(top, left, top, right) if name == "HLOOKUP" else Area(top, left, bottom, left)
    place = place_below(name, values[0], replace(table, area=first), ranges)
    return Value(Call("INDEX", (table, *((wanted, place) if name == "HLOOKUP" else (place, wanted)))))


def xmatch(values: Sequence[Value], ranges: Ranges, name: str = "XMATCH") -> Value:
    """XMATCH, for the very value, with ``*`` or, below a number larger than any, for the largest; from either end."""
    if len(values) < 2 or values[0].is_array:
        raise notjudged.function_so(name, "配列を引数とする", "given an array")
    mode = choice_in(values[2].node if len(values) > 2 else None, 0)
    order = choice_in(values[3].node if len(values) > 3 else None, 1)
    if len(values) > 3 and isinstance(values[3].node, Blank):
        order = 1
    wanted, searched = values[0].node, values[1].node
    if mode == -1 and order in (1, -1) and _exceeds(wanted, searched, ranges):
        return Value(_largest(searched, order))
    if mode == -1 and order in (1, -1):
        return Value(place_below(name, values[0], searched, ranges))
    if mode not in (0, 2) or order not in (1, -1):
        raise unsorted(name)
    return Value(Call("XMATCH", (wanted, searched, Number(str(mode)), _signed(order))))


def _largest(searched: Node, order: int) -> Node:
    """The place of the largest number; an empty cell is no 0."""
    is_none = Operation("=", (Call("COUNT", (searched,)), Number("0")))
    place = Call("XMATCH", (Call("MAX", (searched,)), searched, Number("0"), _signed(order)))
    return Call("IF", (is_none, NOT_FOUND, place))


def xlookup(values: Sequence[Value], ranges: Ranges) -> Value:
    """XLOOKUP as INDEX and XMATCH, of which the evaluator computes more."""
    if len(values) < 3:
        raise notjudged.function("XLOOKUP")
    place = xmatch([*values[:2], *values[4:]], ranges, "XLOOKUP").node
    results = values[2]
    found = _picked(values[1].node, results, place)
    if len(values) < 4 or isinstance(values[3].node, Blank):
        return found
    return found._replace(node=Call("IFNA", (found.node, values[3].node)))


def _picked(searched: Node, results: Value, place: Node) -> Value:
    """Where a row is searched through, a column of a wider range is found, and the other way round."""
    node = results.node
    if not isinstance(node, Reference) or cells_in_line(node) is not None:
        return Value(Call("INDEX", (node, place)))
    if isinstance(searched, Reference) and searched.area.top == searched.area.bottom:
        return Value(Call("INDEX", (node, Number("0"), place)), True, results.rows, 1)
    if isinstance(searched, Reference) and searched.area.left == searched.area.right:
        return Value(Call("INDEX", (node, place, Number("0"))), True, 1, results.columns)
    raise notjudged.function("XLOOKUP")


def in_one_line(call: Call, values: Sequence[Value]) -> Value:
    """TOCOL and TOROW, where empty cells, which are no 0, are left out."""
    kept = choice_in(values[1].node if len(values) > 1 else None, 0)
    if kept not in (1, 3) and not (kept == 2 and not isinstance(values[0].node, Reference)):
        raise notjudged.function_so(call.function, "空欄を0とする", "empty cells taken for 0")
    cells = values[0].rows * values[0].columns
    return Value(call, True, *((cells, 1) if call.function == "TOCOL" else (1, cells)))


def index(values: Sequence[Value]) -> Value:
    """INDEX: a whole row or column where 0 is asked for."""
    if len(values) < 2 or any(v.is_array for v in values[1:]):
        raise notjudged.function_so("INDEX", "配列を引数とする", "given an array")
    source, *places = (v.node for v in values)
    whole = [isinstance(place, Blank) or number_in(place) == 0 for place in places]
    is_array = any(whole)
    if isinstance(source, Reference):
        top, left, bottom, right = source.area
        lengths = (bottom > top, right > left) if len(whole) > 1 else (source.size > 1,)
        is_array = any(w and long for w, long in zip(whole, lengths, strict=True))
        is_array = is_array or (len(whole) == 1 and bottom > top and right > left)  # a row of a table
    call = Call("INDEX", (source, *(Number("0") if isinstance(p, Blank) else p for p in places)))
    return Value(call, True, values[0].rows, values[0].columns) if is_array else Value(call)


def _exceeds(wanted: Node, searched: Node, ranges: Ranges) -> bool:
    """The number looked for is larger than any: a huge constant, or the range's own MAX and something more."""
    if isinstance(wanted, Operation) and wanted.operator == "+":
        most, more = wanted.operands
        return most == Call("MAX", (searched,)) and (number_in(more) or 0) > 0
    number = number_in(wanted)
    return number is not None and isinstance(searched, Reference) and ranges.far_above(searched, number)


def _finds_last(wanted: Node, searched: Value) -> bool:
    """LOOKUP(2, 1/(…)): all that is no error is 1, or less, and the last of them is found."""
    number, node = number_in(wanted), searched.node
    if number is None or not searched.is_array or not isinstance(node, Operation) or node.operator != "/":
        return False
    conditions = []
    one = None
    while one is None and isinstance(node, Operation) and node.operator == "/":
        node, condition = node.operands
        conditions.append(condition)
        one = number_in(node)
    return one == 0 < number or (one == 1 < number and all(map(_is_condition, conditions)))


def _is_condition(node: Node) -> bool:
    """Its values are TRUE and FALSE, or counted together whole numbers: 1 divided by them is 1 at the most."""
    if isinstance(node, Operation):
        if node.operator in ("*", "+", "-"):
            return (node.operator != "-" or len(node.operands) == 1) and all(map(_is_condition, node.operands))
        return node.operator in ("=", "<>", "<", ">", "<=", ">=")
    if isinstance(node, Call) and node.function in ("HSTACK", "VSTACK"):
        return all(map(_is_condition, node.arguments))
    return isinstance(node, Call) and (node.function.startswith("IS") or node.function in ("NOT", "EXACT", "LEN"))


def _last_without_error(searched: Node) -> Node:
    """The place of the last value of an array, of which none is below 0, that is no error."""
    is_value = Operation(">=", (Call("IFERROR", (searched, _signed(-1))), Number("0")))
    return Call("XMATCH", (Constant(value=True), is_value, Number("0"), _signed(-1)))


def _last_number(places: Sequence[Node], shown: Sequence[Node]) -> Node:
    if len(places) > _LONGEST:
        raise unsorted("LOOKUP")
    found: Node = NOT_FOUND
    for place, value in zip(places, shown, strict=True):
        found = Call("IF", (Call("ISNUMBER", (place,)), value, found))
    return found


def _signed(number: int) -> Node:
    return Number(str(number)) if number >= 0 else Operation("-", (Number(str(-number)),))
