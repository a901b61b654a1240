"""Actuals below a blank heading are read where their year is the one that the others lack."""

from __future__ import annotations

import pytest

from builders import forms
from form.drawing import FIRST, first, lines, values
from sdgsheet.form.model import Form

ROW = "2020年度 | 10 | 件 | 2022年度 | 12 | 件 | 2023年度 | 13 | 件 | 2024年度 | 14 | 件 | 2030年 | 20 | 件 | 40%"
YEARS = ("2022年", "2023年", "2024年")
ACTUALS = [("2022年度", "12", "件"), ("2023年度", "13", "件"), ("2024年度", "14", "件")]


def only(text: str) -> Form:
    [form] = forms(text)
    return form


def columns(*years: str, below: str = "") -> str:
    """The headings of section (1) with these over its actuals."""
    triples = " | ".join(f"{heading} | < | <" for heading in ("当初値", *years, "2030年（目標値）"))
    return f"No | 指標名 | {triples} | 達成度{below}"


@pytest.mark.parametrize("place", [0, 1])
@pytest.mark.parametrize("heading", ["", "備考欄"])
def test_year_value_and_unit_in_any_order(place: int, heading: str) -> None:
    years = [heading if index == place else year for index, year in enumerate(YEARS)]
    turned = " | ".join(
        " | ".join((t[1], t[2], t[0])) for t in (("2020年度", "10", "件"), *ACTUALS, ("2030年", "20", "件"))
    )
    for cells in (ROW, f"{turned} | 40%"):
        form = only(first(*(f"{no} | {name} | {cells}" for no, name in ((1, "A"), (2, "B"))), columns=columns(*years)))
        assert [values(row)[1:4] for row in form.indicators] == [ACTUALS, ACTUALS]


def test_sub_headings_below_a_blank_one() -> None:
    below = "\n | | " + " | ".join(["年度 | 数値 | 単位"] * 5) + " |"
    form = only(first(f"1 | A | {ROW}", f"2 | B | {ROW}", columns=columns("2022年", "", "2024年", below=below)))
    assert values(form.indicators[0])[1:4] == ACTUALS
    assert [column.text for column in form.sections[0].actual_columns][1] == ""


def test_half_of_the_rows_may_lag() -> None:
    lag = ROW.replace("2023年度", "2021年度")
    form = only(first(f"1 | A | {ROW}", f"2 | B | {lag}", columns=columns("2022年", "", "2024年")))
    assert values(form.indicators[1])[2] == ("2021年度", "13", "件")


def test_a_heading_that_is_blank_on_the_first_page_alone() -> None:
    form = only(
        lines(
            FIRST,
            columns("2022年", "", "2024年"),
            f"1 | A | {ROW}",
            columns(*YEARS),
            f"2 | B | {ROW}",
        )
    )
    assert [values(row)[1:4] for row in form.indicators] == [ACTUALS, ACTUALS]


def test_a_baseline_with_a_blank_heading_is_no_actual() -> None:
    """The target stands first: left of the actuals there is the baseline's place."""
    heads = "No | 指標名 | 目標値 | < | < | | < | < | 2022年 | < | < | 2023年 | < | < | 達成度"
    cells = "2030年 | 20 | 件 | 2021年度 | 10 | 件 | 2022年度 | 12 | 件 | 2023年度 | 13 | 件 | 40%"
    form = only(first(f"1 | A | {cells}", f"2 | B | {cells}", columns=heads))
    assert [missing.role for missing in form.missing_columns] == ["baseline"]
    assert len(form.sections[0].actual_columns) == 2


def test_what_stands_beside_no_is_no_part_of_it_where_the_name_has_no_heading() -> None:
    form = only(first(f"1 | A | {ROW}", columns=columns(*YEARS).replace("指標名", "")))
    assert (form.indicators[0].no, form.indicators[0].name) == (1, "")


def test_a_band_of_its_own_words_over_all_columns_but_no_and_name() -> None:
    heads = (
        "No | 指標名 | 進捗の状況 | < | < | < | < | < | < | < | < | <",
        "^ | ^ | 当初値 | < | < | 2022年 | < | < | 2030年（目標値） | < | < | 達成度",
    )
    cells = "2020年度 | 10 | 件 | 2022年度 | 12 | 件 | 2030年 | 20 | 件 | 20%"
    form = only(lines(FIRST, *heads, f"1 | A | {cells}"))
    assert form.missing_columns == ()
    assert (form.indicators[0].no, form.indicators[0].name) == (1, "A")


def test_a_last_heading_that_is_not_merged_stands_over_its_whole_triple() -> None:
    heads = "No | 指標名 | 達成度 | 当初値 | | | 2022年 | | | 2030年（目標値）"
    cells = "20% | 2020年度 | 10 | 件 | 2022年度 | 12 | 件 | 2030年 | 20 | 件"
    form = only(first(f"1 | A | {cells}", f"2 | B | {cells}", columns=heads))
    assert values(form.indicators[0]) == [("2020年度", "10", "件"), ("2022年度", "12", "件"), ("2030年", "20", "件")]
