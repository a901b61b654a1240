"""What the summary remarks on a file: newer versions, whose filing it may be, why it cannot be opened, its copies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from sdgsheet.bulk.place import Place, guessed_name
from sdgsheet.bulk.reader import Reader
from sdgsheet.text import Text

DOUBTFUL: Final = "(status <> 'unreadable' and named is not null or unlike is not null)"
"""In SQL: files whose city an officer should look at."""

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


class File(NamedTuple):
    """What is known of one, as the tables ``found`` and ``files`` hold it."""

    place: str
    city: str | None
    named: str | None
    unlike: str | None
    copies: Iterable[str] = ()
    """What is to be said of its marked copies, as ``of_copies`` has it."""
    newer: Iterable[str] = ()
    """What is to be said of the newer versions of its forms, as ``newer_versions`` has it."""


def remarks(reader: Reader, file: File) -> str:
    """One line each."""
    return "\n".join(_remarks(reader, file))


def _remarks(reader: Reader, file: File) -> Iterator[str]:
    yield from file.newer
    if file.named is not None and file.city is not None:
        yield reader.say(_NAMED).format(file.named, file.city)
    elif file.named is not None:
        yield reader.say(_NAMED_ALONE).format(file.named)
    if file.unlike is not None:
        yield reader.say(_UNLIKE).format(reader.shown(file.unlike))
    guess = guessed_name(Place.loads(file.place))
    if guess is not None:
        yield reader.say(_NAME).format(guess)
    yield from file.copies
