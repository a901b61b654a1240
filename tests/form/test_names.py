"""What stands in the cell of an indicator's name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdgsheet.form.names import split_name


@pytest.mark.parametrize(
    ("text", "name", "goals"),
    [
        ("店の数\n【8.2,9.2】", "店の数", "8.2 9.2"),
        ("店の数【８．２、９．Ａ】", "店の数", "8.2 9.a"),
        ("店の数【ゴール3】", "店の数", "3"),
        ("店の数【8.2】【9.2】", "店の数", "8.2 9.2"),
        ("店の数【8.2", "店の数", "8.2"),
        ("店の数［8.2］", "店の数", "8.2"),
        ("店の数（8.2, 9.b）", "店の数", "8.2 9.b"),
        ("店の数（ターゲット7.2、7.3）", "店の数", "7.2 7.3"),
        ("店の数\nターゲット7.2、7.3", "店の数", "7.2 7.3"),
        ("店の数", "店の数", ""),
        ("【新規】店の数", "【新規】店の数", ""),
        ("【SDGs推進】店の数", "【SDGs推進】店の数", ""),
        ("健康寿命【男性】", "健康寿命【男性】", ""),
        ("店の数【】", "店の数", ""),
        ("店の数【－】", "店の数", ""),
        ("井戸（指標井戸19本）の本数", "井戸（指標井戸19本）の本数", ""),
        ("割合（％）", "割合（％）", ""),
        ("「SDGs登録制度」登録団体数（市内）", "「SDGs登録制度」登録団体数（市内）", ""),
        ("SDGs認証店の数", "SDGs認証店の数", ""),
        ("数（2020年比）", "数（2020年比）", ""),
    ],
)
def test_goals_are_taken_off_the_name(text: str, name: str, goals: str) -> None:
    cell = split_name(text)
    assert (cell.name, cell.goals, cell.goals_unread) == (name, tuple(goals.split()), "")
    assert not cell.repeated


@pytest.mark.parametrize("mark", ["【再掲】", "（再掲）", "［再掲］", "　再掲", "※再掲"])
def test_the_mark_of_a_repeat_is_taken_off(mark: str) -> None:
    cell = split_name(f"店の数【8.2】{mark}")
    assert (cell.name, cell.goals, cell.repeated) == ("店の数", ("8.2",), True)


@pytest.mark.parametrize(
    ("written", "unread"),
    [("11-2", "11-2"), ("SDGs十一", "十一"), ("ゴール検討中", "検討中")],
)
def test_what_is_meant_for_ids_and_cannot_be_read_is_told(written: str, unread: str) -> None:
    cell = split_name(f"店の数【{written}】")
    assert (cell.name, cell.goals, cell.goals_text, cell.goals_unread) == ("店の数", (), written, unread)


@given(st.text(max_size=60))
def test_any_text_is_taken_apart_without_an_error(text: str) -> None:
    cell = split_name(text)
    assert "\n" not in cell.name


@pytest.mark.parametrize(
    "text",
    [
        "再掲：店の数",
        "※再掲　店の数",
        "店の数（経済3の再掲）",
        "店の数【経済３再掲】",
        "店の数（(1)№3の再掲）",
        "（再掲）店の数",
    ],
)
def test_the_mark_of_a_repeat_in_other_words(text: str) -> None:
    assert (split_name(text).name, split_name(text).repeated) == ("店の数", True)


@pytest.mark.parametrize("text", ["店の数（社会にも再掲）", "再掲載の件数", "再掲示板の数", "店の数（環境8に再掲）"])
def test_what_says_where_it_comes_again_is_no_mark(text: str) -> None:
    assert (split_name(text).name, split_name(text).repeated) == (text, False)


@pytest.mark.parametrize(
    "text",
    [
        "リサイクル率【12.5】\n※算定方法：資源化量÷排出量",
        "リサイクル率\n 注1）推計値\n【12.5】",
        "リサイクル率 \n*速報\n",
    ],
)
def test_a_note_on_a_line_of_its_own_is_no_part_of_the_name(text: str) -> None:
    assert split_name(text).name == "リサイクル率"


@pytest.mark.parametrize("text", ["※算定中の指標", "公共交通※の利用者数", "ごみ排出量\n※再掲"])
def test_a_mark_within_the_name_or_before_it_is_kept(text: str) -> None:
    assert split_name(text).name == text.partition("\n")[0]
