"""What a safe writing is made of: temporary files, bytes forced to the disk, what killed runs left."""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
import time
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

_CHUNK = 1024 * 1024
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0)
_DAY = 24 * 60 * 60


@contextlib.contextmanager
def temporary(folder: Path) -> Iterator[Path]:
    """A name beside the target; what stands under it afterwards is removed."""
    path = folder / f".sdgsheet-{secrets.token_hex(4)}.tmp"
    try:
        yield path
    finally:
        with contextlib.suppress(OSError):
            path.unlink()


@cache
def sweep(folder: Path) -> None:
    """Removes what runs that were killed left behind; what is younger may still be written."""
    with contextlib.suppress(OSError):
        for left in folder.glob(".sdgsheet-????????.tmp"):
            if left.stat().st_mtime < time.time() - _DAY:
                left.unlink()


def fill(path: Path, content: Iterable[bytes]) -> None:
    """Writes a new file to the disk itself, not only to the system's memory."""
    file = os.open(path, _NEW, 0o666)
    try:
        for piece in content:
            rest = memoryview(piece)
            while rest:
                rest = rest[os.write(file, rest) :]
        os.fsync(file)
    finally:
        os.close(file)


def adopt(path: Path, status: os.stat_result) -> None:
    """The new file gets the permissions of the old one, and its owner where the system allows it."""
    if hasattr(os, "chown"):
        with contextlib.suppress(PermissionError):
            os.chown(path, status.st_uid, status.st_gid)
    path.chmod(stat.S_IMODE(status.st_mode))


def settle(folder: Path) -> None:
    """Forces the renaming itself to the disk, where a system can."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def pieces(path: Path) -> Iterator[bytes]:
    """What a file holds, piece by piece."""
    file = os.open(path, _READ)
    try:
        while piece := os.read(file, _CHUNK):
            yield piece
    finally:
        os.close(file)


def same_bytes(one: Path, other: Path) -> bool:
    """Whether two files hold the same."""
    if one.stat().st_size != other.stat().st_size:
        return False
    with one.open("rb") as first, other.open("rb") as second:
        while piece := first.read(_CHUNK):
            if piece != second.read(_CHUNK):
                return False
    return True
