"""What a formula computes that is not the form's: which cells it computes with, and which constants stand for what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sdgsheet.achievement.words import claim_of
from sdgsheet.form.model import Triple
from sdgsheet.formulas.constants import number_in
from sdgsheet.formulas.engine import ExcelError, Input
from sdgsheet.formulas.formula import Formula
from sdgsheet.formulas.recalculating import Point
from sdgsheet.formulas.roles import Figure, Roles
from sdgsheet.formulas.tree import walk
from sdgsheet.rules.formulas.asking import asking
from sdgsheet.rules.formulas.bench import Bench, unrounded
from sdgsheet.rules.formulas.emptiness import counts_as_zero, is_awaited
from sdgsheet.rules.formulas.examples import example_of
from sdgsheet.rules.formulas.instead import name_of
from sdgsheet.rules.formulas.likeness import Likeness, is_missing, likeness, read_result
from sdgsheet.rules.formulas.moving import movers, moves, moves_nearby
from sdgsheet.rules.formulas.sampling import choose
from sdgsheet.rules.formulas.subject import Subject
from sdgsheet.rules.formulas.trials import Trial
from sdgsheet.rules.formulas.typed import typed_constants, very_figures
from sdgsheet.rules.formulas.verdict import Kind, Verdict
from sdgsheet.snapshot import Ref, Workbook

_POINTS = (0, 3, 8)
_MOST_CELLS = 6
"""As many as are named to a person."""
_NEARLY = (1.0, 1.0013, 1.0029, 0.9983)
"""Figures beside a row's own: each is multiplied by another one of these, in turn."""


def diagnose(workbook: Workbook, subject: Subject, formula: Formula, roles: Roles, trials: Sequence[Trial]) -> Verdict:
    """The verdict on a formula that is not the form's.

    Raises:
        NotJudgedError: the evaluator failed.
    """
    verdict = _Diagnosis(workbook, subject, formula, roles, trials).verdict()
    others = [place for place in verdict.cells if place not in subject.own]
    if verdict.kind is Kind.OLDER and verdict.older is not None and (used := subject.inputs.actuals[verdict.older]):
        others = [used]
    return replace(verdict, example=example_of(trials, subject.source.style.number_format, others))


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
        self.smooth = Bench(workbook, unrounded(workbook, formula))
        self.points: list[dict[Ref, Input]] = [dict(choose(k, [subject.sampled()])) for k in _POINTS]
        self.is_known_now = subject.expected(subject.now) is not None
        self.is_computable = subject.achievement.fraction is not None
        self.is_never_computed = all(isinstance(trial.result, ExcelError) for trial in trials)

    def verdict(self) -> Verdict:
        used = self._used_cells()
        elsewhere = tuple(place for place in used if self._is_elsewhere(place))
        if elsewhere:
            return self._older(elsewhere) or Verdict(Kind.ELSEWHERE, self._as_own(elsewhere), cells=elsewhere)
        own = {figure for place, figure in self.subject.own.items() if moves(self.smooth, [place], self.points)}
        if not own and (other := asking(self.workbook, self.subject, self.formula, self.roles)) is not None:
            return other
        if not own and self.is_never_computed:
            return Verdict(Kind.ERROR)
        return self._computed(used, own)

    def _computed(self, used: Sequence[Ref], own: set[Figure]) -> Verdict:
        """What it computes with the row's own figures, and with numbers beside the form."""
        helpers = tuple(place for place in used if self.roles.at(place, self.subject.row) is None)
        to_come = [place for place in used if self._is_to_come(place)]
        as_zero = self._is_computed_with_zero()
        empty = tuple(p for p in to_come if as_zero or counts_as_zero(self.smooth, p, self._now))
        if as_zero and empty:
            return Verdict(Kind.DIFFERENT, empty=empty)
        if not own and not helpers and not empty:
            awaited = self._awaited([*to_come, *filter(self._is_word, self.formula.inputs)])
            return Verdict(Kind.DIFFERENT, awaited=awaited) if awaited else self._constant()
        if typed := typed_constants(self.workbook, self.subject, self.formula, own, helpers):
            return Verdict(Kind.CONSTANT, typed=typed)
        return self._another(own, helpers, empty, tuple(place for place in used if place not in to_come))

    def _another(
        self, own: set[Figure], helpers: tuple[Ref, ...], empty: tuple[Ref, ...], used: tuple[Ref, ...]
    ) -> Verdict:
        """Another formula, by its name where it has one."""
        if len({trial.result for trial in self.trials}) == 1 and helpers:
            return Verdict(Kind.CONSTANT, whole=True, cells=helpers)
        if not empty and (name := name_of([t.figures for t in self.trials], [t.result for t in self.trials])):
            return Verdict(Kind.DIFFERENT, name.like, cells=helpers, instead=name.text, mistake=name.mistake)
        if typed := very_figures(self.workbook, self.subject, self.formula, own):
            return Verdict(Kind.CONSTANT, typed=typed)
        return Verdict(Kind.DIFFERENT, cells=used, empty=empty)

    def _is_computed_with_zero(self) -> bool:
        """It is the form's formula with 0 for the actual: that of a column that is still to come, IF(N15="",0,N15)."""
        figures = [trial.figures for trial in self.trials]
        expected = [-f.baseline / (f.target - f.baseline) for f in figures]
        return likeness(expected, [trial.result for trial in self.trials]) is not None

    def _constant(self) -> Verdict:
        """No figure moves it: it is a number as typed, a word, which is no matter of arithmetic, or a choice of some."""
        results = {trial.result for trial in self.trials}
        if len(results) > 1 or (results == {""} and self._reads_a_figure()):
            return Verdict(Kind.DIFFERENT)
        result = results.pop()
        read = read_result(result)
        if read is None:
            return self._word(str(result))
        if read.value in self._typed_numbers() or not self._reads_a_figure():
            return Verdict(Kind.CONSTANT, whole=True)
        return Verdict(Kind.DIFFERENT)

    def _word(self, word: str) -> Verdict:
        """Never a figure, but one word: 達成 that is chosen is for other rules, as a constant it is none.

        One for a missing value hides what can be computed.
        """
        is_claim = claim_of(word) is not None
        if not self.is_computable or (is_claim and self.formula.inputs):
            return Verdict(Kind.NOT_COMPARED)
        if self._reads_a_figure():
            return Verdict(Kind.DIFFERENT)
        is_constant = is_claim or is_missing(word)
        return Verdict(Kind.CONSTANT, whole=True) if is_constant else Verdict(Kind.NOT_COMPARED)

    def _typed_numbers(self) -> set[float | None]:
        return {number_in(node) for tree in self.formula.resolved.values() for node in walk(tree)}

    def _reads_a_figure(self) -> bool:
        roles = (self.roles.at(place, self.subject.row) for place in self.formula.inputs)
        return any(role is not None and role.is_figure for role in roles)

    def _older(self, elsewhere: Sequence[Ref]) -> Verdict | None:
        """The least or the largest of all actuals, say: an older one, that stands for the actual on these figures."""
        index = self._index(elsewhere[0])
        if len(elsewhere) > 1 or index is None or not self.is_known_now:
            return None
        expected, results = [], []
        for turn in range(len(_NEARLY)):
            beside = {
                place: value * _NEARLY[(turn * (number + 1)) % len(_NEARLY)]
                for number, (place, value) in enumerate(self.subject.now.items())
            }
            fraction = self.subject.expected(beside, index)
            if fraction is None:
                return None
            expected.append(fraction)
            results.append(self.smooth.result(beside))
        like = likeness(expected, results)
        return None if like is None else Verdict(Kind.OLDER, like, older=index)

    @property
    def _now(self) -> Point:
        """The row's own figures, or chosen ones where there are none to compute with.

        An actual that is the very target hides what else is in the quotient: then one beside it.
        """
        now = self.subject.now
        if not self.is_known_now:
            return self.points[0]
        actual, target = self.subject.place("actual"), self.subject.place("target")
        assert actual is not None
        assert target is not None
        return {} if now[actual] != now[target] else {actual: now[actual] * 1.013 + 0.013}

    def _is_elsewhere(self, place: Ref) -> bool:
        """Not an actual of this row that is still to come, nor a number in a cell beside the form.

        Older actuals count where they make a difference now: the largest of all actuals may be the latest.
        """
        role = self.roles.at(place, self.subject.row)
        if role is None:
            return self.bench.stored(place).kind != "number"
        if self._index(place) is None:
            return True
        return not self._is_to_come(place) and (not self.is_known_now or moves_nearby(self.smooth, place, self._now))

    def _index(self, place: Ref) -> int | None:
        """Which of this row's actuals stands in the cell."""
        role = self.roles.at(place, self.subject.row)
        is_own = role is not None and role.row is self.subject.row and role.kind == "actual" and not role.covered
        return role.number if role is not None and is_own else None

    def _actual(self, place: Ref) -> Triple | None:
        index = self._index(place)
        return None if index is None else self.subject.row.actuals[index]

    def _is_to_come(self, place: Ref) -> bool:
        actual = self._actual(place)
        return self._index(place) is not None and (actual is None or actual.is_blank)

    def _awaited(self, to_come: Sequence[Ref]) -> tuple[Ref, ...]:
        actual = self.subject.place("actual")
        if actual is None:
            return ()
        figure = self.bench.held(actual, self._now)
        return tuple(place for place in to_come if is_awaited(self.bench, place, self._now, figure))

    def _is_word(self, place: Ref) -> bool:
        """A word in a column of this row that is still to come: it makes an error, and that is said by itself."""
        actual = self._actual(place)
        return actual is not None and actual.amount.number is None and not actual.is_blank

    def _used_cells(self) -> list[Ref]:
        """The cells, other than the form's inputs, that the formula computes with: other values give other results."""
        own = self.subject.own
        # A text in a range may be what is picked from it and cannot be computed with.
        kinds = {"number", "text"} if self.is_never_computed else {"number"}
        candidates = [
            place
            for place, named in self.formula.inputs.items()
            if place not in own and (named or self.bench.stored(place).kind in kinds) and not self._is_word(place)
        ]
        found: list[Ref] = []
        for kind, group in self._kinds(candidates).items():
            some = movers(self.smooth, group, self.points, _MOST_CELLS - len(found))
            # Of a No. that a search finds the nearest of, a little more changes nothing: it only selects.
            found += some if kind in ("figure", "achievement") else filter(self._moves_nearby, some)
        if not found and candidates and moves(self.smooth, candidates, self.points):
            found = candidates[:_MOST_CELLS]  # texts that only together make the result a number
        return found

    def _moves_nearby(self, place: Ref) -> bool:
        return any(moves_nearby(self.smooth, place, point) for point in self.points)

    def _kinds(self, places: Sequence[Ref]) -> dict[str, list[Ref]]:
        """Figures, 達成度 and all else apart: with other No. or years a lookup finds nothing."""
        groups: dict[str, list[Ref]] = {"figure": [], "achievement": []}
        for place in places:
            role = self.roles.at(place, self.subject.row)
            kind = "" if role is None else "figure" if role.is_figure else role.kind
            groups.setdefault(kind, []).append(place)
        return groups

    def _as_own(self, elsewhere: Sequence[Ref]) -> Likeness | None:
        """How it is the form's formula if the cells held the row's own figures; None where it is another formula."""
        expected, results = [], []
        for point in self.points:
            values: dict[Ref, Input] = dict(point)
            fraction = self.subject.expected({p: v for p, v in point.items() if isinstance(v, float)})
            for place in elsewhere:
                role = self.roles.at(place, self.subject.row)
                figure = None if role is None else role.figure
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
