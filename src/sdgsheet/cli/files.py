"""Which files a command line means: files, folders and globs."""

from __future__ import annotations

import glob
import os
import shlex
from collections.abc import Iterable, Iterator
from pathlib import Path

from sdgsheet.errors import SdgsheetError
from sdgsheet.text import Text

WORKBOOKS = (".xlsx", ".xlsm")


def expand(names: Iterable[str]) -> list[Path]:
    """The files meant, each once, in the order given; a folder means the workbooks below it.

    Windows leaves globs to the program. A name that matches nothing is kept: reading it says why.

    Raises:
        SdgsheetError: a folder holds no workbook.
    """
    found: dict[Path, None] = {}
    for name in names:
        for path in _one(name):
            found.setdefault(path)
    return list(found)


def _one(name: str) -> Iterator[Path]:
    path = Path(name)
    if path.is_dir():
        below = sorted(p for p in path.rglob("*") if is_workbook(p))
        if not below:
            raise SdgsheetError(
                Text(
                    f"{name}: このフォルダーに .xlsx／.xlsm のファイルがありません。",
                    f"{name}: this folder holds no .xlsx or .xlsm file.",
                )
            )
        yield from below
    elif not path.exists() and glob.has_magic(name):
        matches = sorted(m for m in glob.glob(name, recursive=True) if not _is_lock(Path(m)))  # noqa: PTH207 - the user's pattern
        if not matches:
            raise SdgsheetError(Text(f"{name}: 当てはまるファイルがありません。", f"{name}: no file matches."))
        yield from map(Path, matches)
    else:
        yield path


def quoted(path: Path) -> str:
    """The path as it can be typed into the shell of this system."""
    name = str(path)
    if name.startswith("-"):
        name = f".{os.sep}{name}"
    if os.name == "nt":
        import subprocess  # noqa: PLC0415 - slow to import, and only Windows needs it

        return subprocess.list2cmdline([name])
    return shlex.quote(name)


def is_workbook(path: Path) -> bool:
    """A workbook by its name; Excel's own lock files (~$…) are none."""
    return path.suffix.lower() in WORKBOOKS and not _is_lock(path) and path.is_file()


def _is_lock(path: Path) -> bool:
    """Excel's lock files, and whatever is hidden: no user means them by a folder or a pattern."""
    return path.name.startswith(("~$", "."))
