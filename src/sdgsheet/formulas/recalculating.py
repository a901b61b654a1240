"""Formulas computed anew on the cells as they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sdgsheet.formulas.engine import Engine, Input, Result, stored
from sdgsheet.formulas.patterns import moved_reference
from sdgsheet.formulas.reading import Formula
from sdgsheet.snapshot import Ref, Workbook


def loaded(workbook: Workbook, formulas: Iterable[Formula]) -> Engine:
    """An evaluator that holds the formulas and all that they read, as stored. Other workbooks' cells are empty."""
    engine = Engine()
    sheets = {sheet.name: sheet for sheet in workbook.sheets}
    known: set[Ref] = set()
    formulas = tuple(formulas)
    for formula in formulas:
        for place in formula.inputs:
            if place not in known:
                known.add(place)
                value = stored(sheets[place.sheet].cell(place.row, place.column))
                if value is not None:
                    engine.put(place, value)
    # Formulas last: what one takes for a value may be a formula that another one follows.
    for formula in formulas:
        for place, prepared in formula.parts.prepared.items():
            engine.put_formula(place, prepared)
    return engine


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
    sheets = {sheet.name: sheet for sheet in workbook.sheets}
    reads = like.parts.prepared[like.cell].reads
    standing = set(like.inputs)
    for formula in formulas:
        values: dict[Ref, Input] = {}
        rows = formula.cell.row - like.cell.row
        for here in reads:
            there = moved_reference(here, rows, 0)
            up = there.area.top - here.area.top
            for place in formula.inputs:
                if place.sheet == there.sheet and there.area.covers(place.row, place.column):
                    cell = sheets[place.sheet].cell(place.row, place.column)
                    values[Ref(place.sheet, place.row - up, place.column)] = stored(cell)
        for place in standing - values.keys():
            engine.put(place, None)
        for place, value in values.items():
            engine.put(place, value)
        standing = set(values)
        engine.evaluate()
        yield formula.cell, engine.result(like.cell)
