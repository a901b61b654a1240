"""TEXT and FIXED: the evaluator rounds halves to even where Excel rounds them away from zero, and knows few formats."""

from __future__ import annotations

import re
from typing import NamedTuple

from sdgsheet.formulas import notjudged
from sdgsheet.formulas.tree import Call, Constant, Name, Node, Number, Operation

_LITERAL = r'(?:"[^"]*"|[\\!].|[^\x00-\x7f]|[ +()-])*'
_SECTION = re.compile(rf"(?P<before>{_LITERAL})(?P<core>[#0,]*[0#](?:\.0+)?)(?P<percent> *%)?(?P<after>{_LITERAL})")
_UNQUOTED = re.compile(r'"([^"]*)"|[\\!](.)')


class _Section(NamedTuple):
    """One section of a format: what stands around the number, and the number's own format."""

    before: str
    core: str
    places: int
    """After the decimal point, of the number before a % sign multiplies it."""
    after: str
    times: int = 1
    """100 where blanks before a % sign part the two: the evaluator does not read such a format."""


def text_of(value: Node, number_format: Node, variable: Name) -> Node:
    """``TEXT(value, format)``; ``variable`` is a name of LET that is free.

    Raises:
        NotJudgedError: a format that is not certain.
    """
    written = number_format.value if isinstance(number_format, Constant) else None
    sections = [_section(part) for part in written.split(";")] if isinstance(written, str) else []
    known = [section for section in sections if section is not None]
    if not known or len(known) < len(sections) or len(known) > 2:
        shown = written if isinstance(written, str) else ""
        raise notjudged.function_so("TEXT", f"表示形式「{shown}」", f"the format “{shown}”")
    number = Operation("*", (variable, Number("1")))
    # The sign by ourselves: the evaluator loses that of -0.01 under 0%.
    negative = _shown(known[1] if len(known) == 2 else known[0]._replace(before="-" + known[0].before), number)
    is_negative = Operation("<", (_rounded(known[-1], number), Number("0")))
    shown_number = Call("IF", (is_negative, negative, _shown(known[0], number)))
    as_text = Operation("&", (variable, Constant("")))
    body = Call("IF", (Call("ISERROR", (number,)), as_text, shown_number))
    return Call("LET", (variable, value, body))


def fixed(arguments: tuple[Node, ...]) -> Node:
    """``FIXED(value, places, no commas)``."""
    places = arguments[1] if len(arguments) > 1 else Number("2")
    return Call("FIXED", (Call("ROUND", (arguments[0], places)), places, *arguments[2:]))


def _shown(section: _Section, number: Node) -> Node:
    size: Node = Call("ABS", (_rounded(section, number),))
    if section.times > 1:
        size = Operation("*", (size, Number(str(section.times))))
    shown: Node = Call("TEXT", (size, Constant(section.core)))
    if section.before:
        shown = Operation("&", (Constant(section.before), shown))
    return Operation("&", (shown, Constant(section.after))) if section.after else shown


def _rounded(section: _Section, number: Node) -> Node:
    return Call("ROUND", (number, Number(str(section.places))))


def _section(text: str) -> _Section | None:
    match = _SECTION.fullmatch(text)
    if match is None:
        return None
    places = len(match["core"].partition(".")[2])
    percent = match["percent"] or ""
    before, after = (_UNQUOTED.sub(lambda m: m[1] or m[2] or "", match[part]) for part in ("before", "after"))
    places += 2 if percent else 0
    if percent.startswith(" "):
        return _Section(before, match["core"], places, percent + after, times=100)
    return _Section(before, match["core"] + percent, places, after)
