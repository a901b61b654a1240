"""What was written into the marked copy that stood before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from sdgsheet.edits import Answer
from sdgsheet.errors import UnreadableError
from sdgsheet.xlsx.backups import backups
from sdgsheet.xlsx.layers import LayeredFile, open_file
from sdgsheet.xlsx.layers.loose import Loose
from sdgsheet.xlsx.patch.book import Book


class Earlier(NamedTuple):
    """What was written into a copy, or carried over into it."""

    answers: Mapping[str, Answer] = {}
    loose: Sequence[Loose] = ()
    """What of it has lost its finding."""
    copy: Path | None = None
    """Where it stands; None where there is none."""

    @property
    def number(self) -> int:
        """Of the answers."""
        return len(self.answers) + len(self.loose)


def written_into(copy: Path) -> Earlier | None:
    """What was written into a copy: nothing where there is none; None where it cannot be opened.

    The copy of a protected workbook has no sheet for it: there, what stands in the last one before it that has.
    """
    if not copy.exists():
        return Earlier()
    for file in (copy, *reversed(list(backups(copy)))):
        try:
            with open_file(file) as opened:
                if _has_room(opened):
                    return Earlier(opened.answers, opened.loose, file)
        except UnreadableError:
            if file == copy:
                return None
    return Earlier()


def _has_room(file: LayeredFile) -> bool:
    return bool(file.results or file.loose) or not Book(file.base).workbook.structure_locked
