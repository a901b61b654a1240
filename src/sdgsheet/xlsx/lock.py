"""One run at a time writes over a file: the system's own lock, which goes with the process that holds it."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

from sdgsheet.xlsx.unwritable import busy

if sys.platform == "win32":
    import msvcrt

    _FLAGS = os.O_RDWR | os.O_CREAT | os.O_TEMPORARY  # goes with its last holder, however that ends

    def _lock(file: int) -> None:
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    _FLAGS = os.O_RDWR | os.O_CREAT

    def _lock(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


_HELD = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)


@contextlib.contextmanager
def alone(target: Path) -> Iterator[None]:
    """No other run is inside for the same target; on a disk that knows no locks nothing is held.

    What is locked is a file of its own beside the target: some systems do not replace a file that
    is open. One that a killed run left locks nobody out, and is swept with all else that it left.

    Raises RefusedError where another run is inside.
    """
    path = target.with_name(f".sdgsheet-{zlib.crc32(os.path.normcase(target.name).encode()):08x}.tmp")
    file = _locked(path)
    try:
        yield
    finally:
        if file is not None:
            _gone(path, file)


def _locked(path: Path) -> int | None:
    """The open file that holds the lock; None where there are no locks."""
    try:
        file = os.open(path, _FLAGS, 0o666)
    except OSError:
        return None
    try:
        _lock(file)
        is_there = _is(path, file)
    except OSError as error:
        if error.errno in _HELD:
            os.close(file)
            raise busy() from None
        _gone(path, file)
        return None
    if is_there:
        return file
    os.close(file)  # of a run that took it away between our opening and our locking it
    return _locked(path)


def _is(path: Path, file: int) -> bool:
    """The open file still stands under its name."""
    try:
        return os.path.samestat(os.fstat(file), path.stat())
    except FileNotFoundError:
        return False


def _gone(path: Path, file: int) -> None:
    with contextlib.suppress(OSError):
        path.unlink()
    with contextlib.suppress(OSError):
        os.close(file)
