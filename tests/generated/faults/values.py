"""V: values that are no plain numbers, or cannot be."""

from __future__ import annotations

from decimal import Decimal

from generated.ground import Ground
from generated.model import UNIT, Row, Stated, Triple, number_text
from generated.rows import settle
from generated.years import FULL_WIDTH


def three(ground: Ground) -> bool:
    return ground.habits.triple == "three"


def number_as_text(ground: Ground) -> bool:
    row = ground.lone() if three(ground) else None
    if row is None:
        return False
    triple = ground.role(row)
    plain = number_text(triple.number, triple.decimals)
    triple.read = triple.number
    triple.typed = ground.rng.choice(
        (plain, plain.replace(",", ""), plain.translate({**FULL_WIDTH, ord(","): "，", ord("."): "．"}))
    )
    row.stated.formula_fits = False
    ground.truth.finds_at("V101", "warning", row, fault=f"V101 {triple.typed}")
    return True


def not_plain(ground: Ground) -> bool:
    row = ground.lone()
    if row is None:
        return False
    triple = ground.role(row)
    shown = number_text(triple.number, triple.decimals)
    more = number_text((triple.number or Decimal(0)) * Decimal("1.1"), triple.decimals)
    triple.typed = ground.rng.choice(
        (f"約{shown}{UNIT}", f"{shown}{UNIT}程度", f"{shown}～{more}{UNIT}", f"およそ{shown}{UNIT}")
    )
    triple.loose = True
    row.computed = None
    row.stated = Stated(row.stated.fraction, formula_fits=False) if ground.rng.random() < 0.5 else Stated()
    row.loose |= {"N105", "N108"}
    ground.truth.finds_at("V102", "warning", row, fault=f"V102 {triple.shown()}")
    return True


def digits_that_make_no_number(ground: Ground) -> bool:
    """An older actual never counts in its place."""
    row = ground.lone() if three(ground) else None
    if row is None:
        return False
    triple = ground.role(row)
    shown = number_text(triple.number, triple.decimals)
    triple.typed = ground.rng.choice((f"{shown}?", f"注）{shown}", f"【{shown}】", f"{shown},", f"①{shown} ②{shown}"))
    triple.loose = True
    row.computed = None
    row.stated = Stated(row.stated.fraction, formula_fits=False) if ground.rng.random() < 0.5 else Stated()
    row.loose |= {"N105", "N108"}
    ground.truth.finds_at("V102", "warning", row, fault=f"V102 {triple.typed}")
    return True


def bound_on_target(ground: Ground) -> bool:
    row = ground.lone()
    if row is None:
        return False
    word = "以上" if row.indicator.rises else "以下"
    row.target.read = row.target.number
    row.target.typed = number_text(row.target.number, row.target.decimals) + UNIT + word
    row.target.loose = True
    row.stated.formula_fits = False
    ground.truth.finds_at("V102", "info", row, fault=f"V102 {word}")
    return True


def provisional(ground: Ground) -> bool:
    row = ground.lone()
    if row is None:
        return False
    triple = row.latest
    assert triple is not None
    shown = number_text(triple.number, triple.decimals)
    triple.read = triple.number
    triple.typed = shown + UNIT + ground.rng.choice(("（速報）", "（見込）", "（速報値）", "(見込)"))
    triple.loose = True
    row.stated.formula_fits = False
    ground.truth.finds_at("V102", "info", row, fault=f"V102 {triple.shown()}")
    return True


def ambiguous_word(ground: Ground) -> bool:
    row = ground.lone(lambda r: r.actuals[1] is not None)
    if row is None:
        return False
    last = max(i for i in range(3) if row.actuals[i] is not None)
    row.actuals[last] = Triple(None, None, 0, "", typed="なし")
    settle(row)
    row.stated.formula_fits = False
    ground.truth.finds_at("V103", "info", row, fault="V103")
    return True


def unit_in_value(ground: Ground) -> bool:
    row = ground.lone(lambda r: bool(r.indicator.unit)) if three(ground) else None
    if row is None:
        return False
    triple = ground.role(row)
    triple.read = triple.number
    triple.typed = number_text(triple.number, triple.decimals) + triple.unit
    if ground.rng.random() < 0.7:
        triple.unit = ""
    triple.loose = True
    row.stated.formula_fits = False
    ground.truth.finds_at("V104", "warning", row, fault=f"V104 {triple.typed}")
    return True


def excel_error(ground: Ground) -> bool:
    row = ground.lone() if ground.habits.triple != "one" else None
    if row is None:
        return False
    triple = ground.role(row)
    triple.error = ground.rng.choice(("#REF!", "#DIV/0!", "#VALUE!", "#N/A", "#NAME?"))
    triple.number = None
    row.computed_matters = False
    row.stated.formula_fits = False
    row.loose |= {"N105", "N108", "Y104", "Y105"}
    ground.truth.finds_at("V105", "error", row, fault=f"V105 {triple.error}")
    return True


def share_as_fraction(ground: Ground) -> bool:
    return _fraction(ground, shown=False)


def share_shown_as_percent(ground: Ground) -> bool:
    return ground.habits.triple == "three" and _fraction(ground, shown=True)


def _fraction(ground: Ground, *, shown: bool) -> bool:
    row = ground.lone(lambda r: r.indicator.is_share and _within(r, 2))
    if row is None:
        return False
    assert row.latest is not None
    triple = ground.rng.choice([row.baseline, row.latest])
    assert triple.number is not None
    triple.number = triple.number / 100
    if shown:
        triple.number_format = "0.0%"
    triple.decimals += 2
    triple.loose = shown
    row.computed_matters = False
    row.stated.formula_fits = False
    row.loose |= {"N105", "N108"}
    ground.truth.finds_at("V106", "error" if shown else "warning", row, fault="V106 shown" if shown else "V106")
    return True


def _within(row: Row, factor: int) -> bool:
    """Whether all numbers of the row lie within a factor, and the figure is far from what a slip would give."""
    numbers = [t.number for t in row.triples() if t.number]
    return max(numbers) < min(numbers) * factor and row.computed is not None and abs(row.computed) < Decimal("0.6")


def unfinished_value(ground: Ground) -> bool:
    row = ground.lone() if ground.habits.triple == "three" else None
    if row is None:
        return False
    triple = ground.rng.choice([row.baseline, row.target])
    shown = number_text(triple.number, triple.decimals)
    triple.typed = ground.rng.choice(("●●", "○○", "要確認", "調整中", f"{shown}（案）", "XX"))
    triple.loose = True
    row.computed_matters = False
    row.stated = Stated()
    row.loose |= {"N105", "A102", "A107"}
    ground.truth.finds_at("V107", "error", row, fault=f"V107 {triple.typed}")
    return True


def unfinished_year(ground: Ground) -> bool:
    row = ground.lone() if ground.habits.triple != "one" else None
    if row is None:
        return False
    triple = ground.role(row)
    triple.year_typed = ground.rng.choice(("●●年度", "○○年度", "20XX年度", "要確認"))
    triple.loose = True
    row.loose |= {"Y101"}
    ground.truth.finds_at("V107", "error", row, fault=f"V107 {triple.year_typed}")
    return True


def unfinished_name(ground: Ground) -> bool:
    row = ground.lone()
    if row is None:
        return False
    row.name += ground.rng.choice(("（案）", "（要確認）"))
    row.loose |= {"A109"}
    ground.truth.finds_at("V107", "warning", row, fault="V107 name")
    return True


def struck_out(ground: Ground) -> bool:
    row = ground.lone() if three(ground) else None
    if row is None:
        return False
    triple = ground.role(row)
    assert triple.number is not None
    triple.struck = number_text(triple.number + 3, triple.decimals)
    row.stated.formula_fits = False
    row.loose |= {"V101"}
    ground.truth.finds_at("V108", "warning", row, fault="V108")
    return True
