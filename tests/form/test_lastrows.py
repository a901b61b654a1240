"""Below the last row of a table: legends, the author's line and counts are none of its rows."""

from __future__ import annotations

import pytest

from builders import forms
from form.drawing import ONE, TITLE, TWO, VALUES, left_out, lines, names, second, with_below

BEHIND = "表の最後の行より下の、Noも年・数値もない行"


@pytest.mark.parametrize(
    "below",
    [
        "◎ | 100%以上 | 目標を上回る\n○ | 80%以上 | 目標におおむね届く",
        "Ａ | 100%以上 | 目標を上回る",
        "作成日 | | 2023年5月10日 | 担当 | 政策企画課 | 内線2035",
        "備考 | | 実績は見込み | 2022年度",
        " | | 達成した指標の数 | | | | 2022年度 | 5 | 件",
        "達成 | | 100%以上 | | | 5 | 件",
        " | | | | | 担当 | | 企画課",
    ],
    ids=["marks", "letters", "author", "remark", "count", "count of marks", "author at the right"],
)
def test_a_line_without_no_years_and_figures_below_the_last_row_is_none(below: str) -> None:
    form = with_below(below)
    assert names(form, 2) == ["A", "B"]
    assert [why for _, why in left_out(form)] == [BEHIND] * len(below.splitlines())


def test_the_same_holds_for_section_1() -> None:
    [form] = forms(lines(TITLE, ONE, "", "凡例 | Ａ：100%以上 | Ｂ", TWO))
    assert names(form, 1) == ["A", "B"]


@pytest.mark.parametrize(
    ("below", "name"),
    [
        ("3 | ②ひと | C", "C"),
        ("3 | ②ひと | C | | | 件", "C"),
        ("環境 | ②ひと | C", "C"),
        (f" | | C | {VALUES}", "C"),
        (" | | C | 2020年度 | 策定中 | | | | | 2030年 | 策定済", "C"),
        (" | | C | | － | | | 12 | 件", "C"),
        (" | | C | － | － | － | － | － | －", "C"),
        (" | | C | 維持 | 維持 | 維持", "C"),
        (" | | A【再掲】", "A"),
        ("3 | | | 2020年度 | 10 | 件", ""),
    ],
    ids=[
        "not filled in",
        "only a unit",
        "only its dimension",
        "no No",
        "words",
        "no years",
        "dashes",
        "a state",
        "a repeat",
        "no name",
    ],
)
def test_a_row_of_the_form_is_read_to_the_last(below: str, name: str) -> None:
    form = with_below(f"3 | ②ひと | X | {VALUES}" if below.startswith(" ") else "", below)
    assert names(form, 2)[-1] == name
    assert BEHIND not in [why for _, why in left_out(form)]


def test_letters_are_numbers_where_the_other_rows_have_them() -> None:
    two = second(*(f"K{n} | ①まち | {name} | {VALUES}" for n, name in ((1, "A"), (2, "B"))), "K3 | ①まち | C")
    [form] = forms(lines(TITLE, ONE, two))
    assert names(form, 2) == ["A", "B", "C"]


def test_one_triple_makes_a_row_where_none_has_a_number() -> None:
    two = second(f" | ①まち | A | {VALUES}", " | ①まち | B | 2020年度 | 10 | 件")
    [form] = forms(lines(TITLE, ONE, two))
    assert names(form, 2) == ["A", "B"]
