"""Zips of submitted files: what is in them, under names as people wrote them, and the bytes of one member."""

from __future__ import annotations

import contextlib
import os
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Final

from sdgsheet.bulk import reasons
from sdgsheet.errors import UnreadableError
from sdgsheet.xlsx.archive import DEFLATED, MB, STORED, Archive, Entry, Limits
from sdgsheet.xlsx.package import Package

LIMITS: Final = Limits(file=4096 * MB, part=200 * MB, total=1024 * MB)
"""Of a zip: a member is no larger than a workbook may be; the total counts what is unpacked of one opened zip."""

_ENCRYPTED, _UTF8 = 0x1, 0x800


@contextlib.contextmanager
def open_zip(source: Path | bytes) -> Iterator[Archive]:
    """The zip in a file, or in bytes. Raises UnreadableError in words for zips."""
    try:
        package = Package.open(source, LIMITS) if isinstance(source, Path) else Package.of(source, LIMITS)
    except UnreadableError:
        raise reasons.damaged_zip() from None
    with package:
        yield package.archive


def member_name(entry: Entry) -> str:
    """The member's name with ``/`` between folders.

    Names without the mark of UTF-8 are cp932, as Windows writes them, unless they are sound UTF-8,
    as Macs write them. Macs take か゛ apart: such characters are put together again.
    """
    name = entry.name
    if not entry.flags & _UTF8 and not name.isascii():
        raw = name.encode("cp437")
        for encoding in ("utf-8", "cp932"):
            with contextlib.suppress(UnicodeDecodeError):
                name = raw.decode(encoding)
                break
    return unicodedata.normalize("NFC", name).replace("\\", "/")


def members(archive: Archive) -> dict[str, Entry]:
    """The members by the names that people see, each name once: 様式1.xlsx, and 様式1（同名1）.xlsx for one before it.

    Of members of one name the last has the plain name, as programs that unpack leave that one.
    """
    named: dict[str, Entry] = {}
    numbers: defaultdict[str, Iterator[int]] = defaultdict(lambda: count(1))
    for entry in archive.entries:
        name = member_name(entry)
        if name in named and not entry.is_folder:
            stem, ending = os.path.splitext(name)  # noqa: PTH122 - a name, not a path
            free = (f"{stem}（同名{number}）{ending}" for number in numbers[name])
            named[next(other for other in free if other not in named)] = named[name]
        named[name] = entry
    return named


def read_member(archive: Archive, name: str) -> tuple[bytes, datetime | None]:
    """The bytes of the member that ``members`` calls so, and when it was last changed. Raises UnreadableError."""
    entry = members(archive).get(name)
    if entry is None:
        raise reasons.damaged_zip()
    if entry.flags & _ENCRYPTED:
        raise reasons.locked_zip()
    if entry.method not in (STORED, DEFLATED):
        raise reasons.unknown_packing()
    return archive.read(entry), _modified(entry)


def _modified(entry: Entry) -> datetime | None:
    """In UTC. A zip knows local times only: this machine's is taken to be that of whoever packed it."""
    time, date = int.from_bytes(entry.record[12:14], "little"), int.from_bytes(entry.record[14:16], "little")
    with contextlib.suppress(ValueError, OverflowError, OSError):
        local = datetime(  # noqa: DTZ001
            1980 + (date >> 9), date >> 5 & 15, date & 31, time >> 11, time >> 5 & 63, min(59, (time & 31) * 2)
        )
        return local.astimezone(UTC)
    return None
