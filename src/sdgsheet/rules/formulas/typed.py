"""Constants that stand where an input belongs."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import combinations, permutations
from typing import TypeVar

from sdgsheet.formulas.constants import number_in
from sdgsheet.formulas.formula import Formula
from sdgsheet.formulas.notjudged import NotJudgedError
from sdgsheet.formulas.reading import changed
from sdgsheet.formulas.recalculating import loaded
from sdgsheet.formulas.roles import FIGURES, Figure
from sdgsheet.formulas.tree import Node, Number, Operation, Reference, children, rebuilt, walk
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
    bench = _Bench(workbook, subject, formula, held)
    for choice in _choices(missing, list(held)):
        if bench.is_right(choice, {}):
            return tuple(Typed(held[place], figure, place) for figure, place in choice.items())
    for figure, place in _differences(missing, list(held)):
        if bench.is_right({figure: place}, {}, difference=True):
            return (Typed(held[place], figure, place, difference=True),)
    values = sorted(_constants(formula), key=lambda value: value not in _own_values(subject))[:_MOST]
    for by_value in _choices(missing, values) if missing else _at_one_of_two(formula, values):
        figures = {v: _figure(subject, f) for f, v in by_value.items()}
        if bench.is_right({}, figures) and all(map(bench.computes_with, figures)):
            return tuple(Typed(value, figure) for figure, value in by_value.items())
    for figure, value in _differences(missing, values):
        if bench.is_right({}, {value: _difference(subject, figure)}):
            return (Typed(value, figure, difference=True),)
    return ()


def very_figures(workbook: Workbook, subject: Subject, formula: Formula, used: Collection[Figure]) -> tuple[Typed, ...]:
    """Constants of another formula that are the very figures which it does not read: they stand for them."""
    bench, own = _Bench(workbook, subject, formula, {}), _own_values(subject)
    return tuple(
        Typed(value, own[value])
        for value in sorted(_constants(formula), key=lambda value: value not in own)[:_MOST]
        if value in own and own[value] not in used and bench.computes_with(value)
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


def _at_one_of_two(formula: Formula, values: Sequence[float]) -> Iterator[dict[Figure, float]]:
    """All figures are read: a constant may stand for one at another of its places, the baseline's most likely.

    It is added or taken away there; the 10 of ROUND(N15,10) or MROUND(N15,10) does something else.
    """
    sums = (node for tree in formula.resolved.values() for node in walk(tree) if _is_sum(node))
    terms = {_constant(term) for node in sums for term in children(node)}
    for figure in FIGURES:
        for value in values:
            if value in terms:
                yield {figure: value}


def _is_sum(node: Node) -> bool:
    return isinstance(node, Operation) and node.operator in ("+", "-")


def _differences(missing: Sequence[Figure], values: Sequence[T]) -> Iterator[tuple[Figure, T]]:
    """17.9 may stand for target less baseline."""
    for figure in ("target", "actual"):
        if figure in missing:
            for value in values:
                yield figure, value


def _constants(formula: Formula) -> dict[float, None]:
    """The numbers in the formula, in its names and in its helper cells, in their order."""
    found: dict[float, None] = {}
    for tree in formula.resolved.values():
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


def _replacing(constants: Mapping[float, Node]) -> Callable[[Node], Node]:
    def change(node: Node) -> Node:
        value = _constant(node)
        if value is not None:
            return constants.get(value, node)
        return rebuilt(node, change)

    return change


class _Bench:
    """The formula in an evaluator, to try it with other things in the place of its constants and helper cells."""

    def __init__(self, workbook: Workbook, subject: Subject, formula: Formula, held: Mapping[Ref, float]) -> None:
        self.workbook = workbook
        self.subject = subject
        self.formula = formula
        self.held = held
        self.engine = loaded(workbook, [formula])
        self.points = [choose(point, [subject.sampled()]) for point in _POINTS]

    def is_right(
        self, helpers: Mapping[Figure, Ref], constants: Mapping[float, Node], *, difference: bool = False
    ) -> bool:
        """It is the form's formula with helper cells, or constants, replaced by the figures that they may stand for.

        ``difference``: the helper cells stand for the figures less the baseline.
        """
        try:
            with self._replaced(constants):
                return self._agrees(helpers, difference=difference)
        except NotJudgedError:
            return False
        finally:
            for helper in helpers.values():
                self.engine.put(helper, self.held[helper])

    def _agrees(self, helpers: Mapping[Figure, Ref], *, difference: bool) -> bool:
        expected, results = [], []
        for values in self.points:
            fraction = self.subject.expected(values)
            if fraction is None:
                continue
            self._put(values)
            for figure, helper in helpers.items():
                own, start = self.subject.place(figure), self.subject.place("baseline")
                assert own is not None
                assert start is not None
                self.engine.put(helper, values[own] - (values[start] if difference else 0.0))
            self.engine.evaluate()
            expected.append(fraction)
            results.append(self.engine.result(self.formula.cell))
        return bool(expected) and likeness(expected, results) is not None

    def computes_with(self, constant: float) -> bool:
        """Other numbers in the constant's place, far ones and figures, give other results: it is no count and no limit."""
        point, start = self.points[0], self.subject.place("baseline")
        assert start is not None
        self._put(point)
        far = (constant * 1.31 + 7.7, constant * 2.9 + 31.0, constant * 5.3 + 113.0)
        found = set()
        for other in (*far, point[start] * 0.41, point[start] * 0.83, point[start] * 1.19):
            with self._replaced({constant: Number(repr(other))}):
                self.engine.evaluate()
                read = read_result(self.engine.result(self.formula.cell))
            if read is not None:
                found.add(round(read.value, 12))
        return len(found) > 2  # a condition has two

    def _put(self, values: Mapping[Ref, float]) -> None:
        for place, value in values.items():
            self.engine.put(place, value)

    @contextmanager
    def _replaced(self, constants: Mapping[float, Node]) -> Iterator[None]:
        before = self.formula.parts
        after = changed(self.workbook, self.formula, _replacing(constants)).parts if constants else before
        places = [place for place, made in before.items() if after[place].trees.resolved != made.trees.resolved]
        try:
            for place in places:
                self.engine.put_formula(place, after[place].prepared)
            yield
        finally:
            for place in places:
                self.engine.put_formula(place, before[place].prepared)
