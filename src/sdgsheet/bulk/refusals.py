"""Why the results of a run cannot be opened: one clear line each, with what to do."""

from __future__ import annotations

import sqlite3
from pathlib import Path

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


def unusable(path: Path, error: sqlite3.Error) -> SdgsheetError:
    """The database is locked, damaged, or on a full disk."""
    if "locked" in str(error):
        return SdgsheetError(
            Text(
                f"{path}: 別の点検が実行中か、ほかのプログラムで開かれています。終わってから、もう一度実行してください。",
                f"{path}: another run, or another program, holds it. Please try again when that has ended.",
            )
        )
    return SdgsheetError(
        Text(
            f"{path}: 結果のファイルを使えません（{error}）。このファイルを別の場所に移すか、-o で別のフォルダーを指定してください。",
            f"{path}: the results cannot be used ({error}). Please move this file away, or give another folder with -o.",
        )
    )
