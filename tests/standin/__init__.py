"""A stand-in for Excel: its object model, as far as the button uses it, over openpyxl.

xlwings' own Windows engine speaks to it through a stub of pywin32, so what runs in the tests is all
that runs on Windows but Excel itself; and every call that changes something is on record.
"""

from __future__ import annotations

from pathlib import Path

from sdgsheet.excel.program import main
from standin import pywin32, saving
from standin.dispatch import Dispatch, Record
from standin.workbooks import Application, Workbook
from standin.worksheets import Worksheet

__all__ = ["Excel"]


class Excel:
    """The running Excel with one open workbook, or none."""

    def __init__(self, path: Path | None) -> None:
        self.record, self.boxes, self.application = Record(), pywin32.MessageBoxes(), Application()
        self.is_running = True
        if path is not None:
            self.book = Workbook(self.application, path)
            self.application.books.append(self.book)
            self.select("A1")
        self.open()

    def open(self) -> None:
        """Makes this Excel the one that runs; the last one made is."""
        pywin32.load(lambda: Dispatch(self.application, self.record) if self.is_running else None, self.boxes)

    def press(self, button: str, *arguments: str, answer: int | None = None) -> str:
        """Presses a button and gives the last message; ``answer``: to what is asked (2 Cancel, 6 Yes, 7 No)."""
        self.open()
        self.boxes.shown.clear()
        self.boxes.answers[:] = [] if answer is None else [answer]
        self.status = main([button, *arguments])
        return self.boxes.shown[-1] if self.boxes.shown else ""

    def press_beside(self, button: str) -> int:
        """A second press, while the first one still works."""
        return main([button])

    def press_in_ribbon(self, button: str) -> str:
        """The same, as the add-in does it."""
        return self.press(button, "--book", self.book.FullName.encode("utf-16-be").hex())

    def select(self, address: str, sheet: str | None = None) -> None:
        """Selects a range, on the active sheet or another one."""
        if sheet is not None:
            self.sheet(sheet).Activate()
        self.application.selected = self.book.active.Range(address)

    def sheet(self, name: str) -> Worksheet:
        """The sheet of that name."""
        return next(sheet for sheet in self.book.sheets if sheet.Name == name)

    @property
    def names(self) -> list[str]:
        """The names of all sheets, in their order."""
        return [sheet.Name for sheet in self.book.sheets]

    def save(self, to: Path) -> Path:
        """What “Save As” writes."""
        to.write_bytes(saving.written(self.book))
        return to
