"""G104: a section (1) row without 【】."""

from dataclasses import replace

from indicators import case, form, judge, row
from sdgsheet.rules.finding import Severity
from sdgsheet.rules.goals.g104 import RULE


def test_speaks_at_the_name() -> None:
    [found] = judge(RULE, case(form([row(1, 3, "市内総生産額", None, [], None)])))
    assert (RULE.severity, found.cell.a1, found.action) == (Severity.INFO, "D13", None)


def test_is_silent_with_goals() -> None:
    assert not judge(RULE, case(form([row(1, 3, "市内総生産額", None, [], None, goals=("9.2",))])))


def test_section_2_has_none() -> None:
    assert not judge(RULE, case(form([row(2, 3, "市内総生産額", None, [], None)])))


def test_what_cannot_be_read_is_g103s() -> None:
    unread = replace(row(1, 3, "市内総生産額", None, [], None, goals_text="【あ】"), goals_unread="あ")
    assert not judge(RULE, case(form([unread])))


def test_a_bracket_that_holds_something_else_is_g103s() -> None:
    others = row(1, 1, "店の数", None, [], None, goals=("8.2",))
    assert not judge(RULE, case(form([others, row(1, 3, "市内総生産額【観光】", None, [], None)])))


def test_a_repeated_row_may_leave_them_to_the_first() -> None:
    assert not judge(RULE, case(form([row(1, 3, "市内総生産額", None, [], None, repeated=True)])))


def test_a_row_without_a_name_is_f104s() -> None:
    assert not judge(RULE, case(form([row(1, 3, "", ("2020年度", "89", "件"), [], None)])))
