"""Formulas computed anew on the cells as they stand."""

from __future__ import annotations

from collections.abc import Iterable

from sdgsheet.formulas.engine import Engine, Result, stored
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
        for place, prepared in formula.prepared.items():
            engine.put_formula(place, prepared)
    return engine


def recalculated(workbook: Workbook, formulas: Iterable[Formula]) -> dict[Ref, Result]:
    """The results of formulas, by their cells.

    Raises:
        NotJudgedError: the evaluator failed.
    """
    formulas = tuple(formulas)
    engine = loaded(workbook, formulas)
    engine.evaluate()
    return {formula.cell: engine.result(formula.cell) for formula in formulas}
