"""G102: an id stands twice in one row."""

import pytest

from indicators import case, form, judge, row
from sdgsheet.rules.finding import Severity
from sdgsheet.rules.goals.g102 import RULE


def spoken(*rows: tuple[str, ...]) -> list[str | None]:
    listed = [row(1, i, f"指標{i}", None, [], None, goals=goals) for i, goals in enumerate(rows, 1)]
    return [found.stated for found in judge(RULE, case(form(listed)))]


def test_names_what_stands_twice() -> None:
    assert RULE.severity is Severity.INFO
    assert spoken(("11.2", "11.3", "11.2")) == ["11.2"]


def test_is_one_finding_a_row() -> None:
    assert spoken(("3", "3", "4.a", "4.a", "4.a")) == ["3、4.a"]


@pytest.mark.parametrize("goals", [("11.2", "11.3"), ("8.1", "8.10"), ("11", "11.2"), ("11.2",), ()])
def test_is_silent_on(goals: tuple[str, ...]) -> None:
    assert not spoken(goals)


def test_another_row_may_have_it_too() -> None:
    assert not spoken(("11.2",), ("11.2",))
