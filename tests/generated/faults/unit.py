"""U: units that are missing, that differ, or that hide a slip of the scale."""

from __future__ import annotations

from fractions import Fraction

from generated.ground import Ground
from generated.mistakes import reproduces_a_mistake
from generated.model import Row, Stated, whole_percent
from generated.rows import compute, settle

OTHER = {
    "％": "ポイント",
    "件": "箇所",
    "箇所": "件",
    "人": "世帯",
    "台": "基",
    "回": "人",
    "店舗": "件",
    "団体": "人",
    "t": "t-CO2",
    "ha": "㎥",
    "社": "人",
}
SMALLER = {
    "億円": ("百万円", 100),
    "百万円": ("千円", 1000),
    "万人": ("千人", 10),
    "千人": ("人", 1000),
    "t": ("kg", 1000),
    "km": ("m", 1000),
    "万㎥": ("千㎥", 10),
}
SPELLINGS = {
    "％": ("%", "パーセント"), "箇所": ("か所", "カ所", "ヶ所"), "人": ("名",), "㎥": ("m3", "立方メートル"), "ha": ("ヘクタール",),
    "t": ("トン",), "t-CO2": ("トンCO2", "t-CO₂"), "百万円": ("100万円",),
}  # fmt: skip


def unit_missing(ground: Ground) -> bool:
    row = ground.lone(lambda r: bool(r.indicator.unit)) if ground.habits.triple == "three" else None
    if row is None:
        return False
    ground.role(row).unit = ""
    ground.truth.finds_at("U101", "warning", row, fault="U101")
    return True


def unit_differs(ground: Ground) -> bool:
    row = ground.lone(lambda r: r.indicator.unit in OTHER)
    if row is None:
        return False
    ground.role(row).unit = OTHER[row.indicator.unit]
    row.computed_matters = False
    row.stated.formula_fits = False
    row.loose |= {"N105", "A103"}
    ground.truth.finds_at("U102", "error", row, fault="U102")
    return True


def unit_scaled_rightly(ground: Ground) -> bool:
    return _scaled(ground, rightly=True)


def unit_scaled_wrongly(ground: Ground) -> bool:
    return _scaled(ground, rightly=False)


def _scaled(ground: Ground, *, rightly: bool) -> bool:
    """The latest actual under a smaller unit; 達成度 written after conversion, or as if there were one unit."""
    row = ground.lone(
        lambda r: (
            r.indicator.unit in SMALLER
            and _is_close(r, Fraction(4))
            and r.computed is not None
            and abs(r.computed) > Fraction(1, 20)
        )
    )
    if row is None:
        return False
    latest = row.latest
    assert latest is not None
    assert latest.number is not None
    unit, factor = SMALLER[row.indicator.unit]
    latest.number *= factor
    latest.unit = unit
    if not rightly:
        naive = compute(row)
        assert naive is not None
        row.stated = Stated(Fraction(whole_percent(naive), 100))
    row.stated.formula_fits = not rightly
    row.computed_matters = False
    row.loose |= {"N105", "A107"}
    ground.truth.finds_at(
        "U102", "warning" if rightly else "error", row, fault=f"U102 scale {'right' if rightly else 'wrong'}"
    )
    return True


def two_spellings(ground: Ground) -> bool:
    row = ground.lone(lambda r: r.indicator.unit in SPELLINGS)
    if row is None:
        return False
    triple = ground.role(row)
    spelling = ground.rng.choice(SPELLINGS[row.indicator.unit])
    if spelling[0].isdigit() and ground.habits.triple != "three":  # 671100万円 would be another number
        return False
    triple.unit = spelling
    ground.truth.finds_at("U103", "info", row, fault=f"U103 {triple.unit}")
    return True


def two_spellings_in_pair(ground: Ground) -> bool:
    pair = ground.pair(lambda r: r.indicator.unit in SPELLINGS)
    if pair is None:
        return False
    unit = ground.rng.choice(SPELLINGS[pair[0].indicator.unit])
    if unit[0].isdigit() and ground.habits.triple != "three":
        return False
    for triple in pair[1].triples():
        triple.unit = unit
    ground.truth.finds_at("U103", "info", pair[1], fault=f"U103 pair {unit}")
    return True


def slip_with_right_figure(ground: Ground) -> bool:
    """(a) The written figure fits once one value is shifted back."""
    row = ground.lone(lambda r: _can_slip(r, Fraction(5)))
    if row is None:
        return False
    assert row.latest is not None
    triple = ground.rng.choice([row.baseline, row.latest])
    power = ground.rng.choice((1, 1, 2, 3))
    before = triple.number
    assert before is not None
    triple.number = before * 10**power
    assert row.stated.fraction is not None
    if reproduces_a_mistake(row, row.stated.fraction) or _shown(compute(row)) == _shown(row.stated.fraction):
        triple.number = before
        return False
    return _slipped(ground, row, "U104 a")


def slip_of_the_actual(ground: Ground) -> bool:
    """(c) The actual alone is far outside, and 達成度 follows it."""
    row = ground.lone(lambda r: _can_slip(r, Fraction(3, 2)))
    if row is None:
        return False
    assert row.latest is not None
    assert row.latest.number is not None
    row.latest.number *= 10 ** ground.rng.choice((1, 1, 2))
    settle(row)
    return _slipped(ground, row, "U104 c")


def slip_in_pair(ground: Ground) -> bool:
    """(b) The twin has exactly a power of ten of it."""
    pair = ground.pair(lambda r: _can_slip(r, Fraction(5)))
    if pair is None:
        return False
    row = pair[1]
    assert row.latest is not None
    assert row.latest.number is not None
    row.latest.number *= 10
    return _slipped(ground, row, "U104 b")


def _slipped(ground: Ground, row: Row, fault: str) -> bool:
    row.computed_matters = False
    row.stated.formula_fits = fault == "U104 c"
    row.loose |= {"N105", "N108"}
    if fault == "U104 c":
        row.loose |= {"A107"}
    ground.truth.finds_at("U104", "warning", row, fault=fault)
    return True


def _can_slip(row: Row, factor: Fraction) -> bool:
    return (
        _is_close(row, factor)
        and not row.indicator.is_cumulative
        and row.computed is not None
        and Fraction(1, 50) < abs(row.computed) < Fraction(3, 2)
    )


def _is_close(row: Row, factor: Fraction) -> bool:
    numbers = [Fraction(t.number) for t in row.triples() if t.number]
    return max(numbers) < min(numbers) * factor


def _shown(fraction: Fraction | None) -> int | None:
    return None if fraction is None else whole_percent(fraction)
