"""The button's entry point: finds Excel, does what the button says, and turns whatever happens into a message."""

from __future__ import annotations

import argparse
import contextlib
import ctypes
import sys
from collections.abc import Callable, Sequence

from sdgsheet.errors import RefusedError, SdgsheetError
from sdgsheet.excel import engine, words
from sdgsheet.excel.buttons import BUTTONS
from sdgsheet.excel.buttons.after import together
from sdgsheet.excel.buttons.selftest import parts
from sdgsheet.excel.quiet import wake
from sdgsheet.excel.session import Session, attach
from sdgsheet.excel.turn import turn
from sdgsheet.text import Language, Text


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one button: 0 where it did its work, else 2 after a message.

    ``--book`` is the full name of the workbook in which it was pressed, as the hexadecimal digits of its UTF-16
    code units: so no name can be read as anything else on its way through the command line.
    """
    given = _parser().parse_args(arguments)
    session: Session | None = None
    try:
        press = _button(given.button)
        session = attach(_name(given.book), given.lang)
        with turn(session.app.pid):
            wake(session.app)
            press(session)
    except SdgsheetError as error:
        _tell(session, _with_parts(given.button, error.text), given.lang)
    except Exception as error:  # noqa: BLE001 - the outermost room: nobody else would tell people
        text = _fault(error, has_begun=session is not None)
        _tell(session, _with_parts(given.button, text), given.lang)
    else:
        return 0
    return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m sdgsheet.excel")
    parser.add_argument("button", nargs="?", default="", help=", ".join(BUTTONS))
    parser.add_argument("--book", help="full name of the workbook, as hexadecimal UTF-16 code units")
    parser.add_argument("--lang", choices=["ja", "en"], default="ja")
    return parser


def _button(name: str) -> Callable[[Session], None]:
    press = BUTTONS.get(name)
    if press is None:
        raise RefusedError(words.which_button(name, BUTTONS))
    return press


def _name(book: str | None) -> str | None:
    try:
        return None if book is None else bytes.fromhex(book).decode("utf-16-be", "surrogatepass")
    except ValueError:
        raise RefusedError(words.NO_BOOK_NAME) from None


def _fault(error: Exception, *, has_begun: bool) -> Text:
    if engine.is_busy(error):
        return words.INTERRUPTED if has_begun else words.BUSY
    if isinstance(error, engine.com_error()):
        return words.refused(engine.description(error))
    return words.unexpected(type(error).__name__, str(error))


def _with_parts(button: str, text: Text) -> Text:
    """自己診断 tells what it can also where it gets nowhere: just then people need it."""
    return together([words.TESTED, parts(), text], "\n\n") if button == "selftest" else text


def _tell(session: Session | None, text: Text, language: Language) -> None:
    if session is not None:
        with contextlib.suppress(Exception):  # Excel is gone: the message must be seen all the same
            session.say(text)
            return
    if sys.platform == "win32":
        ctypes.windll.user32.MessageBoxW(None, text.to(language), words.TITLE, 0x40)
    else:
        sys.stderr.write(text.to(language) + "\n")
