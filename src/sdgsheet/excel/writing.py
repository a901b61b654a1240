"""The layers put onto the open workbook and taken off it: the same edits as the file's host carries out."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from sdgsheet.edits import Edits
from sdgsheet.errors import RefusedError
from sdgsheet.excel import cells, engine, formats, memory, results, words
from sdgsheet.excel.standing import Standing
from sdgsheet.xlsx.layers import LeftOut
from sdgsheet.xlsx.layers.stack import remembered

if TYPE_CHECKING:
    import xlwings as xw


class Written(NamedTuple):
    """What came of it."""

    left_out: list[LeftOut]
    sheet: str | None = None
    """The name that 点検結果 got."""


def put_mark(book: xw.Book, edits: Edits) -> Written:
    """Highlights and 点検結果, in place of those that stand."""
    with _place_kept(book):
        left = _without_mark(book)
        left += formats.lay_on(book, "mark", edits.formats)
        assert edits.sheet is not None
        name = results.write(book, edits.sheet)
    if isinstance(name, str):
        return Written(_once(left), name)
    return Written(_once([*left, LeftOut(None, name)]))


def take_off_mark(book: xw.Book) -> Written:
    """Highlights and 点検結果 go; no value changes."""
    with _place_kept(book):
        left = _without_mark(book)
    memory.remember(book, memory.recall(book))  # what a command remembered of its marks is out of date
    return Written(left)


def put_fill(book: xw.Book, standing: Standing, edits: Edits) -> Written:
    """達成度 and its bands. What stood before is remembered first: an interrupted fill can be undone."""
    memory.remember(book, [remembered(edit, standing.original) for edit in edits.formulas])
    wanted = {edit.cell: edit for edit in edits.formulas}
    left = list(cells.bring_back(book, standing.judged, standing.original, standing.fill_cells - wanted.keys()))
    left += cells.write_formulas(book, [e for e in edits.formulas if not _stands(standing, e.cell, e.formula)])
    left += formats.take_off(book, "fill")
    left += formats.lay_on(book, "fill", edits.formats)
    return Written(_once(left))


def take_off(book: xw.Book, standing: Standing) -> Written:
    """Both layers go; an old 達成度 comes back where our formula still stands on unchanged inputs."""
    with _place_kept(book):
        left = [*standing.left, *_without_mark(book), *formats.take_off(book, "fill")]
    left += cells.bring_back(book, standing.judged, standing.original, standing.fill_cells)
    memory.remember(book, ())
    return Written(_once(left))


def may_write(book: xw.Book) -> None:
    """Raises RefusedError where neither colours nor sheets can be added."""
    if book.api.MultiUserEditing:
        raise RefusedError(words.SHARED)


def _without_mark(book: xw.Book) -> list[LeftOut]:
    return [*formats.take_off(book, "mark"), *results.take_off(book)]


def _stands(standing: Standing, ref: tuple[str, int, int], formula: str | None) -> bool:
    sheet = standing.judged.sheet(ref[0])
    return sheet is not None and sheet.cell(*ref[1:]).formula == formula


def _once(left: list[LeftOut]) -> list[LeftOut]:
    return list(dict.fromkeys(left))


@contextlib.contextmanager
def _place_kept(book: xw.Book) -> Iterator[None]:
    """The sheet in front stays in front, also when it is made anew."""
    name = book.api.ActiveSheet.Name
    try:
        yield
    finally:
        with contextlib.suppress(engine.com_error()):
            book.api.Sheets(name).Activate()
