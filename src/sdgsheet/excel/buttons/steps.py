"""次の指摘へ and 前の指摘へ: from cell to cell, by the marks themselves, which move with the cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sdgsheet.errors import RefusedError
from sdgsheet.excel import formats, words
from sdgsheet.excel.lines import lines
from sdgsheet.excel.quiet import STATUS
from sdgsheet.excel.results import result_sheets
from sdgsheet.excel.session import Session
from sdgsheet.rules.catalogue import rule
from sdgsheet.text import Text

if TYPE_CHECKING:
    import xlwings as xw

_VISIBLE = -1  # xlSheetVisible


class _Stop(NamedTuple):
    """The cell of a finding, by its place in the workbook."""

    sheet: int
    row: int
    column: int
    code: str


def following(session: Session) -> None:
    """The next marked cell; after the last one the first."""
    stops = _stops(session)
    here = _here(session)
    _go(session, stops, next((i for i, stop in enumerate(stops) if stop[:3] > here), 0))


def previous(session: Session) -> None:
    """The marked cell before; before the first one the last."""
    stops = _stops(session)
    here = _here(session)
    _go(session, stops, next((i for i in reversed(range(len(stops))) if stops[i][:3] < here), len(stops) - 1))


def _stops(session: Session) -> list[_Stop]:
    """The marked cells; on a sheet without marks, since it is protected, those that 点検結果 names."""
    book = session.book
    stops: dict[tuple[int, int, int], _Stop] = {}
    listed = [line for line in lines(book).values() if line.number is not None]
    for index, sheet in enumerate(book.sheets):
        if sheet.api.Visible != _VISIBLE:  # it cannot be shown
            continue
        marks = [
            _Stop(index, row, area.left, item.tag.split(":")[1])
            for item in formats.tagged(sheet, "mark")
            for area in item.areas
            for row in range(area.top, area.bottom + 1)
        ]
        named = (
            _Stop(index, line.cell.row, line.cell.column, line.code)
            for line in listed
            if line.cell is not None and line.cell.sheet == sheet.name
        )
        for stop in marks or named:
            stops.setdefault(stop[:3], stop)
    if not stops:
        raise RefusedError(_why_none(book))
    return [stops[place] for place in sorted(stops)]


def _why_none(book: xw.Book) -> Text:
    if result_sheets(book):
        return words.NO_FINDINGS
    is_closed = book.api.ProtectStructure and any(sheet.api.ProtectContents for sheet in book.sheets)
    return words.NOWHERE_MARKED if is_closed else words.NOTHING_MARKED


def _here(session: Session) -> tuple[int, int, int]:
    """Where people are; before everything where no cell is selected."""
    selection = session.selected
    if selection is None:
        return (-1, 0, 0)
    names = [sheet.name for sheet in session.book.sheets]
    name = selection.sheet.name
    return (names.index(name) if name in names else -1, selection.row, selection.column)


def _go(session: Session, stops: list[_Stop], index: int) -> None:
    stop = stops[index]
    sheet = session.book.sheets[stop.sheet]
    sheet.api.Activate()
    sheet.range((stop.row, stop.column)).select()
    known = rule(stop.code)
    title = known.title if known else Text("", "")
    session.app.status_bar = STATUS + Text(
        f"指摘 {index + 1}／{len(stops)}　{stop.code} {title.ja}（「説明」で詳しく）",
        f"finding {index + 1} of {len(stops)}: {stop.code} {title.en} (“説明” tells more)",
    ).to(session.language)
