from __future__ import annotations

import pytest

from indicators import Figure, formula, number, row, text
from sdgsheet.achievement.compute import compute
from sdgsheet.achievement.decision import Decision, decision
from sdgsheet.achievement.stated import read_stated


def decide(name: str, baseline: str, actual: str, target: str, stated: Figure) -> Decision | None:
    indicator = row(
        1, 1, name, ("2020年度", baseline, "t"), [("2022年度", actual, "t")], ("2030年", target, "t"), stated
    )
    achievement = compute(indicator)
    return decision(indicator, achievement, read_stated(indicator, achievement.fraction, percent_heading=True))


@pytest.mark.parametrize("stated", ["116%", "-116%", "", "達成", "－", "98%", number("116")])
def test_a_target_on_the_wrong_side_for_what_the_name_says(stated: Figure) -> None:
    assert decide("地下水採取量の削減", "10,446", "10,268", "10,600", stated) is Decision.WRONG_SIDE


def test_nothing_can_be_reduced_from_0() -> None:
    assert decide("食品ロスの削減", "0", "30", "100", "30%") is None


def test_a_target_on_the_right_side() -> None:
    assert decide("地下水採取量の削減", "10,446", "10,268", "10,000", "40%") is None


@pytest.mark.parametrize(
    "stated", ["50%", text("50％"), number("50"), number("0.5"), formula("-(H9-E9)/(Q9-E9)", "0.5")]
)
def test_a_sign_that_is_turned(stated: Figure) -> None:
    assert decide("来訪者数", "100", "90", "120", stated) is Decision.TURNED_SIGN


def test_a_sign_turned_to_the_negative() -> None:
    assert decide("来訪者数", "100", "110", "120", "-50%") is Decision.TURNED_SIGN


@pytest.mark.parametrize("stated", ["-50%", "", "達成", "－", "60%", "0%"])
def test_no_turned_sign(stated: Figure) -> None:
    assert decide("来訪者数", "100", "90", "120", stated) is None


def test_never_at_0() -> None:
    assert decide("来訪者数", "100", "100", "120", "0%") is None
    assert decide("来訪者数", "1,000", "999", "2,000", "0%") is None


def test_what_cannot_be_computed_needs_no_decision() -> None:
    assert decide("地下水採取量の削減", "10,446", "", "10,600", "") is None
