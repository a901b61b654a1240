"""X: section (1) against section (2), and what is listed again (再掲)."""

from sdgsheet.rules.rule import Rule
from sdgsheet.rules.sections import x101, x102, x103, x104, x105, x106, x107, x108, x109, x110, x111

RULES: tuple[Rule, ...] = (
    x101.RULE,
    x102.RULE,
    x103.RULE,
    x104.RULE,
    x105.RULE,
    x106.RULE,
    x107.RULE,
    x108.RULE,
    x109.RULE,
    x110.RULE,
    x111.RULE,
)
