"""Judges every 達成度 formula of a form by what it computes.

Formulas that are known at first sight cost nothing. Of the others each shape is computed once, all shapes together in one
evaluator, on figures that are chosen anew in every row: what gives the form's value each time is the form's formula.
What does not is looked at more closely (``diagnosis``).
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from sdgsheet.achievement.words import claim_of
from sdgsheet.form.model import Indicator
from sdgsheet.formulas import notjudged
from sdgsheet.formulas.engine import CIRCULAR, FAILURE, Result
from sdgsheet.formulas.formula import Formula
from sdgsheet.formulas.notjudged import NotJudgedError
from sdgsheet.formulas.reading import UnreadError, read_formula
from sdgsheet.formulas.recalculating import recalculated, settled
from sdgsheet.formulas.roles import Inputs, Roles
from sdgsheet.rules.case import Case, Key
from sdgsheet.rules.formulas.bench import Bench
from sdgsheet.rules.formulas.comparing import Comparing
from sdgsheet.rules.formulas.doubts import DOUBTFUL, cuts_texts, is_doubtful
from sdgsheet.rules.formulas.emptiness import counts_as_zero
from sdgsheet.rules.formulas.examples import with_own_figures
from sdgsheet.rules.formulas.likeness import read_result
from sdgsheet.rules.formulas.recognised import recognise
from sdgsheet.rules.formulas.shapes import shape_of
from sdgsheet.rules.formulas.subject import Subject, subject_of
from sdgsheet.rules.formulas.trials import Pair
from sdgsheet.rules.formulas.twins import twin_cells
from sdgsheet.rules.formulas.verdict import Judged, Kind, Verdict
from sdgsheet.snapshot import Ref
from sdgsheet.text import Text

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
        block=subject.block,
    )


def _part_of_array(row: Indicator) -> Judged:
    assert row.stated is not None
    return Judged(row, row.stated.source, Inputs(None, (), None), None, Verdict(Kind.NOT_JUDGED, reason=_ARRAY), None)


class _Judging:
    """One form's formulas that are not known at first sight."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.roles = roles_of(case)
        self.settled: set[Ref] = set()
        """Cells that are known to hold what is stored in them, or what could be computed."""
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
            if formula.circle is not None:
                found[subject.row.key] = _judged(subject, Verdict(Kind.ERROR), CIRCULAR, formula)
                continue
            work += formula.work
            shapes.setdefault(shape_of(subject, formula, self.roles, self.sheets), []).append((subject, formula))
        firsts = [members[0] for members in shapes.values()]
        compared = Comparing(self.case, self.roles).compared(firsts)
        results = self._results([pair for members in shapes.values() for pair in members[1:]])
        results |= {subject.cell: of.result for (subject, _), of in zip(firsts, compared, strict=True)}
        for of, members in zip(compared, shapes.values(), strict=True):
            for pair in members:
                found[pair[0].row.key] = self._for_row(of.verdict, members[0], pair, results[pair[0].cell])
        return found

    def _read(self, subject: Subject, most: int) -> Formula:
        formula = read(self.case, subject)
        if formula.work > most:
            raise UnreadError(notjudged.too_slow().reason, formula.outside)
        self._settle(formula)
        if (function := cuts_texts(subject, formula)) is not None:
            raise UnreadError(function.reason, formula.outside)
        return formula

    def _settle(self, formula: Formula) -> None:
        """What it reads has to be known: a formula without a stored result is not empty."""
        for place in [place for place in formula.inputs if place not in self.settled]:
            try:
                settled(self.case.workbook, place)
            except NotJudgedError as error:
                raise UnreadError(error.reason, formula.outside) from None
        self.settled |= formula.inputs.keys()

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
        if verdict.kind is Kind.DIFFERENT and subject.is_undefined and claim_of(str(result)) is not None:
            verdict = Verdict(Kind.NOT_COMPARED)  # 達成 where the target is to be kept: no formula gives a figure
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
