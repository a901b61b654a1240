"""Texts and numbers as a worksheet's XML writes them."""

from __future__ import annotations

import math
import re
from xml.parsers import expat

ERRORS = frozenset({"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA"})

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def escape(text: str) -> str:
    """With what XML keeps for itself escaped. The standard library's own costs the import of urllib and ssl."""
    return text.replace("&", "&amp;").replace(">", "&gt;").replace("<", "&lt;")


def text_xml(text: str) -> bytes:
    """A text's content: what XML cannot hold becomes ``_x000D_``, what looks like that is escaped itself."""
    text = _LOOKS_ESCAPED.sub("_x005F_", text)
    return escape(_CONTROL.sub(lambda match: f"_x{ord(match[0]):04X}_", text)).encode()


def formula_xml(formula: str) -> bytes:
    """A formula's content. Raises ValueError where XML cannot hold it."""
    if _CONTROL.search(formula.replace("\r", "")):
        raise ValueError("a control character in a formula")
    return escape(formula).replace("\r", "&#13;").encode()


def number_xml(number: float) -> bytes:
    """The shortest text that reads back as this very double. Raises ValueError for what is no number in Excel."""
    if not math.isfinite(number):
        raise ValueError(f"not a number in Excel: {number}")
    if number == int(number) and abs(number) < 1e15:
        return b"%d" % int(number)
    return repr(float(number)).encode()


def space(text: str) -> bytes:
    """The attribute that keeps white space at a text's ends and its line breaks."""
    return b' xml:space="preserve"' if text != text.strip() or "\n" in text else b""


def fragment_text(fragment: bytes) -> str:
    """The text of one element, given as its bytes."""
    pieces: list[str] = []
    parser = expat.ParserCreate("utf-8")
    parser.CharacterDataHandler = pieces.append
    parser.Parse(fragment, True)
    return "".join(pieces)
