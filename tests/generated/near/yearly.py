"""Years that look wrong, and are right."""

from __future__ import annotations

from generated.ground import Ground
from generated.model import Triple
from generated.years import Year


def month_of_the_year(ground: Ground) -> bool:
    """2023年3月 under 2022 is right: it lies in that fiscal year."""
    row = ground.lone(lambda r: r.actuals[1] is None and r.latest is r.actuals[0] and not _is_slow(r.actuals, ground))
    if row is None or row.latest is None:
        return False
    row.latest.year = Year(ground.filing.first_year + 1, fiscal=False, month=3)
    row.latest.year_as_date = ground.habits.triple != "one" and ground.rng.random() < 0.5
    return True


def baseline_month(ground: Ground) -> bool:
    row = ground.lone()
    if row is None or row.baseline.year is None:
        return False
    row.baseline.year = Year(row.baseline.year.named, fiscal=False, month=3)
    row.baseline.year_as_date = ground.habits.triple != "one" and ground.rng.random() < 0.5
    return True


def target_month(ground: Ground) -> bool:
    """March of the year after the plan's last year is its fiscal year."""
    row = ground.lone(section=2)
    if row is None:
        return False
    row.target.year = Year(ground.filing.last_year + 1, fiscal=False, month=3)
    return True


def every_year(ground: Ground) -> bool:
    """毎年度 is readable."""
    row = ground.lone() if ground.habits.triple != "one" else None
    if row is None:
        return False
    row.target.year_typed = ground.rng.choice(("毎年度", "毎年"))
    row.loose |= {"Y105"}
    return True


def average_of_years(ground: Ground) -> bool:
    """2018～2020平均 is readable."""
    row = ground.lone() if ground.habits.triple != "one" else None
    if row is None:
        return False
    first = ground.filing.first_year
    row.baseline.year_typed = f"{first - 4}～{first - 2}平均"
    return True


def end_of_the_year(ground: Ground) -> bool:
    """年度末 is its fiscal year."""
    row = ground.lone(lambda r: not _is_slow(r.actuals, ground)) if ground.habits.triple != "one" else None
    if row is None or row.latest is None:
        return False
    column = max(i for i in range(3) if row.actuals[i] is row.latest)
    row.latest.year_typed = f"{ground.filing.years[column]}年度末"
    return True


def day_after_the_year(ground: Ground) -> bool:
    """2023年4月1日 under 2022: a date up to three months after the fiscal year's end is right."""
    row = (
        ground.lone(lambda r: not _is_slow(r.actuals, ground) and r.actuals[1] is None)
        if ground.habits.triple != "one"
        else None
    )
    if row is None or row.latest is None or row.latest is not row.actuals[0]:
        return False
    row.latest.year_typed = f"{ground.filing.first_year + 1}年4月1日"
    return True


def _is_slow(actuals: list[Triple | None], ground: Ground) -> bool:
    return any(
        actual is not None and (actual.year is None or not actual.year.fiscal or actual.year.named != heading)
        for actual, heading in zip(actuals, ground.filing.years, strict=True)
    )
