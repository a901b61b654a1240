"""〃 and 同上 in year and unit cells."""

from __future__ import annotations

import pytest

from builders import forms
from form.drawing import first, values


def read(*rows: str) -> list[list[tuple[str, str, str] | None]]:
    [form] = forms(first(*rows))
    return [values(row) for row in form.indicators]


FULL = "1 | A | 2020年度 | 10 | 件 | 2022年度 | 12 | 件 | 2030年 | 20 | 件 | 20%"


@pytest.mark.parametrize("mark", ["〃", "同上", "″", "々", "'\"", "↑"])
def test_a_year_is_that_of_the_row_above(mark: str) -> None:
    below = f"2 | B | {mark} | 1 | 人 | {mark} | 2 | 人 | {mark} | 3 | 人 | 50%"
    assert read(FULL, below, below.replace("2 | B", "3 | C"))[2] == [
        ("2020年度", "1", "人"),
        ("2022年度", "2", "人"),
        ("2030年", "3", "人"),
    ]


@pytest.mark.parametrize("mark", ["〃", "同上", "同左", "←"])
def test_a_unit_is_that_of_the_values_to_its_left(mark: str) -> None:
    row = f"2 | B | 2020年度 | 1 | 人 | 2022年度 | 2 | {mark} | 2030年 | 3 | {mark} | 50%"
    assert [triple[2] for triple in read(FULL, row)[1] if triple] == ["人", "人", "人"]


def test_a_unit_is_that_of_the_row_above_where_all_of_the_row_say_so() -> None:
    row = "2 | B | 2020年度 | 1 | 〃 | 2022年度 | 2 | 〃 | 2030年 | 3 | 〃 | 50%"
    assert [triple[2] for triple in read(FULL, row)[1] if triple] == ["件", "件", "件"]


def test_the_first_row_has_none_above_it() -> None:
    row = "1 | A | 〃 | 1 | 〃 | 2022年度 | 2 | 人 | 2030年 | 3 | 人 | 50%"
    assert read(row)[0][0] == ("", "1", "")


def test_a_row_that_says_same_as_above_throughout_has_no_year_of_its_own() -> None:
    row = "2 | A【再掲】 | 同上 | 同上 | 同上 | 同上 | 同上 | 同上 | 同上 | 同上 | 同上 | 同上"
    assert read(FULL, row)[1] == [("", "同上", "")] * 3
