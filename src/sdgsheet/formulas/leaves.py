"""The leaves of a formula's tree: constants, references and names, from their tokens."""

from __future__ import annotations

import re
from typing import Literal

from sdgsheet.formulas.tokens import FormulaError
from sdgsheet.formulas.tree import LAST_COLUMN, LAST_ROW, Constant, Name, Node, Number, Reference
from sdgsheet.snapshot import Area, column_number

_PREFIXES = re.compile(r"(?:_xlfn\.|_xlws\.|_xludf\.)+", re.IGNORECASE)


_MARKS = re.compile(
    r"""("(?:[^"]|"")*")|(?<!\w)_xlfn\.SINGLE\(([^()"]*)\)|(?<!\w)_xl(?:fn|ws|udf|pm)\.""", re.IGNORECASE
)


def as_shown(formula: str) -> str:
    """The formula as Excel shows it: files mark newer functions and the variables of LET, and spell ``@`` as SINGLE."""
    return _MARKS.sub(lambda match: match[1] or (f"@{match[2]}" if match[2] else ""), formula)


def function_name(text: str) -> str:
    """Of ``_xlfn.XLOOKUP(``."""
    return _PREFIXES.sub("", text[:-1]).upper()


def leaf(kind: str, text: str) -> Node:
    """What a token is by itself: a constant, a reference, a name."""
    if kind == "number":
        return Number(text)
    if kind == "text":
        return Constant(text[1:-1].replace('""', '"'))
    if kind == "error":
        return Constant(text[text.rindex("#") :], is_error=True)
    if kind == "word" and text.upper() in ("TRUE", "FALSE"):
        return Constant(text.upper() == "TRUE")
    book, sheet, rest = _split(text)
    if kind == "reference":
        return _reference(rest, sheet, book)
    name, bracket, inside = rest.partition("[")
    return Name(name.removeprefix("_xlpm."), sheet, book, inside[:-1] if bracket else None)


_BOOK = re.compile(r"(?P<path>[^\[\]]*)\[(?P<book>[^\[\]]+)\](?P<sheet>.*)")


def _split(text: str) -> tuple[str | None, str | None, str]:
    """Book, sheet and the rest of ``'[1]様式1'!A1``."""
    place, mark, rest = text.rpartition("!")
    if not mark:
        return None, None, text
    if place.startswith("'"):
        place = place[1:-1].replace("''", "'")
    match = _BOOK.fullmatch(place)
    if match is None:
        return None, place, rest
    return match["path"] + match["book"], match["sheet"] or None, rest


def _in_order(*ends: tuple[int, bool]) -> list[tuple[int, bool]]:
    """The upper or left end first; of ``A$7:A7`` the fixed one, which stays so when the formula is filled down."""
    return sorted(ends, key=lambda end: (end[0], not end[1]))


_ENDS = re.compile(r"(\$?)([A-Za-z]{1,3})?(\$?)([0-9]+)?")


def _reference(text: str, sheet: str | None, book: str | None) -> Reference:
    first, _, last = text.partition(":")
    one, other = _end(first), _end(last or first)
    top, left = min(one[0], other[0]), min(one[2], other[2])
    bottom, right = max(one[0], other[0]), max(one[2], other[2])
    rows, columns = _in_order(one[:2], other[:2]), _in_order(one[2:], other[2:])
    whole: Literal["", "columns", "rows"] = "columns" if not one[0] else "rows" if not one[2] else ""
    area = Area(top or 1, left or 1, bottom or LAST_ROW, right or LAST_COLUMN)
    if area.bottom > LAST_ROW or area.right > LAST_COLUMN:
        raise FormulaError(f"no such cell: {text}")
    fixed = (bool(rows[0][1]), bool(columns[0][1]), bool(rows[1][1]), bool(columns[1][1]))
    return Reference(area, fixed, sheet, book, whole)


def _end(text: str) -> tuple[int, bool, int, bool]:
    """Row and column of one end, each with its ``$``; 0 where there is none."""
    match = _ENDS.fullmatch(text)
    assert match is not None
    first, letters, second, digits = match.groups()
    row_fixed = bool(second) if letters else bool(first)
    return int(digits or 0), row_fixed, column_number(letters.upper()) if letters else 0, bool(first and letters)
