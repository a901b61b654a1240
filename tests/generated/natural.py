"""What a filing's own figures and years bring with them: infos that no one seeded, told from the rows alone."""

from __future__ import annotations

from fractions import Fraction

from generated.habits import Habits
from generated.model import ANY, Filing, Row, Triple
from generated.narrative import is_late

NOTHING = (None, "－", "-", "未公表", "集計中")
"""What stands in a 達成度 cell where no figure is written."""
MORE_IS_BETTER = ("人口", "農家数", "世帯数", "参加者数", "団体数", "利用者数")


def add_natural(filing: Filing, habits: Habits) -> None:
    """Adds to the truth what follows from rows and comments as they now stand."""
    mentioned = {id(row) for comment in filing.comments for row in comment.rows}
    for row in filing.rows:
        if row.section in filing.missing_sections or not row.is_read:
            continue
        for rule, severity in _of_row(row, filing, habits):
            _tell(filing, row, rule, severity)
        for rule in row.loose:
            filing.truth.allows_at(row, rule)
    if 3 not in filing.missing_sections and filing.comments:
        _about_narrative(filing, mentioned)
    else:
        filing.truth.allows("N105")
        filing.truth.allows("N108")
    _what_is_open(filing, habits)


def _tell(filing: Filing, row: Row, rule: str, severity: str) -> None:
    if rule not in row.silent and rule not in row.loose:
        filing.truth.finds_at(rule, severity, row, fault="natural")


def _of_row(row: Row, filing: Filing, habits: Habits) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    gone = {kind for section, kind in filing.missing_columns if section == row.section}
    stated = row.stated.fraction if "stated" not in gone else None
    is_formula = row.stated.formula is not None or (
        habits.stated_style == "formula" and row.stated.raw is None and row.stated.formula_fits
    )
    if stated is not None and not is_formula and habits.stated_style != "text":
        found.append(("C101", "info"))
    if is_late(row, filing):
        found.append(("Y104", "info"))
    heading = 2030 if row.section == 1 else (filing.target_heading or filing.last_year)
    if (
        "target" not in gone
        and row.target.year is not None
        and row.target.year_typed is None
        and heading not in row.target.year.counted()
    ):
        found.append(("Y105", "info"))
    if (stated is not None and (stated > 2 or stated < -1)) or (
        stated is None
        and row.stated.word in NOTHING
        and row.computed is not None
        and (row.computed > 2 or row.computed < -1)
    ):
        found.append(("A107", "info"))
    if _has_no_unit(row):
        found.append(("U101", "info"))
    if (
        row.baseline.value is not None
        and row.target.value is not None
        and row.name.endswith(MORE_IS_BETTER)
        and row.target.value < row.baseline.value
    ):
        found.append(("A109", "info"))
    return found


def _has_no_unit(row: Row) -> bool:
    numeric: list[Triple] = [triple for triple in row.triples() if triple.number is not None]
    return len(numeric) > 1 and all(not triple.unit for triple in numeric)


def _about_narrative(filing: Filing, mentioned: set[int]) -> None:
    for key in dict.fromkeys(row.twin_key for row in filing.rows):
        group = [r for r in filing.rows if r.twin_key == key and r.section not in filing.missing_sections and r.is_read]
        if not group:
            continue
        if any(id(row) in mentioned for row in group):
            continue
        for row in group:
            if row.stated.fraction == 0 and row.computed is not None and row.computed > 0:
                row.loose.add("N105")
        at_standstill = [row for row in group if _figure(row) is not None and (_figure(row) or 0) <= 0]
        _once(filing, group, at_standstill, "N105")
        _once(filing, group, [row for row in group if is_late(row, filing)], "N108")


def _once(filing: Filing, group: list[Row], speaking: list[Row], rule: str) -> None:
    """Once a group of twins, at its first row; a group with a row that leaves it open is open as a whole."""
    if any(rule in row.loose for row in group):
        for row in group:
            filing.truth.allows_at(row, rule)
    elif speaking and not any(rule in row.silent for row in group):
        filing.truth.finds_at(rule, "info", speaking[0], fault="natural")


def _figure(row: Row) -> Fraction | None:
    return (
        row.stated.fraction if row.stated.fraction is not None else (row.computed if row.stated.word is None else None)
    )


def _what_is_open(filing: Filing, habits: Habits) -> None:
    """Safety of the workbook is not generated here; C rules but C101 have a scope of their own."""
    for rule in ("S101", "S102", "S103", "S104", "S105", "S106", "S107", "C110"):
        filing.truth.allows(rule)
    if habits.stated_style == "text":
        filing.truth.allows("C101")
    if habits.old_layout:
        filing.truth.allows("G101", 1, ANY)
