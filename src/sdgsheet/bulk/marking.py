"""Which marked copies a run makes, and what is remembered of them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from sdgsheet.bulk.copies import Copied, Copy, copy_name
from sdgsheet.bulk.folder import MARKED
from sdgsheet.bulk.place import Place, sha256
from sdgsheet.bulk.results import Results
from sdgsheet.text import Language

_AT_ONCE = 500


def copies_wanted(results: Results, out: Path, edition: str, language: Language) -> Iterator[Copy | None]:
    """A copy of every filing that counts; None for one that stands already, made of the same bytes and rules."""
    run = results.connection.execute
    base = results.common_folder()
    after = ""
    while rows := run(
        "select files.path, place, copy, copy_sha256, marked.sha256 is files.sha256 and marked.edition is ? "
        "from files join found using (path) left join marked using (path) "
        "where status = 'read' and files.path > ? order by files.path limit ?",
        (edition, after, _AT_ONCE),
    ).fetchall():
        for path, place, copy, own, current in rows:
            after = path
            name = copy or _free_name(results, path.removeprefix(base).lstrip(os.sep))
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


def remove_stale_copies(results: Results, out: Path) -> None:
    """Removes copies of filings that count no longer; those in which somebody has worked stay, and are remembered."""
    run = results.connection.execute
    stale = run(
        "select path, copy, copy_sha256 from marked where path not in (select path from files where status = 'read')"
    ).fetchall()
    for path, copy, own in stale:
        target = out / MARKED / copy
        try:
            if own is not None and sha256(target) == own:
                target.unlink(missing_ok=True)
        except OSError:  # open in another program: the next run tries again
            continue
        if not target.exists():
            run("delete from marked where path = ?", (path,))


def _free_name(results: Results, relative: str) -> str:
    name = copy_name(relative)
    stem, dot, ending = name.rpartition(".")
    number = 1
    while results.connection.execute("select 1 from marked where copy = ? collate nocase", (name,)).fetchone():
        number += 1
        name = f"{stem} ({number}){dot}{ending}"
    return name
