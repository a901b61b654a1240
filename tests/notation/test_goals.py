"""Ids of goals and targets as cities write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdgsheet.notation.goals import parse_goals
from sdgsheet.notation.targets import TARGETS


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("11.2,11.3,11.6,11.b", "11.2 11.3 11.6 11.b"),
        ("11.2、11.3", "11.2 11.3"),
        ("１１．２，１１．３", "11.2 11.3"),
        ("11.2・11.3", "11.2 11.3"),
        ("11.2 11.3", "11.2 11.3"),
        ("11.2\n11.3", "11.2 11.3"),
        ("11.2/11.3", "11.2 11.3"),
        ("11.2及び11.3", "11.2 11.3"),
        ("４．ａ", "4.a"),
        ("11.B", "11.b"),
        ("T3.d", "3.d"),
        ("G7,T7.2", "7 7.2"),
        ("ゴール3", "3"),
        ("ゴール3、ターゲット3.4", "3 3.4"),
        ("ターゲット7.2、7.3", "7.2 7.3"),
        ("SDGs 11", "11"),
        ("8.10,16.10,17.10", "8.10 16.10 17.10"),
        ("7.1～7.3", "7.1 7.2 7.3"),
        ("7.1~3", "7.1 7.2 7.3"),
        ("1～3", "1 2 3"),
        ("18", "18"),
        ("11.9", "11.9"),
        ("13.2 等", "13.2"),
        ("13.2ほか", "13.2"),
        ("11.2、11.2", "11.2 11.2"),
        ("01.2", "1.2"),
    ],
)
def test_ids_are_read_in_their_order_and_repeats_stay(text: str, ids: str) -> None:
    goals = parse_goals(text)
    assert goals.ids == tuple(ids.split())
    assert goals.unread == ""


@pytest.mark.parametrize(
    ("text", "ids", "unread"),
    [
        ("11-2", (), "11-2"),
        ("11.2、あ", ("11.2",), "あ"),
        ("11.2.1", (), "11.2.1"),
        ("11b", (), "11b"),
        ("7.3～11.2", (), "7.3～11.2"),
    ],
)
def test_what_cannot_be_read_is_told(text: str, ids: tuple[str, ...], unread: str) -> None:
    goals = parse_goals(text)
    assert goals.ids == ids
    assert goals.unread.replace("~", "～") == unread


@pytest.mark.parametrize("text", ["", "－", "再掲", "市独自", "他"])
def test_what_means_no_goal_is_neither_an_id_nor_unread(text: str) -> None:
    assert parse_goals(text) == parse_goals("")


@given(st.lists(st.sampled_from([t for targets in TARGETS.values() for t in targets]), min_size=1, max_size=8))
def test_every_target_of_the_un_reads_back_in_any_notation(ids: list[str]) -> None:
    for joint in (",", "、", "，", " ", "・"):
        assert parse_goals(joint.join(ids)).ids == tuple(ids)
    full_width = "、".join(ids).upper().translate(str.maketrans("0123456789.", "０１２３４５６７８９．"))
    assert parse_goals(full_width).ids == tuple(ids)


@given(st.text(max_size=30))
def test_any_text_is_read_without_an_error(text: str) -> None:
    parse_goals(text)
