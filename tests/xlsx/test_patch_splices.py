"""Splices and their way back; tags changed attribute by attribute."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdgsheet.xlsx.patch.scan import scan, with_attributes
from sdgsheet.xlsx.patch.splice import Splice, apply, reverse


def test_bytes_are_cut_out_and_others_put_in() -> None:
    assert apply(b"0123456789", [Splice(2, 4, b"ab"), Splice(0, 0, b"<"), Splice(8, 10, b"")]) == b"<01ab4567"


def test_insertions_at_one_place_keep_their_order() -> None:
    assert apply(b"ab", [Splice(1, 1, b"1"), Splice(1, 1, b"2"), Splice(1, 2, b"B")]) == b"a12B"


def test_two_splices_never_touch_the_same_bytes() -> None:
    with pytest.raises(ValueError, match="overlap"):
        apply(b"abcd", [Splice(0, 2, b""), Splice(1, 3, b"")])


@st.composite
def spliced(draw: Any) -> tuple[bytes, list[Splice]]:
    data = draw(st.binary(max_size=60))
    places = sorted(draw(st.lists(st.integers(0, len(data)), max_size=12)))
    pairs = zip(places[::2], places[1::2], strict=False)
    return data, [Splice(start, end, draw(st.binary(max_size=9))) for start, end in pairs]


@given(spliced())
def test_the_way_back_leads_back(given_: tuple[bytes, list[Splice]]) -> None:
    data, splices = given_
    assert apply(apply(data, splices), reverse(data, splices)) == data


@pytest.mark.parametrize(
    ("tag", "changes", "expected"),
    [
        (b'<c r="A1">', {"s": "3"}, b'<c r="A1" s="3">'),
        (b'<c r="A1" s="1" />', {"s": "3"}, b'<c r="A1" s="3"/>'),
        (b"<c\n r = 'A1'\ts='1'>", {"s": "3"}, b"<c\n r = 'A1'\ts=\"3\">"),
        (b'<c r="A1" t="s" s="1">', {"t": None}, b'<c r="A1" s="1">'),
        (b'<c x:s="9" xs="8">', {"s": "3"}, b'<c x:s="9" xs="8" s="3">'),
        (b"<c a=' s=\"1\" '>", {"s": "3"}, b'<c a=\' s="1" \' s="3">'),
        (b'<c s="1"/>', {"s": None, "t": None}, b"<c/>"),
        (b"<a:c/>", {"n": 'x"<&\n'}, b'<a:c n="x&quot;&lt;&amp;&#10;"/>'),
    ],
)
def test_one_attribute_changes_and_the_rest_stays_as_written(
    tag: bytes, changes: dict[str, str | None], expected: bytes
) -> None:
    assert with_attributes(tag, changes) == expected


def test_elements_are_located_whatever_stands_between_them() -> None:
    data = (
        b"<?xml version='1.0'?><!-- <b/> --><a\n q=\">\"><b/><![CDATA[<b>]]>\xe7\x82\xb9<b x='/'></b ><c><d/></c></a>"
    )
    whole = data.replace(b"<a", b"<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'")
    whole = whole.replace(b"</a>", b"</Types>")
    root = scan(whole, "part", "ct:Types")
    assert [whole[child.start : child.end] for child in root.children] == [b"<b/>", b"<b x='/'></b >", b"<c><d/></c>"]
    assert [child.is_empty_tag for child in root.children] == [True, False, False]
    assert whole[root.start : root.end] == whole[whole.index(b"<Types") :]
