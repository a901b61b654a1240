"""F108: the form is empty."""

from indicators import case, comment, form, judge, row
from sdgsheet.rules.finding import Severity
from sdgsheet.rules.structure.f108 import RULE


def test_says_that_nothing_is_filled_in() -> None:
    [found] = judge(RULE, case(form([])))
    assert (RULE.severity, found.cell.a1, found.section) == (Severity.INFO, "A1", None)


def test_speaks_where_the_narrative_is_missing_too() -> None:
    assert judge(RULE, case(form([], narrative=False)))


def test_is_silent_with_one_filled_row() -> None:
    assert not judge(RULE, case(form([row(1, 1, "市内総生産額", None, [], None)])))


def test_is_silent_with_text_in_section_3() -> None:
    assert not judge(RULE, case(form([], [comment("市内総生産額", "の増加")])))
    assert not judge(RULE, case(form([], preamble=["全体として順調である。"])))
