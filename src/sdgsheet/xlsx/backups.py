"""Backups beside a file that is written over: none is ever overwritten, and none stands for nothing."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from itertools import count, takewhile
from pathlib import Path
from typing import NamedTuple

from sdgsheet.xlsx.disk import fill, pieces, same_bytes, temporary

OLD = ".bak"
"""Behind the whole name, so that no search for workbooks finds a backup."""


class Backup(NamedTuple):
    """A file with the bytes that the target held."""

    path: Path
    is_new: bool
    """False where it stood there already."""


def keep(target: Path) -> Backup:
    """A backup of the target: one that has its bytes already, else a new one."""
    for backup in _names(target):
        try:
            os.link(target, backup)  # whole at once: the renaming then takes the name away, not the bytes
        except FileExistsError:
            if same_bytes(target, backup):
                return Backup(backup, is_new=False)
        except OSError:
            if not backup.exists():
                _copy(target, backup)
                return Backup(backup, is_new=True)
            if same_bytes(target, backup):
                return Backup(backup, is_new=False)
        else:
            return Backup(backup, is_new=True)
    raise AssertionError("there is always another number")


def backups(target: Path) -> Iterator[Path]:
    """The backups that stand beside the target."""
    return takewhile(Path.exists, _names(target))


def dropped(kept: Backup, target: Path) -> None:
    """The backup goes again where nothing was written and the target still holds what it holds."""
    with contextlib.suppress(OSError):
        if kept.is_new and same_bytes(kept.path, target):
            kept.path.unlink()


def _names(target: Path) -> Iterator[Path]:
    return (target.with_name(target.name + (OLD if number == 1 else f"{OLD}{number}")) for number in count(1))


def _copy(source: Path, target: Path) -> None:
    """For file systems without links. The copy is made under a temporary name, so it is whole too."""
    with temporary(target.parent) as copy:
        fill(copy, pieces(source))
        copy.rename(target)
