"""What another row of the same indicator shows of a scale slip: the twin's, or last year's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sdgsheet.achievement.compute import compute
from sdgsheet.achievement.stated import read_stated
from sdgsheet.form.model import Indicator, Triple
from sdgsheet.rules.case import Case, Group
from sdgsheet.rules.compare import same_year
from sdgsheet.rules.units.alone import row_slip
from sdgsheet.rules.units.scale import POWERS, Slip, fits, is_one_unit, is_plain, number
from sdgsheet.rules.values.fraction import fraction_slips


def twin_slip(case: Case, group: Group) -> Slip | None:
    """A value of one row is exactly 10**k times the same value of another.

    None where one of the two rows shows the slip by itself, or holds a share that V106 speaks of.
    """
    for index, later in enumerate(group.rows):
        for earlier in group.rows[:index]:
            for first, second, power in _same_values(earlier, later):
                if not any(_is_explained(case, row) for row in (earlier, later)):
                    return _at_fault(case, group, Slip(later, second, power, other=earlier, beside=first))
    return None


def previous_slip(case: Case, row: Indicator, before: Indicator) -> Slip | None:
    """A value is exactly 10**k times what last year's filing said of the same year."""
    for past, now, power in _same_values(before, row):
        if not _is_explained(case, row) and not (fits(case, row) and not _fitted(before)):
            return Slip(row, now, power, other=before, beside=past)
    return None


def _same_values(first: Indicator, second: Indicator) -> Iterator[tuple[Triple, Triple, int]]:
    """Baselines and actuals of one year under one unit, and the power of ten between them; never targets, never zeros."""
    for one, other in ((first.baseline, second.baseline), *((a, b) for a in first.actuals for b in second.actuals)):
        if one is None or other is None:
            continue
        power = _power(one, other)
        if power and is_one_unit((one, other)) and same_year(one.year, other.year):
            yield one, other, power


def _power(right: Triple, wrong: Triple) -> int:
    """The k for which ``wrong`` is exactly 10**k times ``right``; 0 where there is none."""
    if right.amount.number == wrong.amount.number or not (is_plain(right) and is_plain(wrong)):
        return 0
    one, other = number(right), number(wrong)
    return next((p for p in POWERS if one.scaleb(p) == other), 0)


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
