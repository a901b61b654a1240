"""C: cell formulas, for auditors."""

from sdgsheet.rules.formulas import c101
from sdgsheet.rules.rule import Rule

RULES: tuple[Rule, ...] = (c101.RULE,)
