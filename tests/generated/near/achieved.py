"""達成度 and targets that look wrong, and are right."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from generated.ground import Ground
from generated.model import Stated, Triple, whole_percent
from generated.rows import settle


def not_a_reduction(ground: Ground) -> bool:
    """削減量, 削減率, 削減に取り組む市民: more of it is better."""
    row = ground.lone(lambda r: r.indicator.rises and r.indicator.is_count and not r.indicator.is_cumulative)
    if row is None:
        return False
    row.name = row.twin_key = ground.rng.choice(
        ("家庭系ごみの削減量", "CO2排出の削減量", "食品ロス削減に取り組む市民", "人口減少の抑制", "若者の流出の抑制")
    )
    return sum(other.name == row.name for other in ground.filing.rows) == 1


def achieved_in_words(ground: Ground) -> bool:
    row = ground.lone(lambda r: r.computed is not None and r.computed >= 1)
    if row is None:
        return False
    row.stated = Stated(word="達成")
    return True


def other_words(ground: Ground) -> bool:
    """概ね達成, ○, 策定済 are not judged."""
    row = ground.lone()
    if row is None or row.computed is None:
        return False
    row.stated = Stated(word=ground.rng.choice(("概ね達成", "○", "△", "策定済")))
    row.loose |= {"N105"}
    return True


def fraction_in_general(ground: Ground) -> bool:
    """0.13 under General is right."""
    row = ground.lone(lambda r: r.computed is not None and abs(whole_percent(r.computed)) > 2)
    if row is None or row.computed is None:
        return False
    percent = whole_percent(row.computed)
    row.stated = Stated(Fraction(percent, 100), raw=percent / 100, raw_format="General", formula_fits=False)
    return True


def rounded_figure_in_cell(ground: Ground) -> bool:
    """Unrounded figures that the formats round: 達成度 is judged by what is stored, and shown."""
    row = ground.lone(lambda r: r.computed is not None and abs(r.computed) < 1)
    if row is None or row.computed is None:
        return False
    row.stated = Stated(
        Fraction(whole_percent(row.computed), 100), raw=float(row.computed), raw_format="0%", formula_fits=False
    )
    return True


def small_slip_is_none(ground: Ground) -> bool:
    """From nothing: zero as baseline, never a slip of the scale."""
    row = ground.lone(lambda r: r.indicator.is_count and not r.indicator.is_cumulative and r.indicator.rises)
    if row is None:
        return False
    row.baseline.number = Decimal(0)
    settle(row)
    return row.computed is not None


def better_than_ever(ground: Ground) -> bool:
    """人口 … as part of a name says nothing."""
    row = ground.lone(lambda r: not r.indicator.rises and r.indicator.is_count)
    if row is None:
        return False
    row.name = row.twin_key = ground.rng.choice(("空き家世帯数に占める管理不全の件", "参加者数の偏りを示す差"))
    return sum(other.name == row.name for other in ground.filing.rows) == 1


def far_target(ground: Ground) -> bool:
    """A target ten times the baseline is no slip of the scale by itself."""
    row = ground.lone(
        lambda r: "24本" not in r.name and r.indicator.rises and r.indicator.is_count and not r.indicator.is_cumulative
    )
    if row is None or row.baseline.number is None:
        return False
    row.target.number = row.baseline.number * 10
    settle(row)
    return row.computed is not None


def undecided_target(ground: Ground) -> bool:
    """未定 is an answer: nothing is missing, and nothing is computed."""
    row = ground.lone()
    if row is None:
        return False
    row.target = Triple(None, None, 0, "", typed=ground.rng.choice(("未定", "－", "調査中")))
    row.computed = None
    row.stated = Stated(word=ground.rng.choice((None, "－")))
    return True
