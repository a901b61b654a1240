"""Y: years."""

from sdgsheet.rules.rule import Rule
from sdgsheet.rules.years import y101, y102, y103, y104, y105, y106, y107, y108, y109

RULES: tuple[Rule, ...] = (
    y101.RULE,
    y102.RULE,
    y103.RULE,
    y104.RULE,
    y105.RULE,
    y106.RULE,
    y107.RULE,
    y108.RULE,
    y109.RULE,
)
