"""Which marked copies a run makes, and what is remembered of them."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from sdgsheet.bulk.copies import Copied, Copy, answers_in, copy_name
from sdgsheet.bulk.folder import MARKED
from sdgsheet.bulk.place import Place, sha256
from sdgsheet.bulk.results import Results
from sdgsheet.text import Language

_AT_ONCE = 500
# With the city of the file's forms where there is no doubt about it.
_WANTED: Final = """
    select files.path, place, (
        select case when named is null and unlike is null and count(distinct forms.city) = 1 then min(forms.city) end
        from forms where forms.path = files.path
    ), copy, copy_sha256, marked.sha256 is files.sha256 and marked.edition is ?
    from files join found using (path) left join marked using (path)
    where status = 'read' and files.path > ? order by files.path limit ?
"""


def copies_wanted(results: Results, out: Path, edition: str, language: Language) -> Iterator[Copy | None]:
    """A copy of every filing that counts; None for one that stands already, made of the same bytes and rules."""
    run = results.connection.execute
    base = results.common_folder()
    after = ""
    while rows := run(_WANTED, (edition, after, _AT_ONCE)).fetchall():
        for path, place, city, copy, own, current in rows:
            after = path
            name = copy or _free_name(results, path.removeprefix(base).lstrip(os.sep), city)
            target = out.absolute() / MARKED / name
            if current and own is not None and target.exists():
                yield None
                continue
            # The name is taken at once: another file must not get it while this one is under way.
            run("insert or replace into marked (path, copy, copy_sha256) values (?, ?, ?)", (path, name, own))
            yield Copy(Place.loads(place), str(target), language, own)


def number_wanted(results: Results) -> int:
    """How many filings count."""
    (number,) = results.connection.execute("select count(*) from files where status = 'read'").fetchone()
    return int(number)


def write_copied(results: Results, path: str, copied: Copied, edition: str) -> None:
    """Remembers what became of a copy."""
    results.connection.execute(
        "update marked set copy_sha256 = ?, edition = ?, reason = ?, "
        "sha256 = coalesce(?, (select sha256 from files where files.path = marked.path)) where path = ?",
        (copied.copy_sha256, edition, copied.reason, copied.sha256, path),
    )


def follow_moved_files(results: Results) -> None:
    """The copy of a file that is gone becomes that of a file of the same bytes that has none: it was renamed or moved."""
    run = results.connection.execute
    gone = run("select path, sha256 from marked where path not in (select path from found)").fetchall()
    for path, sha256_of_file in gone:
        moved = run(
            "select path from files where sha256 = ? and status = 'read' and path not in (select path from marked) "
            "order by path limit 1",
            (sha256_of_file,),
        ).fetchone()
        if moved is not None:
            run("update marked set path = ? where path = ?", (moved[0], path))


def remove_half_copies(out: Path) -> None:
    """Removes what processes that were ended in the midst of writing left among the copies."""
    for left in (out / MARKED).rglob(".sdgsheet-????????.tmp"):
        with contextlib.suppress(OSError):
            left.unlink()


def remove_stale_copies(results: Results, out: Path) -> None:
    """Removes copies of filings that count no longer; those in which somebody has worked stay, and are remembered."""
    run = results.connection.execute
    stale = run(
        "select path, copy, copy_sha256 from marked where path not in (select path from files where status = 'read')"
    ).fetchall()
    for path, copy, own in stale:
        target = out / MARKED / copy
        try:
            if own is not None and sha256(target) == own and not answers_in(target):
                target.unlink(missing_ok=True)
        except OSError:  # open in another program: the next run tries again
            continue
        if not target.exists():
            run("delete from marked where path = ?", (path,))


def _free_name(results: Results, relative: str, city: str | None) -> str:
    name = copy_name(relative, city)
    stem, dot, ending = name.rpartition(".")
    number = 1
    while results.connection.execute("select 1 from marked where copy = ? collate nocase", (name,)).fetchone():
        number += 1
        name = f"{stem} ({number}){dot}{ending}"
    return name
