"""A 達成度 formula to judge, and the form's formula in its row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sdgsheet.achievement.compute import Achievement, Reason, filled, to_one_unit
from sdgsheet.achievement.stated import typed_places
from sdgsheet.form.model import Indicator, Triple
from sdgsheet.form.triples import amount_of
from sdgsheet.formulas.arrayparts import block_of, own_formula
from sdgsheet.formulas.notjudged import NotJudgedError
from sdgsheet.formulas.recalculating import settled
from sdgsheet.formulas.roles import FIGURES, Figure, Inputs, inputs_of
from sdgsheet.notation.numberformats import shown
from sdgsheet.rules.case import Case
from sdgsheet.rules.formulas.sampling import Row
from sdgsheet.snapshot import Area, Cell, Ref

_MOST_PLACES = 6
Values = Mapping[Ref, float]


@dataclass(frozen=True, slots=True)
class Subject:
    """One row whose 達成度 is a formula."""

    row: Indicator
    cell: Ref
    source: Cell
    achievement: Achievement
    inputs: Inputs
    latest: int | None
    """Which of the actuals is the latest; None where none is filled."""
    factors: tuple[float, float, float] | None
    """What brings baseline, actual and target into one unit; None where they are in one, or do not convert."""
    places: int
    """Digits after the decimal point of the row's figures."""
    block: Area | None
    """The cells of the array formula that it is a part of."""

    @property
    def is_comparable(self) -> bool:
        """The form's formula says something here: the target is no word, and no column is missing."""
        target = self.achievement.target
        is_word = target is not None and target.amount.is_word and target.source.kind != "error"
        return not is_word and None not in (self.inputs.baseline, self.inputs.target)

    @property
    def is_undefined(self) -> bool:
        """The form's formula has no value here: the target equals the baseline."""
        return self.achievement.reason is Reason.UNDEFINED

    def place(self, figure: Figure) -> Ref | None:
        """Where the figure of the form's formula stands."""
        return self.inputs.place(figure, self.latest or 0) if figure != "actual" or self.latest is not None else None

    @property
    def own(self) -> dict[Ref, Figure]:
        """The cells of the form's formula."""
        return {place: figure for figure in FIGURES if (place := self.place(figure)) is not None}

    def sampled(self, latest: int | None = None) -> Row:
        """The row for choosing figures: what is filled, and the form's inputs whatever they hold.

        ``latest`` takes another actual for the latest.
        """
        used = self.latest if latest is None else latest
        required = {self.inputs.baseline, self.inputs.target}
        if used is not None:
            required.add(self.inputs.actuals[used])
        numbers = {t.cell for t in self.row.triples if t.amount.number is not None}
        return Row(self.inputs, used, frozenset(p for p in required | numbers if p is not None), self.places)

    def expected(self, values: Values, actual: int | None = None) -> float | None:
        """The form's formula on these figures, as they stand; None where it has no value.

        ``actual`` takes another actual than the latest.
        """
        place = self.inputs.place("actual", actual) if actual is not None else self.place("actual")
        baseline, now, target = (
            values.get(p) if p else None for p in (self.inputs.baseline, place, self.inputs.target)
        )
        if baseline is None or now is None or target is None or baseline == target:
            return None
        return (now - baseline) / (target - baseline)

    def converted(self, values: Values) -> float | None:
        """The same on figures brought into one unit; None where that makes no difference."""
        place = self.place("actual")
        if self.factors is None or self.inputs.baseline is None or place is None or self.inputs.target is None:
            return None
        figures = (values.get(self.inputs.baseline), values.get(place), values.get(self.inputs.target))
        start, now, end = (None if v is None else v * f for v, f in zip(figures, self.factors, strict=True))
        if start is None or now is None or end is None or start == end:
            return None
        return (now - start) / (end - start)

    @property
    def has_numbers(self) -> bool:
        """All of the form's inputs are stored as numbers."""
        return self.expected(self.now) is not None

    @property
    def now(self) -> dict[Ref, float]:
        """The row's own figures, as far as they are stored as numbers."""
        return {t.cell: float(t.source.value) for t in self.row.triples if _is_number(t)}


def subject_of(case: Case, row: Indicator) -> Subject | None:
    """The row to judge; None where its 達成度 is no formula."""
    stated = row.stated
    if stated is None:
        return None
    source = own_formula(case.workbook, stated.cell, stated.source)
    if source.formula is None:
        return None
    achievement = case.achievement(row)
    latest = _latest(case, row, achievement)
    inputs = inputs_of(case.form, row)
    block = block_of(case.workbook, stated.cell, stated.source)
    return Subject(row, stated.cell, source, achievement, inputs, latest, _factors(achievement), _places(row), block)


def _latest(case: Case, row: Indicator, achievement: Achievement) -> int | None:
    """Which actual is the latest one: a formula without a stored result counts where it gives a value."""
    for index, actual in reversed(list(enumerate(row.actuals))):
        if actual is not None and (actual is achievement.actual or _gives_a_value(case, actual)):
            return index
    return None


def _gives_a_value(case: Case, triple: Triple) -> bool:
    if not triple.lacks_result:
        return False
    try:
        cell = settled(case.workbook, triple.cell)
    except NotJudgedError:
        return False
    amount = amount_of(cell, shown(cell, date1904=case.workbook.date1904))
    return filled(triple._replace(amount=amount)) is not None


def _places(row: Indicator) -> int:
    decimals = [t.amount.number for t in row.triples if t.amount.number is not None]
    return min(_MOST_PLACES, max(map(typed_places, decimals), default=0))


def _factors(achievement: Achievement) -> tuple[float, float, float] | None:
    triples = (achievement.baseline, achievement.actual, achievement.target)
    known = [t for t in triples if t is not None and t.amount.number is not None]
    factors = to_one_unit(*known) if len(known) == 3 else None
    if factors is None or len(set(factors)) == 1:
        return None
    baseline, actual, target = map(float, factors)
    return baseline, actual, target


def _is_number(triple: Triple) -> bool:
    return triple.source.kind == "number" and not triple.source.style.struck
