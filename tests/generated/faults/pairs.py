"""X: one indicator in several places that do not agree."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from generated.faults.unit import OTHER, SMALLER
from generated.ground import Ground
from generated.mistakes import reproduces_a_mistake
from generated.model import Row, Stated, Triple, whole_percent
from generated.rows import settle


def baseline_differs(ground: Ground) -> bool:
    pair = ground.pair(lambda r: not r.indicator.is_cumulative)
    if pair is None:
        return False
    nudge(pair[1].baseline, pair[1])
    settle(pair[1])
    ground.truth.finds_at("X101", "error", pair[1], fault="X101")
    return True


def actual_differs(ground: Ground) -> bool:
    pair = ground.pair(lambda r: not r.indicator.is_cumulative)
    if pair is None:
        return False
    actual = ground.rng.choice([a for a in pair[1].actuals if a is not None])
    nudge(actual, pair[1])
    settle(pair[1])
    ground.truth.finds_at("X102", "error", pair[1], fault="X102")
    return True


def actual_differs_from_two(ground: Ground) -> bool:
    """(2) against a first row and its 再掲, which agree."""
    row = ground.second_of_three()
    if row is None or row.latest is None:
        return False
    nudge(row.latest, row)
    settle(row)
    ground.truth.finds_at("X102", "error", row, fault="X102 three")
    return True


def target_differs(ground: Ground) -> bool:
    pair = ground.pair(lambda r: same_target(ground, r))
    if pair is None:
        return False
    nudge(pair[1].target, pair[1])
    settle(pair[1])
    ground.truth.finds_at("X103", "error", pair[1], fault="X103")
    return True


def other_unit(ground: Ground) -> bool:
    pair = ground.pair(lambda r: r.indicator.unit in OTHER)
    if pair is None:
        return False
    for triple in pair[1].triples():
        triple.unit = OTHER[pair[1].indicator.unit]
    ground.truth.finds_at("X104", "error", pair[1], fault="X104 kind")
    return True


def same_figures_under_other_scale(ground: Ground) -> bool:
    pair = ground.pair(lambda r: r.indicator.unit in SMALLER)
    if pair is None:
        return False
    for triple in pair[1].triples():
        triple.unit = SMALLER[pair[1].indicator.unit][0]
    ground.truth.finds_at("X104", "error", pair[1], fault="X104 scale")
    return True


def converted(ground: Ground) -> bool:
    pair = ground.pair(lambda r: r.indicator.unit in SMALLER)
    if pair is None:
        return False
    unit, factor = SMALLER[pair[1].indicator.unit]
    for triple in pair[1].triples():
        assert triple.number is not None
        triple.unit, triple.number, triple.decimals = unit, triple.number * factor, 0
    ground.truth.finds_at("X104", "info", pair[1], fault="X104 converted")
    return True


def baseline_of_another_year(ground: Ground) -> bool:
    pair = ground.pair()
    if pair is None:
        return False
    baseline = pair[1].baseline
    assert baseline.year is not None
    baseline.year = replace(baseline.year, named=baseline.year.named - 1)
    if ground.rng.random() < 0.5:
        nudge(baseline, pair[1])
        settle(pair[1])
    pair[1].loose |= {"V110", "X109"}
    ground.truth.finds_at("X105", "warning", pair[1], fault="X105")
    return True


def actual_of_another_year(ground: Ground) -> bool:
    """The latest actual is a year older in (2), with the value of then: not updated."""
    if ground.filing.columns_filled > 1:
        return False
    pair = ground.pair(lambda r: _gap(r) > 1)
    if pair is None:
        return False
    latest = pair[1].latest
    assert latest is not None
    assert latest.year is not None
    latest.year = replace(latest.year, named=latest.year.named - 1)
    if ground.rng.random() < 0.5 and not pair[1].indicator.is_cumulative:
        nudge(latest, pair[1])
        settle(pair[1])
    for row in pair:
        row.loose |= {"N105", "N108"}
    ground.truth.finds_at("X105", "warning", pair[1], fault="X105 actual")
    return True


def _gap(row: Row) -> int:
    """Years between the baseline and the latest actual."""
    if row.latest is None or row.latest.year is None or row.baseline.year is None:
        return 0
    return row.latest.year.named - row.baseline.year.named


def stated_differs(ground: Ground) -> bool:
    pair = ground.pair(lambda r: same_target(ground, r) and r.indicator.is_count)
    return pair is not None and _state_otherwise(ground, pair[1])


def repeated_stated_differs(ground: Ground) -> bool:
    pair = ground.repeated(lambda r: r.indicator.is_count)
    return pair is not None and _state_otherwise(ground, pair[1])


def _state_otherwise(ground: Ground, row: Row) -> bool:
    assert row.computed is not None
    right = whole_percent(row.computed)
    wrong = [
        p
        for p in range(right - 30, right + 31)
        if abs(p - right) > 4 and p != -right and p and not reproduces_a_mistake(row, Fraction(p, 100))
    ]
    if not wrong:
        return False
    row.stated = Stated(Fraction(ground.rng.choice(wrong), 100), formula_fits=False)
    row.loose |= {"N105"}
    ground.truth.finds_at("X106", "error", row, fault="X106")
    ground.truth.finds_at("A101", "error", row, fault="X106")
    return True


def same_target(ground: Ground, second: Row) -> bool:
    first = ground.filing.group(second)[0]
    return first.target.year == second.target.year and first.target.number == second.target.number


def nudge(triple: Triple, row: Row) -> None:
    """A little off, so that nothing but the difference is wrong."""
    assert triple.number is not None
    assert row.target.number is not None
    assert row.baseline.number is not None
    step = Decimal(1).scaleb(-triple.decimals)
    away = max(step, (abs(row.target.number - row.baseline.number) / 8).quantize(step))
    outwards = triple is row.target
    up = (row.target.number > row.baseline.number) == outwards
    triple.number += away if up else -away
