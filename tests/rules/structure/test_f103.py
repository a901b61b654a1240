"""F103: No is missing, repeated or out of sequence."""

from dataclasses import replace

import pytest

from indicators import case, form, judge, row
from sdgsheet.form.model import Dimension, Form, Indicator, Missing, SectionNumber
from sdgsheet.rules.structure.f103 import RULE

Numbers = list[int | None]


def numbered(section: SectionNumber, numbers: Numbers, dimensions: str = "") -> list[Indicator]:
    """Rows below each other with these numbers; dimensions by their first letter: eesn."""
    full: dict[str, Dimension] = {"e": "economy", "s": "society", "n": "environment"}
    return [
        row(
            section,
            no,
            f"指標{i}",
            None,
            [],
            None,
            at=100 * section + 11 + i,
            dimension=full[dimensions[i]] if dimensions else None,
        )
        for i, no in enumerate(numbers)
    ]


def spoken(f: Form) -> list[tuple[int, str | None, str | None]]:
    """Position in the table, what stands there, and what is expected."""
    return [
        (x.row.row % 100 - 11, x.stated, x.expected.ja if x.expected else None)
        for x in judge(RULE, case(f))
        if x.row is not None
    ]


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ([1, 2, 2, 3], [(2, "2", "3")]),
        ([1, 2, 2, 4], [(2, "2", "3")]),
        ([1, 2, 4, 5, 6], [(2, "4", "3")]),
        ([1, 2, None, 4], [(2, None, "3")]),
        ([2, 3, 4], [(0, "2", "1")]),
        ([1, 3, 2, 4], [(1, "3", "2"), (2, "2", "4")]),
    ],
)
def test_speaks_once_where_the_numbering_breaks(numbers: Numbers, expected: list[tuple[int, str | None, str]]) -> None:
    assert spoken(form(numbered(2, numbers))) == expected


def test_says_where_the_same_number_stands() -> None:
    [found] = judge(RULE, case(form(numbered(2, [1, 2, 2, 3]))))
    assert "212行目" in found.message.ja
    assert "row 212" in found.message.en


def test_speaks_where_a_dimension_stands_without_its_number() -> None:
    rows = [row(1, 1, "甲", None, [], None, no_text="経済1"), row(1, None, "乙", None, [], None, no_text="経済", at=12)]
    [found] = judge(RULE, case(form(rows)))
    assert found.row is rows[1]


def test_a_repeat_within_one_dimension_is_one() -> None:
    assert spoken(form(numbered(1, [1, 2, 2, 1, 2], "eeess"))) == [(2, "2", "3")]


@pytest.mark.parametrize("numbers", [[1, 2, 3, 4], [1], []])
def test_is_silent_on_a_sequence(numbers: Numbers) -> None:
    assert not spoken(form([*numbered(1, numbers), *numbered(2, numbers)]))


def test_is_silent_where_numbers_restart_with_each_dimension() -> None:
    assert not spoken(form(numbered(1, [1, 2, 1, 2, 3, 1], "eesssn")))


def test_is_silent_where_numbers_restart_and_the_dimensions_are_not_named() -> None:
    assert not spoken(form(numbered(1, [1, 2, 3, 1, 2, 1, 2])))


def test_a_dimension_whose_first_number_is_missing_restarts_all_the_same() -> None:
    assert spoken(form(numbered(1, [1, 2, None, 2, 3, 1], "eesssn"))) == [(2, None, "1")]
    assert spoken(form(numbered(1, [1, 2, None, 4, 5, 6], "eesssn"))) == [(2, None, "3")]


def test_a_first_row_that_stands_twice_is_no_restart() -> None:
    assert spoken(form(numbered(1, [1, 1, 2]))) == [(1, "1", "2")]


def test_section_2_has_one_numbering() -> None:
    assert spoken(form(numbered(2, [1, 2, 1, 3])))[0] == (2, "1", "3")


def test_is_silent_where_section_2_goes_on_counting() -> None:
    assert not spoken(form([*numbered(1, [1, 2, 3]), *numbered(2, [4, 5, 6])]))


def test_is_silent_where_dimensions_do_not_restart() -> None:
    assert not spoken(form(numbered(1, [1, 2, 3, 4, 5], "eessn")))


def test_is_silent_where_one_no_is_merged_over_two_rows() -> None:
    rows = numbered(1, [1, 2, 2, 3])
    rows[2] = replace(rows[2], no_cell=rows[1].no_cell)
    assert not spoken(form(rows))


def test_is_silent_where_a_repeated_row_keeps_its_first_number() -> None:
    rows = numbered(1, [1, 2, 1, 3])
    rows[2] = replace(rows[2], repeated=True)
    assert not spoken(form(rows))


def test_several_repeated_rows_keep_their_first_numbers() -> None:
    rows = numbered(2, [1, 2, 1, 2, 3])
    rows[2:4] = [replace(r, repeated=True) for r in rows[2:4]]
    assert not spoken(form(rows))


def test_a_repeated_row_may_begin_a_dimension() -> None:
    for numbers in ([1, 2, 1, 2, 3], [1, 2, 1, 3, 4]):
        rows = numbered(1, [*numbers], "eesss")
        rows[2] = replace(rows[2], repeated=True)
        assert not spoken(form(rows))


def test_another_kind_of_numbering_is_not_judged() -> None:
    rows = [row(2, None, f"指標{i}", None, [], None, no_text=f"1-{i}", at=111 + i) for i in (1, 2)]
    assert not spoken(form(rows))


@pytest.mark.parametrize("text", ["経済1、2", "1月2日", "経済？", "K2", "12345"])
def test_a_number_that_cannot_be_read_is_said(text: str) -> None:
    rows = [
        row(1, 1, "甲", None, [], None),
        row(1, None, "乙", None, [], None, no_text=text, at=12),
        row(1, 3, "丙", None, [], None),
    ]
    [found] = judge(RULE, case(form(rows)))
    assert found.row is rows[1]
    assert f"「{text}」を番号として読み取れません" in found.message.ja
    assert f"“{text}” cannot be read" in found.message.en


@pytest.mark.parametrize("texts", [("A-1", "A-2", "B-1"), ("ア", "イ", "ウ"), ("経済K1", "経済K2", "社会S1")])
def test_letters_are_another_numbering(texts: tuple[str, ...]) -> None:
    assert not spoken(form([row(1, None, t, None, [], None, no_text=t, at=11 + i) for i, t in enumerate(texts)]))


def test_is_silent_on_what_follows_a_number_with_branches() -> None:
    texts = [(1, "1"), (None, "2-1"), (None, "2－2"), (3, "3"), (None, "社会4a"), (None, "社会4b"), (5, "環境5")]
    rows = [row(2, no, text, None, [], None, no_text=text, at=111 + i) for i, (no, text) in enumerate(texts)]
    assert not spoken(form(rows))


def test_a_missing_column_is_f102s() -> None:
    assert not spoken(form(numbered(2, [None, None]), missing=[Missing(2, "no")]))


def test_numbered_rows_that_were_not_needed_are_no_gap() -> None:
    f = form([r for r in numbered(1, [1, 2, 3, 4, 5]) if r.no != 3])
    section = f.section(1)
    assert section is not None
    assert [s[1:] for s in spoken(f)] == [("4", "3")]
    prepared = replace(section, unfilled=((100 + 11 + 2, 3),))
    assert spoken(replace(f, sections=tuple(prepared if s is section else s for s in f.sections))) == []


def test_the_number_of_a_row_struck_out_may_be_kept_or_given_to_the_next() -> None:
    def below_a_struck_one(numbers: Numbers) -> Form:
        f = form([row(1, no, f"指標{no}", None, [], None, at=111 + 2 * i) for i, no in enumerate(numbers)])
        sections = tuple(replace(s, unfilled=((112, 2),)) if s.number == 1 else s for s in f.sections)
        return replace(f, sections=sections)

    assert spoken(below_a_struck_one([1, 3, 4])) == []
    assert spoken(below_a_struck_one([1, 2, 3])) == []
    assert [s[1:] for s in spoken(below_a_struck_one([1, 4, 5]))] == [("4", "3")]


def test_a_wrong_number_that_repeats_a_right_one_is_said_once() -> None:
    assert [s[1:] for s in spoken(form(numbered(2, [1, 2, 4, 4, 5])))] == [("4", "3")]
