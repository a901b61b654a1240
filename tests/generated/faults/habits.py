"""One habit over a whole table: each row is found, and one finding at the heading stands for them all."""

from __future__ import annotations

from fractions import Fraction

from generated.ground import Ground, is_plain
from generated.mistakes import mistakes
from generated.model import Row, Stated, number_text, whole_percent


def all_empty(ground: Ground) -> bool:
    rows = _table(ground)
    for row in rows:
        row.stated = Stated()
        ground.truth.finds_at("A102", "warning", row, fault="A102 habit")
    return bool(rows)


def all_by_the_target(ground: Ground) -> bool:
    """actual/target throughout."""
    rows = [row for row in _table(ground) if row.indicator.is_count]
    for row in rows:
        figure = mistakes(row).get("actual/target")
        right = row.computed
        if figure is None or right is None or abs(whole_percent(figure) - whole_percent(right)) < 4:
            continue
        if whole_percent(figure) == -whole_percent(right):
            continue
        row.stated = Stated(Fraction(whole_percent(figure), 100), formula_fits=False)
        row.loose |= {"N105"}
        ground.truth.finds_at("A101", "error", row, fault="A101 habit")
    return bool(rows)


def baselines_as_text(ground: Ground) -> bool:
    rows = _table(ground) if ground.habits.triple == "three" else []
    for row in rows:
        row.baseline.read = row.baseline.number
        row.baseline.typed = number_text(row.baseline.number, row.baseline.decimals)
        row.stated.formula_fits = False
        ground.truth.finds_at("V101", "warning", row, fault="V101 habit")
    return bool(rows)


def baselines_without_unit(ground: Ground) -> bool:
    rows = _table(ground) if ground.habits.triple == "three" and ground.habits.merged_down != "units" else []
    rows = [row for row in rows if row.indicator.unit]
    for row in rows:
        row.baseline.unit = ""
        ground.truth.finds_at("U101", "warning", row, fault="U101 habit")
    return bool(rows)


def targets_behind_the_plan(ground: Ground) -> bool:
    """Every target of (2) in 2030."""
    if any(name.startswith("F107") for name in ground.truth.faults) or ground.filing.last_year >= 2030:
        return False
    rows = [row for row in _table(ground) if row.section == 2 and row.target.year is not None]
    for row in rows:
        assert row.target.year is not None
        row.target.year = type(row.target.year)(2030, row.target.year.fiscal)
        ground.truth.finds_at("Y106", "warning", row, fault="Y106 habit")
    return bool(rows)


def _table(ground: Ground) -> list[Row]:
    """The plain rows of section (2) whose indicator stands nowhere else, where most rows are such."""
    if ground.filing.missing_columns or 2 in ground.filing.missing_sections:
        return []
    rows = ground.filing.section(2)
    fitting = [r for r in rows if not r.touched and is_plain(r) and len(ground.filing.group(r)) == 1]
    if len(fitting) * 10 < len(rows) * 7 or len(fitting) < 4:
        return []
    for row in fitting:
        row.touched = True
        row.silent.add("mention")
    return fitting
