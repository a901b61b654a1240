"""Which files a command line means: files, folders and globs."""

from __future__ import annotations

import glob
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
        matches = sorted(glob.glob(name, recursive=True))  # noqa: PTH207 - the user's own pattern
        if not matches:
            raise SdgsheetError(Text(f"{name}: 当てはまるファイルがありません。", f"{name}: no file matches."))
        yield from map(Path, matches)
    else:
        yield path


def is_workbook(path: Path) -> bool:
    """A workbook by its name; Excel's own lock files (~$…) are none."""
    return path.suffix.lower() in WORKBOOKS and not path.name.startswith(("~$", ".~lock")) and path.is_file()
