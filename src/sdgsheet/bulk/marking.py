"""Which marked copies a run makes, and what is remembered of them."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from sdgsheet.bulk.copies import Copied, Copy, copy_name
from sdgsheet.bulk.folder import MARKED
from sdgsheet.bulk.place import Place
from sdgsheet.bulk.results import Results
from sdgsheet.text import Language

_AT_ONCE = 500
# With the city of the file's forms where there is no doubt about it.
_WANTED: Final = """
    select files.path, files.city, files.period, place, (
        select case when named is null and unlike is null and count(distinct forms.city) = 1 then min(forms.city) end
        from forms where forms.path = files.path
    ), copy, copy_sha256, stamp,
    copy_sha256 is not null and copies_of_files.sha256 is files.sha256 and copies_of_files.edition is ?
    from files join found using (path) left join copies_of_files using (path)
    where files.status = 'read' and files.path > ? order by files.path limit ?
"""


def copies_wanted(results: Results, out: Path, edition: str, language: Language) -> Iterator[Copy | None]:
    """A copy of every filing that counts; None for one made of the same bytes and rules that nobody has touched."""
    run = results.connection.execute
    base = results.common_folder()
    folder = out.absolute() / MARKED
    after = ""
    while rows := run(_WANTED, (edition, after, _AT_ONCE)).fetchall():
        for path, city, period, place, certain, copy, own, stamp, stands in rows:
            after = path
            name = copy or _free_name(results, path.removeprefix(base).lstrip(os.sep), certain)
            if stands and stamp is not None and stamp == _stamp(folder / name):
                yield None
                continue
            # The name is taken at once: another file must not get it while this one is under way.
            run(
                "insert or ignore into marked (copy, path, city, period) values (?, ?, ?, ?)",
                (name, path, city, period),
            )
            yield Copy(Place.loads(place), str(folder), name, language, own, bool(stands))


def number_wanted(results: Results) -> int:
    """How many filings count."""
    (number,) = results.connection.execute("select count(*) from files where status = 'read'").fetchone()
    return int(number)


def write_copied(results: Results, out: Path, job: Copy, copied: Copied | None, edition: str) -> None:
    """Remembers what became of a copy; None is for one that stays."""
    run = results.connection.execute
    if copied is not None:
        run(
            "update marked set copy_sha256 = ?, edition = ?, reason = ?, noted = ?, "
            "sha256 = coalesce(?, (select sha256 from files where files.path = marked.path)) where copy = ?",
            (copied.copy_sha256, edition, copied.reason, copied.noted, copied.sha256, job.name),
        )
    run("update marked set stamp = ? where copy = ?", (_stamp(out / MARKED / job.name), job.name))


def _stamp(copy: Path) -> str | None:
    """What changes with every change of a file; None where there is none."""
    with contextlib.suppress(OSError):
        status = copy.stat()
        return f"{status.st_size} {status.st_mtime_ns}"
    return None


def remove_half_copies(out: Path) -> None:
    """Removes what processes that were ended in the midst of writing left among the copies."""
    for left in (out / MARKED).rglob(".sdgsheet-????????.tmp"):
        with contextlib.suppress(OSError):
            left.unlink()


def _free_name(results: Results, relative: str, city: str | None) -> str:
    name = copy_name(relative, city)
    stem, dot, ending = name.rpartition(".")
    number = 1
    while results.connection.execute("select 1 from marked where copy = ? collate nocase", (name,)).fetchone():
        number += 1
        name = f"{stem} ({number}){dot}{ending}"
    return name
