"""Finding slightly different names without comparing each with each."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from sdgsheet.notation.names import differ_slightly
from sdgsheet.rules.sections.similar import Similar

NAMES = st.lists(st.text("市民農林の（）1・参加", min_size=1, max_size=9), unique=True, max_size=8)


@given(NAMES)
def test_finds_what_comparing_all_with_all_finds(names: list[str]) -> None:
    similar = Similar(names)
    expected = {(a, b) for a, b in combinations(names, 2) if differ_slightly(a, b)}
    assert {(a, b) for b in names for a in similar.earlier[b]} == expected
    for name in names:
        assert set(similar.to(name)) == {other for other in names if differ_slightly(name, other)}


def test_keeps_the_order() -> None:
    similar = Similar(["登録団体数（市内）", "宿泊客数", "登録団体数（累計）", "登録団体数"])
    assert similar.earlier["登録団体数"] == ["登録団体数（市内）", "登録団体数（累計）"]
