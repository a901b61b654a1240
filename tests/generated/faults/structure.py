"""F: what is missing, numbered wrongly, or there twice."""

from __future__ import annotations

from generated.ground import Ground
from generated.model import ANY, Row, Stated, Triple
from generated.rows import CIRCLED


def section_missing(ground: Ground) -> bool:
    section = ground.rng.choice((1, 2, 3))
    ground.filing.missing_sections.add(section)
    if section != 3:
        for row in ground.filing.section(3 - section):
            row.loose |= {"X110", "Y109"}
    ground.truth.finds("F101", "error", section, ANY, fault="F101")
    return True


def column_missing(ground: Ground) -> bool:
    """One required column; "actuals" stands for all three."""
    filing, section = ground.filing, ground.rng.choice((1, 2))
    kind = ground.rng.choice(("no", "baseline", "target", "stated", "actuals"))
    if section in filing.missing_sections or (kind == "no" and ground.habits.no_style == "joined" and section == 1):
        return False
    filing.missing_columns |= {
        (section, each) for each in (("actual0", "actual1", "actual2") if kind == "actuals" else (kind,))
    }
    rows = filing.section(section)
    for row in rows:
        row.loose |= {"N105", "N108", "A107"}
        row.stated.formula_fits = kind in {"no", "stated"}
        row.computed_matters = kind in {"no", "stated"}
        if kind == "no":
            row.no_typed = ""
        if kind == "actuals":
            row.actuals = [None, None, None]
        for other in filing.group(row):
            other.touched = True
            other.silent.add("mention")
            other.loose |= {"N105", "N108"}
    ground.truth.finds("F102", "error", section, ANY, fault=f"F102 {kind}")
    return True


def number_missing(ground: Ground) -> bool:
    row = None if _has_other_numbers(ground) else ground.lone()
    if row is None:
        return False
    row.no_typed = row.dimension if row.section == 1 and ground.habits.no_style == "joined" else ""
    ground.truth.finds("F103", "warning", row.section, ANY, fault="F103 missing")
    return True


def number_repeated(ground: Ground) -> bool:
    return _renumber(ground, -1, "F103 repeated")


def number_skipped(ground: Ground) -> bool:
    return _renumber(ground, 1, "F103 skipped")


def _renumber(ground: Ground, shift: int, fault: str) -> bool:
    rows = ground.filing.section(2)
    if (
        _has_other_numbers(ground)
        or len(rows) < 5
        or 2 in ground.filing.missing_sections
        or any(row.touched for row in rows)
    ):
        return False
    start = ground.rng.randrange(2, len(rows) - 1)
    for row in rows[start:]:
        row.no += shift
    for row in rows[start - 1 : start + 1]:
        row.silent.add("mention")
    ground.truth.finds("F103", "warning", 2, ANY, fault=fault)
    return True


def _has_other_numbers(ground: Ground) -> bool:
    """Two such faults might hide each other."""
    return any(name.startswith("F103") for name in ground.truth.faults)


def name_missing(ground: Ground) -> bool:
    row = ground.lone()
    if row is None:
        return False
    row.name, row.goals, row.repeated = "", None, False
    row.loose |= {"G104", "N105", "N108", "A109"}
    ground.truth.finds_at("F104", "error", row, fault="F104")
    return True


def baseline_missing(ground: Ground) -> bool:
    return _missing(ground, "baseline")


def target_missing(ground: Ground) -> bool:
    return _missing(ground, "target")


def _missing(ground: Ground, role: str) -> bool:
    row = ground.lone()
    if row is None:
        return False
    setattr(row, role, Triple(None, None, 0, ""))
    row.computed = None
    row.stated = Stated() if ground.rng.random() < 0.6 else Stated(row.stated.fraction, formula_fits=False)
    row.loose |= {"N105", "A107"}
    ground.truth.finds_at("F105", "error", row, fault=f"F105 {role}")
    return True


def actuals_missing(ground: Ground) -> bool:
    row = _without_actuals(ground, None)
    if row is not None:
        ground.truth.finds_at("F106", "warning", row, fault="F106")
    return row is not None


def actuals_not_published(ground: Ground) -> bool:
    row = _without_actuals(ground, ground.rng.choice(("未公表", "集計中", "調査中", "未実施")))
    if row is not None:
        ground.truth.finds_at("F106", "info", row, fault="F106 word")
    return row is not None


def _without_actuals(ground: Ground, word: str | None) -> Row | None:
    row = ground.lone()
    if row is None:
        return None
    blank = Triple(None, None, 0, "", typed=word) if word else None
    row.actuals = [blank if actual is not None else None for actual in row.actuals]
    row.computed, row.stated = None, Stated()
    row.loose.add("N105")
    return row


def title_period(ground: Ground) -> bool:
    filing = ground.filing
    filing.title_period = (filing.first_year + 1, filing.last_year + 1)
    return _period(ground, "F107 title")


def heading_period(ground: Ground) -> bool:
    filing = ground.filing
    if 2 in filing.missing_sections:
        return False
    filing.heading_period = (filing.first_year - 1, filing.last_year - 1)
    return _period(ground, "F107 heading")


def target_heading(ground: Ground) -> bool:
    filing = ground.filing
    if 2 in filing.missing_sections or (2, "target") in filing.missing_columns:
        return False
    filing.target_heading = filing.last_year + 1
    return _period(ground, "F107 target heading")


def _period(ground: Ground, fault: str) -> bool:
    ground.truth.finds("F107", "warning", ANY, ANY, fault=fault)
    ground.truth.allows("Y106")
    return True


def empty_form(ground: Ground) -> bool:
    filing = ground.filing
    filing.rows.clear()
    filing.empty = True
    ground.habits.narrative = "rows"
    ground.truth.finds("F108", "info", ANY, ANY, fault="F108")
    return True


def differing_copy(ground: Ground) -> bool:
    ground.filing.has_differing_copy = True
    return True


def initiative_skipped(ground: Ground) -> bool:
    titles = list(dict.fromkeys(row.initiative for row in ground.filing.section(2)))
    if len(titles) < 3 or _is_out(ground):
        return False
    start = ground.rng.randrange(1, len(titles))
    later = set(titles[start:])
    for row in ground.filing.section(2):
        if row.initiative in later:
            row.initiative = CIRCLED[CIRCLED.index(row.initiative[0]) + 1] + row.initiative[1:]
    return _initiative(ground, "F110 skipped")


def initiative_twice(ground: Ground) -> bool:
    """One number with two texts; the numbers after it go on without a gap."""
    titles = list(dict.fromkeys(row.initiative for row in ground.filing.section(2)))
    if len(titles) < 3 or _is_out(ground):
        return False
    later = set(titles[ground.rng.randrange(1, len(titles)) :])
    for row in ground.filing.section(2):
        if row.initiative in later:
            row.initiative = CIRCLED[CIRCLED.index(row.initiative[0]) - 1] + row.initiative[1:]
    return _initiative(ground, "F110 two texts")


def initiative_comes_back(ground: Ground) -> bool:
    rows = ground.filing.section(2)
    if len({row.initiative for row in rows}) < 3 or _is_out(ground):
        return False
    last = rows[-1].initiative
    if sum(row.initiative == last for row in rows) < 2:
        return False
    rows[-1].initiative = rows[0].initiative
    return _initiative(ground, "F110 comes back")


def initiative_none(ground: Ground) -> bool:
    rows = ground.filing.section(2)
    if _is_out(ground) or len({row.initiative for row in rows}) < 2:
        return False
    first = rows[0].initiative
    for row in rows:
        if row.initiative == first:
            row.initiative = ""
        else:
            position = CIRCLED.index(row.initiative[0])
            row.initiative = CIRCLED[position - 1] + row.initiative[1:]
    return _initiative(ground, "F110 none")


def _is_out(ground: Ground) -> bool:
    """Once a form; two of them might mend each other."""
    return 2 in ground.filing.missing_sections or any(name.startswith("F110") for name in ground.truth.faults)


def _initiative(ground: Ground, fault: str) -> bool:
    ground.truth.finds("F110", "warning", 2, ANY, fault=fault)
    ground.truth.allows("F110", 2)
    return True


def example_left(ground: Ground) -> bool:
    if 1 in ground.filing.missing_sections:
        return False
    ground.filing.examples.append("（記入例）窓口サービスの満足度")
    ground.truth.finds("F111", "warning", ANY, ANY, fault="F111")
    return True
