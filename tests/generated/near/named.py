"""Names that are nearly alike, and mean different things; names that are wrapped by hand."""

from __future__ import annotations

from generated.ground import Ground

PAIRS = (
    ("小学校の長寿命化改修", "中学校の長寿命化改修"),
    ("転入の届出", "転出の届出"),
    ("新規の研修受講", "継続の研修受講"),
    ("第１工区の整備延長", "第２工区の整備延長"),
    ("市内の協力店", "市外の協力店"),
    ("特別支援教室（小学校）", "特別支援教室（中学校）"),
)


def pairs_of_names(ground: Ground) -> bool:
    """Differences of a digit, or of 小/中, 転入/転出, 新規/継続, 内/外: two indicators."""
    first, second = (ground.lone(lambda r: r.indicator.is_count) for _ in range(2))
    if first is None or second is None:
        return False
    names = ground.rng.choice(PAIRS)
    if any(row.name in names for row in ground.filing.rows):
        return False
    for row, name in zip((first, second), names, strict=True):
        row.name = row.twin_key = name
    return True


def wrapped(ground: Ground) -> bool:
    """A line break in the middle of a name."""
    pair = ground.pair(lambda r: len(r.name) > 6)
    if pair is None:
        return False
    row = ground.rng.choice(pair)
    middle = len(row.name) // 2
    row.name = f"{row.name[:middle]}\n{row.name[middle:]}"
    return True
