from __future__ import annotations

import pytest

from indicators import Figure, Values, number, row
from sdgsheet.achievement.compute import compute
from sdgsheet.achievement.mistakes import Explained, Mistake, explain
from sdgsheet.achievement.stated import read_stated
from sdgsheet.form.model import Indicator


def explained(
    stated: Figure, baseline: str, actuals: list[str], target: str, *, twins: tuple[Indicator, ...] = ()
) -> Explained | None:
    values: list[Values | None] = [(f"{2022 + i}年度", a, "件") for i, a in enumerate(actuals)]
    indicator = row(1, 1, "件数", ("2020年度", baseline, "件"), values, ("2030年", target, "件"), stated)
    achievement = compute(indicator)
    return explain(indicator, achievement, read_stated(indicator, achievement.fraction, percent_heading=True), twins)


def mistake(stated: Figure, baseline: str, actuals: list[str], target: str) -> Mistake | None:
    found = explained(stated, baseline, actuals, target)
    return None if found is None else found.mistake


@pytest.mark.parametrize(
    ("stated", "baseline", "actual", "target", "expected"),
    [
        ("87%", "2,415", "2,616", "3,000", Mistake.ACTUAL_OVER_TARGET),
        ("90%", "42", "40", "36", Mistake.TARGET_OVER_ACTUAL),
        ("141%", "32", "45", "80", Mistake.ACTUAL_OVER_BASELINE),
        ("41%", "32", "45", "80", Mistake.GROWTH),
        ("73%", "32", "45", "80", Mistake.REMAINDER),
        ("38%", "410", "655", "1,040", Mistake.TRUNCATED),
        ("100%", "1", "4.2", "3", Mistake.CAPPED),
        ("0%", "68", "60", "92", Mistake.FLOORED),
    ],
)
def test_each_known_mistake(stated: str, baseline: str, actual: str, target: str, expected: Mistake) -> None:
    assert mistake(stated, baseline, [actual], target) is expected


def test_an_older_actual_is_named() -> None:
    found = explained("20%", "0", ["20", "35", "70"], "100")
    assert found is not None
    assert found.mistake is Mistake.OLDER_ACTUAL
    assert found.actual is not None
    assert found.actual.year_text == "2022年度"


def test_the_twin_s_target_is_named() -> None:
    twin = row(2, 3, "件数", ("2020年度", "32", "件"), [("2022年度", "45", "件")], ("2024年", "50", "件"))
    found = explained("72%", "32", ["45"], "80", twins=(twin,))
    assert found is not None
    assert (found.mistake, found.twin) == (Mistake.OTHER_TARGET, twin)


def test_a_right_figure_needs_no_explanation() -> None:
    assert mistake("34%", "2,415", ["2,616"], "3,000") is None


def test_a_figure_that_no_mistake_gives() -> None:
    assert mistake("55%", "2,415", ["2,616"], "3,000") is None


def test_two_mistakes_that_give_the_same_explain_nothing() -> None:
    # actual / target and target / actual are both 100%, and so is the cap
    assert mistake("100%", "50", ["200"], "100") is Mistake.CAPPED
    assert mistake("100%", "50", ["100", "101"], "100") is None


def test_the_digits_shown_decide() -> None:
    assert mistake("87.2%", "2,415", ["2,616"], "3,000") is Mistake.ACTUAL_OVER_TARGET
    assert mistake("87.9%", "2,415", ["2,616"], "3,000") is None
    assert mistake(number("87"), "2,415", ["2,616"], "3,000") is Mistake.ACTUAL_OVER_TARGET


def test_no_ratio_over_0() -> None:
    assert mistake("55%", "0", ["0"], "100") is None
