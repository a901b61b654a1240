"""Number format codes taken apart: sections, conditions and tokens."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import Literal, NamedTuple

TokenKind = Literal[
    "literal",
    "digit",
    "point",
    "comma",
    "percent",
    "slash",
    "exponent",
    "general",
    "text",
    "date",
    "elapsed",
    "half day",
]

_TOKEN = re.compile(
    r"""
    "(?P<quoted>[^"]*)"?
    | [\\!](?P<escaped>.)?
    | (?P<padding>[_*].?)
    | \[(?P<bracket>[^\]]*)\]?
    | (?P<general>General|G/標準)
    | (?P<half>AM/PM|A/P|午前/午後)
    | (?P<exponent>E[+-])
    | (?P<date>y+|m+|d+|h+|s+|g+|e+|a{3,4}|rr?)
    | (?P<digit>[0#?]) | (?P<point>\.) | (?P<comma>,) | (?P<percent>%) | (?P<slash>/) | (?P<text>@) | (?P<end>;)
    | (?P<other>.)
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?[0-9]+(?:\.[0-9]*)?(?:[eE][+-]?[0-9]{1,3})?)")
_ELAPSED = re.compile("h+|m+|s+", re.IGNORECASE)
_DIGITS_IN_KANJI = re.compile("DBNum([1-4])", re.IGNORECASE)
_OF_MOMENTS: frozenset[TokenKind] = frozenset({"date", "elapsed", "half day"})
_SYSTEM_DATE, _SYSTEM_TIME = "-f800", "-f400"
"""Stand for the long date and the time as the system's own settings write them."""


class Token(NamedTuple):
    """One piece of a format code. Date letters are lower case."""

    kind: TokenKind
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """One of the up to four parts of a code that ``;`` divides."""

    tokens: tuple[Token, ...] = ()
    condition: tuple[str, Decimal] | None = None
    digits: int = 0
    """1 to 4 for [DBNum1] to [DBNum4], else 0."""
    japanese: bool = False
    """[$-411]: 午前 and 午後 instead of AM and PM."""
    first_year: str = "1"
    """How an era's first year is written: 元 under [$-ja-JP-x-gannen]."""
    kinds: frozenset[TokenKind] = field(init=False)
    """What kinds of tokens stand here."""

    def __post_init__(self) -> None:
        """Tells what follows from the tokens."""
        object.__setattr__(self, "kinds", frozenset(token.kind for token in self.tokens))

    @property
    def is_date(self) -> bool:
        """Shows a moment or a duration."""
        return not self.kinds.isdisjoint(_OF_MOMENTS)

    def has(self, kind: TokenKind) -> bool:
        """A token of that kind stands here."""
        return kind in self.kinds

    def accepts(self, value: Decimal) -> bool:
        """The condition holds for the value; False where there is none."""
        if self.condition is None:
            return False
        operator, bound = self.condition
        return {
            "<": value < bound,
            "<=": value <= bound,
            ">": value > bound,
            ">=": value >= bound,
            "=": value == bound,
            "<>": value != bound,
        }[operator]


@lru_cache(maxsize=4096)
def sections(code: str) -> tuple[Section, ...]:
    """The sections of a code, one at least. Never raises: what nobody knows is shown as it stands."""
    lowered = code.lower()
    if _SYSTEM_DATE in lowered:
        code = 'yyyy"年"m"月"d"日"'
    elif _SYSTEM_TIME in lowered:
        code = "h:mm:ss"
    found: list[Section] = []
    section = _Draft()
    for match in _TOKEN.finditer(code):
        if match.lastgroup == "end":
            found.append(section.done())
            section = _Draft()
        else:
            section.add(match)
    found.append(section.done())
    return tuple(found)


class _Draft:
    """A section while its code is read."""

    def __init__(self) -> None:
        self.tokens: list[Token] = []
        self.condition: tuple[str, Decimal] | None = None
        self.digits = 0
        self.japanese = False
        self.first_year = "1"

    def add(self, match: re.Match[str]) -> None:
        text = match[match.lastgroup] if match.lastgroup else ""
        match match.lastgroup:
            case "padding":
                pass  # widths and fills align; they are no characters
            case "bracket":
                self._bracket(text)
            case "quoted" | "escaped" | "other":
                self.tokens.append(Token("literal", text))
            case "half":
                self.tokens.append(Token("half day", text.upper()))
            case "date":
                self.tokens.append(Token("date", text.lower()))
            case "general" | "exponent" | "digit" | "point" | "comma" | "percent" | "slash" | "text" as kind:
                self.tokens.append(Token(kind, text.upper()))
            case _:
                pass  # an escape at the very end

    def _bracket(self, text: str) -> None:
        if condition := _CONDITION.fullmatch(text):
            self.condition = (condition[1], Decimal(condition[2]))
        elif kanji := _DIGITS_IN_KANJI.fullmatch(text):
            self.digits = int(kanji[1])
        elif _ELAPSED.fullmatch(text):
            self.tokens.append(Token("elapsed", text.lower()))
        elif text.startswith("$"):
            symbol, _, language = text[1:].partition("-")
            self.japanese = language.lower().endswith("411") or language.lower().startswith("ja")
            if "gannen" in language.lower():
                self.first_year = "元"
            if symbol:
                self.tokens.append(Token("literal", symbol))
        # Colours are no characters.

    def done(self) -> Section:
        return Section(tuple(self.tokens), self.condition, self.digits, self.japanese, self.first_year)
