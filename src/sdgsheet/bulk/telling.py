"""Tells the forms that count from those that a newer version supersedes, once all files are known."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from sdgsheet.bulk.names import Names
from sdgsheet.bulk.results import Results
from sdgsheet.bulk.versions import Version, older
from sdgsheet.notation.characters import solid

_OF_FILES: Final = """
update files set status = told.status, superseded_by = iif(told.status = 'read', null, newer), unlike = told.unlike
from (
    select path, iif(count(case status when 'read' then 1 end), 'read', 'superseded') as status,
        min(superseded_by) as newer, min(unlike) as unlike
    from forms group by path
) as told
where told.path = files.path
"""


def tell_versions(results: Results, listed: Iterable[str] = ()) -> None:
    """Writes it into the results.

    A file that bears the name of another city than its forms, among all that filed and those ``listed``,
    is a version of neither's. It is superseded once all of its forms are.
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
    run("update forms set status = 'read', superseded_by = null, newer = null, unlike = null")
    versions = run(
        "select case when forms.city is null then '' else city_key(forms.city) || coalesce('≠' || named, '') end, "
        "coalesce(iif(forms.city is null, sha256 || ' ' || form, forms.period), ''), "
        "path, form, filled, coalesce(saved, ''), marked_already, coalesce(changed, '') "
        "from files join forms using (path) order by 1, 2"
    )
    told = older((Version((key, kind), *rest) for key, kind, *rest in versions), lambda *two: _alike(results, *two))
    run(
        "create temp table if not exists older (path text, form integer, newer_path text, newer_form integer, unlike text)"
    )
    run("delete from older")
    results.connection.executemany(
        "insert into older values (?, ?, ?, ?, ?)",
        (
            (old.path, old.form, newer and newer.path, newer and newer.form, unlike and unlike.path)
            for old, newer, unlike in told
        ),
    )
    run(
        "update forms set status = iif(newer_path is null, 'read', 'superseded'), superseded_by = newer_path, "
        "newer = newer_form, unlike = older.unlike from older where older.path = forms.path and older.form = forms.form"
    )
    run(_OF_FILES)


def _alike(results: Results, one: Version, other: Version) -> bool:
    """Whether two forms share most of the indicators of the shorter one."""
    first, second = _indicators(results, one), _indicators(results, other)
    return len(first & second) * 2 >= min(len(first), len(second))


def _indicators(results: Results, version: Version) -> set[str]:
    rows = results.connection.execute(
        "select name from indicators where path = ? and form = ?", (version.path, version.form)
    )
    return {solid(name) for (name,) in rows if name}
