"""U: units and scales."""

from sdgsheet.rules.rule import Rule
from sdgsheet.rules.units import u101, u102, u103, u104

RULES: tuple[Rule, ...] = (u101.RULE, u102.RULE, u103.RULE, u104.RULE)
