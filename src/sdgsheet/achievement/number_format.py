"""What a 達成度 cell's number format says: a fraction shown as percent, percent points, or nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

# Quoted text, an escaped character, a skipped width, a fill, a colour or locale in brackets.
_LITERAL = re.compile(r'"([^"]*)"?|[\\!](.)|[_*].|\[[^\]]*\]')


@dataclass(frozen=True, slots=True)
class FigureFormat:
    """A number format as far as it concerns 達成度."""

    scale: Literal["percent", "points", "open"]
    """``percent``: 0.13 shows as 13%. ``points``: a literal sign, 13 shows as 13%. ``open``: no sign."""
    places: int | None
    """Digits after the decimal point; None where the format shows all digits (General, text)."""


@cache
def read_format(number_format: str) -> FigureFormat:
    """Reads a number format by its first section, the one of positive numbers."""
    literals: list[str] = []

    def take_out(match: re.Match[str]) -> str:
        literals.append(match[1] or match[2] or "")
        return ""

    active = _LITERAL.sub(take_out, _first_section(number_format))
    digits = re.search(r"[0#?][0#?,]*(?:\.([0#?]*))?", active)
    places = None if digits is None else len(digits[1] or "")
    if "%" in active:
        return FigureFormat("percent", places)
    # A full-width ％ scales nothing, quoted or not.
    literal = "".join(literals) + active
    return FigureFormat("points" if "%" in literal or "％" in literal else "open", places)


def _first_section(number_format: str) -> str:
    quoted = False
    for index, character in enumerate(number_format):
        if character == '"':
            quoted = not quoted
        elif character == ";" and not quoted:
            return number_format[:index]
    return number_format
