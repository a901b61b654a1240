"""Texts between tags mean what a parser says that they mean."""

from __future__ import annotations

from xml.parsers import expat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdgsheet.xlsx.markup import resolved

PIECES = (
    "市民",
    " ",
    "\n",
    "&amp;",
    "&lt;",
    "&gt;",
    "&quot;",
    "&apos;",
    "&#10;",
    "&#12354;",
    "&#x3044;",
    "&#x1F600;",
    "&#00065;",
)
REFUSED = (
    "&",
    "&nbsp;",
    "&amp",
    "&;",
    "&#;",
    "&#x;",
    "&#0;",
    "&#8;",
    "&#xD800;",
    "&#xFFFE;",
    "&#x110000;",
    "&#12a;",
    "&# 10;",
)


def parsed(text: str) -> str:
    pieces: list[str] = []
    parser = expat.ParserCreate()
    parser.CharacterDataHandler = pieces.append
    parser.Parse(f"<t>{text}</t>", True)
    return "".join(pieces)


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_references_mean_what_a_parser_says(text: str) -> None:
    assert resolved(text) == parsed(text)


@pytest.mark.parametrize("text", REFUSED)
def test_what_a_parser_refuses_is_refused(text: str) -> None:
    with pytest.raises(expat.ExpatError):
        parsed(text)
    with pytest.raises(ValueError, match=r"\S"):
        resolved(f"市民{text}")


@given(st.lists(st.sampled_from((*"&#;x0169af", "amp", "lt")), min_size=1).map(lambda parts: "&" + "".join(parts)))
def test_neither_takes_what_the_other_refuses(text: str) -> None:
    try:
        meaning = parsed(text)
    except expat.ExpatError:
        with pytest.raises(ValueError, match=r"\S"):
            resolved(text)
    else:
        assert resolved(text) == meaning


def test_a_text_without_references_is_left_alone() -> None:
    assert resolved("１ 〉 ]]") == "１ 〉 ]]"
