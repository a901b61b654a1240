"""A copy for comparing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdgsheet.notation.characters import solid


@pytest.mark.parametrize(
    ("text", "copy"),
    [
        ("２，６２０ ％", "2,620%"),
        ("指 標　名\n", "指標名"),
        ("㎥ №① ⑴", "m3No1(1)"),
        ("10〜12 10～12", "10~1210~12"),
        ("zero\u200bwidth", "zerowidth"),
    ],
)
def test_what_looks_alike_is_one(text: str, copy: str) -> None:
    assert solid(text) == copy


@given(st.text(max_size=40))
def test_a_copy_of_a_copy_changes_nothing_but_what_nfkc_still_composes(text: str) -> None:
    once = solid(text)
    assert not any(map(str.isspace, once))
    assert solid(solid(once)) == solid(once)
