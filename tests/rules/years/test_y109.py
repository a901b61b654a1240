"""Y109: section (1)'s target year lies before section (2)'s, for one indicator."""

import pytest

from indicators import case, form, judge, row
from sdgsheet.form.model import Indicator
from sdgsheet.rules.rule import Found
from sdgsheet.rules.years.y109 import RULE


def pair(far: str, near: str, *, goal: str = "3,000") -> list[Indicator]:
    return [
        row(
            1, 5, "地下水かん養量", ("2020年度", "2,415", "万㎥"), [("2022年度", "2,616", "万㎥")], (far, goal, "万㎥")
        ),
        row(
            2,
            3,
            "地下水かん養量",
            ("2020年度", "2,415", "万㎥"),
            [("2022年度", "2,616", "万㎥")],
            (near, "2,800", "万㎥"),
        ),
    ]


def says(rows: list[Indicator]) -> list[Found]:
    return judge(RULE, case(form(rows)))


@pytest.mark.parametrize(("far", "near"), [("2023年", "2024年"), ("2023年度", "令和6年"), ("2023年3月", "2024年度")])
def test_speaks_where_the_far_target_comes_first(far: str, near: str) -> None:
    [found] = says(pair(far, near))
    assert found.row is not None
    assert found.row.section == 1
    assert found.cell.a1 == "Q15"
    assert [e.cell.a1 for e in found.evidence] == ["Q15", "Q113"]
    assert f"(1)№5は「{far}」、(2)№3は「{near}」" in found.message.ja


def test_guesses_that_the_two_were_swapped() -> None:
    [found] = says(pair("2024年", "2030年"))
    assert found.action is not None
    assert "入れ替わっている" in found.action.ja


@pytest.mark.parametrize(
    ("far", "near"),
    [
        ("2030年", "2024年"),
        ("2024年", "2024年"),
        ("2023年度", "2023年"),
        ("2024年3月", "2023年度"),
        ("2023年度", "2024年3月"),
        ("2030年", "R4～R6累計"),
        ("毎年度", "2024年"),
        ("2022年", "毎年度"),
        ("", "2024年"),
    ],
)
def test_silent_where_it_comes_later_or_may_be_the_same(far: str, near: str) -> None:
    assert says(pair(far, near)) == []


def test_silent_where_one_has_no_target() -> None:
    assert says(pair("2023年", "2024年", goal="")) == []


def test_silent_on_different_indicators_and_within_one_section() -> None:
    far, near = pair("2023年", "2024年")
    assert says([far, row(2, 3, "別の指標", ("2020年度", "1", "件"), [], ("2024年", "2", "件"))]) == []
    again = row(1, 6, "地下水かん養量", ("2020年度", "2,415", "万㎥"), [], ("2024年", "2,800", "万㎥"), repeated=True)
    assert says([far, again]) == []
    assert near.section == 2
