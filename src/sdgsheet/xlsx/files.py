"""Writing a file so that it is old or new and never half, whatever happens on the way.

A temporary file beside the target is written, forced to the disk and renamed over it.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from sdgsheet.xlsx.backups import Backup, dropped, keep
from sdgsheet.xlsx.disk import adopt, fill, same_bytes, settle, sweep, temporary
from sdgsheet.xlsx.lock import alone
from sdgsheet.xlsx.unwritable import Identity, exists, explained, refuse_changed, refuse_unwritable


class Written(NamedTuple):
    """What became of a file."""

    path: Path
    changed: bool
    """False where it had these very bytes already and was not touched."""
    backup: Path | None = None
    """Where the file as it was is kept."""


def write_file(
    target: Path, pieces: Iterable[bytes], *, replace: bool, backup: bool = False, expected: Identity | None = None
) -> Written:
    """Makes ``target`` hold the bytes of ``pieces``.

    Args:
        target: where to; of a link, what it points to is written.
        pieces: the bytes, one after the other; they are not held in memory.
        replace: whether an existing file with other bytes may be replaced.
        backup: keep the replaced file beside it, under a name that no file has yet.
        expected: the target must still be this file; else another program wrote it meanwhile.

    Raises RefusedError, with the target as it was and nothing left behind.
    """
    target = Path(os.path.realpath(target))
    sweep(target.parent)
    try:
        with temporary(target.parent) as new:
            status = _status(target)
            if status is not None:
                refuse_unwritable(target, status)
            fill(new, pieces)
            if status is None:
                new.replace(target)
                settle(target.parent)
                return Written(target, changed=True)
            if same_bytes(new, target):
                return Written(target, changed=False)
            if not replace:
                raise exists()
            adopt(new, status)
            with alone(target):
                kept = _replace(target, new, backup=backup, expected=expected)
            settle(target.parent)
            return Written(target, changed=True, backup=kept and kept.path)
    except OSError as error:
        raise explained(error) from None


def _replace(target: Path, new: Path, *, backup: bool, expected: Identity | None) -> Backup | None:
    """Renames ``new`` over the target; gives the backup, where one is wanted."""
    refuse_changed(target, expected)
    kept = keep(target) if backup else None
    try:
        refuse_changed(target, expected)
        new.replace(target)
    except BaseException:
        if kept is not None:
            dropped(kept, target)
        raise
    return kept


def _status(target: Path) -> os.stat_result | None:
    try:
        return target.stat()
    except FileNotFoundError:
        return None
