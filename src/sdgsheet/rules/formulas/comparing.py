"""Formulas, each of a shape of its own, compared with the form's by what they give for chosen figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from sdgsheet.achievement.mistakes import Mistake
from sdgsheet.formulas.engine import Result
from sdgsheet.formulas.formula import Formula
from sdgsheet.formulas.notjudged import NotJudgedError
from sdgsheet.formulas.recalculating import Tried
from sdgsheet.formulas.roles import Roles
from sdgsheet.rules.case import Case
from sdgsheet.rules.formulas.asking import asking
from sdgsheet.rules.formulas.bench import Bench
from sdgsheet.rules.formulas.diagnosis import diagnose
from sdgsheet.rules.formulas.edges import chooses, odd_one, special_figures
from sdgsheet.rules.formulas.examples import example_of
from sdgsheet.rules.formulas.instead import rounding_name
from sdgsheet.rules.formulas.likeness import Likeness, likeness, read_result
from sdgsheet.rules.formulas.sampling import FEW_SAMPLES, SAMPLES, choose
from sdgsheet.rules.formulas.subject import Subject
from sdgsheet.rules.formulas.trials import Pair, Trial, rows_of, tried_on
from sdgsheet.rules.formulas.verdict import Example, Kind, Verdict
from sdgsheet.snapshot import Ref


class Compared(NamedTuple):
    """What is found of a formula."""

    verdict: Verdict
    result: Result | None
    """What it gives on the cells as they stand; None where the evaluator fails."""


class Comparing:
    """Compares the formulas of one form."""

    def __init__(self, case: Case, roles: Roles) -> None:
        self.case = case
        self.roles = roles

    def compared(self, pairs: Sequence[Pair]) -> list[Compared]:
        """What is found of each of these formulas, of which no two have the same shape: all in one evaluator.

        Where it fails, each gets one of its own.
        """
        now: list[Result | None] = [None] * len(pairs)
        try:
            engine = Tried(self.case.workbook, [formula for _, formula in pairs])
            engine.compute({})
            now = [engine.result(subject.cell) for subject, _ in pairs]
            verdicts = self._verdicts(engine, pairs)
        except NotJudgedError as error:
            if len(pairs) == 1:
                return [Compared(Verdict(Kind.NOT_JUDGED, reason=error.reason), now[0])]
            return [found for pair in pairs for found in self.compared([pair])]
        return list(map(Compared, verdicts, now))

    def _verdicts(self, engine: Tried, pairs: Sequence[Pair]) -> list[Verdict]:
        filled = [pair for pair in pairs if pair[0].is_comparable and pair[0].latest is not None]
        trials = self._trials(engine, filled)
        special = self._special(engine, filled)
        return [
            _unless_odd(pair, self._verdict(*pair, trials.get(pair[0].cell)), special.get(pair[0].cell))
            for pair in pairs
        ]

    def _trials(self, engine: Tried, pairs: Sequence[Pair]) -> dict[Ref, list[Trial]]:
        """A few trials of each; all of them where a few do not do."""
        rows = rows_of(self.case, pairs, self.roles)
        few = _by_cell(pairs, tried_on(engine, pairs, (choose(sample, rows) for sample in FEW_SAMPLES)))
        unlike = [pair for pair in pairs if not _is_exact(few[pair[0].cell])]
        if not unlike:
            return few
        rows = rows_of(self.case, unlike, self.roles)
        return few | _by_cell(unlike, tried_on(engine, unlike, (choose(sample, rows) for sample in SAMPLES)))

    def _special(self, engine: Tried, pairs: Sequence[Pair]) -> dict[Ref, list[Trial]]:
        """The special cases, of formulas that may choose between some."""
        choosing = [pair for pair in pairs if chooses(pair[1])]
        cases = special_figures([subject for subject, _ in choosing])
        return _by_cell(choosing, tried_on(engine, choosing, cases))

    def _verdict(self, subject: Subject, formula: Formula, trials: Sequence[Trial] | None) -> Verdict:
        if not subject.is_comparable:
            return Verdict(Kind.NOT_COMPARED)
        try:
            if trials is None:
                return self._before_any_actual(subject, formula)
            verdict = _compared(subject, trials)
            if verdict is None:
                return diagnose(self.case.workbook, subject, formula, self.roles, trials)
            other = asking(self.case.workbook, subject, formula, self.roles) if verdict.kind is Kind.RIGHT else None
            return replace(other, like=verdict.like) if other is not None else verdict
        except NotJudgedError as error:
            return Verdict(Kind.NOT_JUDGED, reason=error.reason)

    def _before_any_actual(self, subject: Subject, formula: Formula) -> Verdict:
        """No actual stands yet: the form's formula, whichever of them comes first, or another one."""
        bench = Bench(self.case.workbook, formula)
        for index, place in enumerate(subject.inputs.actuals):
            if place is None:
                continue
            expected, results = [], []
            for sample in range(4):
                values = choose(sample, [subject.sampled(index)])
                result, fraction = bench.result(values), subject.expected(values, index)
                if fraction is not None:
                    expected.append(fraction)
                    results.append(result)
            if (like := likeness(expected, results)) is not None:
                return Verdict(Kind.RIGHT, like)
        if formula.inputs:
            return Verdict(Kind.DIFFERENT)
        is_figure = read_result(bench.result({})) is not None
        return Verdict(Kind.CONSTANT, whole=True) if is_figure else Verdict(Kind.NOT_COMPARED)


def _by_cell(pairs: Sequence[Pair], trials: Sequence[list[Trial]]) -> dict[Ref, list[Trial]]:
    return dict(zip((subject.cell for subject, _ in pairs), trials, strict=True))


def _compared(subject: Subject, trials: Sequence[Trial]) -> Verdict | None:
    """The verdict where it is the form's formula, on the latest actual or on an older one."""
    results = [trial.result for trial in trials]
    like = likeness([trial.figures.fraction for trial in trials], results) or _like(
        [subject.converted(trial.values) for trial in trials], results
    )
    if like is not None:
        if like.is_fine(subject.source.style.number_format):
            return Verdict(Kind.RIGHT, like)
        example = example_of(trials, subject.source.style.number_format)
        mistake = Mistake.TRUNCATED if like.direction in ("down", "floor") else None
        return Verdict(Kind.DIFFERENT, like, instead=rounding_name(like), mistake=mistake, example=example)
    for index in reversed(range(subject.latest or 0)):
        older = _like([subject.expected(trial.values, index) for trial in trials], results)
        if older is not None:
            used = subject.inputs.actuals[index]
            example = example_of(trials, subject.source.style.number_format, () if used is None else (used,))
            return Verdict(Kind.OLDER, older, older=index, example=example)
    return None


def _unless_odd(pair: Pair, verdict: Verdict, special: Sequence[Trial] | None) -> Verdict:
    """The form's formula, but for a special case that gives another figure, is not the form's."""
    if special is None or verdict.kind is not Kind.RIGHT or verdict.like is None:
        return verdict
    odd = odd_one(*pair, special, verdict.like)
    if odd is None:
        return verdict
    return replace(verdict, kind=Kind.DIFFERENT, example=Example(*odd.figures, odd.figures.fraction, odd.result))


def _is_exact(trials: Sequence[Trial]) -> bool:
    """Each result is the very fraction that the form's formula gives: no rounding has to be told from chance."""
    like = likeness([trial.figures.fraction for trial in trials], [trial.result for trial in trials])
    return like is not None and like.places is None and not like.as_words


def _like(expected: Sequence[float | None], results: Sequence[Result]) -> Likeness | None:
    known = [fraction for fraction in expected if fraction is not None]
    return likeness(known, results) if len(known) == len(results) else None
