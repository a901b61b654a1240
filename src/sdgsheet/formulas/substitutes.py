"""Calls in other words, of which the evaluator knows the meaning, or computes it sooner."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from sdgsheet.formulas import notjudged
from sdgsheet.formulas.constants import choice_in
from sdgsheet.formulas.criteria import COUNTING, checked
from sdgsheet.formulas.tree import Blank, Call, Constant, Node, Number, Operation, Reference
from sdgsheet.snapshot import Area

IsPlain = Callable[[Reference], bool]
"""Whether all of a range counts: nothing in it is hidden, an error, or itself a SUBTOTAL or AGGREGATE."""

_SUBTOTALS = {1: "AVERAGE", 2: "COUNT", 3: "COUNTA", 4: "MAX", 5: "MIN", 6: "PRODUCT", 9: "SUM"}
_RANKED = {14: "LARGE", 15: "SMALL"}
_PAST_ERRORS = (2, 3, 6, 7)
_ALL = Number("1048576")


def substituted(call: Call, is_plain: IsPlain) -> Node:
    """The call itself where it can stay as it is.

    Raises:
        NotJudgedError: what it comes to depends on more than values.
    """
    change = _CHANGES.get(call.function)
    return call if change is None else change(call, is_plain)


def _in_two_lines(call: Call, _: IsPlain) -> Call:
    """VLOOKUP or HLOOKUP for the very value, as INDEX and MATCH, which read two lines of the table only.

    As it is where the line to show is not given by a number, or the table not by a range that has such a line.
    """
    if len(call.arguments) != 4:
        return call
    wanted, table, number, approximate = call.arguments
    line = choice_in(number, 0)
    if not isinstance(table, Reference) or table.book is not None or line is None or choice_in(approximate, 1) != 0:
        return call
    top, left, bottom, right = table.area
    if call.function == "VLOOKUP":
        first, shown = Area(top, left, bottom, left), Area(top, left + line - 1, bottom, left + line - 1)
        inside = table.whole != "rows" and left <= shown.left <= right
    else:
        first, shown = Area(top, left, top, right), Area(top + line - 1, left, top + line - 1, right)
        inside = table.whole != "columns" and top <= shown.top <= bottom
    if not inside:
        return call
    place = Call("MATCH", (wanted, replace(table, area=first), Number("0")))
    return Call("INDEX", (replace(table, area=shown), place))


def _subtotal(call: Call, is_plain: IsPlain) -> Call:
    code = choice_in(call.arguments[0], 0) if call.arguments else None
    function = None if code is None else _SUBTOTALS.get(code % 100)
    if function is None:
        raise notjudged.function("SUBTOTAL")
    return Call(function, tuple(_plain("SUBTOTAL", call.arguments[1:], is_plain)))


def _aggregate(call: Call, is_plain: IsPlain) -> Call:
    code, option = (choice_in(argument, 0) for argument in (*call.arguments[:2], *(Blank(),) * 2)[:2])
    arguments = call.arguments[2:]
    if code in _RANKED and len(arguments) == 2 and option is not None:
        array, rank = arguments
        if isinstance(array, Reference) or _is_union(array):
            _check("AGGREGATE", tuple(_spread((array,))), is_plain)
        elif option in _PAST_ERRORS:
            array = Call("IFERROR", (array, Constant("")))
        return Call(_RANKED[code], (array, rank))
    if code not in _SUBTOTALS or option is None:
        raise notjudged.function("AGGREGATE")
    return Call(_SUBTOTALS[code], tuple(_plain("AGGREGATE", arguments, is_plain)))


def _plain(function: str, arguments: Sequence[Node], is_plain: IsPlain) -> list[Node]:
    found = list(_spread(arguments))
    _check(function, found, is_plain)
    return found


def _check(function: str, arguments: Sequence[Node], is_plain: IsPlain) -> None:
    for argument in arguments:
        if not isinstance(argument, Reference) or not is_plain(argument):
            raise notjudged.function_so(function, "数えないセルのある範囲", "a range of which some cells do not count")


def _ranked(call: Call, _: IsPlain) -> Node:
    """LARGE and SMALL among several ranges, for the very first."""
    if len(call.arguments) != 2 or not _is_union(call.arguments[0]):
        return call
    if choice_in(call.arguments[1], 0) != 1:
        raise notjudged.function_so(call.function, "いくつもの範囲", "several ranges")
    ranges = tuple(_spread(call.arguments[:1]))
    is_none = Operation("=", (Call("COUNT", ranges), Number("0")))
    most = Call("MAX" if call.function == "LARGE" else "MIN", ranges)
    return Call("IF", (is_none, Constant("#NUM!", is_error=True), most))


def _cut(call: Call, _: IsPlain) -> Call:
    """All rows where their number is left out."""
    if len(call.arguments) != 3 or not isinstance(call.arguments[1], Blank):
        return call
    array, columns = call.arguments[0], call.arguments[2]
    return Call(call.function, (array, _ALL if call.function == "TAKE" else Number("0"), columns))


def _spreading(call: Call, _: IsPlain) -> Call:
    """Of several ranges at once each is an argument."""
    if not any(map(_is_union, call.arguments)):
        return call
    return replace(call, arguments=tuple(_spread(call.arguments)))


def _is_union(node: Node) -> bool:
    return isinstance(node, Operation) and node.operator == ","


def _spread(nodes: Sequence[Node]) -> Iterator[Node]:
    for node in nodes:
        if isinstance(node, Operation) and _is_union(node):
            yield from _spread(node.operands)
        else:
            yield node


_CHANGES: dict[str, Callable[[Call, IsPlain], Node]] = {
    "VLOOKUP": _in_two_lines,
    "HLOOKUP": _in_two_lines,
    "SUBTOTAL": _subtotal,
    "AGGREGATE": _aggregate,
    "LARGE": _ranked,
    "SMALL": _ranked,
    "TAKE": _cut,
    "DROP": _cut,
    **dict.fromkeys(COUNTING, lambda call, _: checked(call)),
    **dict.fromkeys(("SUM", "MAX", "MIN", "COUNT", "COUNTA", "AVERAGE", "MEDIAN", "PRODUCT"), _spreading),
}
