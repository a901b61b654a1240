"""Reads a run's results in the words, and with the links, of its summary."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from sdgsheet.bulk import links
from sdgsheet.bulk.filings import make_filings
from sdgsheet.bulk.folder import MARKED
from sdgsheet.bulk.place import Place
from sdgsheet.bulk.results import Results
from sdgsheet.bulk.tables import COPIES
from sdgsheet.reports.sheets.link import Link
from sdgsheet.text import Language, Text

_OPEN = Text("開く", "open")


class Reader:
    """The results of one folder."""

    def __init__(self, results: Results, out: Path, language: Language, listed: Iterable[str] = ()) -> None:
        """``listed`` are the cities of the office's list."""
        self.run = results.connection.execute
        self._out = out.absolute()
        self._language = language
        self.folder = results.common_folder()
        """What all paths begin with that are shown."""
        make_filings(results, listed, self.shown, language)
        self.run(COPIES)

    def say(self, text: Text) -> str:
        """In the run's language."""
        return text.to(self._language)

    def shown(self, path: str) -> str:
        """The path from the folder on that holds all files."""
        return path.removeprefix(self.folder).lstrip(os.sep) or path

    def place(self, path: str, place: str) -> tuple[str, Link]:
        """The folder as it is shown, and the file's own name as a link."""
        folder, name = os.path.split(self.shown(path))
        return folder, self.link(name, place)

    def link(self, text: str, place: str, sheet: str | None = None, a1: str | None = None) -> Link:
        """To the submitted file, or a cell in it. A zip is opened as a whole: there is no way into it."""
        where = Place.loads(place)
        location = links.cell(sheet, a1) if sheet and a1 and not where.members else None
        return Link(text, links.address(where.file, self._out), location)

    def copy(self, copy: str | None, made: str | None) -> Link | None:
        """To the marked copy; None where there is none."""
        if copy is None or made is None:
            return None
        return Link(self.say(_OPEN), links.address(str(self._out / MARKED / copy), self._out))
