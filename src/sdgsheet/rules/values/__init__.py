"""V: values as they are written."""

from sdgsheet.rules.rule import Rule
from sdgsheet.rules.values import v101, v102, v103, v104, v105, v106, v107, v108, v109, v110

RULES: tuple[Rule, ...] = (
    v101.RULE,
    v102.RULE,
    v103.RULE,
    v104.RULE,
    v105.RULE,
    v106.RULE,
    v107.RULE,
    v108.RULE,
    v109.RULE,
    v110.RULE,
)
