"""次の指摘へ and 前の指摘へ: from cell to cell, by the marks themselves, which move with the cells."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, NamedTuple

from sdgsheet.errors import RefusedError
from sdgsheet.excel import formats, words
from sdgsheet.excel.buttons.after import VISIBLE, in_sheet
from sdgsheet.excel.lines import lines
from sdgsheet.excel.quiet import STATUS
from sdgsheet.excel.resultsheets import result_sheets
from sdgsheet.excel.session import Session
from sdgsheet.rules.catalogue import rule
from sdgsheet.snapshot import Ref
from sdgsheet.text import Text

if TYPE_CHECKING:
    import xlwings as xw


class _Stop(NamedTuple):
    """The cell of a finding, by its place in the workbook."""

    sheet: int
    row: int
    column: int
    code: str
    number: int
    """The № in 点検結果; 0 where it is not known."""


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
        if _is_hidden(sheet):
            continue
        marks = [
            _Stop(index, row, area.left, *_named(item.tag))
            for item in formats.tagged(sheet, "mark")
            for area in item.areas
            for row in range(area.top, area.bottom + 1)
        ]
        named = (
            _Stop(index, line.cell.row, line.cell.column, line.code, line.number or 0)
            for line in listed
            if line.cell is not None and line.cell.sheet == sheet.name
        )
        for stop in marks or named:
            stops.setdefault(stop[:3], stop)
    if not stops:
        raise RefusedError(_why_none(book, {line.cell.sheet for line in listed if line.cell is not None}))
    return [stops[place] for place in sorted(stops)]


def _named(tag: str) -> tuple[str, int]:
    """The rule and the № that a mark bears."""
    code, _, number = tag.partition(":")[2].partition(":")
    return code, int(number) if number.isdecimal() else 0


def _why_none(book: xw.Book, listed: Collection[str]) -> Text:
    """``listed``: the sheets that 点検結果 names."""
    for sheet in filter(_is_hidden, book.sheets):
        if sheet.name in listed or formats.tagged(sheet, "mark"):
            return words.on_sheet(sheet.name, words.HIDDEN)
    if listed:
        return words.CHECK_AGAIN
    if book.api.MultiUserEditing:
        return words.SHARED
    if result_sheets(book):
        return words.NO_FINDINGS
    is_closed = book.api.ProtectStructure and any(sheet.api.ProtectContents for sheet in book.sheets)
    return words.NOWHERE_MARKED if is_closed else words.NOTHING_MARKED


def _is_hidden(sheet: xw.Sheet) -> bool:
    return bool(sheet.api.Visible != VISIBLE)


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
    sheet.api.Select()  # alone: what is typed into a group of sheets goes into all of them
    target = sheet.range((stop.row, stop.column))
    target.select()
    known = rule(stop.code)
    title = known.title if known else Text("", "")
    cell = in_sheet(Ref(sheet.name, stop.row, stop.column), with_sheet=len({stop.sheet for stop in stops}) > 1)
    row = Text(f"№{stop.number} ", f"No. {stop.number}, ") if stop.number else Text("", "")
    hidden = _hidden(target)
    session.app.status_bar = STATUS + Text(
        f"箇所 {index + 1}／{len(stops)}　［{cell.ja}］{hidden.ja}{row.ja}{stop.code} {title.ja}（「説明」で詳しく）",
        f"place {index + 1} of {len(stops)}: [{cell.en}] {hidden.en}{row.en}{stop.code} {title.en} (“説明” tells more)",
    ).to(session.language)


def _hidden(target: xw.Range) -> Text:
    """Said where the selected cell cannot be seen."""
    if target.api.EntireRow.Hidden:
        return Text("非表示の行にあります　", "in a hidden row; ")
    if target.api.EntireColumn.Hidden:
        return Text("非表示の列にあります　", "in a hidden column; ")
    return Text("", "")
