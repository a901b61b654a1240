from __future__ import annotations

import pytest

from indicators import row, text
from sdgsheet.achievement.compute import compute
from sdgsheet.achievement.contradiction import Verdict, standard, verdict
from sdgsheet.achievement.decision import decision
from sdgsheet.achievement.stated import read_stated
from sdgsheet.achievement.words import claim_of


def judged(
    word: str, baseline: str, actual: str, target: str, *, name: str = "指標", unit: str = "件"
) -> Verdict | None:
    """None: there is no standard to judge the word against."""
    indicator = row(
        1, 1, name, ("2020年度", baseline, unit), [("2022年度", actual, unit)], ("2030年", target, unit), text(word)
    )
    achievement = compute(indicator)
    figure = read_stated(indicator, achievement.fraction, percent_heading=True)
    against = standard(achievement, decision(indicator, achievement, figure))
    claims = claim_of(word)
    assert claims is not None
    return None if against is None else verdict(indicator, achievement, against, claims=claims)


@pytest.mark.parametrize(
    ("word", "baseline", "actual", "target", "expected"),
    [
        ("達成", "8", "9", "上昇", "right"),
        ("達成", "8", "7", "上昇", "wrong"),
        ("達成", "8", "8", "上昇", "wrong"),
        ("未達成", "8", "7", "上昇", "right"),
        ("未達成", "8", "9", "上昇", "wrong"),
        ("達成", "8", "7", "減少", "right"),
        ("達成", "8", "9", "減少", "wrong"),
        ("未達成", "8", "9", "減少", "right"),
        ("達成", "95.0", "95.0", "維持", "right"),
        ("達成", "95.0", "97.0", "維持", "right"),
        ("達成", "95.0", "94.2", "維持", "small slip"),
        ("達成", "95.0", "70.0", "維持", "wrong"),
        ("未達成", "95.0", "94.2", "維持", "right"),
        ("未達成", "95.0", "95.0", "維持", "wrong"),
        ("未達成", "95.0", "97.0", "維持", "right"),
        ("達成", "0", "3", "維持", "wrong"),
        ("達成", "95.0", "94.2", "現状以上", "small slip"),
        ("達成", "95.0", "70.0", "現状以上", "wrong"),
        ("達成", "95.0", "95.0", "現状以上", "right"),
        ("未達成", "95.0", "96.0", "現状以上", "wrong"),
        ("達成", "95.0", "90.0", "横ばい又は低減", "right"),
    ],
)
def test_a_target_in_words_against_the_way_from_the_baseline(
    word: str, baseline: str, actual: str, target: str, expected: Verdict
) -> None:
    assert judged(word, baseline, actual, target) == expected


def test_the_name_says_which_way_is_worse_under_keep() -> None:
    assert judged("達成", "100", "80", "維持", name="ごみ排出量の削減") == "right"
    assert judged("達成", "100", "130", "維持", name="ごみ排出量の削減") == "wrong"


@pytest.mark.parametrize(
    ("word", "baseline", "actual", "target", "expected"),
    [
        ("達成", "0", "100", "100", "right"),
        ("達成", "0", "120", "100", "right"),
        ("達成", "0", "99.6", "100", "right"),
        ("達成", "0", "80", "100", "wrong"),
        ("未達成", "0", "80", "100", "right"),
        ("未達成", "0", "99.6", "100", "right"),
        ("未達成", "0", "100", "100", "wrong"),
        ("達成", "100", "70", "80", "right"),
    ],
)
def test_a_target_in_figures_against_100_percent(
    word: str, baseline: str, actual: str, target: str, expected: Verdict
) -> None:
    assert judged(word, baseline, actual, target) == expected


def test_a_bound_against_whether_it_is_kept() -> None:
    assert judged("達成", "90", "95", "100以下") == "right"
    assert judged("達成", "90", "105", "100以下") == "wrong"
    assert judged("未達成", "90", "105", "100以下") == "right"
    assert judged("達成", "50", "75", "70以上") == "right"


def test_where_a_person_must_decide_against_whether_the_actual_keeps_the_target() -> None:
    assert judged("達成", "10,446", "10,268", "10,600", name="地下水採取量の削減") == "right"
    assert judged("達成", "10,446", "10,700", "10,600", name="地下水採取量の削減") == "wrong"
    assert judged("未達成", "10,446", "10,700", "10,600", name="地下水採取量の削減") == "right"


def test_a_target_equal_to_the_baseline_asks_to_keep_it() -> None:
    assert judged("達成", "583", "583", "583") == "right"
    assert judged("達成", "583", "575", "583") == "small slip"
    assert judged("達成", "0", "3", "0") == "wrong"


@pytest.mark.parametrize("target", ["改善", "策定", "－", ""])
def test_no_standard(target: str) -> None:
    assert judged("達成", "8", "7", target) is None


def test_figures_that_cannot_be_compared_are_not_judged() -> None:
    assert judged("達成", "8", "約7", "上昇") == "not judged"
