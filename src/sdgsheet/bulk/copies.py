"""Marked copies: highlights and 点検結果 in a copy beside the results. The submitted file is only ever read."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final, NamedTuple

from sdgsheet.bulk import reasons
from sdgsheet.bulk.check import opened
from sdgsheet.bulk.cities import Name, spelt
from sdgsheet.bulk.place import Place, content, sha256
from sdgsheet.edits import Answer
from sdgsheet.errors import SdgsheetError, UnreadableError
from sdgsheet.marking.plan import plan
from sdgsheet.rules.check import check_workbook
from sdgsheet.text import Language
from sdgsheet.xlsx.files import write_file
from sdgsheet.xlsx.layers import open_file
from sdgsheet.xlsx.layers.loose import Loose, carried_over
from sdgsheet.xlsx.patch.apply import LeftOut

_SUFFIX: Final = "-marked"
_FORBIDDEN = re.compile(r'[<>:"|?*\\\x00-\x1f\ud800-\udfff]')
_DEVICES = re.compile(r"(?:CON|PRN|AUX|NUL|COM\d|LPT\d)(?:\..*)?", re.IGNORECASE)
_LONGEST: Final = 200
"""Bytes of one name: file systems take 255."""


class Copy(NamedTuple):
    """One marked copy to make."""

    place: Place
    folder: str
    """Of all copies."""
    name: str
    """From that folder on."""
    language: Language
    own_sha256: str | None
    """SHA-256 of the copy that was made before; another one there has been worked in."""


class Copied(NamedTuple):
    """What became of it."""

    copy_sha256: str | None
    sha256: str | None
    """Of the submitted file that the copy was made of."""
    reason: str | None = None
    """Why there is no copy."""
    lost: int = 0
    """Answers of an earlier copy that could not be carried over."""


def copy_name(relative: str, city: str | None = None) -> str:
    """The name of the copy of a file, with its folders: fit for every system, and never outside its own folder.

    It names the city too, so that whoever sends it knows where to.
    """
    *folders, name = relative.replace(os.sep, "/").split("/")
    stem, ending = os.path.splitext(name)  # noqa: PTH122 - a name, not a path
    of_city = f"_{_fit(city)}" if city and Name.of(city).bare not in spelt(stem) else ""
    return "/".join((*map(_fit, folders), _fit(stem, _LONGEST - len(of_city.encode())) + of_city + _SUFFIX + ending))


def _fit(name: str, longest: int = _LONGEST) -> str:
    name = _FORBIDDEN.sub("_", name).strip(" ")
    while len(name.encode()) > longest:
        name = name[:-1]
    name = name.rstrip(". ")
    return f"_{name}" if not name or _DEVICES.fullmatch(name) else name


def make_copy(job: Copy) -> Copied:
    """Makes the marked copy. What staff wrote into an earlier one is carried over, and that one is kept as a backup."""
    hashed: str | None = None
    try:
        found = content(job.place)
        hashed = sha256(found.source)
        target = Path(job.folder, job.name)
        worked_in = target.exists() and sha256(target) != job.own_sha256
        with opened(found, job.place) as file:
            answers, loose = written_into(target)
            edits = plan(check_workbook(file.filled.workbook), {**file.answers, **answers}, job.language)
            left: list[LeftOut] = []
            if edits.sheet is not None and loose:
                sheet, left = carried_over(edits.sheet, loose)
                edits = replace(edits, sheet=sheet)
            target.parent.mkdir(parents=True, exist_ok=True)
            write_file(target, file.filled.put(edits).pieces(), replace=True, backup=worked_in)
        return Copied(sha256(target), hashed, lost=len(left))
    except SdgsheetError as error:
        return Copied(None, hashed, error.text.to(job.language))
    except Exception as error:  # noqa: BLE001 - one file must not stop the others
        return Copied(None, hashed, reasons.fault(error).to(job.language))


def written_into(copy: Path) -> tuple[Mapping[str, Answer], Sequence[Loose]]:
    """What was written into a copy, or carried over into it, and what of it has lost its finding; nothing without one."""
    if copy.exists():
        with contextlib.suppress(UnreadableError), open_file(copy) as file:
            return file.answers, file.loose
    return {}, ()
