"""Why a file cannot be written, and what to do about it."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import NamedTuple

from sdgsheet.errors import RefusedError
from sdgsheet.text import Text
from sdgsheet.xlsx.backups import backups


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


def refuse_changed(target: Path, expected: Identity | None) -> None:
    """Raises RefusedError where the target is another file than was read."""
    if expected is not None and Identity.of(target.stat()) != expected:
        raise changed_meanwhile()


def refuse_unwritable(target: Path, status: os.stat_result) -> None:
    """Raises RefusedError where the target must not be written over."""
    if not stat.S_ISREG(status.st_mode):
        raise _refused(
            "出力先がファイルではありません。ファイル名を指定してください。",
            "The output is not a file. Please give the name of a file.",
        )
    if not status.st_mode & 0o222 or not os.access(target, os.W_OK):
        raise read_only()
    if status.st_nlink > 1 and status.st_nlink > 1 + sum(b.samefile(target) for b in backups(target)):
        raise linked()
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


def read_only() -> RefusedError:
    """The target may only be read."""
    return _refused(
        "出力先のファイルは読み取り専用です。読み取り専用を外すか、-o で別の名前を指定してください。",
        "The output file is read-only. Please make it writable, or give another name with -o.",
    )


def linked() -> RefusedError:
    """The target has a second name on the disk."""
    return _refused(
        "出力先のファイルには別の名前（ハードリンク）もあり、書き込むと別々のファイルになります。-o で別の名前を指定してください。",
        "The output file has another name too (a hard link); after writing they would be two files. "
        "Please give another name with -o.",
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


def busy() -> RefusedError:
    """Another run of ours is writing the file at this very moment."""
    return _refused(
        "いま別の sdgsheet がこのファイルに書き込んでいます。何も書き込んでいません。少し待ってから、もう一度お試しください。",
        "Another run of sdgsheet is writing this file just now. Nothing was written. Please wait a moment and try again.",
    )


def explained(error: OSError) -> RefusedError:
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
