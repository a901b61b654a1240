"""A: 達成度 that is not what the formula gives, or that no formula can give."""

from __future__ import annotations

from fractions import Fraction

from generated.ground import Ground
from generated.mistakes import mistakes, reproduces_a_mistake
from generated.model import Row, Stated, Triple, whole_percent


def known_mistake(ground: Ground) -> bool:
    row = ground.lone()
    if row is None:
        return False
    wrong = {
        name: figure
        for name, figure in mistakes(row).items()
        if name not in {"truncated", "turned"} and _is_far(row, figure)
    }
    if not wrong:
        return False
    name = ground.rng.choice(list(wrong))
    state(row, whole_percent(wrong[name]))
    ground.truth.finds_at("A101", "error", row, fault=f"A101 {name}")
    return True


def another_figure(ground: Ground) -> bool:
    row = ground.lone(lambda r: r.indicator.is_count)
    if row is None or row.computed is None:
        return False
    right = whole_percent(row.computed)
    wrong = [
        p
        for p in range(right - 40, right + 41)
        if abs(p - right) > 3 and p != 0 and not reproduces_a_mistake(row, Fraction(p, 100))
    ]
    if not wrong:
        return False
    state(row, ground.rng.choice(wrong))
    ground.truth.finds_at("A101", "error", row, fault="A101")
    return True


def twins_target(ground: Ground) -> bool:
    """Section (2)'s figure reckoned with section (1)'s target."""
    pair = ground.pair(lambda r: r.indicator.is_count and ground.filing.group(r)[0].target.number != r.target.number)
    if pair is None:
        return False
    first, row = pair
    assert row.latest is not None
    base, actual, target = (Fraction(t.number or 0) for t in (row.baseline, row.latest, first.target))
    wrong = (actual - base) / (target - base)
    if not _is_far(row, wrong) or whole_percent(wrong) == 0:
        return False
    state(row, whole_percent(wrong))
    row.loose |= {"N105"}
    ground.truth.finds_at("A101", "error", row, fault="A101 twin's target")
    return True


def off_by_one(ground: Ground) -> bool:
    """One unit of the last digit, as by truncation."""
    row = ground.lone(lambda r: r.indicator.is_count)
    if row is None or row.computed is None:
        return False
    right = whole_percent(row.computed)
    truncated = int(row.computed * 100)
    wrong = truncated if truncated != right else right + 1
    within = abs(row.computed * 100 - wrong) <= Fraction(1, 2)  # half a unit, both ends allowed, is right
    if within or wrong == 0 or right == 0 or wrong == -right:
        return False
    state(row, wrong)
    ground.truth.finds_at("A101", "warning", row, fault="A101 by one")
    return True


def explained_by_rounding(ground: Ground) -> bool:
    row = ground.lone(lambda r: r.indicator.decimals > 0 and _rounding_allows(r) is not None)
    if row is None:
        return False
    figure = _rounding_allows(row)
    assert figure is not None
    state(row, figure)
    ground.truth.finds_at("A101", "info", row, fault="A101 rounding")
    return True


def _rounding_allows(row: Row) -> int | None:
    """A figure at least two points off that unrounded figures could give, and no mistake."""
    assert row.latest is not None
    base, actual, target = (Fraction(t.number or 0) for t in (row.baseline, row.latest, row.target))
    half = Fraction(1, 2 * 10**row.indicator.decimals)
    bounds = [
        (actual + a - base - b) / (target - base - b)
        for a in (-half, half)
        for b in (-half, half)
        if target != base + b
    ]
    right = whole_percent(row.computed or Fraction(0))
    for percent in range(int(min(bounds) * 100) + 1, int(max(bounds) * 100)):
        inside = min(bounds) < Fraction(percent, 100) < max(bounds)
        if inside and abs(percent - right) >= 2 and percent and not reproduces_a_mistake(row, Fraction(percent, 100)):
            return percent
    return None


def empty(ground: Ground) -> bool:
    row = ground.lone()
    if row is None:
        return False
    row.stated = Stated()
    ground.truth.finds_at("A102", "warning", row, fault="A102")
    return True


def empty_with_word(ground: Ground) -> bool:
    row = ground.lone()
    if row is None:
        return False
    row.stated = Stated(word=ground.rng.choice(("－", "未公表", "-", "集計中")))
    row.loose |= {"N105"}
    ground.truth.finds_at("A102", "info", row, fault="A102 word")
    return True


def figure_for_words(ground: Ground) -> bool:
    row = ground.lone()
    if row is None:
        return False
    qualitative(row, "増加" if row.indicator.rises else "減少")
    row.stated = Stated(Fraction(ground.rng.choice((50, 80, 100)), 100), formula_fits=False)
    ground.truth.finds_at("A103", "warning", row, fault="A103 target in words")
    return True


def figure_without_baseline(ground: Ground) -> bool:
    row = ground.lone()
    if row is None:
        return False
    row.baseline = Triple(
        row.baseline.year, None, 0, "", typed=ground.rng.choice(("－", "未実施", "未集計")), loose=True
    )
    row.computed = None
    row.stated = Stated(Fraction(40, 100), formula_fits=False)
    ground.truth.finds_at("A103", "warning", row, fault="A103 no baseline")
    return True


def against_its_format(ground: Ground) -> bool:
    row = ground.lone(lambda r: r.computed is not None and 5 <= abs(whole_percent(r.computed)) < 95)
    if row is None or row.stated.fraction is None:
        return False
    percent = whole_percent(row.stated.fraction)
    raw, shown = ground.rng.choice(((float(percent), "0%"), (percent / 100, '0"%"')))
    row.stated = Stated(Fraction(percent, 100), raw=raw, raw_format=shown, formula_fits=False)
    row.loose |= {"A107", "N105"}
    ground.truth.finds_at("A108", "error", row, fault=f"A108 {shown}")
    return True


def qualitative(row: Row, word: str) -> None:
    """The target in words, without a number or a unit."""
    row.target = Triple(row.target.year, None, 0, "", typed=word)
    row.computed = None


def _is_far(row: Row, figure: Fraction) -> bool:
    assert row.computed is not None
    right, wrong = whole_percent(row.computed), whole_percent(figure)
    return abs(right - wrong) > 3 and wrong != -right and abs(wrong) < 100000


def state(row: Row, percent: int) -> None:
    row.stated = Stated(Fraction(percent, 100), formula_fits=False)
