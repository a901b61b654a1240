"""Why the results of a run cannot be opened: one clear line each, with what to do."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Final

from sdgsheet.bulk.folder import RESULTS
from sdgsheet.errors import SdgsheetError
from sdgsheet.text import Text


def no_results(path: Path) -> SdgsheetError:
    """No run has written into this folder."""
    return SdgsheetError(
        Text(
            f"{path}: 点検の結果（{RESULTS}）がありません。先に sdgsheet bulk を実行し、その出力先のフォルダーを指定してください。",
            f"{path}: no results ({RESULTS}) stand there. Please run sdgsheet bulk first and name its folder.",
        )
    )


def no_folder(out: Path) -> SdgsheetError:
    """The folder of the results cannot be made."""
    return SdgsheetError(
        Text(
            f"{out}: フォルダーを作れません。-o で別の場所を指定してください。",
            f"{out}: the folder cannot be made. Please give another place with -o.",
        )
    )


def foreign(path: Path) -> SdgsheetError:
    """A database of that name is not ours."""
    return SdgsheetError(
        Text(
            f"{path}: ほかのプログラムのデータベースです。-o で別のフォルダーを指定してください。",
            f"{path}: this is another program's database. Please give another folder with -o.",
        )
    )


def other_results(path: Path) -> SdgsheetError:
    """The results are another edition's, another program's, or those of a run that has not begun."""
    return SdgsheetError(
        Text(
            f"{path}: この版の sdgsheet の結果ではありません。同じフォルダーを -o に指定して、sdgsheet bulk をもう一度実行してください。",
            f"{path}: these are no results of this edition of sdgsheet. Please run sdgsheet bulk with this folder as -o again.",
        )
    )


def unusable(path: Path, error: sqlite3.Error) -> SdgsheetError:
    """The database is locked, damaged, or nobody may write it."""
    # The low byte is the kind of error, the others are details.
    reason = _REASONS.get(getattr(error, "sqlite_errorcode", -1) & 0xFF)
    if reason is None:
        reason = Text(
            f"結果のファイルを使えません（{error}）。このファイルを別の場所に移すか、-o で別のフォルダーを指定してください。",
            f"the results cannot be used ({error}). Please move this file away, or give another folder with -o.",
        )
    return SdgsheetError(Text(f"{path}: {reason.ja}", f"{path}: {reason.en}"))


_HELD = Text(
    "別の点検が実行中か、ほかのプログラムで開かれています。終わってから、もう一度実行してください。",
    "another run, or another program, holds it. Please try again when that has ended.",
)
_FULL = Text(
    "ディスクの空きが足りません。空きを増やして、同じコマンドをもう一度実行してください。点検の済んだ分は残っています。",
    "the disk is full. Please make room and give the same command again; what was checked is kept.",
)
_READ_ONLY = Text(
    "書き込めないフォルダーまたはファイルです。-o で別のフォルダーを指定するか、書き込めるようにしてください。",
    "this folder or file cannot be written. Please give another folder with -o, or make it writable.",
)
_DISK = Text(
    "ディスクを読み書きできません。接続と空き容量を確かめて、同じコマンドをもう一度実行してください。",
    "the disk cannot be read or written. Please check the connection and the room on it, and give the same command again.",
)
_REASONS: Final = {
    sqlite3.SQLITE_BUSY: _HELD,
    sqlite3.SQLITE_LOCKED: _HELD,
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: _READ_ONLY,
    sqlite3.SQLITE_PERM: _READ_ONLY,
    sqlite3.SQLITE_IOERR: _DISK,
}
