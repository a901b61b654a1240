"""What stands right below the headings: a guide on how to read and fill in the columns, or the first row."""

from __future__ import annotations

import pytest

from builders import forms
from form.drawing import COLUMNS_1, TITLE, VALUES, first, lines, names, second, values

ROW = f"経済1 | 店の数 | {VALUES}"
GUIDES = (
    "番号 | 指標名を記入 | 年度を記入 | 数値を記入 | 単位を記入 | 年度を記入 | 数値を記入 | 単位を記入 | 年度を記入 | 数値を記入 | 単位を記入 | 自動",
    " | | Ａ | | | Ｂ | | | Ｃ | | | （Ｂ－Ａ）／（Ｃ－Ａ）×100",
    " | | | ① | | | ② | | | ③ | | (②-①)/(③-①)",
    " | | (基準) | | | (1年目) | | | (目標) | |",
    " | | | 値 | 単位 | | 値 | 単位 | | 値 | 単位 | ％",
    " | | 変更不可 | | | 今回記入 | | | 変更不可 | | | 自動",
)
ROWS = (
    " | | 2020年度 | 10 | 件 | 2022年度 | 12 | 件 | 2030年 | 20 | 件 | 20%",
    " | 市民憲章の普及 | | 未着手の状態 | | | 一部で実施 | | | 全域で実施 | |",
    "1 | 記入の手引きの周知 | | 自動化前 | | | 自動化済 | | | 全域で実施 | | 達成",
    " | 店の数 | 未公表 | － | － | 未公表 | － | － | 未定 | － | － |",
)


@pytest.mark.parametrize("columns", [COLUMNS_1, COLUMNS_1.replace("<", "")], ids=["merged", "apart"])
@pytest.mark.parametrize("guide", GUIDES)
def test_a_guide_is_no_row_and_leaves_the_columns_as_they_are(guide: str, columns: str) -> None:
    (form,) = forms(lines(TITLE, first(guide, ROW, columns=columns)))
    assert [values(row) for row in form.indicators] == [
        [("2020年度", "10", "件"), ("2022年度", "12", "件"), ("2030年", "20", "件")]
    ]


@pytest.mark.parametrize("row", ROWS)
def test_a_row_of_content_is_one_even_right_below_the_headings(row: str) -> None:
    (form,) = forms(lines(TITLE, first(row, ROW)))
    assert len(names(form, 1)) == 2


ENGLISH = "No. | Indicator | Baseline | | | FY2022 | | | Target 2030 | | | Achievement (%)"
PARTS = " | | 年度 | 数値 | 単位 | 年度 | 数値 | 単位 | 年度 | 数値 | 単位 |"


@pytest.mark.parametrize("columns", [COLUMNS_1, COLUMNS_1.replace("<", "")], ids=["merged", "apart"])
@pytest.mark.parametrize("parts", [PARTS, ""])
def test_headings_again_in_latin_letters_are_no_row(parts: str, columns: str) -> None:
    (form,) = forms(lines(TITLE, first(*filter(None, (ENGLISH, parts)), ROW, columns=columns)))
    assert [values(row) for row in form.indicators] == [
        [("2020年度", "10", "件"), ("2022年度", "12", "件"), ("2030年", "20", "件")]
    ]


def test_a_row_with_names_in_latin_letters_is_one() -> None:
    (form,) = forms(
        lines(TITLE, first("No. 1 | WiFi spots | FY2020 | 10 | kWh | FY2022 | 12 | kWh | FY2030 | 20 | kWh |"))
    )
    assert names(form, 1) == ["WiFi spots"]


@pytest.mark.parametrize("merged", ["^", ""])
def test_letters_below_the_last_year_widen_it_not(merged: str) -> None:
    row = "1 | 店の数 | 2020年度 10件 | 2022年度 12件 | 2023年度 13件 | 2030年 20件 | 20%"
    columns = lines(
        "No | 指標名 | 当初値 | 実績値 | < | 2030年（目標値） | 達成度(%)",
        f"{merged} | {merged} | {merged} | 2022年実績 | 2023年実績 | {merged} | {merged}",
        " | | (A) | (B) | (B) | (C) | (B-A)/(C-A)",
    )
    (form,) = forms(lines(TITLE, first(row, columns=columns)))
    assert form.missing_columns == ()
    assert [values(row) for row in form.indicators] == [
        [("2020年度", "10件", "件"), ("2022年度", "12件", "件"), ("2023年度", "13件", "件"), ("2030年", "20件", "件")]
    ]


def test_a_guide_stands_below_sub_headings_too() -> None:
    columns = lines(COLUMNS_1, " | | 年度 | 数値 | 単位 | 年度 | 数値 | 単位 | 年度 | 数値 | 単位 | ％")
    (form,) = forms(lines(TITLE, first(GUIDES[1], ROW, columns=columns)))
    assert names(form, 1) == ["店の数"]


def test_sub_headings_may_stand_below_a_blank_line() -> None:
    parts = " | | 年度 | 数値 | 単位 | 年度 | 数値 | 単位 | 年度 | 数値 | 単位 | ％"
    (form,) = forms(lines(TITLE, first("", parts, ROW)))
    assert names(form, 1) == ["店の数"]


def test_headings_written_again_below_a_blank_line_begin_a_table() -> None:
    (form,) = forms(lines(TITLE, first("", COLUMNS_1, ROW)))
    assert names(form, 1) == ["店の数"]


def test_the_next_section_s_heading_below_a_blank_line_ends_an_empty_table() -> None:
    (form,) = forms(lines(TITLE, first("", second("1 | 催し | 会の数 | " + VALUES))))
    assert [section.number for section in form.sections] == [1, 2]
    assert names(form, 2) == ["会の数"]


@pytest.mark.parametrize("merged", [" | ", " | <"])
def test_a_year_said_again_below_its_heading_parts_nothing(merged: str) -> None:
    again = f" | | (R2実績){merged * 2} | (R4実績){merged * 2} | (R12目標){merged * 2}"
    (form,) = forms(lines(TITLE, first(again, ROW)))
    assert [values(row)[1] for row in form.indicators] == [("2022年度", "12", "件")]
