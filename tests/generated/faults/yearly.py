"""Y: years that cannot be read, or cannot be in that order."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from generated.ground import Ground
from generated.model import ANY, Expected, Row, Triple
from generated.rows import settle
from generated.years import Year


def unreadable(ground: Ground) -> bool:
    row = ground.lone() if ground.habits.triple != "one" else None
    if row is None:
        return False
    triple = ground.role(row)
    triple.year_typed = ground.rng.choice(("計画策定時", "？年度", "20022年度", "次期計画", "前々年"))
    row.loose |= {"N108"}
    ground.truth.finds_at("Y101", "error", row, fault=f"Y101 {triple.year_typed}")
    return True


def baseline_without_year(ground: Ground) -> bool:
    row = ground.lone() if ground.habits.triple != "one" and ground.habits.merged_down != "years" else None
    if row is None:
        return False
    row.baseline.year = None
    ground.truth.finds_at("Y101", "warning", row, fault="Y101 baseline empty")
    return True


def actual_without_year(ground: Ground) -> bool:
    row = (
        ground.lone(lambda r: not _is_late(r, ground))
        if ground.habits.triple != "one" and ground.habits.merged_down != "years"
        else None
    )
    if row is None:
        return False
    assert row.latest is not None
    row.latest.year = None
    ground.truth.finds_at("Y101", "info", row, fault="Y101 actual empty")
    return True


def target_without_year(ground: Ground) -> bool:
    """The heading names the year."""
    row = ground.lone() if ground.habits.triple != "one" and ground.habits.merged_down != "years" else None
    if row is None:
        return False
    row.target.year = None
    ground.truth.finds_at("Y101", "info", row, fault="Y101 target empty")
    return True


def baseline_too_late(ground: Ground) -> bool:
    row = ground.lone(lambda r: not _is_late(r, ground))
    if row is None:
        return False
    row.baseline.year = Year(ground.filing.last_year, fiscal=True)
    if row.latest is row.actuals[2]:
        row.baseline.year = Year(ground.filing.last_year + 1, fiscal=True)
        row.target.year = Year(2030, row.target.year.fiscal if row.target.year else False)
        if row.section == 2:
            ground.truth.finds_at("Y106", "warning", row, fault="Y102")
    ground.truth.finds_at("Y102", "error", row, fault="Y102")
    return True


def same_period(ground: Ground) -> bool:
    return _same_period(ground, equal=False)


def same_period_and_value(ground: Ground) -> bool:
    return _same_period(ground, equal=True)


def _same_period(ground: Ground, *, equal: bool) -> bool:
    row = ground.lone(lambda r: r.actuals[0] is not None and (r.actuals[0].number != r.baseline.number))
    if row is None:
        return False
    first = row.actuals[0]
    assert first is not None
    row.baseline.year = first.year
    if equal:
        first.number = row.baseline.number
        settle(row)
    ground.truth.finds_at("Y102", "info" if equal else "warning", row, fault="Y102 same period")
    return True


def actual_too_late(ground: Ground) -> bool:
    row = ground.lone(lambda r: r.actuals[2] is None and not _is_late(r, ground))
    if row is None:
        return False
    assert row.latest is not None
    column = max(i for i in range(3) if row.actuals[i] is row.latest)
    row.latest.year = Year(ground.filing.years[column] + 1, fiscal=True)
    ground.truth.finds_at("Y103", "warning", row, fault="Y103")
    return True


def target_outside_plan(ground: Ground) -> bool:
    if any(name.startswith("F107") for name in ground.truth.faults):  # which period it is then, is left open
        return False
    row = ground.lone(section=2)
    if row is None or row.target.year is None:
        return False
    row.target.year = replace(row.target.year, named=ground.filing.last_year + ground.rng.choice((1, 2, 5)))
    ground.truth.finds_at("Y106", "warning", row, fault="Y106")
    return True


def back_in_time(ground: Ground) -> bool:
    row = (
        ground.lone(lambda r: r.actuals[2] is not None and not _is_late(r, ground)) if _is_plain_year(ground) else None
    )
    if row is None:
        return False
    middle, last = row.actuals[1], row.actuals[2]
    assert middle is not None
    assert last is not None
    middle.year, last.year = last.year, middle.year
    row.loose |= {"Y104", "Y103", "N108"}
    ground.truth.finds_at("Y107", "error", row, fault="Y107 back")
    return True


def same_year_twice(ground: Ground) -> bool:
    return _same_year(ground, equal=False)


def same_year_and_value(ground: Ground) -> bool:
    return _same_year(ground, equal=True)


def _same_year(ground: Ground, *, equal: bool) -> bool:
    row = ground.lone(lambda r: len(_filled(r)) > 1 and _filled(r)[-1].number != _filled(r)[-2].number)
    if row is None:
        return False
    before, last = _filled(row)[-2:]
    last.year = before.year
    if equal:
        last.number = before.number
        settle(row)
    ground.truth.finds_at("Y107", "info" if equal else "error", row, fault="Y107 same year")
    return True


def target_has_passed(ground: Ground) -> bool:
    row = (
        ground.lone(lambda r: len(_filled(r)) > 1 and not _is_late(r, ground), section=2)
        if _is_plain_year(ground)
        else None
    )
    if row is None or row.computed is None:
        return False
    row.target.year = Year(ground.filing.first_year, fiscal=False)
    assert row.stated.fraction is not None
    if row.stated.fraction >= 1 > row.computed:
        return False
    ground.truth.finds_at("Y108", "warning" if row.computed < 1 else "info", row, fault="Y108")
    return True


def nearer_section1(ground: Ground) -> bool:
    """Section (1)'s target lies before section (2)'s."""
    if ground.filing.columns_filled > 1:
        return False
    pair = ground.pair(lambda r: not _is_late(r, ground))
    if pair is None:
        return False
    first, second = pair
    base, target = second.baseline.number, second.target.number
    assert base is not None
    assert target is not None
    assert first.target.year is not None
    assert second.target.year is not None
    first.target.year = replace(second.target.year, named=ground.filing.first_year + 1)
    step = Decimal(1).scaleb(-first.target.decimals)
    middle = ((base + target * 3) / 4).quantize(step)
    first.target.number = target if middle == base else middle
    settle(first)
    ground.truth.must.append(Expected("Y109", "warning", ANY, ANY, second.name, "Y109"))
    return True


def _is_plain_year(ground: Ground) -> bool:
    """R5 alone may be a fiscal or a calendar year: such orders are left open."""
    return ground.habits.year_style != "bare"


def _filled(row: Row) -> list[Triple]:
    return [actual for actual in row.actuals if actual is not None]


def _is_late(row: Row, ground: Ground) -> bool:
    return any(
        actual is not None and actual.year is not None and actual.year.named < year
        for actual, year in zip(row.actuals, ground.filing.years, strict=True)
    )
