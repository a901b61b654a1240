"""Constants that stand where an input belongs."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import combinations, permutations
from typing import TypeVar

from sdgsheet.formulas.constants import number_in
from sdgsheet.formulas.notjudged import NotJudgedError
from sdgsheet.formulas.reading import Formula, changed
from sdgsheet.formulas.recalculating import loaded
from sdgsheet.formulas.roles import FIGURES, Figure
from sdgsheet.formulas.tree import Node, Number, Operation, Reference, children, rebuilt
from sdgsheet.rules.formulas.likeness import likeness, read_result
from sdgsheet.rules.formulas.sampling import choose
from sdgsheet.rules.formulas.subject import Subject
from sdgsheet.rules.formulas.verdict import Typed
from sdgsheet.snapshot import Area, Ref, Workbook

T = TypeVar("T")
_POINTS = (0, 3, 5, 8)
_MOST = 5
"""Constants that are tried; a formula has few."""


def typed_constants(
    workbook: Workbook, subject: Subject, formula: Formula, used: Collection[Figure], helpers: Sequence[Ref]
) -> tuple[Typed, ...]:
    """Constants, in the formula or in a helper cell, with which it would be the form's formula if they were its inputs.

    ``used`` are the figures that it reads from their cells, ``helpers`` the cells beside the form that it computes with.
    """
    missing = [figure for figure in FIGURES if figure not in used]
    sheets = {sheet.name: sheet for sheet in workbook.sheets}
    held = {place: float(sheets[place.sheet].cell(place.row, place.column).value) for place in helpers[:_MOST]}
    if not missing and not held:
        return ()
    for choice in _choices(missing, list(held)):
        if _is_right(workbook, subject, formula, choice, {}):
            return tuple(Typed(held[place], figure, place) for figure, place in choice.items())
    values = sorted(_constants(formula), key=lambda value: value not in _own_values(subject))[:_MOST]
    for by_value in _choices(missing, values):
        if _is_right(workbook, subject, formula, {}, {v: _figure(subject, f) for f, v in by_value.items()}):
            return tuple(Typed(value, figure) for figure, value in by_value.items())
    for figure, value in _differences(missing, values):
        if _is_right(workbook, subject, formula, {}, {value: _difference(subject, figure)}):
            return (Typed(value, figure, difference=True),)
    # Another formula besides: yet a constant that is the very figure stands for it.
    own = _own_values(subject)
    return tuple(
        Typed(value, own[value])
        for value in values
        if own.get(value) in missing and _is_computed_with(workbook, subject, formula, value)
    )


def _choices(missing: Sequence[Figure], constants: Sequence[T]) -> Iterator[dict[Figure, T]]:
    """Which constant may stand for which figure: all that are missing, and perhaps others that are also read."""
    others = [figure for figure in FIGURES if figure not in missing]
    for count in range(len(others) + 1):
        for more in combinations(others, count):
            figures = (*missing, *more)
            if figures:
                for chosen in permutations(constants, len(figures)):
                    yield dict(zip(figures, chosen, strict=True))


def _differences(missing: Sequence[Figure], values: Sequence[float]) -> Iterator[tuple[Figure, float]]:
    """17.9 may stand for target less baseline."""
    for figure in ("target", "actual"):
        if figure in missing:
            for value in values:
                yield figure, value


def _constants(formula: Formula) -> dict[float, None]:
    """The numbers in the formula, in its names and in its helper cells, in their order."""
    found: dict[float, None] = {}
    for tree in formula.parts.resolved.values():
        waiting: list[Node] = [tree]
        while waiting:
            node = waiting.pop()
            value = _constant(node)
            if value is not None:
                found.setdefault(value)
            else:
                waiting.extend(reversed(children(node)))
    return found


def _constant(node: Node) -> float | None:
    """A number as someone types it: 2415, -5, 44%."""
    is_signed = isinstance(node, Operation) and len(node.operands) == 1 and isinstance(node.operands[0], Number)
    return number_in(node) if isinstance(node, Number) or is_signed else None


def _own_values(subject: Subject) -> dict[float, Figure]:
    now = subject.now
    return {now[place]: figure for place, figure in subject.own.items() if place in now}


def _figure(subject: Subject, figure: Figure) -> Node:
    place = subject.place(figure)
    assert place is not None
    return Reference(Area(place.row, place.column, place.row, place.column), sheet=place.sheet)


def _difference(subject: Subject, figure: Figure) -> Node:
    return Operation("-", (_figure(subject, figure), _figure(subject, "baseline")))


def _is_computed_with(workbook: Workbook, subject: Subject, formula: Formula, constant: float) -> bool:
    """Other numbers in the constant's place give other results: it is no count and no limit."""
    values = choose(_POINTS[0], [subject.sampled()])
    found = set()
    for other in (constant * 1.31 + 7.7, constant * 2.9 + 31.0, constant * 5.3 + 113.0):
        replaced = changed(workbook, formula, _replacing({constant: Number(repr(other))}))
        engine = loaded(workbook, [replaced])
        for place, value in values.items():
            engine.put(place, value)
        engine.evaluate()
        read = read_result(engine.result(formula.cell))
        if read is not None:
            found.add(round(read.value, 12))
    return len(found) > 1


def _replacing(constants: Mapping[float, Node]) -> Callable[[Node], Node]:
    def change(node: Node) -> Node:
        value = _constant(node)
        if value is not None:
            return constants.get(value, node)
        return rebuilt(node, change)

    return change


def _is_right(
    workbook: Workbook,
    subject: Subject,
    formula: Formula,
    helpers: Mapping[Figure, Ref],
    constants: Mapping[float, Node],
) -> bool:
    """It is the form's formula with helper cells, or constants, replaced by the figures that they may stand for."""
    try:
        engine = loaded(workbook, [changed(workbook, formula, _replacing(constants)) if constants else formula])
        expected, results = [], []
        for point in _POINTS:
            values = choose(point, [subject.sampled()])
            fraction = subject.expected(values)
            if fraction is None:
                continue
            for place, value in values.items():
                engine.put(place, value)
            for figure, helper in helpers.items():
                own = subject.place(figure)
                assert own is not None
                engine.put(helper, values[own])
            engine.evaluate()
            expected.append(fraction)
            results.append(engine.result(formula.cell))
    except NotJudgedError:
        return False
    return bool(expected) and likeness(expected, results) is not None
