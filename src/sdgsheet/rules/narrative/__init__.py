"""N: section (3) against the tables."""

from sdgsheet.rules.narrative import n101, n102, n103, n104, n108
from sdgsheet.rules.rule import Rule

RULES: tuple[Rule, ...] = (n101.RULE, n102.RULE, n103.RULE, n104.RULE, n108.RULE)
