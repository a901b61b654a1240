"""All rules, family by family."""

from __future__ import annotations

from sdgsheet.rules import achievement, formulas, goals, narrative, sections, structure, units, values, years
from sdgsheet.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    *structure.RULES,
    *values.RULES,
    *years.RULES,
    *units.RULES,
    *achievement.RULES,
    *sections.RULES,
    *narrative.RULES,
    *goals.RULES,
    *formulas.RULES,
)


def rule(code: str) -> Rule | None:
    """The rule of that code, whatever its case; None where there is none."""
    return next((r for r in RULES if r.code == code.strip().upper()), None)
