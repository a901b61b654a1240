"""The UN's 17 goals and 169 targets."""

import pytest

from sdgsheet.notation.targets import IDS, TARGETS, span


def test_there_are_17_goals_and_169_targets() -> None:
    assert list(TARGETS) == list(range(1, 18))
    assert sum(map(len, TARGETS.values())) == 169
    assert len(IDS) == 17 + 169


def test_targets_of_a_goal_stand_in_the_uns_order() -> None:
    assert TARGETS[7] == ("7.1", "7.2", "7.3", "7.a", "7.b")


@pytest.mark.parametrize("known", ["1", "17", "3.d", "8.10", "11.c", "16.10", "17.19"])
def test_knows_the_uns(known: str) -> None:
    assert known in IDS


@pytest.mark.parametrize("unknown", ["0", "18", "8.11", "11.8", "11.d", "17.a", "7.c", "3.10"])
def test_knows_no_others(unknown: str) -> None:
    assert unknown not in IDS


def test_a_span_says_them_in_short() -> None:
    assert span(11) == "11.1–11.7, 11.a–11.c"
    assert span(17) == "17.1–17.19"
    with pytest.raises(KeyError):
        span(18)
