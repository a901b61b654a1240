"""C: cell formulas, for auditors."""

from sdgsheet.rules.formulas import c101, c102, c103, c104, c105, c106, c107, c108, c109, c110
from sdgsheet.rules.rule import Rule

RULES: tuple[Rule, ...] = tuple(module.RULE for module in (c101, c102, c103, c104, c105, c106, c107, c108, c109, c110))
