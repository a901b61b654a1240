"""An answer stays with its own finding, wherever that stands now, and never goes to another one."""

from __future__ import annotations

import json
from functools import cache

import pytest

from program import SAMPLE
from sdgsheet.edits import Answer
from sdgsheet.marking.answers import AnswerKey, another, parse_key
from sdgsheet.marking.carrying import Carried, carry
from sdgsheet.rules.check import Report, check_workbook
from sdgsheet.xlsx.reading import read_workbook

REPEATED = "地域活動（自治会等の活動、ボランティア・NPOの活動など）に参加した市民の割合"
"""The indicator of (1) №1, 4 and 8: rows 7, 10 and 14 of the sample."""
THREE = {
    row: AnswerKey("A101", "1", REPEATED, "99% ／ 13%", no, "様式1", f"S{row}")
    for row, no in ((7, "1"), (10, "4"), (14, "8"))
}
WATER = AnswerKey("A104", "2", "地下水採取量の削減", "116% ／ -116%", "10", "様式1", "S30")
HEADING = AnswerKey("A102", "1", "", "", "", "様式1", "S5")


@cache
def published() -> Report:
    return check_workbook(read_workbook(SAMPLE))


def carried(findings: list[AnswerKey], *keys: AnswerKey | str) -> Carried:
    """Each answer bears its key as its reason."""
    return carry(published(), findings, {str(key): Answer("", str(key)) for key in keys})


def assert_found(was: AnswerKey | str, now: AnswerKey) -> None:
    found = carried([now], was)
    assert found.here == {now: Answer("", str(was))}
    assert (found.gone, found.aside) == ([], [])


def test_at_its_own_place_it_stays() -> None:
    found = carried(list(THREE.values()), *THREE.values())
    assert {key: answer.reason for key, answer in found.here.items()} == {key: str(key) for key in THREE.values()}


def test_that_of_a_corrected_row_does_not_go_to_the_next_one_alike() -> None:
    found = carried([THREE[10], THREE[14]], *THREE.values())
    assert {key.cell: json.loads(answer.reason)[6] for key, answer in found.here.items()} == {
        "S10": "S10",
        "S14": "S14",
    }
    assert [key for key, _ in found.gone] == [THREE[7]]
    assert not found.aside


def test_that_of_a_corrected_row_does_not_go_to_the_only_one_alike() -> None:
    found = carried([THREE[10]], THREE[7])
    assert not found.here
    assert [key for key, _ in found.gone] == [THREE[7]]


def test_rows_that_moved_onto_the_place_of_one_alike_keep_their_own() -> None:
    earlier = {row: key._replace(cell=f"S{row - 3}") for row, key in THREE.items()}
    found = carried(list(THREE.values()), *earlier.values())
    assert {key: answer.reason for key, answer in found.here.items()} == {
        key: str(earlier[row]) for row, key in THREE.items()
    }


@pytest.mark.parametrize(
    "was",
    [
        WATER._replace(cell="S29"),
        WATER._replace(sheet="様式1 控え"),
        WATER._replace(cell="S29", no="9"),
        WATER._replace(values="116% ／ -95%"),
        WATER._replace(cell="S29", values="116% ／ -95%"),
    ],
    ids=[
        "row inserted",
        "sheet renamed",
        "renumbered",
        "another figure",
        "row inserted, another figure",
    ],
)
def test_a_finding_that_still_stands_is_found_again(was: AnswerKey) -> None:
    assert_found(was, WATER)


@pytest.mark.parametrize(
    ("was", "now"),
    [("=K29/$Q$29", "=K30/$Q$30"), ("26件 ／ (1)№2は62、(2)№9は26（件）", "26件 ／ (1)№2は62、(2)№10は26（件）")],
)
def test_so_is_one_whose_values_tell_of_rows_that_were_renumbered_with_it(was: str, now: str) -> None:
    assert_found(WATER._replace(cell="S29", no="9", values=was), WATER._replace(values=now))
    assert not carried([WATER._replace(values=now)], WATER._replace(cell="S29", no="9", values="12件 ／ " + was)).here


def test_a_heading_that_moved_is_found_again() -> None:
    assert_found(HEADING._replace(cell="S4"), HEADING)
    assert_found(HEADING._replace(sheet="様式1 控え"), HEADING)


@pytest.mark.parametrize(
    "other",
    [
        WATER._replace(rule="A101"),
        WATER._replace(section="1"),
        WATER._replace(name="観光客数"),
        WATER._replace(cell="S29", no="9", values="116% ／ -95%"),
    ],
    ids=["rule", "section", "indicator", "row and figure"],
)
def test_another_finding_is_never_taken_for_it(other: AnswerKey) -> None:
    assert not carried([WATER], other).here


def test_forms_of_one_city_do_not_swap_their_answers() -> None:
    second = WATER._replace(sheet="点検しないシート")
    assert carried([WATER], WATER, second).here == {WATER: Answer("", str(WATER))}
    assert not carried([second], WATER).here


def test_a_second_answer_to_one_finding_stands_apart() -> None:
    second = WATER._replace(number=2)
    found = carried([WATER], WATER, second)
    assert found.here == {WATER: Answer("", str(WATER))}
    assert [key for key, _ in found.aside] == [second]
    assert not found.gone
    moved = carried([WATER], WATER._replace(cell="S29"), second._replace(cell="S29"))
    assert (len(moved.here), len(moved.aside)) == (1, 1)


def test_one_beside_it_in_the_row_is_not_taken_for_it_nor_is_it_said_to_be_gone() -> None:
    found = carried([WATER], WATER._replace(cell="K30"))
    assert (found.here, found.gone) == ({}, [])
    assert len(found.aside) == 1


def test_where_nobody_can_tell_which_finding_it_is_it_stands_apart() -> None:
    heading = HEADING._replace(cell="S6")
    found = carried([HEADING, heading], HEADING._replace(cell="S4"))
    assert (found.here, found.gone) == ({}, [])
    assert len(found.aside) == 1


EARLIER = '["A104", "2", "地下水採取量の削減", "116% ／ -116%"]'


@pytest.mark.parametrize(
    ("was", "now"),
    [
        (EARLIER, WATER),
        (EARLIER.replace('"2"', '"熊本県熊本市 2022～2024年2"'), WATER),
        ('["A102", "1", "様式1!S5", ""]', HEADING),
        ('["A102", "1", "様式1!S4", ""]', HEADING),
    ],
)
def test_keys_of_earlier_versions_are_read(was: str, now: AnswerKey) -> None:
    assert_found(was, now)


def test_keys_of_earlier_versions_that_were_told_apart_by_their_order_alone_stand_apart() -> None:
    keys = [json.dumps([rule, "1", REPEATED, "99% ／ 13%"]) for rule in ("A101", "A101#2", "A101#3")]
    found = carried([THREE[10], THREE[14]], *keys)
    assert (found.here, found.gone) == ({}, [])
    assert len(found.aside) == 3


def test_what_is_no_key_is_kept_as_well() -> None:
    found = carried([WATER], "何か別の文字", '["a"]')
    assert [key.name for key, _ in found.aside] == ["何か別の文字", '["a"]']
    assert not found.gone, "nobody can tell whether its finding is gone"


def test_a_second_key_is_another_one_each_time() -> None:
    taken = {str(WATER)}
    for number in (2, 3):
        taken.add(key := another(str(WATER), taken))
        assert parse_key(key) == WATER._replace(number=number)
