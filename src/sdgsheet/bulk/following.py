"""Whose a marked copy is: it stays with its filing, wherever that goes and however its city is spelt.

The form of another city that comes in the place of the file has no part in the copy, nor in its notes.
"""

from __future__ import annotations

from collections import Counter
from typing import Final

from sdgsheet.bulk.cities import Cities
from sdgsheet.bulk.results import Results

_LOST: Final = "copy not in (select copy from copies_of_files)"
"""In SQL: copies whose file is there no longer, or is another city's now."""
_FREE: Final = "files.path not in (select path from copies_of_files)"
"""In SQL: files without a copy."""


def follow_filings(results: Results) -> None:
    """Gives every copy to its filing, as far as that is found."""
    _follow_spelling(results)
    _follow_bytes(results)
    _follow_twin_that_counts(results)
    results.connection.execute(
        "update marked set period = files.period from files where files.path = marked.path and files.city is marked.city"
    )


def follow_cities(results: Results) -> None:
    """Gives copies whose file is gone to the only one of their city and plan period that has no copy yet.

    For those with notes, once the others are removed: a file of another name and other bytes gets a new copy else.
    """
    run = results.connection.execute
    copies = run(
        f"select city, period, copy from marked where {_LOST} and city <> '' and period <> '' "  # noqa: S608
        "and path not in (select path from files where status = 'unreadable')"
    ).fetchall()
    files = run(
        f"select city, period, path from files where status = 'read' and {_FREE} and city <> '' and period <> '' "  # noqa: S608
        "and named is null and unlike is null and (select count(*) from forms where forms.path = files.path) = 1"
    ).fetchall()
    key = Cities([*results.filed(), *(city for city, *_ in copies)]).key
    number = Counter((key(city), period) for city, period, _ in copies)
    found: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for city, period, path in files:
        found.setdefault((key(city), period), []).append((path, city))
    for city, period, copy in copies:
        filings = found.get((key(city), period), ())
        if len(filings) == number[key(city), period] == 1:
            _give(results, copy, *filings[0])


def _follow_spelling(results: Results) -> None:
    """The file is at its place, and its city is written in another way."""
    run = results.connection.execute
    renamed = run(
        "select copy, marked.city, files.city from marked join files using (path) where marked.city <> files.city"
    ).fetchall()
    key = Cities([*results.filed(), *(before for _, before, _ in renamed)]).key
    for copy, before, city in renamed:
        if key(before) == key(city):
            run("update or ignore marked set city = ? where copy = ?", (city, copy))


def _follow_bytes(results: Results) -> None:
    """The file was renamed or moved, be it one that counts or an older version."""
    run = results.connection.execute
    for copy, path, sha256 in run(f"select copy, path, sha256 from marked where {_LOST}").fetchall():  # noqa: S608 - our own words
        filing = run(
            f"select path, city from files where sha256 = ? and status <> 'unreadable' and {_FREE} "  # noqa: S608
            "order by status, path <> ?, path limit 1",
            (sha256, path),
        ).fetchone()
        if filing is not None:
            _give(results, copy, *filing)


def _follow_twin_that_counts(results: Results) -> None:
    """A file of the same bytes counts in its place."""
    twins = results.connection.execute(
        f"select copy, files.path, files.city from copies_of_files as made join files as older using (path) "  # noqa: S608
        f"join files on files.path = older.superseded_by where files.sha256 = older.sha256 and {_FREE}"
    ).fetchall()
    for copy, path, city in twins:
        _give(results, copy, path, city)


def _give(results: Results, copy: str, path: str, city: str | None) -> None:
    """Of two copies for one filing the first has it."""
    results.connection.execute("update or ignore marked set path = ?, city = ? where copy = ?", (path, city, copy))
