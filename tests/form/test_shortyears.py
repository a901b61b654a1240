"""Headings of short years, 4年度実績: the cells below and the other headings tell which era or century is meant."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from builders import forms
from form.drawing import second, values
from sdgsheet.form.labels import label_of
from sdgsheet.form.model import Section


def section(headings: Sequence[str], cells: str, target: str = "2024年目標値") -> Section:
    years = "".join(f" | {heading} | < | <" for heading in headings)
    columns = f"No | 取組名 | 指標名 | 当初値 | < | <{years} | {target} | < | < | 達成度"
    row = f"1 | ①まち | A | 2020年度 | 10 | 件 | {cells} | | | | | | | 2023年 | 20 | 件 | 20%"
    [form] = forms(second(row, columns=columns))
    return form.sections[0]


def named(of: Section) -> list[int | None]:
    return [column.year.named if column.year else None for column in of.actual_columns]


@pytest.mark.parametrize(
    "words", ["{}年度実績", "{}年度\\n実績", "{}年度末実績", "実績（{}年度）", "{}年度（実績値）", "{}年度"]
)
@pytest.mark.parametrize("numbers", [(4, 5, 6), (22, 23, 24)])
def test_the_cells_below_tell(words: str, numbers: tuple[int, ...]) -> None:
    read = section([words.format(n) for n in numbers], "2022年度 | 12 | 件", target=f"{numbers[-1]}年度目標値")
    assert named(read) == [2022, 2023, 2024]
    target = read.column("target")
    assert target is not None
    assert target.year is not None
    assert (target.year.named, target.year.text) == (2024, f"{numbers[-1]}年度")
    assert values(read.indicators[0]) == [
        ("2020年度", "10", "件"),
        ("2022年度", "12", "件"),
        None,
        None,
        ("2023年", "20", "件"),
    ]


def test_the_other_headings_tell_where_no_cell_does() -> None:
    assert named(section(["4年度実績", "5年度実績", "6年度実績"], "4年度 | 12 | 件")) == [2022, 2023, 2024]


def test_the_years_of_a_plan_are_no_years_of_the_era() -> None:
    read = section(["1年度実績", "2年度実績", "3年度実績"], "2022年度 | 12 | 件")
    assert named(read) == [None, None, None]
    assert values(read.indicators[0])[1] == ("2022年度", "12", "件")


@pytest.mark.parametrize("text", ["1年度目", "4年度予算", "担当（4年度）", "令和4年度実績", "2022年度（4年度）実績"])
def test_other_headings_have_no_short_year(text: str) -> None:
    label = label_of(text)
    assert label is None or label.short == 0
