"""G101: an id in 【】 is not one of the UN's 17 goals or 169 targets."""

import pytest

from indicators import case, form, judge, row
from sdgsheet.form.model import Form
from sdgsheet.rules.finding import Severity
from sdgsheet.rules.goals.g101 import RULE


def filed(*goals: str) -> Form:
    return form([row(1, 3, "市内総生産額", None, [], None, goals=goals)])


@pytest.mark.parametrize("goal", ["11.8", "11.d", "7.c", "8.13", "17.20", "17.a", "3.10", "0", "0.1"])
def test_speaks_of_an_id_that_does_not_exist(goal: str) -> None:
    [found] = judge(RULE, case(filed("11.2", goal)))
    assert (found.cell.a1, found.stated, found.severity) == ("D13", goal, None)


def test_says_which_targets_the_goal_has() -> None:
    [found] = judge(RULE, case(filed("11.8")))
    assert "11.1～11.7、11.a～11.c" in found.message.ja
    assert "11.1–11.7, 11.a–11.c" in found.message.en


@pytest.mark.parametrize("goal", ["18", "18.1", "20"])
def test_a_goal_from_18_on_is_the_citys_own(goal: str) -> None:
    [found] = judge(RULE, case(filed(goal)))
    assert (found.severity, found.action) == (Severity.INFO, None)
    assert "市独自" in found.message.ja


def test_one_id_is_one_finding_however_often_it_stands() -> None:
    assert len(judge(RULE, case(filed("11.8", "11.8")))) == 1


@pytest.mark.parametrize("goals", [("11.2", "11.b"), ("8.10", "16.10", "17.19"), ("1", "17"), ("3.d",), ()])
def test_is_silent_on_the_uns(goals: tuple[str, ...]) -> None:
    assert not judge(RULE, case(filed(*goals)))


def test_what_cannot_be_read_is_g103s() -> None:
    assert not judge(RULE, case(form([row(1, 3, "市内総生産額", None, [], None, goals_text="【11-2】")])))
