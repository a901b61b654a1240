"""Formulas, each of a shape of its own, compared with the form's by what they give for chosen figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sdgsheet.achievement.mistakes import Mistake
from sdgsheet.formulas.engine import Result
from sdgsheet.formulas.notjudged import NotJudgedError
from sdgsheet.formulas.reading import Formula
from sdgsheet.formulas.recalculating import loaded
from sdgsheet.formulas.roles import Roles
from sdgsheet.rules.case import Case
from sdgsheet.rules.formulas.bench import Bench
from sdgsheet.rules.formulas.diagnosis import diagnose
from sdgsheet.rules.formulas.edges import chooses, odd_one, special_figures
from sdgsheet.rules.formulas.examples import example_of
from sdgsheet.rules.formulas.instead import rounding_name
from sdgsheet.rules.formulas.likeness import Likeness, likeness, read_result
from sdgsheet.rules.formulas.sampling import FEW_SAMPLES, SAMPLES, choose
from sdgsheet.rules.formulas.subject import Subject
from sdgsheet.rules.formulas.trials import Trial, tried, tried_on
from sdgsheet.rules.formulas.verdict import Example, Kind, Verdict
from sdgsheet.snapshot import Ref

Pair = tuple[Subject, Formula]


class Comparing:
    """Compares the formulas of one form."""

    def __init__(self, case: Case, roles: Roles) -> None:
        self.case = case
        self.roles = roles

    def verdicts(self, pairs: Sequence[Pair]) -> list[Verdict]:
        """The verdict on each of these formulas, of which no two have the same shape."""
        filled = [pair for pair in pairs if pair[0].is_comparable and pair[0].latest is not None]
        try:
            trials = self._trials(filled, FEW_SAMPLES)
            unlike = [pair for pair in filled if not _is_exact(trials[pair[0].cell])]
            if unlike:
                trials |= self._trials(unlike, SAMPLES)
            special = self._special(filled)
        except NotJudgedError as error:
            if len(pairs) == 1:
                return [Verdict(Kind.NOT_JUDGED, reason=error.reason)]
            return [verdict for pair in pairs for verdict in self.verdicts([pair])]
        return [
            _unless_odd(pair, self._verdict(*pair, trials.get(pair[0].cell)), special.get(pair[0].cell))
            for pair in pairs
        ]

    def _trials(self, pairs: Sequence[Pair], samples: Sequence[int]) -> dict[Ref, list[Trial]]:
        return dict(zip((s.cell for s, _ in pairs), tried(self.case, pairs, self.roles, samples), strict=True))

    def _special(self, pairs: Sequence[Pair]) -> dict[Ref, list[Trial]]:
        """The special cases, of formulas that may choose between some."""
        choosing = [pair for pair in pairs if chooses(pair[1])]
        if not choosing:
            return {}
        cases = special_figures([subject for subject, _ in choosing])
        return dict(zip((s.cell for s, _ in choosing), tried_on(self.case, choosing, cases), strict=True))

    def _verdict(self, subject: Subject, formula: Formula, trials: Sequence[Trial] | None) -> Verdict:
        if not subject.is_comparable:
            return Verdict(Kind.NOT_COMPARED)
        try:
            if trials is None:
                return self._before_any_actual(subject, formula)
            return _compared(subject, trials) or diagnose(self.case.workbook, subject, formula, self.roles, trials)
        except NotJudgedError as error:
            return Verdict(Kind.NOT_JUDGED, reason=error.reason)

    def _before_any_actual(self, subject: Subject, formula: Formula) -> Verdict:
        """No actual stands yet: the form's formula, whichever of them comes first, or another one."""
        for index, place in enumerate(subject.inputs.actuals):
            if place is None:
                continue
            engine = loaded(self.case.workbook, [formula])
            expected, results = [], []
            for sample in range(4):
                values = choose(sample, [subject.sampled(index)])
                for cell, value in values.items():
                    engine.put(cell, value)
                engine.evaluate()
                fraction = subject.expected(values, index)
                if fraction is not None:
                    expected.append(fraction)
                    results.append(engine.result(subject.cell))
            if (like := likeness(expected, results)) is not None:
                return Verdict(Kind.RIGHT, like)
        if formula.inputs:
            return Verdict(Kind.DIFFERENT)
        is_figure = read_result(Bench(self.case.workbook, formula).result({})) is not None
        return Verdict(Kind.CONSTANT, whole=True) if is_figure else Verdict(Kind.NOT_COMPARED)


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
