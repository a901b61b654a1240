"""Writing to people and to pipes, on any console, without ever raising on a character."""

from __future__ import annotations

import codecs
import os
import sys
import unicodedata
from typing import TextIO

# What NFKC leaves alone and cp932 has not.
_PLAIN = {"−": "-", "–": "-", "—": "-", "〜": "～", "❶": "(1)", "・": "･", "“": '"', "”": '"', "→": "->", "■": "*"}
_HANDLER = "sdgsheet-plain"


def _plain(error: UnicodeError) -> tuple[str, int]:
    """Writes a character that the console has not in its plain form: ㎥ as m3."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    out = []
    for character in error.object[error.start : error.end]:
        plain = _PLAIN.get(character) or unicodedata.normalize("NFKC", character)
        try:
            plain.encode(error.encoding)
        except UnicodeEncodeError:
            plain = "?"
        out.append(plain)
    return "".join(out), error.end


codecs.register_error(_HANDLER, _plain)


def prepare() -> None:
    """Makes both streams safe for any character that a workbook may hold."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors=_HANDLER)


def say(text: str = "") -> None:
    """One line to standard output."""
    sys.stdout.write(text + "\n")


def warn(text: str) -> None:
    """One line to standard error."""
    sys.stdout.flush()
    sys.stderr.write(text + "\n")


def say_utf8(text: str) -> None:
    """One line to standard output that is UTF-8 whatever the console's encoding: for programs."""
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        say(text)
        return
    sys.stdout.flush()
    # A lone surrogate, as a file name may hold one, is no UTF-8: it becomes "?".
    buffer.write((text + "\n").encode("utf-8", "replace"))
    buffer.flush()


def has_colours(stream: TextIO) -> bool:
    """Colours are for terminals only, and for those who have not said NO_COLOR."""
    return stream.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"


_CODES = {"error": "31;1", "warning": "33;1", "info": "36", "strong": "1", "quiet": "2"}


def painted(text: str, style: str, *, colours: bool) -> str:
    """The text in a style: error, warning, info, strong or quiet."""
    return f"\x1b[{_CODES[style]}m{text}\x1b[0m" if colours else text
