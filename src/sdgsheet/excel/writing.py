"""The layers put onto the open workbook and taken off it: the same edits as the file's host carries out."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from sdgsheet.edits import LAYERS, Edits, FormulaEdit, Layer
from sdgsheet.errors import RefusedError
from sdgsheet.excel import cells, engine, formats, memory, results, resultsheets, words
from sdgsheet.excel.memory import Memory
from sdgsheet.excel.standing import Standing
from sdgsheet.snapshot import Ref
from sdgsheet.xlsx.layers import LeftOut
from sdgsheet.xlsx.layers.matching import alike
from sdgsheet.xlsx.layers.memory import remembered
from sdgsheet.xlsx.layers.record import FilledCell
from sdgsheet.xlsx.layers.said import INPUTS_CHANGED, OTHER_READERS, dangling_sheet
from sdgsheet.xlsx.layers.shapes import inputs_of, shape_of
from sdgsheet.xlsx.patch.apply import STRUCTURE_LOCKED

if TYPE_CHECKING:
    import xlwings as xw


class Due(NamedTuple):
    """What a fill would change in the workbook as it stands."""

    cells: frozenset[Ref]
    """達成度 to write, or to bring back."""
    bands: bool


class Taken(NamedTuple):
    """What really went of what we wrote."""

    cells: int = 0
    """達成度 that hold what they held before."""
    bands: bool = False
    marks: bool = False
    """All of them."""
    some_marks: bool = False
    """Some of them: others stay."""


class Written(NamedTuple):
    """What came of it."""

    left_out: list[LeftOut]
    sheet: str | None = None
    """The name that 点検結果 got; None where no new one could be made."""
    refused: frozenset[Ref] = frozenset()
    """Cells that Excel did not let us write."""
    taken: Taken = Taken()
    is_whole: bool = True
    """Nothing was refused."""


def put_mark(book: xw.Book, standing: Standing, edits: Edits) -> Written:
    """Highlights and 点検結果, in place of those that stand."""
    assert edits.sheet is not None
    before = memory.recall(book)
    if standing.answers:  # until the new sheet shows them all: should we die, they are still there
        memory.remember(book, Memory(before.cells, standing.answers))
    with _place_kept(book):
        given, staying = _without_mark(book, standing, _following(book, standing))
        left = [*given, *staying]
        left += formats.lay_on(book, "mark", edits.formats)
        if resultsheets.result_sheets(book):  # it was said why the old one stays, with the answers in it
            memory.remember(book, before)
            return Written(_once(left))
        if book.api.ProtectStructure:
            return Written(_once([*left, LeftOut(None, STRUCTURE_LOCKED)]))
        name = results.write(book, edits.sheet)
    if standing.answers:
        memory.remember(book, Memory(before.cells))
    return Written(_once(left), name)


def take_off_mark(book: xw.Book, standing: Standing, *, keep_answers: bool) -> Written:
    """Highlights and 点検結果 go; no value changes."""
    before = count_ours(book)
    # First of all, so that no answer is ever lost; and what a command remembered of its marks is out of date.
    memory.remember(book, Memory(memory.recall(book).cells, standing.answers if keep_answers else {}))
    with _place_kept(book):
        given, staying = _without_mark(book, standing)
    left = [*given, *staying]
    left += _reading_nothing(book, standing)
    return Written(left, taken=_taken(before, count_ours(book)))


def has_fill(book: xw.Book) -> bool:
    """Bands, or what is remembered to undo a fill, stand in the workbook."""
    return bool(count_ours(book)["fill"] or memory.recall(book).cells)


def due(book: xw.Book, standing: Standing, edits: Edits) -> Due:
    """What ``put_fill`` would change."""
    gone = standing.fill_cells - {edit.cell for edit in edits.formulas}
    returning = (ref for ref in gone if _differs(standing, ref))
    to_write = (edit.cell for edit in unwritten(standing, edits))
    return Due(frozenset([*to_write, *returning]), formats.would_change(book, "fill", edits.formats))


def unwritten(standing: Standing, edits: Edits) -> list[FormulaEdit]:
    """The formulas of a fill that do not stand already."""
    return [edit for edit in edits.formulas if cells.cell_at(standing.judged, edit.cell).formula != edit.formula]


def put_fill(book: xw.Book, standing: Standing, edits: Edits) -> Written:
    """達成度 and its bands. What stood before is remembered first: an interrupted fill can be undone."""
    wanted = {edit.cell for edit in edits.formulas}
    kept = [waiting for waiting in standing.waiting if waiting.edit.cell not in wanted]
    known = _to_remember(standing, [*edits.formulas, *(waiting.edit for waiting in kept)])
    known = known or list(_under(standing, edits))
    answers = memory.recall(book).answers
    memory.remember(book, Memory(known, answers))
    left = list(cells.bring_back(book, standing.judged, standing.original, standing.fill_cells - wanted))
    not_written = list(cells.write_formulas(book, unwritten(standing, edits)))
    refused = frozenset(item.cell for item in [*left, *not_written] if item.cell is not None)
    if refused:  # they hold what they held before, and so does the memory
        earlier = [found.filled for found in standing.found if found.now in refused]
        memory.remember(book, Memory([*(cell for cell in known if cell.cell not in refused), *earlier], answers))
    left += not_written
    left += [LeftOut(waiting.edit.cell, INPUTS_CHANGED, waiting.before) for waiting in kept]
    left += formats.take_off(book, "fill")
    left += formats.lay_on(book, "fill", edits.formats)
    return Written(_once(left), refused=refused)


def take_off(book: xw.Book, standing: Standing, *, keep_answers: bool) -> Written:
    """Both layers go; an old 達成度 comes back where our formula still stands on unchanged inputs.

    What Excel refuses to take off, or would refuse, stays remembered, so that it can be taken off later.
    """
    before, known = count_ours(book), memory.recall(book).cells
    answers = standing.answers if keep_answers else {}
    memory.remember(book, Memory(known, answers))
    with _place_kept(book):
        given, staying = _without_mark(book, standing)
        staying += formats.take_off(book, "fill")
    staying += cells.bring_back(book, standing.judged, standing.original, standing.fill_cells)
    refused = frozenset(item.cell for item in staying if item.cell is not None)
    held = [f.filled for f in standing.found if (staying or f.may_return) and _holds(book, f.now, f.filled.formula)]
    after = count_ours(book)
    if not held and after["fill"]:  # bands stay, and with them what is known of the city's own formulas below them
        held = [cell for cell in known if cell.is_own]
    memory.remember(book, Memory(_with_own(standing, held), answers))
    returned = [ref for ref in standing.fill_cells - refused if _differs(standing, ref)]
    taken = _taken(before, after)._replace(cells=len(returned))
    left = _once([*given, *standing.left, *_reading_nothing(book, standing), *staying])
    return Written(left, refused=refused, taken=taken, is_whole=not (staying or held))


def may_write(book: xw.Book) -> None:
    """Raises RefusedError where neither colours nor sheets can be added."""
    if book.api.MultiUserEditing:
        raise RefusedError(words.SHARED)


def _without_mark(
    book: xw.Book, standing: Standing, readers: Sequence[LeftOut] = ()
) -> tuple[list[LeftOut], list[LeftOut]]:
    """Takes the marks off. Gives which sheets are people's own now, and what stays.

    Sheets that people made of 点検結果, or that ``readers`` must go on reading, are no longer ours from now on.
    """
    ours, has_additions = standing.results, standing.has_additions
    needed = resultsheets.needed(book, ours, is_needed=has_additions or bool(readers))
    given = list(resultsheets.give_away(book, needed, ours, has_additions=has_additions, readers=readers))
    return given, [*formats.take_off(book, "mark"), *resultsheets.take_off(book, needed)]


def _taken(before: dict[Layer, int], after: dict[Layer, int]) -> Taken:
    fewer = after["mark"] < before["mark"]
    return Taken(0, after["fill"] < before["fill"], fewer and not after["mark"], fewer and bool(after["mark"]))


def _following(book: xw.Book, standing: Standing) -> list[LeftOut]:
    """What reads 点検結果 under any name that it gets; a link leads to whatever bears the old one."""
    links = {dangling_sheet(sheet.name, OTHER_READERS) for sheet in book.sheets}
    return [reader for reader in standing.readers if reader.text not in links]


def _reading_nothing(book: xw.Book, standing: Standing) -> Sequence[LeftOut]:
    """What of theirs read 点検結果, once that is gone."""
    is_there = standing.has_additions or standing.results in [sheet.name for sheet in book.sheets]
    return () if is_there else standing.readers


def count_ours(book: xw.Book) -> dict[Layer, int]:
    """How many formats and sheets of each layer stand."""
    count: dict[Layer, int] = {layer: sum(len(formats.tagged(s, layer)) for s in book.sheets) for layer in LAYERS}
    count["mark"] += len(resultsheets.result_sheets(book))
    return count


def _differs(standing: Standing, ref: Ref) -> bool:
    return cells.cell_at(standing.judged, ref) != cells.cell_at(standing.original, ref)


def _holds(book: xw.Book, ref: Ref, formula: str) -> bool:
    """A formula of ours is still in the cell: rows may have moved, so that it is not to the letter the one written."""
    stands = book.sheets[ref.sheet].range((ref.row, ref.column)).formula
    return isinstance(stands, str) and stands.partition("(")[0] == f"={formula}".partition("(")[0]


def _to_remember(standing: Standing, edits: Sequence[FormulaEdit]) -> list[FilledCell]:
    """Of the cells that bear our formulas, and of others what was remembered of them before."""
    right = {waiting.edit.cell: waiting.inputs for waiting in standing.waiting}
    known = [remembered(edit, standing.unfilled, right.get(edit.cell)) for edit in edits]
    ours = {cell.cell for cell in known}
    return _with_own(standing, [*known, *(cell for cell in standing.carried if cell.cell not in ours)])


def _under(standing: Standing, edits: Edits) -> Iterator[FilledCell]:
    """The city's own formulas under the bands: else nobody could tell later that none of them is ours."""
    for fmt in edits.formats:
        sheet = standing.unfilled.sheet(fmt.sheet)
        assert sheet is not None, "the plan was made from it"
        for cell in cells.within(sheet, fmt.areas):
            if cell.formula is not None:
                inputs = inputs_of(sheet, shape_of(cell.formula)[1])
                yield FilledCell(Ref(fmt.sheet, cell.row, cell.column), cell.formula, inputs, cell, None)


def _with_own(standing: Standing, known: list[FilledCell]) -> list[FilledCell]:
    """With the city's own formulas that look like ours: nobody must ever take them for ours."""
    return [*known, *alike(standing.unfilled, known)]


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
