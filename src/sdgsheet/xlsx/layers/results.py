"""The 点検結果 that stands in a workbook: what staff answered there, and what in it is theirs."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from sdgsheet.edits import Answer
from sdgsheet.marking.answers import another
from sdgsheet.marking.result import ANSWERED, NAME
from sdgsheet.snapshot import Ref, Sheet, Workbook, column_number
from sdgsheet.text import Text
from sdgsheet.xlsx.layers.resultrows import Row, owners
from sdgsheet.xlsx.ours import key_column
from sdgsheet.xlsx.patch.book import Book
from sdgsheet.xlsx.patch.resultsheet import NAMES
from sdgsheet.xlsx.patch.workbookpart import free_name

_COLUMN = re.compile(r"\$([A-Z]{1,3})(?::\$[A-Z]{1,3}|\$1:\$[A-Z]{1,3}\$1048576)\Z")
_TITLE = re.compile(r"点検結果[^｜]*｜.*修正[0-9]|Check[^|]* \| .*[0-9] errors?\b")


class Results(NamedTuple):
    """One sheet with the tag of 点検結果, or with what we keep beside its rows, or with its title."""

    sheet: Sheet
    place: int
    """Its place among all sheets of the workbook."""
    answers: Mapping[str, Answer]
    """By the rows' keys; rows without an answer are left out."""
    fitting: int
    """How many of its rows are as we wrote them."""
    marked: int
    """How many we have marked."""
    added: tuple[Ref, ...]
    """Cells that we did not write; of a row that was changed, its first."""
    is_tagged: bool = False
    """It bears our hidden name."""

    @property
    def is_ours(self) -> bool:
        """It is what we wrote, with or without more; else somebody made a sheet of their own of it."""
        return 0 < self.marked <= 2 * self.fitting

    @property
    def is_alike(self) -> bool:
        """It shows something of what we wrote; else nothing but our tag is there."""
        return self.marked > 0 or has_title(self.sheet)


class ResultSheets(NamedTuple):
    """The sheets of a workbook that seem to be 点検結果."""

    ours: Results | None = None
    """None where there is none, or nobody can tell which it is: a copy that somebody made is never taken off."""
    others: Sequence[Results] = ()
    """Copies of it, what somebody made of it, and sheets that nothing but the title tells."""
    answers: Mapping[str, Answer] = {}
    """Those in ours, or in the one most like it where nobody can tell which it is."""


def standing_results(workbook: Workbook, book: Book) -> ResultSheets:
    """What of 点検結果 stands in a workbook."""
    tagged = book.result_sheets()
    found, titled = [], []
    for place, entry in enumerate(book.workbook.sheets):
        sheet = workbook.sheet(entry.name)
        if sheet is None:
            continue
        if place in tagged:
            found.append(read_results(sheet, place, tagged[place].names))
        elif key_column(sheet.rows) is not None:
            found.append(read_results(sheet, place, {}))
        elif has_title(sheet):
            titled.append(read_results(sheet, place, {}))
    told = told_apart(found, [entry.name for entry in book.workbook.sheets])
    return told._replace(others=[*told.others, *titled])


def told_apart(found: Sequence[Results], names: Collection[str]) -> ResultSheets:
    """Our own of sheets that seem to be 点検結果, and the others.

    Ours is the one under the name that we give, else the only one with our tag, else the only one. What stands in
    it does not tell: a copy that nobody touched is more like what we wrote than ours with a note of staff in it.

    Args:
        found: the sheets.
        names: of all sheets of the workbook.
    """
    alike = {r.sheet.name: r for r in found if r.marked}
    given = free_name(NAME, [name for name in names if name not in alike])
    likely = [r for r in alike.values() if r.is_ours or r.sheet.name == given]
    groups = ([r for r in likely if r.sheet.name == given], [r for r in likely if r.is_tagged], likely)
    ours = next((group[0] for group in groups if len(group) == 1), None)
    if ours is not None:
        likely = [ours]
        ours = ours if ours.is_ours else None
    most_like = max((r for r in likely if r.is_ours), key=_likeness, default=None)
    others = [r for r in found if r is not ours]
    return ResultSheets(ours, others, most_like.answers if most_like else {})


def _likeness(found: Results) -> tuple[int, int, int]:
    return found.fitting, -len(found.added), found.place


def read_results(sheet: Sheet, place: int, names: Mapping[str, str]) -> Results:
    """What stands in a sheet with these names of its own, to what they refer to; headings tell where names are gone."""
    key = key_column(sheet.rows)
    if key is None:
        return Results(sheet, place, {}, 0, 0, (), NAMES[0] in names)
    columns = [
        _column(names.get(name, "")) or _headed(sheet, heading)
        for name, heading in zip(NAMES[2:], ANSWERED, strict=True)
    ]
    rows = [Row(cells, key, columns) for cells in sheet.rows.values()]
    known: dict[str, list[str]] = {}
    for row in rows:
        known.setdefault(row.mark, []).append(row.key)
    known.pop("", None)
    fits = [row.fitting(known) for row in rows]
    answers: dict[str, Answer] = {}
    added: list[Ref] = []
    for row, mark, own in zip(rows, fits, owners(rows, fits, known), strict=True):
        if own and row.answer != Answer("", "") and answers.setdefault(own, row.answer) != row.answer:
            answers[another(own, answers)] = row.answer  # somebody copied the row
        added += [Ref(sheet.name, c.row, c.column) for c in row.added(known, mark, answered=bool(own))]
    fitting = sum(map(bool, fits))
    return Results(sheet, place, answers, fitting, sum(map(len, known.values())), tuple(added), NAMES[0] in names)


def _headed(sheet: Sheet, heading: Text) -> int | None:
    """The column under a heading of ours; None where there is none."""
    cells = (cell for columns in sheet.rows.values() for cell in columns.values())
    return next((cell.column for cell in cells if cell.value in heading), None)


def has_title(sheet: Sheet) -> bool:
    """The sheet begins with the title of 点検結果."""
    first = next((cell.value for cells in sheet.rows.values() for cell in cells.values() if not cell.is_empty), "")
    return _TITLE.match(first) is not None


def _column(refers_to: str) -> int | None:
    """The column that a name refers to; None where it is gone."""
    match = _COLUMN.search(refers_to)
    return column_number(match[1]) if match else None
