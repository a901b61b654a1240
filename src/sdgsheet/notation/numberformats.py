"""Numbers as the sheet shows them: a stored number and a format code in, text out.

What this leaves out: fractions (``# ?/?``) are shown as General shows them, and widths,
fills and colours are no characters.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache
from typing import NamedTuple

from sdgsheet.notation.dateformats import show_moment
from sdgsheet.notation.formatcodes import Section, Token, sections
from sdgsheet.notation.kanjidigits import by_place, in_words
from sdgsheet.snapshot import Cell, in_full

_WIDE = Context(prec=400, rounding=ROUND_HALF_UP)
_NOT_ZERO = re.compile("[1-9１-９一二三四五六七八九壱弐参伍]")
_PLAIN = ("General", "@", "")


def shown(cell: Cell, *, date1904: bool = False) -> str:
    """The cell's text as the sheet shows it, in a column that is wide enough.

    Empty for an empty cell and for a number in a struck-out font: what is struck out does not count.
    """
    code = cell.style.number_format
    if cell.kind == "text":
        return cell.value if code in _PLAIN else format_text(cell.value, code)
    if cell.kind == "empty" or cell.style.struck:
        return ""
    if cell.kind == "number":
        # (an argument less makes what is remembered cheaper to find)
        return format_number(cell.value, code, date1904=True) if date1904 else format_number(cell.value, code)
    if cell.kind == "boolean":
        return format_text("TRUE" if cell.value == "1" else "FALSE", code)
    return cell.value


@lru_cache(maxsize=16_384)
def format_number(literal: str, code: str, *, date1904: bool = False) -> str:
    """A stored number under a format code. Rounds half away from zero on the 15 digits that Excel shows."""
    if code == "General" and len(literal) <= 11 and literal.isdecimal() and literal[0] != "0":
        return literal  # by far the most frequent
    value = in_full(literal)
    parts = sections(code)
    section, unsigned = _section(parts, value)
    if section is None:
        return _general(value)
    if section.is_date:
        return show_moment(section, value, date1904=date1904)
    text = _number(section, abs(value))
    if unsigned or value >= 0 or (len(parts) == 1 and section.has("digit") and not _NOT_ZERO.search(text)):
        return text  # -0.4 under 0 is shown as 0
    return f"-{text}"


@lru_cache(maxsize=4096)
def format_text(text: str, code: str) -> str:
    """A text under a format code: codes may wrap it (``@"様"``) or hide it (``;;;``)."""
    parts = sections(code)
    if len(parts) < 4 and not parts[-1].has("text"):
        return text
    return "".join(
        text if token.kind == "text" else token.text for token in parts[-1].tokens if token.kind in ("text", "literal")
    )


@lru_cache(maxsize=1024)
def is_date(code: str) -> bool:
    """The code shows numbers as dates or times."""
    return sections(code)[0].is_date


@lru_cache(maxsize=1024)
def is_percent(code: str) -> bool:
    """The code shows a hundred times what is stored; a sign in quotes (``0"%"``) scales nothing."""
    return sections(code)[0].has("percent")


@lru_cache(maxsize=1024)
def affixes(code: str) -> tuple[str, str]:
    """What the code writes before and after a positive number: ``#,##0"人"`` gives ``("", "人")``.

    Signs that scale (``0%``) are no text of their own and are not given; nor is anything of dates.
    """
    section = sections(code)[0]
    places = [i for i, token in enumerate(section.tokens) if token.kind in ("digit", "general")]
    if not places or section.is_date:
        return "", ""
    literals = [(i, token.text) for i, token in enumerate(section.tokens) if token.kind == "literal"]
    before = "".join(text for i, text in literals if i < places[0])
    after = "".join(text for i, text in literals if i > places[-1])
    return before.strip(), after.strip()


def _section(parts: tuple[Section, ...], value: Decimal) -> tuple[Section | None, bool]:
    """The section for a number, and whether it shows negative numbers without a sign of its own."""
    numeric = parts[:3]
    if len(parts) < 4 and parts[-1].has("text"):
        numeric = parts[:-1]
    if not numeric or (len(parts) == 1 and not parts[0].tokens and not parts[0].digits):
        return None, False
    if any(part.condition for part in numeric[:2]):
        return _conditional(numeric, value)
    if len(numeric) == 1:
        return numeric[0], False
    if value < 0:
        return numeric[1], True
    return (numeric[2] if value == 0 and len(numeric) == 3 else numeric[0]), False


def _conditional(parts: tuple[Section, ...], value: Decimal) -> tuple[Section | None, bool]:
    for part in parts[:2]:
        if part.accepts(value):
            assert part.condition is not None
            operator, bound = part.condition
            return part, (operator == "<" and bound <= 0) or (operator in ("<=", "=") and bound < 0)
    if parts[-1].condition is None:
        return parts[-1], False
    return None, False


def _number(section: Section, value: Decimal) -> str:
    if section.has("general"):
        return "".join(_words(section, value) if t.kind == "general" else t.text for t in section.tokens)
    if section.digits and not section.tokens:
        return _words(section, value)
    if section.has("slash") and section.has("digit"):
        return _general(value)
    if section.has("exponent"):
        return _scientific(section.tokens, value)
    text = _placed(section.tokens, value)
    return by_place(text, section.digits) if section.digits else text


def _words(section: Section, value: Decimal) -> str:
    if section.digits and value == value.to_integral_value():
        return in_words(int(value), section.digits)
    text = _general(value)
    return by_place(text, section.digits) if section.digits else text


def _placed(tokens: tuple[Token, ...], value: Decimal) -> str:
    """The digits of the value in the places that the code gives them."""
    places = _places(tokens)
    rounded = _WIDE.quantize(_WIDE.scaleb(value, places.power), places.step)
    digits, _, fraction = f"{rounded:f}".partition(".")
    pieces = dict(places.fixed)
    if places.whole:
        pieces |= _whole(tokens, places.whole, digits.lstrip("0"), grouped=places.grouped)
    elif places.point in pieces:
        pieces[places.point] = digits.lstrip("0") + "."
    pieces |= _fraction(tokens, places.parts, fraction)
    return "".join(pieces[i] for i in sorted(pieces))


class _Places(NamedTuple):
    """Where a code puts the digits of a number, by the indexes of its tokens."""

    whole: tuple[int, ...]
    """The places before the point."""
    point: int
    parts: tuple[int, ...]
    """The places after it."""
    grouped: bool
    """1,234."""
    power: int
    """Of ten, by which what is shown is larger than what is stored: 2 for a percentage, -3 for thousands."""
    step: Decimal
    """What is shown is rounded to this."""
    fixed: Mapping[int, str]
    """What is the same for every number."""


@lru_cache(maxsize=1024)
def _places(tokens: tuple[Token, ...]) -> _Places:
    places = [i for i, token in enumerate(tokens) if token.kind == "digit"]
    point = next((i for i, token in enumerate(tokens) if token.kind == "point"), len(tokens))
    whole = tuple(i for i in places if i < point)
    parts = tuple(i for i in places if i > point)
    commas = [i for i, token in enumerate(tokens) if token.kind == "comma"]
    last = max(whole, default=-1)
    thousands = sum(last < i < point or i > max(places, default=0) for i in commas) if places else 0
    percents = sum(token.kind == "percent" for token in tokens)
    return _Places(
        whole=whole,
        point=point,
        parts=parts,
        grouped=any(i < last for i in commas),
        power=2 * percents - 3 * thousands,
        step=Decimal(1).scaleb(-len(parts)),
        fixed={i: token.text for i, token in enumerate(tokens) if token.kind in ("literal", "percent", "point")},
    )


def _whole(tokens: tuple[Token, ...], places: Sequence[int], digits: str, *, grouped: bool) -> dict[int, str]:
    """The whole part, from the right; the first place takes whatever is left."""
    pieces: dict[int, str] = {}
    written = 0
    for i in reversed(places):
        here = digits[-1:] or ("0" if tokens[i].text == "0" else "")
        digits = digits[:-1]
        if i == places[0]:
            here, digits = digits + here, ""
        piece = ""
        for digit in reversed(here):
            piece = digit + ("," if grouped and written and written % 3 == 0 else "") + piece
            written += 1
        pieces[i] = piece
    return pieces


def _fraction(tokens: tuple[Token, ...], places: Sequence[int], digits: str) -> dict[int, str]:
    """The digits after the point; ``#`` and ``?`` leave zeros out at the end."""
    pieces: dict[int, str] = {}
    trailing = True
    for i, digit in zip(reversed(places), reversed(digits), strict=True):
        trailing = trailing and digit == "0" and tokens[i].text != "0"
        pieces[i] = "" if trailing else digit
    return pieces


def _scientific(tokens: tuple[Token, ...], value: Decimal) -> str:
    at = next(i for i, token in enumerate(tokens) if token.kind == "exponent")
    mantissa, rest = tokens[:at], tokens[at + 1 :]
    point = next((i for i, token in enumerate(mantissa) if token.kind == "point"), at)
    whole = sum(token.kind == "digit" for token in mantissa[:point]) or 1
    places = sum(token.kind == "digit" for token in mantissa[point:])
    exponent = 0
    if value:
        exponent = value.adjusted() // whole * whole
        rounded = _WIDE.quantize(_WIDE.scaleb(value, -exponent), Decimal(1).scaleb(-places))
        if rounded.adjusted() >= whole:
            exponent += whole
    width = sum(token.kind == "digit" for token in rest)
    sign = "-" if exponent < 0 else "+" if tokens[at].text == "E+" else ""
    after = "".join(token.text for token in rest if token.kind == "literal")
    return f"{_placed(mantissa, _WIDE.scaleb(value, -exponent))}E{sign}{abs(exponent):0{width}d}{after}"


def _general(value: Decimal) -> str:
    """As the format General shows it: eleven characters at most, sign aside."""
    sign, value = "-" if value < 0 else "", abs(value)
    power = value.adjusted() if value else 0
    places = 9 if -5 < power < 0 else max(0, 9 - power)
    if power < 11:
        rounded = _WIDE.quantize(value, Decimal(1).scaleb(-places))
        text = f"{rounded:f}"
        if "." in text:
            text = text.rstrip("0").rstrip(".")
        if len(text) <= 11:
            return sign + text
    mantissa = _WIDE.quantize(_WIDE.scaleb(value, -power), Decimal("0.00001"))
    if mantissa >= 10:
        mantissa, power = mantissa / 10, power + 1
    text = f"{mantissa:f}".rstrip("0").rstrip(".")
    return f"{sign}{text}E{'-' if power < 0 else '+'}{abs(power):02d}"
