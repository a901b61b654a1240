"""F: the structure of the form."""

from sdgsheet.rules.rule import Rule
from sdgsheet.rules.structure import f101, f102, f103, f104, f105, f106, f107, f108, f109, f110, f111

RULES: tuple[Rule, ...] = (
    f101.RULE,
    f102.RULE,
    f103.RULE,
    f104.RULE,
    f105.RULE,
    f106.RULE,
    f107.RULE,
    f108.RULE,
    f109.RULE,
    f110.RULE,
    f111.RULE,
)
