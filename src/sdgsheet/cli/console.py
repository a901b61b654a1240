"""Writing to people and to pipes, on any console, without ever raising on a character."""

from __future__ import annotations

import codecs
import contextlib
import os
import sys
import unicodedata
from collections.abc import Iterator
from typing import TextIO

from sdgsheet.errors import SdgsheetError
from sdgsheet.text import Text

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
    _write(text + "\n")


def warn(text: str) -> None:
    """One line to standard error; a closed one is no reason to stop."""
    finish()
    if sys.stderr is not None:
        with contextlib.suppress(OSError, ValueError):
            sys.stderr.write(text + "\n")


def say_utf8(text: str) -> None:
    """One line to standard output that is UTF-8 whatever the console's encoding: for programs."""
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        say(text)
        return
    finish()
    # A lone surrogate, as a file name may hold one, is no UTF-8: it becomes "?".
    with _reader_may_leave():
        buffer.write((text + "\n").encode("utf-8", "replace"))
        buffer.flush()


def finish() -> None:
    """Hands over what was said so far."""
    if sys.stdout is not None:
        with _reader_may_leave():
            sys.stdout.flush()


def _write(text: str) -> None:
    if sys.stdout is not None:
        with _reader_may_leave():
            sys.stdout.write(text)


@contextlib.contextmanager
def _reader_may_leave() -> Iterator[None]:
    """Whoever read our output may have had enough (``| head``): the work and its exit status go on.

    Raises:
        SdgsheetError: the output cannot be written, such as to a full disk.
    """
    try:
        yield
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - it lives as long as the program
    except OSError as error:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123
        why = error.strerror or str(error)
        raise SdgsheetError(
            Text(f"結果を出力できません（{why}）。", f"The output cannot be written ({why}).")
        ) from error


def has_colours(stream: TextIO | None) -> bool:
    """Colours are for terminals only, and for those who have not said NO_COLOR."""
    return stream is not None and stream.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"


_CODES = {"error": "31;1", "warning": "33;1", "info": "36", "strong": "1", "quiet": "2"}


def painted(text: str, style: str, *, colours: bool) -> str:
    """The text in a style: error, warning, info, strong or quiet."""
    return f"\x1b[{_CODES[style]}m{text}\x1b[0m" if colours else text
