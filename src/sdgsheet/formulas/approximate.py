"""Approximate searches: the last number that is not above the one looked for, in a range that is sorted for certain.

What a row of a form holds is not sorted, and on other figures another order stands there. Numbers that were typed in
beside the figures, in ascending order, such as the column No, stay so.
"""

from __future__ import annotations

from typing import Final, Protocol

from sdgsheet.formulas import notjudged
from sdgsheet.formulas.arrays import Value
from sdgsheet.formulas.notjudged import NotJudgedError
from sdgsheet.formulas.tree import Call, Constant, Name, Node, Number, Operation, Reference
from sdgsheet.text import Text

NOT_FOUND: Final = Constant("#N/A", is_error=True)
_UNSORTED: Final = (
    "昇順に入力された数値だけではない範囲の近似検索",
    "an approximate search in a range of other than typed-in numbers in ascending order",
)


class Ranges(Protocol):
    """What is asked of ranges; what was asked is noted, for the same formula elsewhere."""

    def far_above(self, reference: Reference, number: float, /) -> bool:
        """The number is far above all numbers in the range."""

    def ascending(self, reference: Reference, /) -> bool:
        """The range is one row or column of typed-in numbers, each larger than the one before."""

    def variable(self) -> Name:
        """A free name for LET."""


def unsorted(name: str) -> NotJudgedError:
    """The function that searches what may be in any order."""
    return notjudged.function_so(name, *_UNSORTED)


def among_figures() -> NotJudgedError:
    """They stand in order now, and are tried in others."""
    return NotJudgedError(
        Text(
            "当初値・実績・目標値・達成度の範囲の近似検索", "an approximate search in a range of the form's own figures"
        )
    )


def place_below(name: str, wanted: Value, searched: Node, ranges: Ranges) -> Node:
    """The place of the largest number in the range that is not above the wanted one; #N/A where there is none.

    Raises:
        NotJudgedError: the range is not sorted for certain.
    """
    if wanted.is_array:
        raise notjudged.function_so(name, "配列を引数とする", "given an array")
    if not isinstance(searched, Reference) or not ranges.ascending(searched):
        raise unsorted(name)
    number = ranges.variable()
    count = Call("COUNTIF", (searched, Operation("&", (Constant("<="), number))))
    place = Call("MATCH", (Call("SMALL", (searched, count)), searched, Number("0")))
    found = Call("IF", (Call("ISNUMBER", (number,)), Call("IFERROR", (place, NOT_FOUND)), NOT_FOUND))
    return Call("LET", (number, wanted.node, found))
