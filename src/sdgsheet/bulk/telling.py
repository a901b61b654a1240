"""Tells the filings that count from those that a newer version supersedes, once all files are known."""

from __future__ import annotations

from collections.abc import Iterable

from sdgsheet.bulk.names import Names
from sdgsheet.bulk.results import Results
from sdgsheet.bulk.versions import Version, older
from sdgsheet.notation.characters import solid


def tell_versions(results: Results, listed: Iterable[str] = ()) -> None:
    """Writes it into the results.

    A file that bears the name of another city than its form, among all that filed and those ``listed``,
    is a version of neither's.
    """
    with results.whole():
        _tell_names(results, Names([*results.filed(), *listed]))
        _tell_versions(results)
    results.settle()


def _tell_names(results: Results, names: Names) -> None:
    base = results.common_folder()

    def other(path: str, own: str | None) -> str | None:
        return names.other(path.removeprefix(base), own.split("\n") if own else ())

    results.connection.create_function("other_city", 2, other, deterministic=True)
    results.connection.execute(
        "update files set named = other_city(path, "
        "(select group_concat(city, char(10)) from forms where forms.path = files.path and city <> ''))"
    )


def _tell_versions(results: Results) -> None:
    run = results.connection.execute
    results.connection.create_function("city_key", 1, results.cities().key, deterministic=True)
    run("update files set status = 'read' where status = 'superseded'")
    run("update files set superseded_by = null, unlike = null")
    versions = run(
        "select case when city is null then '' else city_key(city) || coalesce('≠' || named, '') end, "
        "coalesce(case when city is null then sha256 else period end, ''), "
        "path, filled, coalesce(saved, ''), marked_already, coalesce(changed, '') "
        "from files where status = 'read' order by 1, 2"
    )
    told = older((Version((key, kind), *rest) for key, kind, *rest in versions), lambda *two: _alike(results, *two))
    run("create temp table if not exists older (path text primary key, newest text, unlike text)")
    run("delete from older")
    results.connection.executemany("insert into older values (?, ?, ?)", told)
    run(
        "update files set status = iif(newest is null, 'read', 'superseded'), superseded_by = newest, "
        "unlike = older.unlike from older where older.path = files.path"
    )


def _alike(results: Results, path: str, other: str) -> bool:
    """Whether two forms share most of the indicators of the shorter one."""
    first, second = _indicators(results, path), _indicators(results, other)
    return len(first & second) * 2 >= min(len(first), len(second))


def _indicators(results: Results, path: str) -> set[str]:
    rows = results.connection.execute("select name from indicators where path = ?", (path,))
    return {solid(name) for (name,) in rows if name}
