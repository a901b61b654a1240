"""The running Excel and the one workbook that we work on: the active one, found by its full name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sdgsheet.errors import RefusedError
from sdgsheet.excel import engine, words
from sdgsheet.excel.wording import in_excel
from sdgsheet.text import Language, Text

if TYPE_CHECKING:
    import xlwings as xw


@dataclass(frozen=True)
class Session:
    """One press of a button."""

    app: xw.App
    book: xw.Book
    language: Language = "ja"
    ribbon: bool = False
    """The add-in started it, and can be called back."""

    @property
    def selected(self) -> xw.Range | None:
        """The selected cells; None where a picture is selected, or nothing at all."""
        try:
            return self.app.selection
        except AttributeError:
            return None

    def say(self, *texts: Text) -> None:
        """A message with one paragraph a text."""
        self.app.alert(self._prompt(texts), words.TITLE, "ok", "info")

    def ask(self, *texts: Text) -> bool:
        """Whether people agree."""
        return self.app.alert(self._prompt(texts), words.TITLE, "ok_cancel", "info") == "ok"

    def choose(self, *texts: Text) -> bool | None:
        """Yes or no; None: people do not want to go on."""
        answer = self.app.alert(self._prompt(texts), words.TITLE, "yes_no_cancel", "info")
        return answer == "yes" if answer in {"yes", "no"} else None

    def ungroup(self) -> list[Text]:
        """Of several selected sheets the one in front stays selected alone; says so.

        What is typed into a group goes into all of its sheets.
        """
        if self.book.api.Windows(1).SelectedSheets.Count == 1:
            return []
        sheet = self.book.api.ActiveSheet
        sheet.Select()
        return [words.ungrouped(sheet.Name)]

    def _prompt(self, texts: tuple[Text, ...]) -> str:
        return "\n\n".join(in_excel(text.to(self.language)) for text in texts)


def attach(fullname: str | None, language: Language) -> Session:
    """The session on the active workbook.

    Args:
        fullname: of the workbook in which the button was pressed; None takes what is active in the foremost Excel.
        language: of all texts.

    Raises:
        RefusedError: there is no such workbook, or it cannot be worked on now.
    """
    try:
        xlwings = engine.load()
    except ImportError:
        raise RefusedError(words.NO_XLWINGS) from None
    try:
        app, book = _active(xlwings.apps, fullname)
    except (ImportError, xlwings.XlwingsError):
        raise RefusedError(words.NO_XLWINGS) from None
    if not app.api.Ready:
        raise RefusedError(words.BUSY)
    if not book.api.Path:
        raise RefusedError(words.NEVER_SAVED)
    return Session(app, book, language, ribbon=fullname is not None)


def _active(apps: xw.main.Apps, fullname: str | None) -> tuple[xw.App, xw.Book]:
    refusal = words.NO_BOOK
    for app in apps:
        try:
            book = app.books.active
        except OSError:  # an Excel that shows its start page, and no workbook
            continue
        if book.api is None:
            continue
        # Not Book.fullname: of a workbook in the cloud it asks a sheet "xlwings.conf" in that very workbook.
        if fullname in (None, book.api.FullName):
            return app, book
        refusal = words.NOT_ACTIVE
    raise RefusedError(refusal)
