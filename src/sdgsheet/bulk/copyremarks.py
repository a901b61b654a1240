"""What is to be said of marked copies: of those that could not be made, that lack something, or in which somebody has worked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sdgsheet.bulk.filings import UNKNOWN
from sdgsheet.bulk.folder import MARKED
from sdgsheet.bulk.reader import Reader
from sdgsheet.text import Text

_NOT_MADE = Text("写しを作れませんでした（{}）：{}", "The marked copy could not be made ({}): {}")
_KEPT = Text(
    "古い版の写しに記入があります（残してあります）：{}",
    "Somebody has written into the copy of an older version, which is kept: {}",
)
_ANOTHER_S = Text(
    "以前ここにあった「{}」の様式1の写しに記入があります（残してあります。この写しには引き継いでいません）：{}",
    "Somebody has written into the copy of the form of “{}” that stood here before. It is kept; nothing was carried over: {}",
)
_OLDER_STAYS = Text("古い版の写しを残しています（{}）：{}", "The copy of an older version stays ({}): {}")
_ANOTHER_STAYS = Text(
    "以前ここにあった「{}」の様式1の写しを残しています（{}）：{}",
    "The copy of the form of “{}” that stood here before stays ({}): {}",
)
_STAYS = Text("不要になった写しを残しています（{}）：{}", "A copy that is needed no longer stays ({}): {}")


def of_copies(reader: Reader) -> Mapping[str, list[str]]:
    """One line for each, by the file on which it is remarked."""
    said: dict[str, list[str]] = {}
    for path, remark in _of_copies(reader):
        said.setdefault(path, []).append(remark)
    return said


def _of_copies(reader: Reader) -> Iterator[tuple[str, str]]:
    yield from not_made(reader)
    yield from reader.run("select path, noted from copies where noted is not null order by copy")
    for newer, copy, stays in reader.run(
        "select distinct forms.superseded_by, copy, stays from copies_of_files as made join forms using (path) "
        "where made.status = 'superseded' order by copy"
    ):
        text = reader.say(_KEPT if stays is None else _OLDER_STAYS)
        yield newer, text.format(f"{MARKED}/{copy}", stays)
    for path, city, copy, stays in reader.run(
        "select path, marked.city, copy, stays from marked join files using (path) "
        "where status <> 'unreadable' and marked.city is not files.city order by copy"
    ):
        text = reader.say(_ANOTHER_S if stays is None else _ANOTHER_STAYS)
        yield path, text.format(city or reader.say(UNKNOWN), f"{MARKED}/{copy}", stays)


def not_made(reader: Reader) -> Iterator[tuple[str, str]]:
    """Of the files that count, those whose copy could not be made, with the reason."""
    rows = reader.run(
        "select path, copy, no_copy from copies join files using (path) "
        "where status = 'read' and no_copy is not null order by path"
    )
    for path, copy, reason in rows:
        yield path, reader.say(_NOT_MADE).format(f"{MARKED}/{copy}", reason)


def left(reader: Reader) -> tuple[str, ...]:
    """The copies with notes of files that are gone, unreadable or another city's now."""
    rows = reader.run(
        "select copy from marked where stays is null "
        "and copy not in (select copy from copies_of_files where status <> 'unreadable') order by copy"
    )
    return tuple(copy for (copy,) in rows)


def staying(reader: Reader) -> tuple[str, ...]:
    """The copies that are needed no longer and there for another reason than notes in them, each with the reason."""
    rows = reader.run(
        "select copy, stays from marked where stays is not null "
        "and copy not in (select copy from copies_of_files where status = 'read') order by copy"
    )
    return tuple(reader.say(_STAYS).format(f"{MARKED}/{copy}", stays) for copy, stays in rows)
