"""Names broken by hand over two rows of the sheet."""

from __future__ import annotations

import pytest

from builders import forms
from form.drawing import COLUMNS_1, TITLE, VALUES, first, left_out, lines, names, second, values
from sdgsheet.form.model import Form, Indicator

MERGED = " | ^" * 10


def only(*rows: str) -> list[Indicator]:
    """The indicators of a section (1) with these rows."""
    [form] = forms(lines(TITLE, first(*rows)))
    return list(form.indicators)


@pytest.mark.parametrize(
    ("above", "below", "name", "goals"),
    [
        ("製造品出", "荷額等【9.2】", "製造品出荷額等", ("9.2",)),
        ("製造品出荷額等", "【9.2,12.a】", "製造品出荷額等", ("9.2", "12.a")),
        ("製造品出荷額等【9.2,", "12.a】", "製造品出荷額等", ("9.2", "12.a")),
        ("講座（市が", "開くもの）の回数", "講座（市が開くもの）の回数", ()),
    ],
)
def test_a_second_line_alone_below_a_name_is_told_by_its_brackets(
    above: str, below: str, name: str, goals: tuple[str, ...]
) -> None:
    row, after = only(f"経済1 | {above} | {VALUES}", f" | {below}", f"経済2 | 店の数【8.2】 | {VALUES}")
    assert (row.name, row.goals, row.row, after.name) == (name, goals, 5, "店の数")
    assert row.name_text == f"{above}\n{below}"
    assert len(values(row)) == 3


def test_a_mark_alone_below_a_name_is_its() -> None:
    [row] = only(f"社会2 | 店の数【8.2】 | {VALUES}", " | 【再掲】")
    assert (row.name, row.goals, row.repeated) == ("店の数", ("8.2",), True)


def test_three_lines() -> None:
    [row] = only(f"1 | 講座（市が | {VALUES}", " | 年に一度", " | 開くもの）の数【4.7】")
    assert (row.name, row.goals) == ("講座（市が年に一度開くもの）の数", ("4.7",))


def test_what_is_merged_over_both_rows_is_read_once() -> None:
    rows = only(f"経済1 | 製造品出 | {VALUES}", f"^ | 荷額等{MERGED}", f"経済2 | 店の | {VALUES}", f"^ | 数{MERGED}")
    assert [(row.no, row.name, row.row) for row in rows] == [(1, "製造品出荷額等", 5), (2, "店の数", 7)]


def test_in_section_2_too() -> None:
    [form] = forms(lines(TITLE, second(f"1 | ①まち | 創業支援に | {VALUES}", f"^ | ^ | よる創業者数{MERGED}")))
    assert names(form, 2) == ["創業支援による創業者数"]


@pytest.mark.parametrize(
    "text", ["国勢調査による。", "※毎年4月1日【9.2】", "【経済】", "【9】産業", "評価：おおむね順調"]
)
def test_any_other_text_alone_is_none(text: str) -> None:
    [form] = forms(lines(TITLE, first(f"1 | 店の数 | {VALUES}", f" | {text}", f"2 | 町の数 | {VALUES}")))
    assert names(form, 1) == ["店の数", "町の数"]
    assert [cell for cell, _ in left_out(form)] == ["B6"]


def test_a_band_with_goals_above_the_first_row_or_below_a_blank_one_is_none() -> None:
    rows = only(" | 地域【9.2】", f"1 | 店の数 | {VALUES}", "", " | 産業【9.4】", f"2 | 町の数 | {VALUES}")
    assert [(row.name, row.goals) for row in rows] == [("店の数", ()), ("町の数", ())]


def test_rows_that_share_a_value_have_names_of_their_own() -> None:
    [form] = forms(
        lines(
            TITLE,
            first(
                f"1 | 店の数 | {VALUES}",
                "2 | 町の数 | ^ | ^ | ^ | 2022年度 | 3 | 件 | ^ | ^ | ^ | 20%",
                columns=COLUMNS_1,
            ),
        )
    )
    assert names(form, 1) == ["店の数", "町の数"]


def test_the_text_left_out_is_named_for_where_it_stands() -> None:
    [form] = forms(lines(TITLE, first(f"1 | 店の数 | {VALUES}", " | 国勢調査による。")))
    assert isinstance(form, Form)
    assert left_out(form) == [("B6", "指標名の欄の文だけの行")]
