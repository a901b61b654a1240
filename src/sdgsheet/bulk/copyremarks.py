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


def of_copies(reader: Reader) -> Mapping[str, list[str]]:
    """One line for each, by the file on which it is remarked."""
    said: dict[str, list[str]] = {}
    for path, remark in _of_copies(reader):
        said.setdefault(path, []).append(remark)
    return said


def _of_copies(reader: Reader) -> Iterator[tuple[str, str]]:
    yield from not_made(reader)
    yield from reader.run("select path, noted from copies where noted is not null order by copy")
    for newer, copy in reader.run(
        "select distinct forms.superseded_by, copy from copies_of_files as made join forms using (path) "
        "where made.status = 'superseded' order by copy"
    ):
        yield newer, reader.say(_KEPT).format(f"{MARKED}/{copy}")
    for path, city, copy in reader.run(
        "select path, marked.city, copy from marked join files using (path) "
        "where status <> 'unreadable' and marked.city is not files.city order by copy"
    ):
        yield path, reader.say(_ANOTHER_S).format(city or reader.say(UNKNOWN), f"{MARKED}/{copy}")


def not_made(reader: Reader) -> Iterator[tuple[str, str]]:
    """Of the files that count, those whose copy could not be made, with the reason."""
    rows = reader.run(
        "select path, copy, no_copy from copies join files using (path) "
        "where status = 'read' and no_copy is not null order by path"
    )
    for path, copy, reason in rows:
        yield path, reader.say(_NOT_MADE).format(f"{MARKED}/{copy}", reason)
