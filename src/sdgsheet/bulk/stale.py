"""Marked copies of filings that count no longer: they go, unless somebody has worked in them, or may be about to."""

from __future__ import annotations

import contextlib
from pathlib import Path

from sdgsheet.bulk import reasons
from sdgsheet.bulk.earlier import written_into
from sdgsheet.bulk.folder import MARKED
from sdgsheet.bulk.place import sha256
from sdgsheet.bulk.results import Results
from sdgsheet.errors import RefusedError
from sdgsheet.text import Language, Text
from sdgsheet.xlsx.unwritable import explained, refuse_unwritable


def remove_stale_copies(results: Results, out: Path, language: Language) -> None:
    """Removes copies of filings that count no longer; others stay, and why is remembered where it is not for answers."""
    run = results.connection.execute
    run("update marked set stays = null")
    stale = run(
        "select copy, copy_sha256 from marked "
        "where copy not in (select copy from copies_of_files where status = 'read')"
    ).fetchall()
    for copy, own in stale:
        target = out / MARKED / copy
        stays = _removed(target, own, out / MARKED) if target.exists() else None
        if not target.exists():
            run("delete from marked where copy = ?", (copy,))
        elif stays is not None:
            run("update marked set stays = ? where copy = ?", (stays.to(language), copy))


def _removed(target: Path, own: str | None, top: Path) -> Text | None:
    """Removes a copy as it was made; gives why it stays where that is for another reason than what stands in it."""
    earlier = written_into(target)
    if earlier is None:
        return reasons.damaged_copy()
    if earlier.number and earlier.copy not in (None, target):
        return reasons.answers_before(earlier.number, earlier.copy.relative_to(top.parent).as_posix())
    if earlier.number or own is None or sha256(target) != own:
        return None
    try:
        refuse_unwritable(target, target.stat())
        target.unlink()
    except RefusedError as error:
        return reasons.of_copy(error.text)
    except OSError as error:
        return explained(error).text
    with contextlib.suppress(OSError):
        _remove_empty(target.parent, top)
    return None


def _remove_empty(folder: Path, top: Path) -> None:
    """Removes a folder in which nothing is left, and those above it that held nothing else."""
    while folder != top and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
