"""G: goals and targets of the SDGs."""

from sdgsheet.rules.goals import g101, g102, g103, g104
from sdgsheet.rules.rule import Rule

RULES: tuple[Rule, ...] = (g101.RULE, g102.RULE, g103.RULE, g104.RULE)
