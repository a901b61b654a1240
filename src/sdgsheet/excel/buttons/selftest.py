"""自己診断: what works here and what does not, to be copied with Ctrl+C and sent to whoever helps."""

from __future__ import annotations

import platform
import sys
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from sdgsheet import __version__
from sdgsheet.errors import NotAFormError
from sdgsheet.excel import engine, words
from sdgsheet.excel.buttons.after import together
from sdgsheet.excel.quiet import quiet
from sdgsheet.excel.session import Session
from sdgsheet.excel.standing import read
from sdgsheet.rules.catalogue import RULES
from sdgsheet.text import Text

_ANSWERS = {True: Text("はい", "yes"), False: Text("いいえ", "no")}


def selftest(session: Session) -> None:
    """Looks at each part in turn; changes nothing."""
    book, app = session.book.api, session.app.api
    facts = [
        Text(*[f"Excel {app.Version} {app.OperatingSystem}"] * 2),
        _fact("ブック", "workbook", Text(*[f"{book.Name} ({book.FileFormat})"] * 2)),
        _fact("置き場所", "place", _place(book.FullName)),
        _fact("読み取り専用", "read-only", _ANSWERS[bool(book.ReadOnly)]),
        _fact("共有", "shared", _ANSWERS[bool(book.MultiUserEditing)]),
        _fact("ブックの構成の保護", "structure protected", _ANSWERS[bool(book.ProtectStructure)]),
        _tried("写しと点検", "copy and check", lambda: _check(session)),
        _tried(
            "見えないデータ（customXml）",
            "hidden data (customXml)",
            lambda: Text(*[str(book.CustomXMLParts.Count)] * 2),
        ),
    ]
    session.say(words.TESTED, together([parts(), *facts], "\n"))


def parts() -> Text:
    """What is known without Excel."""
    lines = [
        f"sdgsheet {__version__} ({len(RULES)})",
        f"Python {platform.python_version()} {platform.architecture()[0]} {_without_home(sys.executable)}",
        *_versions("xlwings", "pywin32"),
    ]
    return Text(*["\n".join(lines)] * 2)


def _versions(*names: str) -> Iterator[str]:
    for name in names:
        try:
            yield f"{name} {version(name)}"
        except PackageNotFoundError:
            yield f"{name} -"


def _without_home(path: str) -> str:
    """The results are sent to others: whose computer it is does not matter."""
    return path.replace(str(Path.home()), "~")


def _place(fullname: str) -> Text:
    if fullname.startswith(("http://", "https://")):
        return Text("クラウド（OneDrive、SharePoint など）", "cloud (OneDrive, SharePoint …)")
    if fullname.startswith("\\\\"):
        return Text("共有フォルダー（\\\\…）", "shared folder (\\\\…)")
    return Text("このパソコンのドライブ", "a drive of this computer")


def _fact(japanese: str, english: str, answer: Text) -> Text:
    return Text(f"{japanese}：{answer.ja}", f"{english}: {answer.en}")


def _check(session: Session) -> Text:
    with quiet(session.app, words.TESTING.to(session.language)):
        standing = read(session.book)
    how = Text("写しから", "through a copy") if standing.whole else Text("直接", "directly")
    try:
        counts = standing.check().counts
    except NotAFormError:
        return Text(f"{how.ja}、様式1なし", f"{how.en}, no Form 1")
    found = counts.errors + counts.warnings + counts.infos
    return Text(f"{how.ja}、指摘{found}件", f"{how.en}, {found} findings")


def _tried(japanese: str, english: str, attempt: Callable[[], Text]) -> Text:
    try:
        answer = attempt()
    except engine.com_error() as error:
        return _fact(japanese, english, Text(f"できません（{error}）", f"FAILED ({error})"))
    return _fact(japanese, english, Text(f"OK（{answer.ja}）", f"OK ({answer.en})"))
