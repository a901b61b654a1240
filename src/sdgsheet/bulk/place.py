"""Where a submitted workbook lies: a file of its own, or a member of a zip, or of a zip in a zip."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import stat
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from sdgsheet.bulk.zips import open_zip, read_member

_STEERING = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


class Place(NamedTuple):
    """Names one workbook on this machine."""

    file: str
    """The file on the disk, absolute, as the system names it."""
    members: tuple[str, ...] = ()
    """Names inside zips, from the outermost zip inwards; empty for a plain file."""

    @property
    def path(self) -> str:
        """As people read it: a zip looks like a folder. What no text can hold is escaped."""
        inside = "/".join(("", *self.members)).replace("/", os.sep)
        return printable(self.file + inside)

    @property
    def name(self) -> str:
        """The workbook's own name without its folders."""
        return (self.members[-1] if self.members else self.file.replace(os.sep, "/")).rpartition("/")[2]

    def dumps(self) -> str:
        """As plain ASCII, from which ``loads`` makes the same place again, whatever the name holds."""
        return json.dumps([self.file, *self.members])

    @classmethod
    def loads(cls, text: str) -> Place:
        """The place that ``dumps`` wrote."""
        file, *members = json.loads(text)
        return cls(file, tuple(members))


def printable(text: str) -> str:
    """The text with what no text can hold, and what would steer a terminal or turn the reading round, as escapes."""
    text = _STEERING.sub(lambda match: match[0].encode("unicode_escape").decode(), text)
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def guessed_name(place: Place) -> str | None:
    """What a name of mere bytes seems to mean, as Windows writes Japanese; None for a name that is a text."""
    name = os.path.basename(place.file)  # noqa: PTH119 - as the system names it
    try:
        place.file.encode()
    except UnicodeEncodeError:
        return printable(os.fsencode(name).decode("cp932", "replace"))
    return None


class Content(NamedTuple):
    """What lies at a place."""

    source: Path | bytes
    """The file itself, or the bytes of the member."""
    changed: datetime | None
    """When it was last changed, as the disk or the zip says, in UTC."""


def content(place: Place) -> Content:
    """What lies at the place. Raises UnreadableError where a zip stands in the way."""
    found = Content(Path(place.file), _disk_time(place.file))
    for name in place.members:
        with open_zip(found.source) as archive:
            data, changed = read_member(archive, name)
        found = Content(data, changed or found.changed)
    return found


def sha256(source: Path | bytes) -> str | None:
    """SHA-256 of the bytes; None where they cannot be read, or never end."""
    if isinstance(source, bytes):
        return hashlib.sha256(source).hexdigest()
    with contextlib.suppress(OSError, ValueError):
        if stat.S_ISREG(source.stat().st_mode):
            with source.open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest()
    return None


def _disk_time(file: str) -> datetime | None:
    with contextlib.suppress(OSError, ValueError, OverflowError):
        return datetime.fromtimestamp(Path(file).stat().st_mtime, UTC)
    return None
