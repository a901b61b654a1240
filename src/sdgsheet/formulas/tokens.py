"""Formulas taken apart into tokens, in the language that files hold: English names, commas, A1 references.

Our own, because openpyxl's costs a tenth of a second to import; the tests compare the two.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple, cast

Kind = Literal["text", "number", "error", "reference", "word", "function", "open", "close", "separator", "operator"]


class Token(NamedTuple):
    """One token; ``text`` is as written. A ``function`` is a name with its opening bracket."""

    kind: Kind
    text: str


class FormulaError(ValueError):
    """A formula that is none."""


_CELL = r"\$?[A-Za-z]{1,3}\$?[1-9][0-9]{0,6}"
_COLUMN, _ROW = r"\$?[A-Za-z]{1,3}", r"\$?[1-9][0-9]{0,6}"
_PART = r"[^\s!\"#%&'()*+,\-/:;<=>?@\[\]^{|}~]"
_SHEET = rf"(?:'(?:[^']|'')+'|(?:\[[^\]\s]+\])?{_PART}+(?::{_PART}+)?|\[[^\]\s]+\])!"
_BRACKETS = r"\[(?:[^\[\]']|'.|\[(?:[^\[\]']|'.)*\])*\]"

_TOKEN = re.compile(
    rf"""\s*(?:
    (?P<text>"(?:[^"]|"")*")
    |(?P<error>(?:{_SHEET})?\#(?:REF!|DIV/0!|N/A|NAME\?|NULL!|NUM!|VALUE!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|UNKNOWN!|GETTING_DATA))
    |(?P<reference>(?:{_SHEET})?(?:{_CELL}:{_CELL}|{_COLUMN}:{_COLUMN}|{_ROW}:{_ROW}|{_CELL})(?![\w.(\[!:?\\]))
    |(?P<number>(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?(?![\w.]))
    |(?P<function>(?:{_SHEET})?(?:{_PART}|\?)+\()
    |(?P<word>(?:{_SHEET})?(?:{_PART}|\?)+(?:{_BRACKETS})?|{_BRACKETS})
    |(?P<open>[({{])
    |(?P<close>[)}}])
    |(?P<separator>[,;])
    |(?P<operator><=|>=|<>|[-+*/^&=<>%@:\#])
    )""",
    re.VERBOSE,
)
_GAP = re.compile(r"\s+")


def tokens(formula: str) -> tuple[Token, ...]:
    """The tokens of a formula without its leading ``=``; white space is left out, but for the one that intersects.

    Raises:
        FormulaError: there is something that no token begins with.
    """
    found: list[Token] = []
    at, end = 0, len(formula.rstrip())
    while at < end:
        match = _TOKEN.match(formula, at, end)
        if match is None:
            raise FormulaError(f"no token at {formula[at : at + 20]!r}")
        kind = cast("Kind", match.lastgroup)  # the groups bear the kinds' names
        token = Token(kind, match[kind])
        if formula[at].isspace() and found and _ends_operand(found[-1]) and _begins_operand(token):
            found.append(Token("operator", " "))
        found.append(token)
        at = match.end()
    return tuple(found)


def _ends_operand(token: Token) -> bool:
    return token.kind in ("reference", "word") or token.text in (")", "}")


def _begins_operand(token: Token) -> bool:
    return token.kind in ("reference", "word", "function") or token.text == "("
