"""G103: the 【】 cannot be read."""

from dataclasses import replace

import pytest

from indicators import case, form, judge, row
from sdgsheet.form.model import Form
from sdgsheet.notation.goals import parse_goals
from sdgsheet.rules.goals.g103 import RULE


def filed(inside: str) -> Form:
    """One row whose name ends in 【inside】, read as the reader reads it."""
    goals = parse_goals(inside)
    indicator = row(1, 3, "市内総生産額", None, [], None, goals=goals.ids, goals_text=f"【{inside}】" if inside else "")
    return form([replace(indicator, goals_unread=goals.unread)])


@pytest.mark.parametrize(("inside", "unread"), [("11-2", "11-2"), ("11.2、あ", "あ"), ("１１．２．３", "11.2.3")])
def test_names_what_cannot_be_read(inside: str, unread: str) -> None:
    [found] = judge(RULE, case(filed(inside)))
    assert (found.cell.a1, found.stated) == ("D13", unread)


def test_says_what_was_read() -> None:
    [found] = judge(RULE, case(filed("11.2、あ")))
    assert "11.2は読み取りました" in found.message.ja
    assert "(11.2 was read)" in found.message.en


@pytest.mark.parametrize(
    "inside",
    [
        "11.2,11.b",
        "11.2、11.3",
        "４．ａ",
        "ゴール3",
        "T3.d",
        "11.B",
        "11.2 ほか",
        "7.1～7.3",
        "ターゲット7.2、7.3",
        "18",
        "11.9",
        "",
    ],
)
def test_is_silent_on_what_can_be_read(inside: str) -> None:
    assert not judge(RULE, case(filed(inside)))


WITH_GOALS = row(1, 1, "店の数", None, [], None, goals=("8.2",))


@pytest.mark.parametrize("inside", ["観光", "検討", "●●"])
def test_a_bracket_without_numbers_where_the_others_have_theirs(inside: str) -> None:
    [found] = judge(RULE, case(form([WITH_GOALS, row(1, 3, f"市内総生産額【{inside}】", None, [], None)])))
    assert (found.cell.a1, found.stated) == ("D13", inside)


def test_is_silent_where_the_bracket_belongs_to_the_name() -> None:
    with_its_own = row(1, 3, "健康寿命【男性】", None, [], None, goals=("3.4",))
    in_section_2 = row(2, 3, "健康寿命【男性】", None, [], None)
    in_front = row(1, 4, "【新規】店の数", None, [], None)
    assert not judge(RULE, case(form([WITH_GOALS, with_its_own, in_section_2, in_front])))


def test_is_silent_where_no_row_has_its_goals_in_brackets() -> None:
    assert not judge(RULE, case(form([row(1, 3, "健康寿命【男性】", None, [], None)])))
