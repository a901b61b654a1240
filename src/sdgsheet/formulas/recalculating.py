"""Formulas computed anew on the cells as they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sdgsheet.formulas.arrayparts import own_formula
from sdgsheet.formulas.book import book_of
from sdgsheet.formulas.engine import CIRCULAR, Engine, Input, Result, holding, stored
from sdgsheet.formulas.formula import Formula
from sdgsheet.formulas.notjudged import NotJudgedError
from sdgsheet.formulas.patterns import moved_reference
from sdgsheet.formulas.reading import read_formula
from sdgsheet.snapshot import Cell, Ref, Workbook
from sdgsheet.text import Text


def settled(workbook: Workbook, place: Ref) -> Cell:
    """The cell; of a formula whose result is not stored, with what it gives now.

    Raises:
        NotJudgedError: that cannot be computed.
    """
    sheet = workbook.sheet(place.sheet)
    assert sheet is not None
    cell = sheet.cell(place.row, place.column)
    if cell.kind == "empty" and cell.in_array:
        cell = own_formula(workbook, place, cell)
    if cell.kind != "empty" or cell.formula is None:
        return cell
    computed = book_of(workbook).settled
    if place not in computed:
        computed[place] = holding(cell, _computed(workbook, place, cell))
    return computed[place]


def known(workbook: Workbook, place: Ref) -> Cell:
    """The same; where that cannot be computed, the cell as it stands."""
    try:
        return settled(workbook, place)
    except NotJudgedError:
        sheet = workbook.sheet(place.sheet)
        assert sheet is not None
        return sheet.cell(place.row, place.column)


def _computed(workbook: Workbook, place: Ref, cell: Cell) -> Result:
    try:
        formula = read_formula(workbook, place, cell, lambda *_: False)
        result = CIRCULAR if formula.outside or formula.circle else recalculated(workbook, [formula])[place]
        if result != CIRCULAR:
            return result
    except NotJudgedError:
        pass
    where = f"{place.sheet}!{place.a1}"
    raise NotJudgedError(
        Text(f"計算結果が保存されていないセル（{where}）", f"a cell whose result is not stored (“{where}”)")
    )


def loaded(workbook: Workbook, formulas: Iterable[Formula]) -> Engine:
    """An evaluator that holds the formulas and all that they read. Other workbooks' cells are empty.

    Raises:
        NotJudgedError: what a cell holds is not known.
    """
    engine = Engine()
    seen: set[Ref] = set()
    formulas = tuple(formulas)
    for formula in formulas:
        for place in formula.inputs:
            if place not in seen:
                seen.add(place)
                value = stored(settled(workbook, place))
                if value is not None:
                    engine.put(place, value)
    # Formulas last: what one takes for a value may be a formula that another one follows.
    for formula in formulas:
        for place, prepared in formula.prepared.items():
            engine.put_formula(place, prepared)
    return engine


Point = Mapping[Ref, Input]
"""What is put into cells; all others hold what is stored in them."""


class Tried:
    """Formulas in one evaluator, to try them on any values."""

    def __init__(self, workbook: Workbook, formulas: Iterable[Formula]) -> None:
        self._workbook = workbook
        self._engine = loaded(workbook, formulas)
        self._standing: Point = {}

    def compute(self, point: Point) -> None:
        """Computes the formulas there.

        Raises:
            NotJudgedError: the evaluator failed.
        """
        before = self._standing
        for place in before.keys() - point.keys():
            self._engine.put(place, stored(settled(self._workbook, place)))
        for place, value in point.items():
            if place not in before or before[place] != value:
                self._engine.put(place, value)
        self._standing = dict(point)
        self._engine.evaluate()

    def result(self, cell: Ref) -> Result:
        """What the formula in the cell gave.

        Raises:
            NotJudgedError: an error that is the evaluator's own.
        """
        return self._engine.result(cell)


def recalculated(workbook: Workbook, formulas: Iterable[Formula]) -> dict[Ref, Result]:
    """The results of formulas, by their cells.

    Raises:
        NotJudgedError: the evaluator failed.
    """
    formulas = tuple(formulas)
    own = [formula for formula in formulas if formula.like is None]
    engine = loaded(workbook, own)
    engine.evaluate()
    results = {formula.cell: engine.result(formula.cell) for formula in own}
    filled_down: dict[Ref, list[Formula]] = {}
    for formula in formulas:
        if formula.like is not None:
            filled_down.setdefault(formula.like.cell, []).append(formula)
    for members in filled_down.values():
        results.update(_moved_along(workbook, members))
    return results


def _moved_along(workbook: Workbook, formulas: Sequence[Formula]) -> Iterator[tuple[Ref, Result]]:
    """One formula computed on the cells of each row that it was filled down to: their values stand in for its own."""
    like = formulas[0].like
    assert like is not None
    engine = loaded(workbook, [like])
    reads = like.parts[like.cell].prepared.reads
    standing = set(like.inputs)
    for formula in formulas:
        values: dict[Ref, Input] = {}
        rows = formula.cell.row - like.cell.row
        for here in reads:
            there = moved_reference(here, rows, 0)
            up = there.area.top - here.area.top
            for place in formula.inputs:
                if place.sheet == there.sheet and there.area.covers(place.row, place.column):
                    values[Ref(place.sheet, place.row - up, place.column)] = stored(settled(workbook, place))
        for place in standing - values.keys():
            engine.put(place, None)
        for place, value in values.items():
            engine.put(place, value)
        standing = set(values)
        engine.evaluate()
        yield formula.cell, engine.result(like.cell)
