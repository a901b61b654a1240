"""The 22 rows that Kumamoto published for 2022, as values of the model."""

from __future__ import annotations

import csv
from pathlib import Path

from indicators import row, text, written
from sdgsheet.form.model import Indicator, SectionNumber

FACTS = Path(__file__).resolve().parents[1] / "tools" / "kumamoto-2022.csv"


def facts() -> list[dict[str, str]]:
    """One dictionary a row, as published."""
    with FACTS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def rows(*, draft: bool = False) -> list[Indicator]:
    """All rows; in the draft the 21 numeric 達成度 are still empty."""
    return [_row(fact, draft=draft) for fact in facts()]


def _row(fact: dict[str, str], *, draft: bool) -> Indicator:
    section: SectionNumber = 1 if fact["section"] == "1" else 2
    stated = fact["stated_achievement"]
    return row(
        section,
        int(fact["no"]),
        fact["indicator"],
        (fact["baseline_year"], fact["baseline"], fact["baseline_unit"]),
        [(fact["actual_year"], fact["actual_2022_column"], fact["actual_unit"])],
        (fact["target_year"], fact["target"], fact["target_unit"]),
        text("") if draft and stated.endswith("%") else written(stated),
        initiative=fact["dimension_or_initiative"] if section == 2 else "",
        goals=tuple(filter(None, fact["goals"].split(","))),
        repeated=fact["repeated"] == "再掲",
    )
