"""X: one indicator in several places that do not agree."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from generated.figures import series
from generated.ground import Ground
from generated.mistakes import reproduces_a_mistake
from generated.model import Row, Stated, Triple, whole_percent
from generated.rows import settle

OTHER_KIND = {
    "人": "件",
    "件": "人",
    "％": "ポイント",
    "箇所": "件",
    "団体": "人",
    "店舗": "件",
    "社": "人",
    "台": "人",
    "t": "ha",
    "ha": "t",
    "回": "人",
}
SMALLER = {
    "億円": ("百万円", 100),
    "百万円": ("千円", 1000),
    "千人": ("人", 1000),
    "万人": ("千人", 10),
    "km": ("m", 1000),
    "t": ("kg", 1000),
}


def baseline_differs(ground: Ground) -> bool:
    pair = ground.pair(lambda r: not r.indicator.is_cumulative)
    if pair is None:
        return False
    _nudge(pair[1].baseline, pair[1])
    settle(pair[1])
    ground.truth.finds_at("X101", "error", pair[1], fault="X101")
    return True


def actual_differs(ground: Ground) -> bool:
    pair = ground.pair(lambda r: not r.indicator.is_cumulative)
    if pair is None:
        return False
    actual = ground.rng.choice([a for a in pair[1].actuals if a is not None])
    _nudge(actual, pair[1])
    settle(pair[1])
    ground.truth.finds_at("X102", "error", pair[1], fault="X102")
    return True


def target_differs(ground: Ground) -> bool:
    pair = ground.pair(lambda r: _same_target(ground, r))
    if pair is None:
        return False
    _nudge(pair[1].target, pair[1])
    settle(pair[1])
    ground.truth.finds_at("X103", "error", pair[1], fault="X103")
    return True


def other_unit(ground: Ground) -> bool:
    pair = ground.pair(lambda r: r.indicator.unit in OTHER_KIND)
    if pair is None:
        return False
    for triple in pair[1].triples():
        triple.unit = OTHER_KIND[pair[1].indicator.unit]
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
        _nudge(baseline, pair[1])
        settle(pair[1])
    pair[1].loose |= {"V110", "X109"}
    ground.truth.finds_at("X105", "warning", pair[1], fault="X105")
    return True


def stated_differs(ground: Ground) -> bool:
    pair = ground.pair(lambda r: _same_target(ground, r) and r.indicator.is_count)
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


def repeated_differs(ground: Ground) -> bool:
    pair = ground.repeated(lambda r: not r.indicator.is_cumulative)
    if pair is None:
        return False
    assert pair[1].latest is not None
    _nudge(ground.rng.choice([pair[1].baseline, pair[1].latest, pair[1].target]), pair[1])
    settle(pair[1])
    ground.truth.finds_at("X107", "error", pair[1], fault="X107")
    return True


def repeated_blank(ground: Ground) -> bool:
    pair = ground.repeated()
    if pair is None:
        return False
    row = pair[1]
    word = ground.rng.choice((None, "同上"))
    row.baseline = Triple(None, None, 0, "", typed=word)
    row.actuals = [None, None, None]
    row.target = Triple(None, None, 0, "")
    row.computed, row.stated = None, Stated()
    ground.truth.finds_at("X107", "info", row, fault=f"X107 {word or 'blank'}")
    return True


def name_differs_slightly(ground: Ground) -> bool:
    pair = ground.pair(lambda r: not r.name.endswith("）") and ("の" in r.name or "市内" in r.name))
    if pair is None:
        return False
    row = pair[1]
    variants = [row.name + "（推計）"]
    if row.name.startswith("市内") and not row.name.startswith("市内の"):
        variants.append(row.name.replace("市内", "市内の", 1))
    if row.name.count("の") == 1:
        variants.append(row.name.replace("の", "", 1))
    row.name = ground.rng.choice(variants)
    for other in pair:
        other.loose |= {"N105", "N108"}
    row.twin_key = row.name
    ground.truth.finds_at("X108", "info", row, fault=f"X108 {row.name}")
    return True


def nearer_target_outside(ground: Ground) -> bool:
    pair = ground.pair(lambda r: not _same_target(ground, r) and not r.indicator.is_share)
    if pair is None:
        return False
    first, second = pair
    base, far = second.baseline.number, first.target.number
    assert base is not None
    assert far is not None
    step = Decimal(1).scaleb(-second.target.decimals)
    beyond = (far + (far - base) / 4).quantize(step)
    second.target.number = beyond if beyond != far else far + (step if far > base else -step)
    if second.target.number <= 0:
        return False
    settle(second)
    ground.truth.finds_at("X109", "warning", second, fault="X109")
    return True


def repeated_without_mark(ground: Ground) -> bool:
    pair = ground.repeated()
    if pair is None:
        return False
    pair[1].repeated = False
    ground.truth.finds_at("X110", "info", pair[1], fault="X110 no mark")
    return True


def mark_without_first(ground: Ground) -> bool:
    row = ground.lone(section=1)
    if row is None:
        return False
    row.repeated = True
    ground.truth.finds_at("X110", "info", row, fault="X110 no first")
    return True


def another_indicator(ground: Ground) -> bool:
    pair = ground.pair(lambda r: r.indicator.high > 100 or r.indicator.is_share)
    if pair is None:
        return False
    first, row = pair
    for _ in range(50):
        made = series(row.indicator, ground.rng)
        row.baseline.number, row.target.number = made.baseline, made.target
        for actual, number in zip(row.actuals, made.actuals, strict=True):
            if actual is not None:
                actual.number = number
        if all(a.number != b.number for a, b in zip(first.triples(), row.triples(), strict=True)):
            break
    settle(row)
    for other in pair:
        other.loose |= {"N105", "N108"}
    ground.truth.finds_at("X111", "warning", row, fault="X111")
    return True


def _same_target(ground: Ground, second: Row) -> bool:
    first = ground.filing.group(second)[0]
    return first.target.year == second.target.year and first.target.number == second.target.number


def _nudge(triple: Triple, row: Row) -> None:
    """A little off, so that nothing but the difference is wrong."""
    assert triple.number is not None
    assert row.target.number is not None
    assert row.baseline.number is not None
    step = Decimal(1).scaleb(-triple.decimals)
    away = max(step, (abs(row.target.number - row.baseline.number) / 8).quantize(step))
    outwards = triple is row.target
    up = (row.target.number > row.baseline.number) == outwards
    triple.number += away if up else -away
