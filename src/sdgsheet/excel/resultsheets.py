"""The sheets of results that stand in an open workbook: found, taken off, or left to people as their own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sdgsheet.excel import words
from sdgsheet.xlsx.layers import LeftOut
from sdgsheet.xlsx.layers.said import LAST_SHEET, kept
from sdgsheet.xlsx.ours import KEPT
from sdgsheet.xlsx.patch.resultsheet import NAMES

if TYPE_CHECKING:
    import xlwings as xw

_VISIBLE = -1  # xlSheetVisible
_LONGEST, _HEAD, _ASIDE = 31, (10, 40), "（控え）"


def result_sheets(book: xw.Book) -> list[xw.Sheet]:
    """Our 点検結果, whatever it is called now; and copies of it."""
    return [sheet for sheet in book.sheets if _is_results(sheet)]


def _is_results(sheet: xw.Sheet) -> bool:
    """By our tag; Excel's document inspector takes it off: then by what we keep beside each row."""
    tag = own_names(sheet).get(NAMES[0])
    return _key_column(sheet) is not None if tag is None else tag.strip('"') == "result"


def _key_column(sheet: xw.Sheet) -> int | None:
    for values in sheet.range((1, 1), _HEAD).raw_value:
        for column, value in enumerate(values, start=1):
            if isinstance(value, str) and KEPT.fullmatch(value):
                return column
    return None


def own_names(sheet: xw.Sheet) -> dict[str, str]:
    """The sheet's own names, without the sheet, to what they refer to, without ``=``."""
    return {name.name.rpartition("!")[2]: (name.refers_to or "").removeprefix("=") for name in sheet.names}


def take_off(book: xw.Book) -> Iterator[LeftOut]:
    """Removes 点検結果; gives why it could not be done."""
    for sheet in result_sheets(book):
        others = [other for other in book.sheets if other.name != sheet.name and other.api.Visible == _VISIBLE]
        if book.api.ProtectStructure:
            yield LeftOut(None, words.sheet_stays(sheet.name))
        elif not others:
            yield LeftOut(None, LAST_SHEET)
        else:
            sheet.delete()


def give_away(book: xw.Book, ours: str | None, *, has_additions: bool) -> Iterator[LeftOut]:
    """Makes people's own sheets of those into which they wrote what must not be lost: our tag goes.

    Args:
        book: the open workbook.
        ours: the name of our sheet; others with our tag are copies of it, or hold something else by now.
        has_additions: people wrote more than answers into ours: it gets another name, too.
    """
    for sheet in [] if book.api.ProtectStructure else result_sheets(book):
        name = sheet.name
        if not has_additions and (name == ours or _is_empty(sheet)):
            continue
        _forget(sheet)
        if name != ours:
            yield LeftOut(None, kept(name))
        else:
            sheet.name = free_name(book, f"{name[: _LONGEST - len(_ASIDE)]}{_ASIDE}")
            yield LeftOut(None, words.set_aside(name, sheet.name))


def _forget(sheet: xw.Sheet) -> None:
    """Nothing tells any more that we made the sheet."""
    column = _key_column(sheet)
    if column is not None:
        last = sheet.used_range.last_cell.row
        sheet.range((1, column), (last, column)).raw_value = (("",),) * last
    for own in list(sheet.names):
        if own.name.rpartition("!")[2] in NAMES:
            own.delete()


def _is_empty(sheet: xw.Sheet) -> bool:
    """A program died, or Excel refused the values, while the sheet was made."""
    values = sheet.used_range.raw_value
    return values is None or (isinstance(values, tuple) and all(value is None for row in values for value in row))


def free_name(book: xw.Book, wanted: str) -> str:
    """A name that no sheet has."""
    taken = {sheet.name.casefold() for sheet in book.sheets}
    name, number = wanted, 1
    while name.casefold() in taken:
        number += 1
        end = f" ({number})"
        name = wanted[: _LONGEST - len(end)] + end
    return name
