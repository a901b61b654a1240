"""Year, value and unit of a triple may have headings of their own, beside each other or below a common one."""

from __future__ import annotations

import pytest

from builders import forms
from form.drawing import first, values
from sdgsheet.form.labels import label_of
from sdgsheet.form.partlabels import part_of, part_with_owner

VALUES = [("2020年度", "10", "件"), ("2022年度", "12", "件"), ("2030年", "20", "件")]
ROW = "1 | A | 2020年度 | 10 | 件 | 2022年度 | 12 | 件 | 2030年 | 20 | 件 | 20%"


@pytest.mark.parametrize(
    ("columns", "row"),
    [
        (
            "No | 指標名 | 年度 | 当初値 | 単位 | 年度 | 2022年 | 単位 | 年度 | 2030年（目標値） | 単位 | 達成度",
            "1 | A | 2020年度 | 10 | 件 | 2022年度 | 12 | 件 | 2030年 | 20 | 件 | 20%",
        ),
        (
            "No | 指標名 | 当初値 | 単位 | 時点 | 2022年 | 単位 | 時点 | 2030年（目標値） | 単位 | 時点 | 達成度",
            "1 | A | 10 | 件 | 2020年度 | 12 | 件 | 2022年度 | 20 | 件 | 2030年 | 20%",
        ),
        (
            "No | 指標名 | 単位 | 当初値 | 年度 | 2022年 | 年度 | 2030年（目標値） | 年度 | 達成度",
            "1 | A | 件 | 10 | 2020年度 | 12 | 2022年度 | 20 | 2030年 | 20%",
        ),
    ],
)
def test_years_and_units_under_headings_of_their_own(columns: str, row: str) -> None:
    [form] = forms(first(row, columns=columns))
    assert values(form.indicators[0]) == [("2020年度", "10", "件"), ("2022年度", "12", "件"), ("2030年", "20", "件")]


def test_a_year_of_the_baseline_and_the_target_alone() -> None:
    columns = "No | 指標名 | 単位 | 当初値 | 基準年 | 2022年 | 2023年 | 目標値 | 目標年 | 達成度"
    [form] = forms(first("1 | A | 件 | 10 | 2020年度 | 12 | 13 | 20 | 2030年 | 30%", columns=columns))
    assert values(form.indicators[0]) == [
        ("2020年度", "10", "件"),
        ("", "12", "件"),
        ("", "13", "件"),
        ("2030年", "20", "件"),
    ]


@pytest.mark.parametrize(
    "heading",
    [
        "{}（年度） | {}（数値） | {}（単位）",
        "{}(年) | {}(値) | {}(単位)",
        "{}\\n（時点） | {}\\n（実数） | {}\\n（単位）",
        "{}・年度 | {}・値 | {}・単位",
        "{}の年度 | {}の数値 | {}の単位",
        "{}：年次 | {}：値 | {}：単位",
        "{} 年度 | {} 値 | {} 単位",
        "{}年次 | {} | {}単位",
        "{}【年度】 | {}【数値】 | {}【単位】",
        "{}（年度） | {} | {}（単位）",
        "年度（{}） | 値（{}） | 単位（{}）",
        "{}（年度） | {} | 単位",
    ],
)
@pytest.mark.parametrize(
    "named",
    [
        ("当初値", "2022年", "2030年（目標値）"),
        ("基準値", "2022年度実績値", "目標値"),
        ("当初値", "実績（2022年）", "2030年目標"),
    ],
)
def test_headings_that_name_the_triple_and_the_part(heading: str, named: tuple[str, str, str]) -> None:
    columns = " | ".join(heading.replace("{}", name) for name in named)
    [form] = forms(first(ROW, columns=f"No | 指標名 | {columns} | 達成度"))
    assert values(form.indicators[0]) == VALUES
    assert [
        column.year.named if column.year else None for column in form.sections[0].columns if column.role == "actual"
    ] == [2022]


@pytest.mark.parametrize(
    "columns",
    [
        "当初値年次 | 当初値 | 当初値単位 | 2022年年次 | 2022年実績 | 2022年単位 | 目標年次 | 目標値 | 目標値単位",
        "当初年度 | 当初値 | 単位 | 実績年度 | 2022年実績 | 単位 | 目標年度 | 2030年目標値 | 単位",
        "当初値の年度 | 当初値 | 当初値の単位 | 実績1年度 | 実績1 | 実績1単位 | 目標の年度 | 目標値 | 目標の単位",
        "基準時点 | 基準値 | 単位名 | 調査時期 | 2022年 | 単位名 | 目標時期 | 目標値 | 単位名",
    ],
)
def test_headings_in_words_of_their_own(columns: str) -> None:
    [form] = forms(first(ROW, columns=f"No | 指標名 | {columns} | 達成度"))
    assert values(form.indicators[0]) == VALUES


@pytest.mark.parametrize(
    "below",
    [
        ("年度 | 数値 | 単位", "年度 | 数値 | 単位", "年度 | 数値 | 単位"),
        ("年次 | 当初値 | 当初値単位", "実績年次 | 実績値 | 実績値単位", "目標年次 | 目標値 | 目標値単位"),
        (
            "当初値（年度） | 当初値（値） | 当初値（単位）",
            "2022年（年度） | 2022年（値） | 2022年（単位）",
            "目標（年度） | 目標（値） | 目標（単位）",
        ),
        ("把握時点 | 値 | 単位名", "把握時点 | 値 | 単位名", "把握時点 | 値 | 単位名"),
        ("年度 | 値 |", "年度 | 値 |", "年度 | 値 |"),
        ("| | 単位", "| | 単位", "| | 単位"),
    ],
)
def test_sub_headings_below_a_merged_heading(below: tuple[str, str, str]) -> None:
    columns = (
        "No | 指標名 | 当初値 | < | < | 2022年 | < | < | 2030年（目標値） | < | < | 達成度",
        f"^ | ^ | {' | '.join(below)} | ^",
    )
    [form] = forms(first(ROW, columns="\n".join(columns)))
    assert values(form.indicators[0]) == VALUES


@pytest.mark.parametrize(
    ("below", "row"),
    [
        ("年度 | 値 | 単位", ROW),
        ("年度 | 値 |", "1 | A | 2020年度 | 10件 | | 2022年度 | 12件 | | 2030年 | 20件 | | 20%"),
    ],
)
def test_sub_headings_below_a_heading_that_is_not_merged(below: str, row: str) -> None:
    columns = (
        f"No | 指標名 | 当初値 | | | 2022年 | | | 2030年（目標値） | | | 達成度\n | | {below} | {below} | {below} |"
    )
    [form] = forms(first(row, columns=columns))
    read = values(form.indicators[0])
    assert [t and (t[0], t[1].removesuffix("件"), t[2]) for t in read] == VALUES


def test_targets_and_actuals_of_each_year_below_a_heading_that_is_not_merged() -> None:
    columns = (
        "No | 指標名 | 当初値 | 2022年 | | 2023年 | | 2030年（目標値） | 達成度\n | | | 目標 | 実績 | 目標 | 実績 | |"
    )
    [form] = forms(first("1 | A | 10件 | 11件 | 12件 | 12件 | 13件 | 20件 | 30%", columns=columns))
    assert [t and t[1] for t in values(form.indicators[0])] == ["10件", "12件", "13件", "20件"]


def test_one_heading_over_the_triples_of_several_years() -> None:
    columns = (
        "No | 指標名 | 当初値 | < | < | 実績 | < | < | < | < | < | 2030年（目標値） | < | < | 達成度",
        "^ | ^ | 年度 | 値 | 単位 | 年度 | 2022年 | 単位 | 年度 | 2023年 | 単位 | 年度 | 値 | 単位 | ^",
    )
    row = "1 | A | 2020年度 | 10 | 件 | 2022年度 | 12 | 件 | 2023年度 | 13 | 件 | 2030年 | 20 | 件 | 30%"
    [form] = forms(first(row, columns="\n".join(columns)))
    assert values(form.indicators[0]) == [*VALUES[:2], ("2023年度", "13", "件"), VALUES[2]]


@pytest.mark.parametrize(
    "heading", ["2022年度", "2022年度末", "2030年（目標値）", "達成度（％）", "指標名", "実績値", "当初値（2020年度）"]
)
def test_a_year_or_a_value_that_is_the_heading_itself_is_no_part(heading: str) -> None:
    assert part_with_owner(heading) is None


def test_years_alone_in_one_cell_with_their_values_keep_their_headings() -> None:
    columns = "No | 指標名 | 当初値 | 2022年度時点 | 2023年度時点 | 2030年（目標値） | 達成度"
    [form] = forms(first("1 | A | 2020年度 10件 | 2022年度 12件 | 2023年度 13件 | 2030年 20件 | 30%", columns=columns))
    assert values(form.indicators[0]) == [
        ("2020年度", "10件", "件"),
        ("2022年度", "12件", "件"),
        ("2023年度", "13件", "件"),
        ("2030年", "20件", "件"),
    ]


@pytest.mark.parametrize("heading", ["数値（単位）", "値（単位）", "指標値"])
def test_a_value_of_nothing_that_the_form_has_is_no_heading(heading: str) -> None:
    assert label_of(heading) is None
    assert part_of(heading) is None


MERGED = "No | 指標名 | 当初値 | < | < | 2022年 | < | < | 2030年（目標値） | < | < | 達成度"


@pytest.mark.parametrize(
    "below",
    [
        " | | 年度 | 実績（目標） | 単位 | 年度 | 実績（目標） | 単位 | 年度 | 実績（目標） | 単位 |",
        " | | 把握年 | 指標値 | 単位 | 把握年 | 指標値 | 単位 | 把握年 | 指標値 | 単位 |",
        " | | 年度 | 数値 | 単位 | 年度 | 数値 | 単位 | 年度 | 数値 | 単位 | ％",
        " | | Ａ | | | Ｂ | | | Ｃ | | | （Ｂ－Ａ）／（Ｃ－Ａ）",
        " | | （半角） | （半角） | （全角） | （半角） | （半角） | （全角） | （半角） | （半角） | （全角） |",
        " | | | （数値） | | | （数値） | | | （数値） | | （％）",
        " | | | 数値 | 単位 | | 数値 | 単位 | | 数値 | 単位 |",
    ],
)
def test_a_line_of_words_below_the_headings_is_no_row(below: str) -> None:
    [form] = forms(first(ROW, columns=f"{MERGED}\n{below}"))
    assert [values(row) for row in form.indicators] == [VALUES]


@pytest.mark.parametrize(
    "row", ["1 | | | 未公表 | | | 未公表 | | | 上昇 | | －", " | A | | 未公表 | | | 未公表 | | | 上昇 | | －"]
)
def test_a_row_of_words_with_a_no_or_a_name_is_one(row: str) -> None:
    [form] = forms(first(row, ROW, columns=MERGED))
    assert len(form.indicators) == 2
