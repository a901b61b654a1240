"""Judges every 達成度 formula of a form by what it computes.

Formulas that are known at first sight cost nothing. Of the others each shape is computed once, all shapes together in one
evaluator, on figures that are chosen anew in every row: what gives the form's value each time is the form's formula.
What does not is looked at more closely (``diagnosis``).
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from sdgsheet.achievement.mistakes import Mistake
from sdgsheet.form.model import Indicator
from sdgsheet.formulas import notjudged
from sdgsheet.formulas.engine import FAILURE, Result
from sdgsheet.formulas.notjudged import NotJudgedError
from sdgsheet.formulas.reading import Formula, UnreadError, read_formula
from sdgsheet.formulas.recalculating import loaded, recalculated
from sdgsheet.formulas.roles import Inputs, Roles
from sdgsheet.rules.case import Case, Key
from sdgsheet.rules.formulas.bench import Bench
from sdgsheet.rules.formulas.diagnosis import diagnose
from sdgsheet.rules.formulas.doubts import DOUBTFUL, cuts_texts, is_doubtful
from sdgsheet.rules.formulas.edges import chooses, odd_one, special_figures
from sdgsheet.rules.formulas.emptiness import counts_as_zero
from sdgsheet.rules.formulas.examples import example_of, with_own_figures
from sdgsheet.rules.formulas.instead import rounding_name
from sdgsheet.rules.formulas.likeness import Likeness, likeness, read_result
from sdgsheet.rules.formulas.recognised import recognise
from sdgsheet.rules.formulas.sampling import FEW_SAMPLES, SAMPLES, choose
from sdgsheet.rules.formulas.shapes import shape_of
from sdgsheet.rules.formulas.subject import Subject, subject_of
from sdgsheet.rules.formulas.trials import Trial, tried, tried_on
from sdgsheet.rules.formulas.twins import twin_cells
from sdgsheet.rules.formulas.verdict import Example, Judged, Kind, Verdict
from sdgsheet.snapshot import Ref
from sdgsheet.text import Text

Pair = tuple[Subject, Formula]
_ARRAY = Text("複数のセルにわたる配列数式の一部", "a part of an array formula over several cells")
_WORK = 80_000
"""What the formulas of one form may cost to evaluate; further ones are not judged."""


def judged(case: Case, row: Indicator) -> Judged | None:
    """The row's 達成度 formula, judged; None where it has none."""
    return judgements(case).get(row.key)


@lru_cache(maxsize=4)
def judgements(case: Case) -> Mapping[Key, Judged]:
    """All 達成度 formulas of the form, by the keys of their rows."""
    found: dict[Key, Judged] = {}
    waiting: list[Subject] = []
    for row in case.form.indicators:
        subject = subject_of(case, row)
        if subject is None:
            if row.stated is not None and row.stated.source.in_array:
                found[row.key] = _part_of_array(row)
            continue
        known = recognise(subject)
        if known is None:
            waiting.append(subject)
        else:
            found[row.key] = replace(_judged(subject, known.verdict, known.result), spelled=known.speller)
    if waiting:
        found.update(_Judging(case).judge(waiting))
    return found


@lru_cache(maxsize=4)
def roles_of(case: Case) -> Roles:
    """What the cells of the workbook's forms are."""
    return Roles(case.workbook, case.forms)


def read(case: Case, subject: Subject) -> Formula:
    """All that a formula reads, helper cells followed up to the figures and 達成度 of the forms.

    Raises:
        UnreadError: it cannot be evaluated safely.
    """
    roles = roles_of(case)

    def is_input(place: Ref, named: bool) -> bool:
        role = roles.at(place)
        if role is None or role.covered:
            return False
        # Of the 達成度 in a range the stored results will do: lookups include them and fetch something else.
        return role.is_figure or (role.kind == "achievement" and not named)

    return read_formula(case.workbook, subject.cell, subject.source, is_input)


def _judged(subject: Subject, verdict: Verdict, result: Result | None, formula: Formula | None = None) -> Judged:
    return Judged(
        subject.row,
        subject.source,
        subject.inputs,
        subject.latest,
        verdict,
        result,
        formula,
        formula.outside if formula else (),
        now=subject.expected(subject.now) if formula else None,
    )


def _part_of_array(row: Indicator) -> Judged:
    assert row.stated is not None
    return Judged(row, row.stated.source, Inputs(None, (), None), None, Verdict(Kind.NOT_JUDGED, reason=_ARRAY), None)


class _Judging:
    """One form's formulas that are not known at first sight."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.roles = roles_of(case)
        self.sheets = {sheet.name: sheet for sheet in case.workbook.sheets}

    def judge(self, subjects: Sequence[Subject]) -> dict[Key, Judged]:
        """The verdict on each, and what it gives now."""
        found: dict[Key, Judged] = {}
        shapes: dict[Hashable, list[Pair]] = {}
        work = 0
        for subject in subjects:
            try:
                formula = self._read(subject, _WORK - work)
            except UnreadError as error:
                unread = _judged(subject, Verdict(Kind.NOT_JUDGED, reason=error.reason), None)
                found[subject.row.key] = replace(unread, outside=error.outside)
                continue
            if formula.outside:
                found[subject.row.key] = _judged(subject, Verdict(Kind.OUTSIDE), None, formula)
                continue
            work += formula.work
            shapes.setdefault(shape_of(subject, formula, self.roles, self.sheets), []).append((subject, formula))
        results = self._results([pair for members in shapes.values() for pair in members])
        verdicts = self._verdicts([members[0] for members in shapes.values()])
        for verdict, members in zip(verdicts, shapes.values(), strict=True):
            for pair in members:
                found[pair[0].row.key] = self._for_row(verdict, members[0], pair, results[pair[0].cell])
        return found

    def _read(self, subject: Subject, most: int) -> Formula:
        formula = read(self.case, subject)
        if formula.work > most:
            raise UnreadError(notjudged.too_slow().reason, formula.outside)
        if (function := cuts_texts(subject, formula)) is not None:
            raise UnreadError(function.reason, formula.outside)
        return formula

    def _results(self, pairs: Sequence[Pair]) -> dict[Ref, Result | None]:
        """What the formulas give on the cells as they stand; None where the evaluator fails."""
        try:
            return {**recalculated(self.case.workbook, [formula for _, formula in pairs])}
        except NotJudgedError:
            alone: dict[Ref, Result | None] = {}
            for subject, formula in pairs:
                try:
                    alone.update(recalculated(self.case.workbook, [formula]))
                except NotJudgedError:
                    alone[subject.cell] = None
            return alone

    def _verdicts(self, pairs: Sequence[Pair]) -> list[Verdict]:
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
            return [verdict for pair in pairs for verdict in self._verdicts([pair])]
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
        return Verdict(Kind.DIFFERENT) if formula.inputs else Verdict(Kind.CONSTANT, whole=True)

    def _for_row(self, verdict: Verdict, first: Pair, pair: Pair, result: Result | None) -> Judged:
        """A shape's verdict in one of its rows: with that row's own cells, and its own figures as an example."""
        subject, formula = pair
        if result is None or is_doubtful(subject, formula, result):
            reason = FAILURE if result is None else DOUBTFUL
            return _judged(subject, Verdict(Kind.NOT_JUDGED, reason=reason), None, formula)
        if formula is not first[1]:
            verdict = verdict.moved(dict(zip(first[1].inputs, formula.inputs, strict=True)))
        if subject.latest is None and read_result(result) is not None and verdict.kind in (Kind.RIGHT, Kind.DIFFERENT):
            verdict = replace(verdict, kind=Kind.DIFFERENT, empty=self._counted(subject, formula))
        verdict = with_own_figures(subject, verdict, result)
        found = _judged(subject, verdict, result, formula)
        if verdict.kind is Kind.ELSEWHERE:
            return replace(found, twins=twin_cells(self.case, subject, self.roles, verdict.cells))
        return found

    def _counted(self, subject: Subject, formula: Formula) -> tuple[Ref, ...]:
        """In a row without any actual: those that are computed with as 0."""
        bench = Bench(self.case.workbook, formula)
        actuals = (place for place in subject.inputs.actuals if place in formula.inputs)
        return tuple(place for place in actuals if place is not None and counts_as_zero(bench, place, {}))


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
