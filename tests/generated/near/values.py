"""Values that look impossible or unplain, and are right."""

from __future__ import annotations

from decimal import Decimal

from generated.ground import Ground
from generated.model import Row, Stated, Triple
from generated.rows import settle


def above_100(ground: Ground) -> bool:
    """充足率, 達成率, 自給率 … may lie above 100%."""
    row = _renamed(
        ground,
        ground.rng.choice(("消防団員の定員充足率", "食料自給率", "第３次計画の達成率", "定住促進目標の達成率")),
        "％",
        1,
    )
    return row is not None and _figures(row, ["88.0", "97.5", "103.2", "108.4"], "120.0")


def negative(ground: Ground) -> bool:
    """増減, 収支, 差 may be negative."""
    row = _renamed(ground, ground.rng.choice(("社会増減", "転入転出の差", "人口の純増")), "人", 0)
    return row is not None and _figures(row, ["-320", "-250", "-210", "-180"], "-50")


def fractions_of_persons(ground: Ground) -> bool:
    name = ground.rng.choice(("1学級当たりの児童", "会議の平均出席者", "市民千人当たりの看護職員"))
    row = _renamed(ground, name, "人", 1)
    return row is not None and _figures(row, ["25.4", "26.1", "27.3", "28.2"], "32.5")


def thousands_of_persons(ground: Ground) -> bool:
    row = _renamed(ground, "道の駅の年間来場者", "千人", 1)
    return row is not None and _figures(row, ["120.4", "133.5", "140.2", "151.9"], "180.0")


def yearly_count_falls(ground: Ground) -> bool:
    """延べ is a year's count, not a cumulative one."""
    row = _renamed(ground, "体験教室への延べ来場", "人", 0)
    return row is not None and _figures(row, ["2100", "1980", "1920", "1840"], "2600")


def debts_fall(ground: Ground) -> bool:
    row = _renamed(ground, ground.rng.choice(("病院事業の累積欠損金", "交通事業の累積赤字")), "百万円", 0)
    return row is not None and _figures(row, ["940", "905", "890", "850"], "700")


def counted_within_the_plan(ground: Ground) -> bool:
    """計画期間 starts the count anew."""
    row = _renamed(ground, "就職面接会の採用（計画期間累計）", "人", 0)
    return row is not None and _figures(row, ["85", "31", "64", "102"], "110")


def unit_with_remark(ground: Ground) -> bool:
    """（累計） or a footnote's mark behind a unit makes no other unit."""
    row = ground.lone(lambda r: r.indicator.is_count)
    if row is None or ground.habits.triple == "format":
        return False
    row.target.unit += ground.rng.choice(("（累計）", "※", "※1", "＊"))
    row.loose |= {"U103"}
    return True


def words_for_a_target(ground: Ground) -> bool:
    """現状以上 and the like are qualitative, without a digit and without a unit."""
    row = ground.lone()
    if row is None or row.latest is None or row.baseline.number is None or row.latest.number is None:
        return False
    rises = row.latest.number > row.baseline.number * Decimal("1.05")
    falls = row.latest.number < row.baseline.number * Decimal("0.95")
    if not rises and not falls:
        return False
    row.target = Triple(
        row.target.year,
        None,
        0,
        "",
        typed=ground.rng.choice(("現状以上", "増加", "上昇") if rises else ("減少", "低下")),
    )
    row.computed = None
    row.stated = Stated(word=ground.rng.choice(("達成", "概ね達成", "○", "△")))
    return all(
        earlier is None
        or earlier.number is None
        or (earlier.number < row.latest.number) == rises
        or earlier is row.latest
        for earlier in row.actuals
    )


def percent_format(ground: Ground) -> bool:
    """A share that is stored as a fraction throughout, and shown as percent by its format."""
    row = ground.lone(lambda r: r.indicator.is_share) if ground.habits.triple in {"three", "format"} else None
    if row is None:
        return False
    for triple in row.triples():
        assert triple.number is not None
        triple.number, triple.number_format, triple.unit = (
            triple.number / 100,
            "0.0%" if triple.decimals == 1 else "0.00%",
            "",
        )
        triple.loose = True
    row.silent |= {"U101"}
    return True


def from_below_one(ground: Ground) -> bool:
    """0.9 → 12.5 → 50 is real."""
    row = _renamed(ground, "マイナ保険証の利用率", "％", 1)
    return row is not None and _figures(row, ["0.9", "12.5", "18.2", "24.0"], "50.0")


def _renamed(ground: Ground, name: str, unit: str, decimals: int) -> Row | None:
    row = ground.lone()
    if row is None or any(other.name == name for other in ground.filing.rows):
        return None
    row.name = row.twin_key = name
    for triple in row.triples():
        triple.unit, triple.decimals = unit, decimals
    return row


def _figures(row: Row, numbers: list[str], target: str) -> bool:
    row.baseline.number = Decimal(numbers[0])
    for actual, number in zip(row.actuals, numbers[1:], strict=True):
        if actual is not None:
            actual.number = Decimal(number)
    row.target.number = Decimal(target)
    settle(row)
    return True
