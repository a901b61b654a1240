"""The functions that are judged: those, and used so, whose results were tried against Excel's.

A signature has one letter an argument; the last group in brackets may be repeated:
``s`` one value (a range gives the value of the formula's own row or column),
``a`` a range or an array, ``r`` a range alone, ``f`` a range alone that is only searched through or added up:
there ``E:E`` means the used part of it, ``n`` a range alone of which nothing is read.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Signature(NamedTuple):
    """How a function takes its arguments."""

    first: str
    repeated: str
    lifts: bool
    """Given an array for one value, the evaluator computes it value by value as Excel does."""

    def letters(self, count: int) -> str:
        """One letter for each of ``count`` arguments; fewer where it does not take as many."""
        letters = self.first
        while self.repeated and len(letters) < count:
            letters += self.repeated
        return letters[:count]


_SIGNATURES = """
IF sss+ IFERROR ss+ IFNA ss IFS (ss) SWITCH ss(s) CHOOSE s(s) AND (a) OR (a) XOR (a) NOT s TRUE FALSE
ISNUMBER s ISBLANK s ISERROR s ISERR s ISNA s ISTEXT s ISNONTEXT s ISLOGICAL s TYPE s NA N s T s
ROUND ss ROUNDUP ss ROUNDDOWN ss INT s TRUNC ss MROUND ss CEILING ss FLOOR ss CEILING.MATH sss FLOOR.MATH sss FIXED sss TEXT ss
ABS s+ SIGN s SQRT s POWER ss MOD ss QUOTIENT ss PI
SUM f(f) SUMPRODUCT a(a) PRODUCT r(r) AVERAGE f(f) MEDIAN a(a) MAX f(f) MIN f(f) LARGE as SMALL as
COUNT f(f) COUNTA f(f) COUNTBLANK r
SUMIF fsf SUMIFS f(fs) COUNTIF fs COUNTIFS (fs) AVERAGEIF fsf AVERAGEIFS f(fs) MAXIFS f(fs) MINIFS f(fs)
INDEX fss MATCH sfs LOOKUP sff VLOOKUP sfss HLOOKUP sfss XLOOKUP sffsss XMATCH sfss
FILTER aas CHOOSECOLS a(s) CHOOSEROWS a(s) TAKE ass DROP ass HSTACK (a) VSTACK (a) TOCOL ass TOROW ass
LET ROW r COLUMN r ROWS n COLUMNS n
LEN s+ LEFT ss+ RIGHT ss+ MID sss+ TRIM s VALUE s NUMBERVALUE sss SUBSTITUTE sss ASC s EXACT ss FIND sss SEARCH sss
CONCATENATE (s) CONCAT r(r) TEXTJOIN ssr(r)
"""

_ENTRY = re.compile(r"([A-Z.]+)(?: ([a-z]*(?:\([a-z]+\))?)(\+?))?(?=\s)")


def _read(text: str) -> dict[str, Signature]:
    found = {}
    for match in _ENTRY.finditer(text):
        first, _, repeated = (match[2] or "").partition("(")
        found[match[1]] = Signature(first, repeated.rstrip(")"), bool(match[3]))
    return found


SIGNATURES = _read(_SIGNATURES)
"""Every function that is judged."""

ARRAYS = frozenset({"FILTER", "CHOOSECOLS", "CHOOSEROWS", "TAKE", "DROP", "HSTACK", "VSTACK", "TOCOL", "TOROW"})
"""Those that give an array."""

TAKES_ARRAYS = frozenset({"SUM", "AVERAGE", "MAX", "MIN", "INDEX", "MATCH", "XMATCH", "LOOKUP", "XLOOKUP"})
"""Those whose ``f`` may also be an array that is computed."""
