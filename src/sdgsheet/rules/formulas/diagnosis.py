"""What a formula computes that is not the form's: which cells it computes with, and which constants stand for what."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from sdgsheet.formulas.engine import ExcelError, Input, Result, stored
from sdgsheet.formulas.notjudged import NotJudgedError
from sdgsheet.formulas.reading import Formula, changed
from sdgsheet.formulas.recalculating import loaded
from sdgsheet.formulas.roles import Figure, Roles
from sdgsheet.formulas.tree import Call, Node, rebuilt
from sdgsheet.rules.formulas.instead import name_of
from sdgsheet.rules.formulas.likeness import Likeness, likeness, read_result
from sdgsheet.rules.formulas.sampling import choose
from sdgsheet.rules.formulas.subject import Subject
from sdgsheet.rules.formulas.trials import Trial
from sdgsheet.rules.formulas.typed import typed_constants
from sdgsheet.rules.formulas.verdict import Example, Kind, Verdict
from sdgsheet.snapshot import Cell, Ref, Workbook

_POINTS = (0, 3, 8)
_MOST_CELLS = 6
"""As many as are named to a person."""
_INSTEAD: tuple[tuple[float, float], ...] = ((1.31, 7.7), (2.9, 31.0), (5.3, 113.0))
"""What a cell is changed to: its number times the first, plus the second."""
_NEARBY: tuple[tuple[float, float], ...] = ((1.001, 0.001), (1.002, 0.003), (0.999, -0.001))
"""The same, near to what it holds."""


class Bench:
    """One formula in an evaluator, to try it on any values."""

    def __init__(self, workbook: Workbook, formula: Formula) -> None:
        self._sheets = {sheet.name: sheet for sheet in workbook.sheets}
        self._engine = loaded(workbook, (formula,))
        self._cell = formula.cell
        self._changed: set[Ref] = set()

    def stored(self, place: Ref) -> Cell:
        """The cell as it stands in the workbook."""
        return self._sheets[place.sheet].cell(place.row, place.column)

    def result(self, values: Mapping[Ref, Input]) -> Result:
        """What the formula gives on these values, and on what is stored in all other cells."""
        for place in self._changed - values.keys():
            self._engine.put(place, stored(self.stored(place)))
        for place, value in values.items():
            self._engine.put(place, value)
        self._changed = set(values)
        self._engine.evaluate()
        return self._engine.result(self._cell)


_ROUNDING = frozenset({"ROUND", "ROUNDUP", "ROUNDDOWN", "TRUNC", "TEXT", "FIXED"})


def _unrounded(workbook: Workbook, formula: Formula) -> Formula:
    """The formula without rounding, which hides small changes; as it is where it cannot do without."""

    def change(node: Node) -> Node:
        if isinstance(node, Call) and node.function in _ROUNDING and node.arguments:
            return change(node.arguments[0])
        return rebuilt(node, change)

    try:
        return changed(workbook, formula, change)
    except NotJudgedError:
        return formula


def diagnose(workbook: Workbook, subject: Subject, formula: Formula, roles: Roles, trials: Sequence[Trial]) -> Verdict:
    """The verdict on a formula that is not the form's.

    Raises:
        NotJudgedError: the evaluator failed.
    """
    return _Diagnosis(workbook, subject, formula, roles, trials).verdict()


def _weight(index: int, variation: int) -> float:
    """A number of its own for each cell and variation, without a pattern: evenly spaced figures would stay so."""
    return 1 + 5 * ((index + 1) ** 2 * (0.618 + 0.271 * variation) % 1)


class _Diagnosis:
    def __init__(
        self, workbook: Workbook, subject: Subject, formula: Formula, roles: Roles, trials: Sequence[Trial]
    ) -> None:
        self.workbook = workbook
        self.subject = subject
        self.formula = formula
        self.roles = roles
        self.trials = trials
        self.bench = Bench(workbook, formula)
        self.smooth = Bench(workbook, _unrounded(workbook, formula))
        self.points: list[dict[Ref, Input]] = [dict(choose(k, [subject.sampled()])) for k in _POINTS]
        self.is_known_now = subject.expected(subject.now) is not None

    def verdict(self) -> Verdict:
        example = example_of(self.trials)
        used = self._used_cells()
        elsewhere = tuple(place for place in used if self._is_elsewhere(place))
        used = [place for place in used if place not in elsewhere and not self._is_idle(place)]
        if elsewhere:
            return Verdict(Kind.ELSEWHERE, self._as_own(elsewhere), cells=elsewhere, example=example)
        helpers = [place for place in used if self.roles.at(place, self.subject.row) is None]
        empty = tuple(place for place in used if self._is_to_come(place))
        own = {figure for place, figure in self.subject.own.items() if self._moves([place])}
        if not own and not used and all(isinstance(trial.result, ExcelError) for trial in self.trials):
            return Verdict(Kind.ERROR)
        if not own and not used:
            return self._constant(example)
        typed = typed_constants(self.workbook, self.subject, self.formula, own, helpers)
        if typed:
            return Verdict(Kind.CONSTANT, typed=typed, example=example)
        name = name_of([t.figures for t in self.trials], [t.result for t in self.trials])
        return Verdict(
            Kind.DIFFERENT,
            name[1] if name else None,
            cells=tuple(place for place in used if place not in empty),
            empty=empty,
            instead=name[0] if name else None,
            example=example,
        )

    def _constant(self, example: Example | None) -> Verdict:
        """It reads no figure. A number is a constant; one and the same word is no matter of arithmetic."""
        results = {trial.result for trial in self.trials}
        if any(read_result(result) is not None for result in results):
            return Verdict(Kind.CONSTANT, whole=True, example=example)
        if len(results) == 1 and results != {""}:
            return Verdict(Kind.NOT_COMPARED)
        return Verdict(Kind.DIFFERENT, example=example)

    def _is_elsewhere(self, place: Ref) -> bool:
        """Not an actual of this row that is still to come, nor a number in a cell beside the form.

        Older actuals count where they make a difference now: the largest of all actuals may be the latest.
        """
        role = self.roles.at(place, self.subject.row)
        if role is None:
            return self.bench.stored(place).kind != "number"
        if role.row is not self.subject.row or role.kind != "actual" or role.covered:
            return True
        return not self._is_to_come(place) and (not self.is_known_now or self._moves_now(place))

    def _is_idle(self, place: Ref) -> bool:
        """An actual that is still to come, and that makes no difference as long as it is empty."""
        return self._is_to_come(place) and self.is_known_now and not self._moves_now(place)

    def _is_to_come(self, place: Ref) -> bool:
        role = self.roles.at(place, self.subject.row)
        if role is None or role.row is not self.subject.row or role.kind != "actual" or role.covered:
            return False
        actual = self.subject.row.actuals[role.index]
        return actual is None or actual.is_blank

    def _used_cells(self) -> list[Ref]:
        """The cells, other than the form's inputs, that the formula computes with: other values give other results."""
        own = self.subject.own
        candidates = [
            place
            for place, named in self.formula.inputs.items()
            if place not in own and (named or self.bench.stored(place).kind == "number") and not self._is_word(place)
        ]
        found: list[Ref] = []
        self._search(candidates, found)
        if not found and candidates and self._moves(candidates):
            found = candidates[:_MOST_CELLS]  # texts that only together make the result a number
        return found

    def _is_word(self, place: Ref) -> bool:
        """A word in a column of this row that is still to come: it makes an error, and that is said by itself."""
        role = self.roles.at(place, self.subject.row)
        if role is None or role.row is not self.subject.row or role.kind != "actual" or role.covered:
            return False
        actual = self.subject.row.actuals[role.index]
        return actual is not None and actual.amount.number is None and not actual.is_blank

    def _search(self, places: Sequence[Ref], found: list[Ref]) -> None:
        """Halves what moves the result, until single cells are left."""
        waiting = [list(places)]
        while waiting and len(found) < _MOST_CELLS:
            part = waiting.pop(0)
            if not part or not self._moves(part):
                continue
            if len(part) == 1:
                found += part
            else:
                middle = len(part) // 2
                waiting[:0] = [part[:middle], part[middle:]]

    def _moves_now(self, place: Ref) -> bool:
        """Small changes make a difference on the row's own figures, or beside them.

        An actual that is the very target hides what else is in the quotient.
        """
        actual = self.subject.place("actual")
        assert actual is not None
        beside: dict[Ref, Input] = {actual: self.subject.now[actual] * 1.013 + 0.013}
        return self._moves([place], [{}, beside], _NEARBY)

    def _moves(
        self,
        places: Collection[Ref],
        points: Sequence[Mapping[Ref, Input]] = (),
        changes_by: Sequence[tuple[float, float]] = _INSTEAD,
    ) -> bool:
        """Different numbers in these cells give different numbers; what only selects gives one of a few."""
        for point in points or self.points:
            before = read_result(self.smooth.result(point))
            seen = set()
            for variation, (factor, more) in enumerate(changes_by):
                # Each cell in its own way: a ratio of differences stays when all are scaled and shifted alike.
                changes: dict[Ref, Input] = {
                    place: self._number(place, point) * factor + more * _weight(index, variation)
                    for index, place in enumerate(places)
                }
                read = read_result(self.smooth.result({**point, **changes}))
                if read is not None and (before is None or read.value != before.value):
                    seen.add(round(read.value, 12))
            if len(seen) > 1:
                return True
        return False

    def _number(self, place: Ref, point: Mapping[Ref, Input]) -> float:
        value = point.get(place)
        if isinstance(value, float):
            return value
        cell = self.bench.stored(place)
        return float(cell.value) if cell.kind == "number" else 0.0

    def _as_own(self, elsewhere: Sequence[Ref]) -> Likeness | None:
        """How it is the form's formula if the cells held the row's own figures; None where it is another formula."""
        expected, results = [], []
        for point in self.points:
            values: dict[Ref, Input] = dict(point)
            fraction = self.subject.expected({p: v for p, v in point.items() if isinstance(v, float)})
            for place in elsewhere:
                role = self.roles.at(place, self.subject.row)
                figure: Figure | None = role.kind if role is not None and role.is_figure else None  # type: ignore[assignment]  # is_figure says so
                if role is not None and role.kind == "achievement":
                    values[place] = fraction
                elif figure is None or (own := self.subject.place(figure)) is None:
                    return None
                else:
                    values[place] = point[own]
            if fraction is not None:
                expected.append(fraction)
                results.append(self.bench.result(values))
        return likeness(expected, results) if expected else None


def example_of(trials: Sequence[Trial]) -> Example | None:
    """The first trial in which the formula gives a number that is not the form's, else the first."""
    telling = [t for t in trials if (read := read_result(t.result)) and abs(read.value - t.figures.fraction) > 0.005]
    for trial in (*telling, *trials):
        return Example(*trial.figures, trial.figures.fraction, trial.result)
    return None
