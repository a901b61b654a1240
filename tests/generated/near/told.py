"""Goals as cities spell them, and pairs that agree although they look otherwise."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from generated.ground import Ground
from generated.rows import compute
from generated.years import FULL_WIDTH

WIDE_ASCII: dict[int, int | str] = {
    **FULL_WIDTH,
    ord("."): "．",
    ord(","): "，",
    ord("a"): "ａ",
    ord("b"): "ｂ",
    ord("c"): "ｃ",
}


def goals_spelled(ground: Ground) -> bool:
    """Full-width, with 、, with capitals or T before them, or as ゴール3."""
    row = ground.any_first(lambda r: r.goals is not None)
    if row is None or row.goals is None or ground.habits.old_layout:
        return False
    first = row.goals.split(",")[0]
    row.goals = ground.rng.choice(
        (
            row.goals.translate(WIDE_ASCII),
            row.goals.replace(",", "、"),
            row.goals.upper(),
            ",".join(f"T{goal}" for goal in row.goals.split(",")),
            f"ゴール{first.split('.')[0]}",
            "8.10,16.10,17.10",
        )
    )
    return True


def goals_of_their_own_text(ground: Ground) -> bool:
    row = ground.any_first(lambda r: r.goals is not None)
    if row is None or row.goals is None:
        return False
    row.goals = row.goals.replace(",", ", ")
    return True


def converted_exactly(ground: Ground) -> bool:
    """One side shown with a decimal that is zero: the same value."""
    pair = ground.pair(lambda r: r.indicator.decimals == 0 and r.indicator.unit != "人")
    if pair is None:
        return False
    for triple in pair[1].triples():
        triple.decimals = 1
        assert triple.number is not None
        triple.number = triple.number.quantize(Decimal("0.1"))
    return True


def coarser(ground: Ground) -> bool:
    """Section (2) shows a figure with fewer decimals, and both say the same 達成度."""
    pair = ground.pair(lambda r: r.indicator.decimals == 1 and r.indicator.is_share)
    if pair is None:
        return False
    row = pair[1]
    before = row.baseline.number
    assert before is not None
    row.baseline.number, row.baseline.decimals = before.quantize(Decimal(1), ROUND_HALF_UP), 0
    row.loose |= {"A101", "X106"}
    row.computed = compute(row)
    return True
