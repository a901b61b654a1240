"""Answers in a 点検結果 whose hidden column is gone: carried over by what can be seen beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from operator import attrgetter
from typing import NamedTuple

from sdgsheet.edits import Answer, ResultSheet
from sdgsheet.marking.result import ANSWERED
from sdgsheet.notation.numberformats import shown
from sdgsheet.snapshot import Cell, Ref, Sheet
from sdgsheet.xlsx.layers.said import NOT_CARRIED
from sdgsheet.xlsx.patch.apply import LeftOut
from sdgsheet.xlsx.patch.resultsheet import fingerprint


class Loose(NamedTuple):
    """An answer of which nothing but its row tells what it was given to."""

    cell: Ref
    """Its first cell."""
    beside: str
    """A fingerprint of the row's texts; numbers change from run to run."""
    answer: Answer


def loose_answers(sheet: Sheet) -> Iterator[Loose]:
    """The answers in the table of a sheet that is 点検結果 by its title: in rows that go as far as its headings do."""
    for row, cells in sheet.rows.items():
        headings = {column: cell.value for column, cell in cells.items() if not cell.is_empty}
        answers = [next((c for c, text in headings.items() if text in heading), 0) for heading in ANSWERED]
        if all(answers):
            last = max((column for column in headings if column not in answers), default=0)
            below = (cells for number, cells in sheet.rows.items() if number > row)
            yield from (found for cells in below if last in cells for found in _loose(sheet.name, cells, answers, last))
            return


def _loose(sheet: str, cells: Mapping[int, Cell], answers: Sequence[int], last: int) -> Iterator[Loose]:
    given = [cells[column] for column in answers if column in cells and shown(cells[column]).strip()]
    if given and cells[last].kind == "text":
        texts = (shown(cells[column]).strip() if column in cells else "" for column in answers)
        beside = (c.value for column, c in sorted(cells.items()) if c.kind == "text" and column not in answers)
        yield Loose(Ref(sheet, given[0].row, given[0].column), fingerprint(beside), Answer(*texts))


def carried_over(sheet: ResultSheet, loose: Sequence[Loose]) -> tuple[ResultSheet, list[LeftOut]]:
    """The new sheet with the answers whose row stands in it again, the only one of its kind; the others are named."""
    if sheet.answers is None:
        return sheet, []
    columns = sheet.answers.response, sheet.answers.reason
    texts: dict[int, list[str]] = {row: [] for row, _ in sheet.answers.keys}
    for cell in sorted(sheet.cells, key=attrgetter("row", "column")):
        if cell.row in texts and cell.column not in columns and isinstance(cell.value, str):
            texts[cell.row].append(cell.value)
    rows = {row: fingerprint(beside) for row, beside in texts.items()}
    here, there = Counter(rows.values()), Counter(found.beside for found in loose)
    single = {found.beside: found.answer for found in loose if here[found.beside] == there[found.beside] == 1}
    given = {
        (row, column): text
        for row, beside in rows.items()
        if (answer := single.get(beside)) is not None
        for column, text in zip(columns, (answer.response, answer.reason), strict=True)
    }
    cells = (
        replace(c, value=c.value or given[c.row, c.column]) if (c.row, c.column) in given else c for c in sheet.cells
    )
    left = [LeftOut(found.cell, NOT_CARRIED) for found in loose if found.beside not in single]
    return replace(sheet, cells=tuple(cells)), left
