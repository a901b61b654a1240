"""What the summary remarks on a file: which version supersedes it, whose filing it may be, why it cannot be opened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from sdgsheet.bulk.filings import UNKNOWN
from sdgsheet.bulk.folder import MARKED
from sdgsheet.bulk.place import Place, guessed_name
from sdgsheet.bulk.reader import Reader
from sdgsheet.text import Text

DOUBTFUL: Final = "(status <> 'unreadable' and named is not null or unlike is not null)"
"""In SQL: files whose city an officer should look at."""

_NEWER = Text("新しい版：{}", "Newer version: {}")
_NAMED = Text(
    "ファイル名・フォルダー名には「{}」、様式1の都市名は「{}」とあります。どの都市の提出か、ご確認ください。",
    "The name of the file or folder says “{}”, the form says “{}”. Please check which city filed it.",
)
_NAMED_ALONE = Text(
    "ファイル名・フォルダー名には「{}」とあります。様式1の都市名をご確認ください。",
    "The name of the file or folder says “{}”. Please check the city's name in the form.",
)
_UNLIKE = Text(
    "同じ都市・計画期間の「{}」とは指標のほとんどが違うため、別の提出として数えました。都市名をご確認ください。",
    "It shares hardly an indicator with “{}”, of the same city and plan period, and counts as a filing of its own. "
    "Please check the city's name.",
)
_NAME = Text(
    "ファイル名の文字コードが正しくないため、ここから開けません（正しくは「{}」と思われます）。名前を付け直してください。",
    "The bytes of the file's name are no Unicode, so it cannot be opened from here (it seems to mean “{}”). "
    "Please rename it.",
)


_KEPT = Text(
    "古い版の写しに記入があります（残してあります）：{}",
    "Somebody has written into the copy of an older version, which is kept: {}",
)
_ANOTHER_S = Text(
    "以前ここにあった「{}」の様式1の写しに記入があります（残してあります。この写しには引き継いでいません）：{}",
    "Somebody has written into the copy of the form of “{}” that stood here before. It is kept; nothing was carried over: {}",
)


class File(NamedTuple):
    """What is known of one, as the tables ``found`` and ``files`` hold it."""

    place: str
    city: str | None
    named: str | None
    unlike: str | None
    newer: str | None = None
    """Path of the file that supersedes it."""
    kept: Iterable[str] = ()
    """What is to be said of copies that are kept in its stead, because somebody has worked in them."""


def remarks(reader: Reader, file: File) -> str:
    """One line each."""
    return "\n".join(_remarks(reader, file))


def _remarks(reader: Reader, file: File) -> Iterator[str]:
    if file.newer is not None:
        yield reader.say(_NEWER).format(reader.shown(file.newer))
    if file.named is not None and file.city is not None:
        yield reader.say(_NAMED).format(file.named, file.city)
    elif file.named is not None:
        yield reader.say(_NAMED_ALONE).format(file.named)
    if file.unlike is not None:
        yield reader.say(_UNLIKE).format(reader.shown(file.unlike))
    guess = guessed_name(Place.loads(file.place))
    if guess is not None:
        yield reader.say(_NAME).format(guess)
    yield from file.kept


def kept_copies(reader: Reader) -> Mapping[str, list[str]]:
    """What is to be said of copies in which somebody has worked, by the file in whose stead they are kept.

    That is the newer version, or the form of another city that came in the place of the file.
    """
    kept: dict[str, list[str]] = {}
    for newer, copy in reader.run(
        "select superseded_by, copy from copies_of_files where status = 'superseded' order by copy"
    ):
        kept.setdefault(newer, []).append(reader.say(_KEPT).format(f"{MARKED}/{copy}"))
    for path, city, copy in reader.run(
        "select path, marked.city, copy from marked join files using (path) "
        "where status <> 'unreadable' and marked.city is not files.city order by copy"
    ):
        remark = reader.say(_ANOTHER_S).format(city or reader.say(UNKNOWN), f"{MARKED}/{copy}")
        kept.setdefault(path, []).append(remark)
    return kept
