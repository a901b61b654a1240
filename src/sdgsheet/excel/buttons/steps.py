"""次の指摘へ and 前の指摘へ: from marked cell to marked cell, by the marks themselves, which move with the cells."""

from __future__ import annotations

from typing import NamedTuple

from sdgsheet.errors import RefusedError
from sdgsheet.excel import formats, words
from sdgsheet.excel.quiet import STATUS
from sdgsheet.excel.session import Session
from sdgsheet.rules.catalogue import rule
from sdgsheet.text import Text

_VISIBLE = -1  # xlSheetVisible


class _Stop(NamedTuple):
    """A marked cell, by its place in the workbook."""

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
    stops: dict[tuple[int, int, int], _Stop] = {}
    for index, sheet in enumerate(session.book.sheets):
        # A hidden sheet cannot be shown.
        for item in formats.tagged(sheet, "mark") if sheet.api.Visible == _VISIBLE else ():
            for area in item.areas:
                for row in range(area.top, area.bottom + 1):
                    stop = _Stop(index, row, area.left, item.tag.split(":")[1])
                    stops.setdefault(stop[:3], stop)
    if not stops:
        raise RefusedError(words.NOTHING_MARKED)
    return [stops[place] for place in sorted(stops)]


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
        f"finding {index + 1} of {len(stops)}: {stop.code} {title.en} (“Explain” tells more)",
    ).to(session.language)
