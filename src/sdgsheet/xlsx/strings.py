"""Texts as cells hold them: shared strings and rich text, without furigana, struck-out runs told apart."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from sdgsheet.xlsx import unreadable
from sdgsheet.xlsx.archive import LIMITS
from sdgsheet.xlsx.markup import Attributes, is_true, plain_text, refuse_long_tags, resolved_references, walk

_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
_SURROGATES = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_LONE = re.compile("[\ud800-\udfff]")


class Run(NamedTuple):
    """A stretch of text in one format."""

    text: str
    struck: bool | None
    """None where the run has no format of its own and takes the cell's."""


SPACES = " \t\n\r"
"""White space as XML knows it."""
_PRESERVE = "http://www.w3.org/XML/1998/namespace space"

RichText = str | tuple[Run, ...]
"""A plain text, or runs where one of them is formatted."""


def unescaped(text: str) -> str:
    """Characters that XML cannot hold are written ``_x000D_``; an underscore before such a thing ``_x005F_``."""
    if "_x" not in text:
        return text
    text = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    if _LONE.search(text):
        text = _SURROGATES.sub(lambda pair: pair[0].encode("utf-16", "surrogatepass").decode("utf-16"), text)
        text = _LONE.sub("\ufffd", text)
    return text


def is_preserved(attributes: Attributes) -> bool:
    """``xml:space="preserve"`` stands there."""
    return attributes.get(_PRESERVE) == "preserve"


def trimmed(text: str) -> str:
    """The text without white space at its ends: Excel drops it where ``xml:space`` does not ask to keep it."""
    return text.strip(SPACES)


def split_struck(text: RichText, cell_struck: bool) -> tuple[str, str]:
    """What counts and what is struck out, given whether the cell's own font is struck."""
    runs = (Run(text, None),) if isinstance(text, str) else text
    counts: list[str] = []
    struck: list[str] = []
    for run in runs:
        is_struck = cell_struck if run.struck is None else run.struck
        (struck if is_struck else counts).append(run.text)
    return "".join(counts), "".join(struck)


class TextReader:
    """Handlers that gather one text from ``<si>`` or ``<is>``: its ``<t>``, its ``<r>``, never ``<rPh>``."""

    def __init__(self) -> None:
        self._runs: list[Run] = []
        self._parts: list[str] = []
        self._struck: bool | None = None
        self._in_phonetic = False
        self._in_text = False
        self._preserved = False

    def begin(self) -> None:
        """A text begins."""
        self._runs = []
        self._in_phonetic = self._in_text = False
        self._struck = None

    def result(self) -> RichText:
        """The text that has ended."""
        if all(run.struck is None for run in self._runs):
            return "".join(run.text for run in self._runs)
        return tuple(self._runs)

    def characters(self, data: str) -> None:
        """Character data anywhere in the part."""
        if self._in_text:
            self._parts.append(data)

    @property
    def starts(self) -> dict[str, Callable[[Attributes], None]]:
        """Handlers of opening tags."""
        return {
            "r": self._run,
            "rPr": self._format,
            "strike": self._strike,
            "rPh": self._phonetic,
            "t": self._text,
        }

    @property
    def ends(self) -> dict[str, Callable[[], None]]:
        """Handlers of closing tags."""
        return {"rPh": self._end_phonetic, "t": self._end_text}

    def _run(self, _: Attributes) -> None:
        self._struck = None

    def _format(self, _: Attributes) -> None:
        self._struck = False

    def _strike(self, attributes: Attributes) -> None:
        self._struck = is_true(attributes.get("val"), default=True)

    def _phonetic(self, _: Attributes) -> None:
        self._in_phonetic = True

    def _end_phonetic(self) -> None:
        self._in_phonetic = False

    def _text(self, attributes: Attributes) -> None:
        if not self._in_phonetic:
            self._in_text = True
            self._preserved = is_preserved(attributes)
            self._parts = []

    def _end_text(self) -> None:
        if self._in_text:
            self._in_text = False
            text = "".join(self._parts)
            self._runs.append(Run(unescaped(text if self._preserved else trimmed(text)), self._struck))


_TABLE = re.compile(r"<sst(?: [^<>]*)?>")
# Furigana stand behind the text that they explain; Japanese writers store them with nearly every text.
_USUAL = re.compile(
    '<si><t( xml:space="preserve")?>([^<]*)</t>(?:<rPh [^<>]*><t>[^<]*</t></rPh>)*(?:<phoneticPr [^<>]*/>)?'
)


def read_shared_strings(data: bytes, part: str) -> list[RichText]:
    """The table of shared strings. Raises UnreadableError where it is damaged."""
    refuse_long_tags(data, part)
    text = plain_text(data)
    table = _TABLE.search(text) if text is not None else None
    if text is None or table is None:
        return _parsed(data, part)
    if text.count("</si>") > LIMITS.cells:
        raise unreadable.too_many_cells()
    *items, rest = text[table.end() :].split("</si>")
    if "<si" in rest or "</sst>" not in rest:
        return _parsed(data, part)
    meanings = resolved_references(text, part)
    texts: list[RichText] = []
    unusual: list[int] = []
    for index, written in enumerate(items):
        match = _USUAL.fullmatch(written)
        if match is None:
            unusual.append(index)
            texts.append("")
        else:
            raw = meanings.get(match[2], match[2])
            texts.append(unescaped(raw if match[1] else trimmed(raw)))
    if unusual:
        snippet = "".join(f"{items[index]}</si>" for index in unusual)
        parsed = _parsed(f"{table[0]}{snippet}</sst>", part)
        if len(parsed) != len(unusual):  # an empty <si/> stands between them
            return _parsed(data, part)
        for index, item in zip(unusual, parsed, strict=True):
            texts[index] = item
    return texts


def _parsed(data: bytes | str, part: str) -> list[RichText]:
    texts: list[RichText] = []
    reader = TextReader()

    def end() -> None:
        texts.append(reader.result())
        if len(texts) > LIMITS.cells:
            raise unreadable.too_many_cells()

    starts = {"si": lambda _: reader.begin(), **reader.starts}
    ends = {"si": end, **reader.ends}
    walk(data, starts, ends, reader.characters, part=part)
    return texts
