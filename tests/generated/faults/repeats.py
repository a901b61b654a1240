"""X: rows that are repeated within (1), names that are nearly alike, and targets of two years."""

from __future__ import annotations

from decimal import Decimal

from generated.faults.pairs import nudge, same_target
from generated.figures import series
from generated.ground import Ground
from generated.model import Stated, Triple
from generated.rows import settle


def repeated_differs(ground: Ground) -> bool:
    pair = ground.repeated(lambda r: not r.indicator.is_cumulative)
    if pair is None:
        return False
    assert pair[1].latest is not None
    nudge(ground.rng.choice([pair[1].baseline, pair[1].latest, pair[1].target]), pair[1])
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
    pair = ground.pair(lambda r: not same_target(ground, r) and not r.indicator.is_share)
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
