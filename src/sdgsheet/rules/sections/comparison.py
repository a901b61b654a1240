"""Two rows of one name, value by value."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from sdgsheet.form.model import Column, Form, Indicator, Triple
from sdgsheet.notation.names import join_key
from sdgsheet.notation.years import Year
from sdgsheet.rules.compare import same_as_written, same_value, same_year, units_convert
from sdgsheet.rules.groups import is_ditto

Role = Literal["baseline", "actual", "target"]


class Pairing(NamedTuple):
    """One value of two rows."""

    role: Role
    first: Triple
    other: Triple
    years: tuple[Year | None, Year | None]
    """Each one's own year, else the one that its heading names."""
    same_year: bool | None
    """None: it cannot be told, for a year is missing or cannot be read."""
    same_value: bool | None
    """None: it cannot be told."""

    @property
    def agrees(self) -> bool:
        """Year and value are the same."""
        return self.same_year is True and self.same_value is True

    @property
    def differs(self) -> bool:
        """Of one year, and yet not the same value."""
        return self.same_year is True and self.same_value is False


class Comparison(NamedTuple):
    """Two rows of one name: ``first`` stands earlier."""

    first: Indicator
    other: Indicator
    baseline: Pairing | None
    """None where one of the two has no baseline."""
    actuals: tuple[Pairing, ...]
    """The actuals of the same years."""
    latest: Pairing | None
    """The latest actuals, of whatever years."""
    target: Pairing | None

    @property
    def pairings(self) -> tuple[Pairing, ...]:
        """Baseline, actuals of the same years and target, as far as both rows have them."""
        return tuple(p for p in (self.baseline, *self.actuals, self.target) if p is not None)

    @property
    def agrees(self) -> bool:
        """Baseline, actuals and target are all there, and the same."""
        parts = (self.baseline, self.latest, self.target)
        return all(p is not None and p.agrees for p in parts) and not any(p.differs for p in self.actuals)

    @property
    def contradictions(self) -> list[Pairing]:
        """The values that differ, then those whose years do; (1) and (2) may have targets of different years."""
        dated = [self.baseline, self.latest]
        if self.first.section == self.other.section:
            dated.append(self.target)
        differing = [p for p in self.pairings if p.differs]
        return differing + [p for p in dated if p is not None and p.same_year is False]

    @property
    def units_clash(self) -> bool:
        """Some of the values have units that do not convert."""
        return any(not units_convert(p.first, p.other) for p in self.pairings)

    @property
    def units_mistaken(self) -> bool:
        """The figures are the same as they are written, though under units of different size."""
        scaled = [p for p in self.pairings if p.same_year and _rescaled(p)]
        if any(p.same_value and p.first.amount.number for p in scaled):
            return False
        return any(same_as_written(p.first, p.other) for p in scaled)

    @property
    def units_convert(self) -> bool:
        """Units of different size stand over figures that all agree after conversion."""
        scaled = [p for p in self.pairings if p.same_year and _rescaled(p)]
        return any(p.same_value for p in scaled) and not any(p.differs for p in self.pairings)

    @property
    def agrees_in_nothing(self) -> bool:
        """Neither baseline, actuals nor target are the same, and at least two of them could have been."""
        values = self.pairings if self.latest is None else (*self.pairings, self.latest)
        return not any(p.same_value for p in values) and sum(p.differs for p in self.pairings) >= 2


def compare(form: Form, first: Indicator, other: Indicator) -> Comparison:
    """Compares two rows value by value, actuals by year."""
    one, two = list(_actuals(form, first)), list(_actuals(form, other))
    return Comparison(
        first,
        other,
        _paired("baseline", first.baseline, other.baseline),
        tuple(_same_years(one, two)),
        _latest(one, two),
        _paired("target", first.target, other.target, _target_column(form, first), _target_column(form, other)),
    )


class _Actual(NamedTuple):
    column: int
    triple: Triple
    year: Year | None


def _actuals(form: Form, row: Indicator) -> Iterator[_Actual]:
    section = form.section(row.section)
    columns = section.actual_columns if section is not None else ()
    for index, triple in enumerate(row.actuals):
        if triple is not None and _has_value(triple):
            yield _Actual(index, triple, _year(triple, columns[index] if index < len(columns) else None))


def _same_years(one: list[_Actual], two: list[_Actual]) -> Iterator[Pairing]:
    """Each actual with the one of the same year: in the same column where there is one."""
    left = list(two)
    for actual in one:
        fitting = [o for o in left if _years_same(actual, o)]
        if not fitting:
            continue
        partner = min(fitting, key=lambda o: (o.column != actual.column, not _overlap(actual.year, o.year)))
        left.remove(partner)
        yield _pairing("actual", actual, partner, same=True)


def _years_same(one: _Actual, other: _Actual) -> bool:
    if one.year is None and other.year is None:
        return one.column == other.column and _same_text(one.triple, other.triple)
    return same_year(one.year, other.year) is True


def _latest(one: list[_Actual], two: list[_Actual]) -> Pairing | None:
    numeric = [[a for a in actuals if a.triple.amount.number is not None] for actuals in (one, two)]
    if not all(numeric):
        numeric = [one, two]
    if not all(numeric):
        return None
    first, other = numeric[0][-1], numeric[1][-1]
    return _pairing("actual", first, other, same=_years_same(first, other) or same_year(first.year, other.year))


def _pairing(role: Role, first: _Actual, other: _Actual, *, same: bool | None) -> Pairing:
    values = same_value(first.triple, other.triple)
    return Pairing(role, first.triple, other.triple, (first.year, other.year), same, values)


def _paired(
    role: Role, first: Triple | None, other: Triple | None, column: Column | None = None, beside: Column | None = None
) -> Pairing | None:
    if first is None or other is None or not (_has_value(first) and _has_value(other)):
        return None
    years = _year(first, column), _year(other, beside)
    same = same_year(*years)
    if years == (None, None) and _same_text(first, other):
        same = True
    values = same_value(first, other)
    if values is None and role == "target" and first.amount.is_word != other.amount.is_word:
        values = False
    return Pairing(role, first, other, years, same, values)


def _target_column(form: Form, row: Indicator) -> Column | None:
    section = form.section(row.section)
    return None if section is None else section.column("target")


def _year(triple: Triple, column: Column | None) -> Year | None:
    """The value's own year, else the one that its heading names."""
    if triple.year is not None or triple.year_text.strip() or column is None:
        return triple.year
    return column.year


def _has_value(triple: Triple) -> bool:
    if triple.is_blank or triple.amount.missing or triple.source.kind == "error":
        return False
    return not is_ditto(triple)


def _same_text(one: Triple, other: Triple) -> bool:
    return join_key(one.year_text) == join_key(other.year_text)


def _overlap(one: Year | None, other: Year | None) -> bool:
    return one is not None and other is not None and one.first <= other.last and other.first <= one.last


def _rescaled(pairing: Pairing) -> bool:
    one, other = pairing.first.unit, pairing.other.unit
    if one is other:
        return False
    return one is not None and other is not None and one.converts_to(other) and one.scale != other.scale
