"""A: where a person must decide, and words that the data contradict."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from generated.faults.achieved import qualitative, state
from generated.ground import Ground
from generated.model import Row, Stated, whole_percent
from generated.rows import settle

LESS = ("の削減", "の抑制", "の減少", "の低減", "の縮減", "の解消")


def sign_turned(ground: Ground) -> bool:
    row = ground.lone()
    if row is None or row.computed is None or abs(whole_percent(row.computed)) < 4:
        return False
    state(row, -whole_percent(row.computed))
    _under_a104(ground, row, "warning", "A104 sign")
    return True


def target_on_wrong_side(ground: Ground) -> bool:
    row = _ceiling(ground)
    if row is None:
        return False
    settle(row)
    _under_a104(ground, row, "warning", "A104 side")
    return True


def ceiling_kept_in_words(ground: Ground) -> bool:
    row = _ceiling(ground)
    if row is None:
        return False
    settle(row)
    row.stated = Stated(word="達成")
    _under_a104(ground, row, "info", "A104 kept")
    return True


def _ceiling(ground: Ground) -> Row | None:
    """Lower is better by the name, and the target is a ceiling above the baseline."""
    row = ground.lone(
        lambda r: not r.indicator.rises and not r.indicator.decimals and "率" not in r.name and r.indicator.high > 500
    )
    if row is None:
        return None
    if not row.name.endswith(LESS):
        row.name += ground.rng.choice(LESS[:5])
    base, latest = row.baseline.number, row.latest
    assert base is not None
    assert latest is not None
    row.target.number = base + max(2, int(base * Decimal("0.03")))
    latest.number = base - max(1, int(base * Decimal("0.02")))
    return row


def _under_a104(ground: Ground, row: Row, severity: str, fault: str) -> None:
    row.silent |= {"A107", "N105"}
    row.stated.formula_fits = fault == "A104 side"
    row.loose |= {"V110"}
    ground.truth.finds_at("A104", severity, row, fault=fault)


def keep_it_target(ground: Ground) -> bool:
    row = ground.lone()
    if row is None:
        return False
    row.target.number = row.baseline.number
    row.computed = None
    row.stated = ground.rng.choice(
        (Stated(word="－"), Stated(), Stated(Fraction(1), formula_fits=False), Stated(word="達成"))
    )
    row.loose |= {"A106", "N105"}
    ground.truth.finds_at("A105", "info", row, fault="A105")
    return True


def words_against_data(ground: Ground) -> bool:
    row = ground.lone(lambda r: _moved(r) != 0)
    if row is None:
        return False
    up, down = (("上昇", "増加", "向上"), ("減少", "低下"))
    against = down if _moved(row) > 0 else up
    achieved = ground.rng.random() < 0.6
    qualitative(row, ground.rng.choice(against if achieved else (up if against is down else down)))
    row.stated = Stated(word="達成" if achieved else "未達成")
    ground.truth.finds_at("A106", "error", row, fault=f"A106 {row.target.typed} {row.stated.word}")
    return True


def achieved_in_words(ground: Ground) -> bool:
    row = ground.lone(lambda r: r.computed is not None and Fraction(0) < r.computed < Fraction(9, 10))
    if row is None:
        return False
    row.stated = Stated(word="達成")
    ground.truth.finds_at("A106", "error", row, fault="A106 computable")
    return True


def worsening_allowed(ground: Ground) -> bool:
    """Left to what is natural: the name alone says that more is better."""
    row = ground.lone(lambda r: r.name.endswith(("人口", "農家数", "世帯数", "参加者数", "団体数", "利用者数")))
    if row is None:
        return False
    base = row.baseline.number
    assert base is not None
    row.target.number = base - max(1, int(base * Decimal("0.06")))
    settle(row)
    return True


def _moved(row: Row) -> int:
    """1 or -1 where the latest actual lies clearly above or below both the baseline and the actual before."""
    numbers = [t.number for t in (row.baseline, *row.actuals) if t is not None and t.number is not None]
    base, latest = numbers[0], numbers[-1]
    if abs(latest - base) * 20 < base:
        return 0
    signs = {(latest > other) - (latest < other) for other in (base, numbers[-2])}
    return signs.pop() if len(signs) == 1 else 0
