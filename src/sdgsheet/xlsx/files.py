"""Writing a file so that it is old or new and never half, whatever happens on the way.

A temporary file beside the target is written, forced to the disk and renamed over it.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import stat
import time
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import count
from pathlib import Path
from typing import NamedTuple

from sdgsheet.errors import RefusedError
from sdgsheet.text import Text

_CHUNK = 1024 * 1024
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0)
_DAY = 24 * 60 * 60
_OLD = ".bak"
"""Behind the whole name, so that no search for workbooks finds a backup."""


class Written(NamedTuple):
    """What became of a file."""

    path: Path
    changed: bool
    """False where it had these very bytes already and was not touched."""
    backup: Path | None = None
    """Where the file as it was is kept."""


class Identity(NamedTuple):
    """Tells whether a file is still the one that was read."""

    device: int
    inode: int
    size: int
    modified: int
    """In nanoseconds."""

    @classmethod
    def of(cls, status: os.stat_result) -> Identity:
        """The identity of a file by its status."""
        return cls(status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns)


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
    _sweep(target.parent)
    try:
        with _temporary(target.parent) as temporary:
            status = _status(target)
            if status is not None:
                _refuse_unwritable(target, status)
            _fill(temporary, pieces)
            if status is None:
                temporary.replace(target)
                _settle(target.parent)
                return Written(target, changed=True)
            if _same_bytes(temporary, target):
                return Written(target, changed=False)
            if not replace:
                raise exists()
            _adopt(temporary, status)
            _refuse_changed(target, expected)
            kept = _keep(target) if backup else None
            _refuse_changed(target, expected)
            temporary.replace(target)
            _settle(target.parent)
            return Written(target, changed=True, backup=kept)
    except OSError as error:
        raise _explained(error) from None


def _status(target: Path) -> os.stat_result | None:
    try:
        return target.stat()
    except FileNotFoundError:
        return None


@contextlib.contextmanager
def _temporary(folder: Path) -> Iterator[Path]:
    """A name beside the target; what stands under it afterwards is removed."""
    temporary = folder / f".sdgsheet-{secrets.token_hex(4)}.tmp"
    try:
        yield temporary
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink()


@cache
def _sweep(folder: Path) -> None:
    """Removes what runs that were killed left behind; what is younger may still be written."""
    with contextlib.suppress(OSError):
        for left in folder.glob(".sdgsheet-????????.tmp"):
            if left.stat().st_mtime < time.time() - _DAY:
                left.unlink()


def _fill(path: Path, pieces: Iterable[bytes]) -> None:
    """Writes a new file to the disk itself, not only to the system's memory."""
    file = os.open(path, _NEW, 0o666)
    try:
        for piece in pieces:
            rest = memoryview(piece)
            while rest:
                rest = rest[os.write(file, rest) :]
        os.fsync(file)
    finally:
        os.close(file)


def _adopt(temporary: Path, status: os.stat_result) -> None:
    """The new file gets the permissions of the old one, and its owner where the system allows it."""
    if hasattr(os, "chown"):
        with contextlib.suppress(PermissionError):
            os.chown(temporary, status.st_uid, status.st_gid)
    temporary.chmod(stat.S_IMODE(status.st_mode))


def _settle(folder: Path) -> None:
    """Forces the renaming itself to the disk, where a system can."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _keep(target: Path) -> Path:
    """The name of a backup with the target's bytes: one that is there already, else a new one."""
    for number in count(1):
        backup = target.with_name(target.name + (_OLD if number == 1 else f"{_OLD}{number}"))
        try:
            os.link(target, backup)  # whole at once: the renaming then takes the name away, not the bytes
        except FileExistsError:
            if _same_bytes(target, backup):
                return backup
        except OSError:
            if not backup.exists():
                _copy(target, backup)
                return backup
            if _same_bytes(target, backup):
                return backup
        else:
            return backup
    raise AssertionError("there is always another number")


def _backups(target: Path) -> Iterator[Path]:
    """The backups that stand beside the target."""
    for number in count(1):
        backup = target.with_name(target.name + (_OLD if number == 1 else f"{_OLD}{number}"))
        if not backup.exists():
            return
        yield backup


def _copy(source: Path, target: Path) -> None:
    """For file systems without links. The copy is made under a temporary name, so it is whole too."""
    with _temporary(target.parent) as temporary:
        _fill(temporary, _pieces(source))
        temporary.rename(target)


def _pieces(path: Path) -> Iterator[bytes]:
    file = os.open(path, _READ)
    try:
        while piece := os.read(file, _CHUNK):
            yield piece
    finally:
        os.close(file)


def _same_bytes(one: Path, other: Path) -> bool:
    if one.stat().st_size != other.stat().st_size:
        return False
    with one.open("rb") as first, other.open("rb") as second:
        while piece := first.read(_CHUNK):
            if piece != second.read(_CHUNK):
                return False
    return True


def _refuse_changed(target: Path, expected: Identity | None) -> None:
    if expected is not None and Identity.of(target.stat()) != expected:
        raise changed_meanwhile()


def _refuse_unwritable(target: Path, status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise _refused(
            "出力先がファイルではありません。ファイル名を指定してください。",
            "The output is not a file. Please give the name of a file.",
        )
    if not status.st_mode & 0o222 or not os.access(target, os.W_OK):
        raise _refused(
            "出力先のファイルは読み取り専用です。読み取り専用を外すか、-o で別の名前を指定してください。",
            "The output file is read-only. Please make it writable, or give another name with -o.",
        )
    if status.st_nlink > 1 and status.st_nlink > 1 + sum(b.samefile(target) for b in _backups(target)):
        raise _refused(
            "出力先のファイルには別の名前（ハードリンク）もあり、書き込むと別々のファイルになります。-o で別の名前を指定してください。",
            "The output file has another name too (a hard link); after writing they would be two files. "
            "Please give another name with -o.",
        )
    locks = (target.with_name(f"~${target.name}"), target.with_name(f".~lock.{target.name}#"))
    if any(lock.exists() for lock in locks):
        raise _held()


def _refused(ja: str, en: str) -> RefusedError:
    return RefusedError(Text(ja, en))


def _held() -> RefusedError:
    return _refused(
        "出力先のファイルは、ほかのプログラム（Excelなど）で開かれています。閉じてから、もう一度お試しください。",
        "The output file is open in another program (such as Excel). Please close it there and try again.",
    )


def exists() -> RefusedError:
    """Another file stands where the output should go."""
    return _refused(
        "出力先に別の内容のファイルがあります。上書きする場合は --force を、別の名前にする場合は -o を指定してください。",
        "The output exists already with other content. Please add --force to replace it, or give another name with -o.",
    )


def changed_meanwhile() -> RefusedError:
    """Another program wrote the file between our reading and our writing."""
    return _refused(
        "処理中に、元のファイルがほかのプログラムで変更されました。何も書き込んでいません。もう一度お試しください。",
        "Another program changed the file meanwhile. Nothing was written. Please try again.",
    )


def _explained(error: OSError) -> RefusedError:
    """What the system says, in words, with what to do."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return _refused(
            "ディスクの空きが足りません。空きを増やすか、-o で別の場所を指定してください。元のファイルはそのままです。",
            "The disk is full. Please free some space, or give another place with -o. The original is as it was.",
        )
    if isinstance(error, FileNotFoundError):
        return _refused(
            "出力先のフォルダーがありません。フォルダーを作るか、-o で別の場所を指定してください。",
            "The output’s folder does not exist. Please make it, or give another place with -o.",
        )
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        if getattr(error, "winerror", None) == 32:  # a sharing violation
            return _held()
        return _refused(
            "出力先に書き込む権限がないか、ファイルがほかのプログラムで開かれています。"
            "閉じるか、-o で別の場所を指定してください。元のファイルはそのままです。",
            "The output cannot be written: permission is missing, or another program holds the file. "
            "Please close it there, or give another place with -o. The original is as it was.",
        )
    reason = errno.errorcode.get(error.errno or 0, type(error).__name__)
    return _refused(
        f"ファイルを書き込めません（{reason}）。-o で別の場所を指定してください。元のファイルはそのままです。",
        f"The file cannot be written ({reason}). Please give another place with -o. The original is as it was.",
    )
