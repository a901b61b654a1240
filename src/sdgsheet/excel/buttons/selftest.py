"""自己診断: what works here and what does not, to be copied with Ctrl+C and sent to whoever helps."""

from __future__ import annotations

import platform
import sys
from collections.abc import Callable
from importlib.metadata import version

from sdgsheet import __version__
from sdgsheet.errors import NotAFormError
from sdgsheet.excel import engine, words
from sdgsheet.excel.quiet import quiet
from sdgsheet.excel.session import Session
from sdgsheet.excel.standing import read
from sdgsheet.rules.catalogue import RULES
from sdgsheet.text import Text


def selftest(session: Session) -> None:
    """Looks at each part in turn; changes nothing."""
    book = session.book.api
    lines = [
        f"sdgsheet {__version__} ({len(RULES)} rules)",
        f"Python {platform.python_version()} {platform.machine()} {sys.executable}",
        f"xlwings {version('xlwings')}",
        f"Excel {session.app.api.Version} {session.app.api.OperatingSystem}",
        f"{book.FullName}",
        f"format {book.FileFormat}, read-only {book.ReadOnly}, shared {book.MultiUserEditing}",
        f"structure protected {book.ProtectStructure}",
        _tried("copy and check", lambda: _check(session)),
        _tried("restore data", lambda: str(book.CustomXMLParts.Count)),
    ]
    session.say(Text("自己診断の結果です。", "These are the results."), Text(*["\n".join(lines)] * 2))


def _check(session: Session) -> str:
    with quiet(session.app, words.TESTING.to(session.language)):
        standing = read(session.book)
    how = "through a copy" if standing.whole else "directly"
    try:
        return f"{how}, {len(standing.check().findings)} findings"
    except NotAFormError:
        return f"{how}, no Form 1"


def _tried(what: str, attempt: Callable[[], str]) -> str:
    try:
        return f"{what}: OK ({attempt()})"
    except engine.com_error() as error:
        return f"{what}: FAILED ({error})"
