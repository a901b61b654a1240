"""One press of a button at a time: the add-in does not wait for us, so a second click starts a second program."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from sdgsheet.errors import RefusedError
from sdgsheet.excel import words


@contextlib.contextmanager
def turn(excel: int) -> Iterator[None]:
    """Holds a lock for the Excel of this process number; it goes with our process, however that ends.

    Raises:
        RefusedError: another press in this Excel still works, or waits for an answer.
    """
    path = Path(tempfile.gettempdir()) / f"sdgsheet-{excel}.lock"
    file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _lock(file)
    except OSError:
        os.close(file)
        raise RefusedError(words.STILL_WORKING) from None
    try:
        yield
    finally:
        os.close(file)
        with contextlib.suppress(OSError):  # the next press has it already
            path.unlink()


def _lock(file: int) -> None:
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 - is there on Windows alone

        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl  # noqa: PLC0415 - is not there on Windows

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
