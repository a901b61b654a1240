"""A: 達成度, written and computed."""

from sdgsheet.rules.achievement import a101, a102, a103, a104, a105, a106, a107, a108, a109
from sdgsheet.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    a101.RULE,
    a102.RULE,
    a103.RULE,
    a104.RULE,
    a105.RULE,
    a106.RULE,
    a107.RULE,
    a108.RULE,
    a109.RULE,
)
