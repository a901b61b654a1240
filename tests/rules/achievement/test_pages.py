"""Each rule has its page in both languages, and says what RULES.md's table says of it."""

from __future__ import annotations

import pytest

from sdgsheet.rules.achievement import RULES
from sdgsheet.rules.finding import Basis, Severity
from sdgsheet.rules.rule import Rule

SEVERITIES = {
    "A101": Severity.ERROR,
    "A102": Severity.WARNING,
    "A103": Severity.WARNING,
    "A104": Severity.WARNING,
    "A105": Severity.INFO,
    "A106": Severity.ERROR,
    "A107": Severity.INFO,
    "A108": Severity.ERROR,
    "A109": Severity.INFO,
}


def test_codes_and_severities() -> None:
    assert {rule.code: rule.severity for rule in RULES} == SEVERITIES


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.code)
def test_pages_are_whole(rule: Rule) -> None:
    for text in (rule.page.what, rule.page.why, rule.page.example, rule.page.instead):
        assert text.ja.endswith("。")
        assert text.en.endswith(".")
    assert rule.title.ja
    assert rule.title.en


def test_a_convention_is_never_an_error() -> None:
    assert not [r.code for r in RULES if r.basis is Basis.CONVENTION and r.severity is Severity.ERROR]
