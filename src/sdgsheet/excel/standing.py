"""What stands in the open workbook now: read through a copy, as the file's host reads it, or else directly."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from sdgsheet.edits import Answer
from sdgsheet.errors import UnreadableError
from sdgsheet.excel import direct, engine, formats, memory
from sdgsheet.excel.resultsheets import own_names, result_sheets
from sdgsheet.rules.check import Report, check_workbook
from sdgsheet.snapshot import Ref, Workbook
from sdgsheet.xlsx.layers import LayeredFile, LeftOut, open_file
from sdgsheet.xlsx.layers.matches import Found
from sdgsheet.xlsx.layers.memory import Waiting
from sdgsheet.xlsx.layers.record import FilledCell
from sdgsheet.xlsx.layers.results import read_results, told_apart
from sdgsheet.xlsx.layers.said import ADDED, ATTACHED
from sdgsheet.xlsx.layers.theirs import dangling_formulas

if TYPE_CHECKING:
    import xlwings as xw


_ADDED = (ADDED, ATTACHED)
"""Said of a file: inside Excel what people added is not lost."""


@dataclass(frozen=True, eq=False)
class Standing:
    """The workbook and our layers in it, before a button changes anything."""

    judged: Workbook
    """With the fill that stands, without marks: what is checked and marked."""
    original: Workbook
    """Without our layers, as near as can be."""
    unfilled: Workbook
    """The original with every earlier figure, also where its inputs changed since: what fill plans on."""
    found: tuple[Found, ...] = ()
    """What is remembered of the cells of the fill that stands."""
    waiting: tuple[Waiting, ...] = ()
    """Those whose earlier figure stood for other inputs."""
    carried: tuple[FilledCell, ...] = ()
    """What is remembered on of cells that fill does not write."""
    fill_cells: frozenset[Ref] = frozenset()
    """The cells that hold our formulas, where they stand now."""
    has_fill: bool = False
    has_mark: bool = False
    answers: Mapping[str, Answer] = field(default_factory=dict)
    """What staff answered in 点検結果, or in one that was taken off and its answers kept."""
    kept: int = 0
    """How many of the answers are in no sheet."""
    results: str | None = None
    """The name of our 点検結果."""
    has_additions: bool = False
    """People wrote more than answers into it."""
    readers: tuple[LeftOut, ...] = ()
    """What of theirs reads it."""
    left: tuple[LeftOut, ...] = ()
    """What cannot be brought back, and why."""
    whole: bool = True
    """False: no copy could be read, and not everything is seen."""

    @property
    def answered(self) -> int:
        """How many answers stand in 点検結果 itself."""
        return 0 if self.results is None else len(self.answers) - self.kept

    def check(self, select: tuple[str, ...] = ()) -> Report:
        """The findings: of a copy, the very ones of the file."""
        if self.whole:
            return check_workbook(self.judged, select=select)
        return direct.check_directly(self.judged, select)


def read(book: xw.Book) -> Standing:
    """Reads the workbook as it is on the screen, saved or not."""
    with tempfile.TemporaryDirectory(prefix="sdgsheet-", ignore_cleanup_errors=True) as folder:
        copy = Path(folder) / f"copy{Path(book.name).suffix or '.xlsx'}"
        try:
            book.api.SaveCopyAs(str(copy))
            with open_file(copy) as file:
                return _of_file(file)
        except engine.com_error() as error:
            if engine.is_busy(error):
                raise
        except UnreadableError:
            pass
    return _of_book(book)


def _of_file(file: LayeredFile) -> Standing:
    heap = file.original.heap
    left = tuple(item for item in heap.left if item.text not in _ADDED)
    # The snapshots bear no hash: the copy's own bytes mean nothing to anybody.
    matches = file.below_mark.matches
    return Standing(
        file.filled.snapshot,
        file.original.snapshot,
        file.unfilled.snapshot,
        tuple(matches.found),
        file.unfilled.heap.waiting,
        file.unfilled.heap.carried,
        file.fill_cells,
        file.has_fill,
        file.has_mark,
        file.answers,
        len(file.answers) - len(file.standing.results.answers),
        file.results.name if file.results else None,
        left != heap.left,
        heap.dangling,
        left,
    )


def _of_book(book: xw.Book) -> Standing:
    workbook = direct.read_directly(book)
    sheets = [read_results(direct.read_sheet(s, ours=True), 0, own_names(s)) for s in result_sheets(book)]
    ours, _, answered = told_apart(sheets, [sheet.name for sheet in book.sheets])
    answers = {**memory.recall(book).answers, **answered}
    return Standing(
        workbook,
        workbook,
        workbook,
        has_fill=any(formats.tagged(sheet, "fill") for sheet in book.sheets),
        has_mark=bool(sheets) or any(formats.tagged(sheet, "mark") for sheet in book.sheets),
        answers=answers,
        kept=len(answers) - len(answered),
        results=ours.sheet.name if ours else None,
        has_additions=bool(ours and ours.added),
        readers=tuple(dangling_formulas(workbook, ours.sheet.name)) if ours else (),
        whole=False,
    )
