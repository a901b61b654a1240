"""What COUNTIF and its like look for: for ``<>未公表`` the evaluator counts other texts alone, Excel all other cells."""

from __future__ import annotations

from collections.abc import Sequence

from sdgsheet.formulas import notjudged
from sdgsheet.formulas.tree import Call, Constant, Node, Number, Operation, Reference

COUNTING = ("COUNTIF", "COUNTIFS", "SUMIF", "SUMIFS", "AVERAGEIF", "AVERAGEIFS", "MAXIFS", "MINIFS")
_RANGE_FIRST = ("COUNTIF", "COUNTIFS", "SUMIF", "AVERAGEIF")
_UNLIKE = "<>"


def checked(call: Call) -> Node:
    """The call itself, or ``COUNTIF(range,"<>text")`` as all cells but those that are like it.

    Raises:
        NotJudgedError: a criterion of that kind elsewhere, or one that is put together.
    """
    if not any(map(_is_unlike, _criteria(call))):
        return call
    counted, criterion = call.arguments[0], call.arguments[1]
    is_plain = isinstance(counted, Reference) and not counted.whole and isinstance(criterion, Constant)
    if call.function != "COUNTIF" or not is_plain:
        raise notjudged.function_so(call.function, "「<>文字」の条件", "a criterion of the kind “<>text”")
    assert isinstance(counted, Reference)
    assert isinstance(criterion, Constant)
    like = Call("COUNTIF", (counted, Constant("=" + str(criterion.value).removeprefix(_UNLIKE))))
    return Operation("-", (Number(str(counted.size)), like))


def _criteria(call: Call) -> Sequence[Node]:
    first = 1 if call.function in _RANGE_FIRST else 2
    return call.arguments[first::2] if call.function.endswith("IFS") else call.arguments[first : first + 1]


def _is_unlike(criterion: Node) -> bool:
    """``<>`` before a text; ``<>`` alone, and before a number, the evaluator does right."""
    while isinstance(criterion, Operation) and criterion.operator == "&":
        criterion, rest = criterion.operands
        if isinstance(criterion, Constant) and criterion.value == _UNLIKE and rest != Constant(""):
            return True
    if not isinstance(criterion, Constant) or not str(criterion.value).startswith(_UNLIKE):
        return False
    text = str(criterion.value).removeprefix(_UNLIKE)
    return text != "" and not text.lstrip("-").replace(".", "", 1).isdigit()
