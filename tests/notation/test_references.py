"""References from section (3) to rows of (1) and (2)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdgsheet.notation.references import looks_like_references, parse_references


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("(1)№１、４、８", [(1, 1), (1, 4), (1, 8)]),
        ("(1)No.2、(2)No.6", [(1, 2), (2, 6)]),
        ("(1)№３、(2)№7", [(1, 3), (2, 7)]),
        ("（１）No.2・3", [(1, 2), (1, 3)]),
        ("(1)№1～3", [(1, 1), (1, 2), (1, 3)]),
        ("(1)№１－３", [(1, 1), (1, 2), (1, 3)]),
        ("⑴№4", [(1, 4)]),
        ("(1)Ｎｏ．５，(2)Ｎｏ．５", [(1, 5), (2, 5)]),
        ("（１）No.2・（２）No.2", [(1, 2), (2, 2)]),
        ("(1)№８及び９", [(1, 8), (1, 9)]),
        ("①№1、②№3", [(1, 1), (2, 3)]),
        ("(1)2、(2)6", [(1, 2), (2, 6)]),
        ("(1)経済2", [(1, 2)]),
        ("1-2、2-6", [(1, 2), (2, 6)]),
        ("１－№２", [(1, 2)]),
        ("(1)No1 (2)No3", [(1, 1), (2, 3)]),
        ("(1)№1,№2(2)№3", [(1, 1), (1, 2), (2, 3)]),
        ("(1)№1、№1", [(1, 1)]),
        ("(1)№1ほか", [(1, 1)]),
        ("(3)№1、(4)№2", [(3, 1), (4, 2)]),
    ],
)
def test_a_number_without_a_section_inherits_the_one_before(text: str, rows: list[tuple[int, int]]) -> None:
    references = parse_references(text)
    assert list(references.rows) == rows
    assert references.unread == ""
    assert looks_like_references(text)


@pytest.mark.parametrize(
    ("text", "rows", "unread"),
    [
        ("(1)№○", [], "○"),
        ("№５", [], "5"),
        ("№1～3", [], "1~3"),
        ("(1)№", [], "(1)"),
        ("(1)全指標", [], "全指標"),
        ("(1)№2、別紙", [(1, 2)], "別紙"),
    ],
)
def test_what_cannot_be_read_is_told(text: str, rows: list[tuple[int, int]], unread: str) -> None:
    references = parse_references(text)
    assert list(references.rows) == rows
    assert references.unread == unread


@pytest.mark.parametrize("text", ["課題", "今後の取組", "11.2", "再掲", "新規", ""])
def test_other_brackets_are_no_references(text: str) -> None:
    assert not looks_like_references(text)


@given(st.lists(st.tuples(st.sampled_from([1, 2]), st.integers(1, 99)), min_size=1, max_size=6, unique=True))
def test_references_read_back_as_written(rows: list[tuple[int, int]]) -> None:
    for pattern in ("({0})№{1}", "（{0}）No.{1}", "({0})Ｎｏ．{1}"):
        text = "、".join(pattern.format(*row) for row in rows)
        assert parse_references(text).rows == tuple(rows)


@given(st.text(max_size=30))
def test_any_text_is_read_without_an_error(text: str) -> None:
    assert all(section in range(1, 10) for section, _ in parse_references(text).rows)
    looks_like_references(text)


@given(st.text(alphabet="(1)（２）№No.0123456789～、・及び①○", max_size=20))
def test_what_looks_like_references_never_raises(text: str) -> None:
    parse_references(text)
