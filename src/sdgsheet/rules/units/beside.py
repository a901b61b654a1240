"""What another row of the same indicator shows of a scale slip: the twin's, or last year's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from sdgsheet.achievement.compute import compute
from sdgsheet.achievement.stated import read_stated
from sdgsheet.form.model import Indicator, Triple
from sdgsheet.rules.case import Case, Group
from sdgsheet.rules.compare import same_year, shows_percent
from sdgsheet.rules.units.alone import row_slip
from sdgsheet.rules.units.scale import POWERS, Slip, fits, is_one_unit, is_plain, number
from sdgsheet.rules.values.fraction import fraction_slips


def twin_slip(case: Case, group: Group) -> Slip | None:
    """A value of one row is exactly 10**k times the same value of another.

    None where one of the two rows shows the slip by itself, or holds a share that V106 speaks of.
    """
    for slip in _slips(group.rows):
        assert slip.other is not None
        if not any(_is_explained(case, row) for row in (slip.row, slip.other)):
            return _at_fault(case, group, slip)
    return None


def previous_slip(case: Case, row: Indicator, before: Indicator) -> Slip | None:
    """A value is exactly 10**k times what last year's filing said of the same year."""
    slip = next((slip for slip in _slips((before, row)) if slip.row is row), None)
    if slip is None or _is_explained(case, row):
        return None
    return None if fits(case, row) and not _fitted(before) else slip


def _slips(rows: Sequence[Indicator]) -> Iterator[Slip]:
    """Values of two rows that differ by a power of ten alone, each said of the later row.

    Baselines with baselines and actuals with actuals, of one year and under one unit; never targets,
    never zeros. Values that can be a power of ten apart share their digits: looked up, so that a
    name that stands in thousands of rows costs no more than its rows.
    """
    if len({_figures(row) for row in rows}) < 2:
        return
    known: dict[tuple[object, ...], dict[int, tuple[Indicator, Triple]]] = {}
    for row in rows:
        for triple in (row.baseline, *row.actuals):
            if triple is None or triple.year is None or not is_plain(triple):
                continue
            sign, digits, exponent = number(triple).normalize().as_tuple()
            assert isinstance(exponent, int)
            for year in triple.year.fitting:
                alike = known.setdefault((triple is row.baseline, year, sign, digits), {})
                for power in POWERS:
                    if (found := alike.get(exponent - power)) and found[0] is not row:
                        other, beside = found
                        if _on_one_scale(beside, triple) and same_year(beside.year, triple.year):
                            yield Slip(row, triple, power, other=other, beside=beside)
                alike.setdefault(exponent, (row, triple))


def _on_one_scale(one: Triple, other: Triple) -> bool:
    """Under one unit, and not 0.345 shown as 34.5% beside 34.5."""
    return is_one_unit((one, other)) and shows_percent(one) is shows_percent(other)


def _figures(row: Indicator) -> tuple[Decimal | None, ...]:
    return tuple(None if t is None else t.amount.number for t in (row.baseline, *row.actuals))


def _is_explained(case: Case, row: Indicator) -> bool:
    return row_slip(case, row) is not None or bool(fraction_slips(row, case.figure(row)))


def _at_fault(case: Case, group: Group, slip: Slip) -> Slip:
    """The side whose own 達成度 does not fit; else the one that stands alone; else the later place."""
    assert slip.other is not None
    assert slip.beside is not None
    turned = replace(slip, row=slip.other, triple=slip.beside, power=-slip.power, other=slip.row, beside=slip.triple)
    later_fits, earlier_fits = fits(case, slip.row), fits(case, slip.other)
    if later_fits != earlier_fits:
        return turned if later_fits else slip
    figures = [t.amount.number for row in group.rows for t in row.triples]
    return turned if figures.count(number(slip.beside)) < figures.count(number(slip.triple)) else slip


def _fitted(before: Indicator) -> bool:
    """Last year's 達成度 was what last year's values gave."""
    computed = compute(before).fraction
    return computed is not None and read_stated(before, computed, percent_heading=True).fits(computed)
