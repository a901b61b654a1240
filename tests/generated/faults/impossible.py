"""V: values that cannot be."""

from __future__ import annotations

from decimal import Decimal

from generated.ground import Ground
from generated.model import Row
from generated.rows import settle


def share_above_100(ground: Ground) -> bool:
    row = ground.lone(
        lambda r: r.indicator.is_share and r.name.endswith(("割合", "受診率", "活用率", "結成率", "耐震化率", "交付率"))
    )
    if row is None:
        return False
    return _impossible(ground, row, Decimal("103.5"), "V109 share")


def negative_count(ground: Ground) -> bool:
    row = ground.lone(lambda r: r.indicator.is_count and not r.indicator.is_cumulative and "減少" not in r.name)
    return row is not None and _impossible(ground, row, Decimal(-4), "V109 negative")


def part_of_a_person(ground: Ground) -> bool:
    row = ground.lone(
        lambda r: (
            r.indicator.unit == "人"
            and not r.indicator.decimals
            and not any(w in r.name for w in ("平均", "率", "比", "当たり", "人口"))
        )
    )
    if row is None:
        return False
    assert row.latest is not None
    assert row.latest.number is not None
    row.latest.decimals = 1
    return _impossible(ground, row, row.latest.number + Decimal("0.5"), "V109 person")


def more_than_the_name_allows(ground: Ground) -> bool:
    row = ground.lone(lambda r: "指標井戸24本" in r.name)
    return row is not None and _impossible(ground, row, Decimal(27), "V109 name")


def _impossible(ground: Ground, row: Row, number: Decimal, fault: str) -> bool:
    assert row.latest is not None
    row.latest.number = number
    settle(row)
    row.loose |= {"U104", "V110"}
    ground.truth.finds_at("V109", "warning", row, fault=fault)
    return True


def cumulative_falls(ground: Ground) -> bool:
    row = ground.lone(lambda r: r.indicator.is_cumulative)
    if row is None:
        return False
    numbers = [row.baseline, *(a for a in row.actuals if a is not None)]
    before, latest = numbers[-2], numbers[-1]
    assert before.number is not None
    latest.number = before.number - max(1, int(before.number * Decimal("0.1")))
    if latest.number <= 0:
        latest.number = before.number * Decimal("0.5")
    settle(row)
    ground.truth.finds_at("V110", "warning", row, fault="V110")
    return True
