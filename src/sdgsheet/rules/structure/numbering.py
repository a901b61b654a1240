"""The number that a 取組名 begins with: ①, 1., （２）."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_CIRCLED = {chr(0x2460 + i): i + 1 for i in range(20)} | {chr(0x3251 + i): i + 21 for i in range(15)}
_PLAIN = re.compile(r"(?:取組)?(?:\((\d{1,2})\)|(\d{1,2})(?:[.)、:](?!\d)|\s+(?=\D)))")
_CONTINUED = re.compile(r"\((?:続き|つづき|再掲)\)|【(?:続き|再掲)】")
_ROMAN = {"Ⅰ": 1, "Ⅱ": 2, "Ⅲ": 3, "Ⅳ": 4, "Ⅴ": 5, "Ⅵ": 6, "Ⅶ": 7, "Ⅷ": 8, "Ⅸ": 9, "Ⅹ": 10}


class Numbered(NamedTuple):
    """A 取組名 taken apart."""

    number: int | None
    """None where it begins with none, or with two (①-2, （１）①): such numberings have levels."""
    text: str
    """Without the number, white space and a mark such as （続き）; for comparing only."""


@lru_cache(maxsize=4096)
def numbered(initiative: str) -> Numbered:
    """The number that an initiative begins with, and its text."""
    stripped = initiative.strip()
    number, rest = _leading(stripped)
    if number is not None and (rest[:1] in {"-", "－", "ー", "‐", "―"} or _leading(rest)[0] is not None):
        number, rest = None, stripped
    text = _CONTINUED.sub("", unicodedata.normalize("NFKC", rest))
    return Numbered(number, "".join(text.split()))


def _leading(text: str) -> tuple[int | None, str]:
    text = text.removeprefix("取組").lstrip()
    special = _CIRCLED.get(text[:1]) or _ROMAN.get(text[:1])
    if special is not None:
        return special, text[1:].lstrip(" 　.．、")
    folded = "".join(c if c in _CIRCLED else unicodedata.normalize("NFKC", c) for c in text)
    match = _PLAIN.match(folded)
    if match is None:
        return None, text
    return int(match[1] or match[2]), folded[match.end() :].strip()
