"""Marked copies: highlights and 点検結果 in a copy beside the results. The submitted file is only ever read."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple

from sdgsheet.bulk import reasons
from sdgsheet.bulk.check import opened
from sdgsheet.bulk.cities import Name, spelt
from sdgsheet.bulk.copynotes import left_out, not_carried
from sdgsheet.bulk.earlier import Earlier, written_into
from sdgsheet.bulk.folder import MARKED
from sdgsheet.bulk.place import Place, content, sha256
from sdgsheet.edits import Answer
from sdgsheet.errors import SdgsheetError
from sdgsheet.marking.answers import another, parse_key
from sdgsheet.marking.plan import plan
from sdgsheet.rules.check import check_workbook
from sdgsheet.text import Language
from sdgsheet.xlsx.files import write_file
from sdgsheet.xlsx.layers import LayeredFile, State
from sdgsheet.xlsx.layers.loose import carried_over
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
    stands: bool
    """It was made of these bytes, by these rules: one that is there, and can be opened, stays."""


class Copied(NamedTuple):
    """What became of it."""

    copy_sha256: str | None
    sha256: str | None
    """Of the submitted file that the copy was made of."""
    reason: str | None = None
    """Why there is no copy."""
    noted: str | None = None
    """What is to be said of it, one line each."""


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


def make_copy(job: Copy) -> Copied | None:
    """Makes the marked copy; None where the one that is there stays.

    What staff wrote into an earlier one is carried over, and that one is kept as a backup.
    """
    hashed: str | None = None
    try:
        target = Path(job.folder, job.name)
        is_there = target.exists()
        as_made = is_there and sha256(target) == job.own_sha256
        if job.stands and as_made:
            return None
        earlier = written_into(target)
        if job.stands and is_there and earlier is not None:
            return None
        found = content(job.place)
        hashed = sha256(found.source)
        with opened(found, job.place) as file:
            state, lost = _marked(file, earlier or Earlier(), job.language)
            # The answers of the copy that stands find no place in the new one, whose workbook is protected.
            goes = state.result_sheet is None and earlier is not None and earlier.copy == target and earlier.number > 0
            target.parent.mkdir(parents=True, exist_ok=True)
            written = write_file(target, state.pieces(), replace=True, backup=is_there and (goes or not as_made))
        noted = _noted(job, state, earlier, lost, written.backup)
        return Copied(sha256(target), hashed, noted="\n".join(noted) or None)
    except SdgsheetError as error:
        return Copied(None, hashed, reasons.of_copy(error.text).to(job.language))
    except Exception as error:  # noqa: BLE001 - one file must not stop the others
        return Copied(None, hashed, reasons.fault(error).to(job.language))


def _marked(file: LayeredFile, earlier: Earlier, language: Language) -> tuple[State, int]:
    """The file with its marks and all answers; and how many of those in the earlier copy could not be carried over."""
    answers = _together(earlier.answers, file.answers)
    edits = plan(check_workbook(file.filled.workbook), answers, language)
    lost: list[LeftOut] = []
    if edits.sheet is not None and earlier.loose:
        sheet, lost = carried_over(edits.sheet, earlier.loose)
        edits = replace(edits, sheet=sheet)
    return file.filled.put(edits), len(lost)


def _noted(job: Copy, state: State, earlier: Earlier | None, lost: int, backup: Path | None) -> Iterator[str]:
    """What is to be said of the new copy, and of answers that stay in the one before it."""
    yield from left_out((*state.left, *state.left_out), job.name, job.language)
    target = Path(job.folder, job.name)
    before = target if earlier is None or earlier.copy is None else earlier.copy
    kept = backup if before == target and backup is not None else before
    text = not_carried(earlier, lost, has_sheet=state.result_sheet is not None)
    if text is not None:
        yield text.to(job.language).format(f"{MARKED}/{PurePosixPath(job.name).with_name(kept.name)}")


def _together(of_copy: Mapping[str, Answer], of_file: Mapping[str, Answer]) -> dict[str, Answer]:
    """All answers; the submitted file's own to a finding that is answered in the copy is a second one."""
    answers = dict(of_copy)
    given = {(parse_key(key)._replace(number=1), answer) for key, answer in of_copy.items()}
    for key, answer in of_file.items():
        if (parse_key(key)._replace(number=1), answer) not in given:
            answers[another(key, answers) if key in answers else key] = answer
    return answers
