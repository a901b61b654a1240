"""Finds the submitted workbooks that a command line means: in folders, by globs, in zips."""

from __future__ import annotations

import glob
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from sdgsheet.bulk import reasons
from sdgsheet.bulk.folder import is_ours
from sdgsheet.bulk.place import Place, printable
from sdgsheet.bulk.zips import members, open_zip, read_member
from sdgsheet.errors import SdgsheetError, UnreadableError
from sdgsheet.text import Text
from sdgsheet.xlsx.archive import Archive

WORKBOOKS: Final = frozenset((".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlsb", ".ods"))
"""Also those that cannot be read: a city that filed one is told so, and not taken to be missing."""
ZIP: Final = ".zip"
MOST: Final = 10_000
"""Workbooks in one zip."""
DEEPEST: Final = 3
"""Zips in each other."""

_NOBODYS: Final = ("~$", ".~lock.", "._")
"""How names begin that programs give to files of their own: Excel, LibreOffice, Macs."""
_MACS: Final = "__MACOSX"
"""The folder that Macs put beside what they pack, for themselves."""


class Found(NamedTuple):
    """One workbook, or what could not be opened on the way to some."""

    place: Place
    reason: Text | None = None
    """Why it cannot be opened; None for a workbook to be checked."""


class Search:
    """Goes once through the inputs, in a fixed order; what lies there is found as it goes."""

    def __init__(self, inputs: Iterable[str | os.PathLike[str]]) -> None:
        """Of files, folders, zips and globs. Raises SdgsheetError where one is not there."""
        names = [os.fspath(name) for name in inputs]
        self._inputs = [path for name in names for path in _matches(name)]
        self.base = _base(names)
        """The innermost folder that holds all inputs, whatever lies in them; empty where there is none."""
        self.others: Counter[str] = Counter()
        """Files that are neither workbooks nor zips, by the ends of their names (``.pdf``)."""

    def __iter__(self) -> Iterator[Found]:
        for path in self._inputs:
            absolute = os.path.abspath(path)  # noqa: PTH100 - links stay as the user named them
            if os.path.isdir(absolute):  # noqa: PTH112
                yield from self._folder(absolute)
            else:
                yield from self._file(absolute, named=True)

    def _folder(self, top: str) -> Iterator[Found]:
        closed: list[Found] = []

        def closed_folder(error: OSError) -> None:
            closed.append(Found(Place(str(error.filename or top)), reasons.closed_folder()))

        for folder, folders, files in os.walk(top, onerror=closed_folder):
            beside = set(files)
            folders[:] = sorted(name for name in folders if name != _MACS and not is_ours(name, beside))
            for name in sorted(files):
                if not is_ours(name, beside):
                    yield from self._file(os.path.join(folder, name))  # noqa: PTH118
            yield from (
                Found(Place(os.path.join(folder, name)), reasons.folder_link())  # noqa: PTH118
                for name in folders
                if self._leads_out(os.path.join(folder, name))  # noqa: PTH118
            )
        yield from closed

    def _leads_out(self, folder: str) -> bool:
        """A link to a folder that lies in none of the inputs: it is not followed."""
        return os.path.islink(folder) and not any(  # noqa: PTH114
            Path(os.path.realpath(folder)).is_relative_to(os.path.realpath(path)) for path in self._inputs
        )

    def _file(self, path: str, *, named: bool = False) -> Iterator[Found]:
        name = os.path.basename(path)  # noqa: PTH119
        ending = _ending(name)
        if ending == ZIP:
            yield from self._zip(Place(path), Path(path), [MOST])
        elif named or (ending in WORKBOOKS and not name.startswith(_NOBODYS)):
            yield Found(Place(path))
        elif not name.startswith(_NOBODYS):
            self.others[ending] += 1

    def _zip(self, place: Place, source: Path | bytes, left: list[int]) -> Iterator[Found]:
        """``left`` holds how many workbooks may still come out of the outermost zip."""
        try:
            with open_zip(source) as archive:
                yield from self._members(place, archive, left)
        except UnreadableError as error:
            yield Found(place, error.text)

    def _members(self, place: Place, archive: Archive, left: list[int]) -> Iterator[Found]:
        files = [name for name, entry in members(archive).items() if not entry.is_folder]
        names = sorted(name for name in files if not _is_nobodys(name))
        if not names:
            yield Found(place, reasons.nobodys_zip() if any(files) else reasons.empty_zip())
        if "[Content_Types].xml" in names:  # a workbook that a browser has renamed
            yield Found(place)
            return
        for name in names:
            inside = place._replace(members=(*place.members, name))
            ending = _ending(name.rpartition("/")[2])
            if ending == ZIP and len(inside.members) >= DEEPEST:
                yield Found(inside, reasons.too_deep())
            elif ending == ZIP:
                yield from self._inner_zip(inside, archive, name, left)
            elif ending not in WORKBOOKS:
                self.others[ending] += 1
            elif left[0]:
                left[0] -= 1
                yield Found(inside)
            else:
                yield Found(place, reasons.too_many(MOST))
                return

    def _inner_zip(self, place: Place, archive: Archive, name: str, left: list[int]) -> Iterator[Found]:
        try:
            data, _ = read_member(archive, name)
        except UnreadableError as error:
            yield Found(place, error.text)
        else:
            yield from self._zip(place, data, left)


def _is_nobodys(member: str) -> bool:
    """A member of a zip that only a program has put there."""
    *folders, last = member.split("/")
    return _MACS in folders or last.startswith(_NOBODYS) or not last


def _ending(name: str) -> str:
    return os.path.splitext(name)[1].lower()  # noqa: PTH122


def _matches(name: str) -> list[str]:
    """What an input means: itself, or what matches the glob (Windows leaves globs to the program)."""
    if os.path.lexists(name):
        return [name]
    matches = _once(glob.glob(name, recursive=True)) if glob.has_magic(name) else []  # noqa: PTH207
    if not matches:
        raise SdgsheetError(
            Text(
                f"{name}: ファイルやフォルダーがありません。名前と場所をご確認ください。",
                f"{name}: there is no such file or folder. Please check the name and the place.",
            )
        )
    return matches


def _base(names: Iterable[str]) -> str:
    try:
        return printable(os.path.commonpath([_folder_of(name) for name in names]))
    except ValueError:  # on different drives
        return ""


def _folder_of(name: str) -> str:
    """A folder itself, that of a file, or that in which a glob begins."""
    while glob.has_magic(name) and not os.path.lexists(name):
        name = os.path.dirname(name)  # noqa: PTH120
    absolute = os.path.abspath(name)  # noqa: PTH100 - links stay as the user named them
    return absolute if os.path.isdir(absolute) else os.path.dirname(absolute)  # noqa: PTH112, PTH120


def _once(paths: Iterable[str]) -> list[str]:
    """Each file once: a link to a folder that holds it would show it again, for every turn if it leads round."""
    by_place: dict[tuple[str, str], str] = {}
    for path in sorted(paths, key=lambda path: (path.count(os.sep), path)):
        folder, name = os.path.split(path)
        by_place.setdefault((os.path.realpath(folder), name), path)
    return sorted(by_place.values())
