"""Nothing to say of the units that Kumamoto published for 2022, with 達成度 or without."""

import pytest

from indicators import case, form, judge
from kumamoto import rows
from sdgsheet.rules.rule import Rule
from sdgsheet.rules.run import run
from sdgsheet.rules.units import RULES


@pytest.mark.parametrize("draft", [False, True])
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_silent(rule: Rule, draft: bool) -> None:
    this = case(form(rows(draft=draft)))
    assert judge(rule, this) == []
    assert run(rule, this, form_is_empty=False).outcome.kind.value == "passed"
