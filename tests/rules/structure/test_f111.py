"""F111: rows of an example (記入例) are left in the form."""

from dataclasses import replace

import pytest

from builders import forms
from indicators import SHEET, case, form, judge, row
from sdgsheet.rules.structure.f103 import RULE as F103
from sdgsheet.rules.structure.f111 import RULE
from sdgsheet.snapshot import Cell, Ref, Sheet, Workbook

ROWS = [row(1, 1, "市内総生産額", None, [], None), row(2, 1, "設立数", None, [], None)]


def book(**cells: str) -> Workbook:
    """One sheet with these texts."""
    refs = {Ref.at(SHEET, a1): text for a1, text in cells.items()}
    return Workbook((Sheet(SHEET, {r.row: {r.column: Cell(r.row, r.column, "text", t)} for r, t in refs.items()}),))


def test_names_the_row_and_its_section() -> None:
    f = replace(form(ROWS), examples=(Ref.at(SHEET, "D112"),))
    [found] = judge(RULE, case(f, book=book(D112="例）\n観光入込客数")))
    assert (found.section, found.cell.a1, found.stated) == (2, "D112", "例） 観光入込客数")
    assert "「例） 観光入込客数」" in found.message.ja


def test_speaks_of_each_row() -> None:
    f = replace(form(ROWS), examples=(Ref.at(SHEET, "A12"), Ref.at(SHEET, "A112")))
    found = judge(RULE, case(f, book=book(A12="記入例", A112="記入例")))
    assert [x.section for x in found] == [1, 2]
    assert not any(x.habitual for x in found)


def test_is_silent_without_examples() -> None:
    assert not judge(RULE, case(form(ROWS)))


def test_is_silent_on_a_name_that_holds_the_word() -> None:
    f = form([row(1, 1, "先進事例の発表数", None, [], None), row(1, 2, "条例の制定数", None, [], None)])
    assert not judge(RULE, case(f))


@pytest.mark.parametrize("name", ["来館者数（記入例）", "来館者数\n【記載例】"])
def test_a_name_that_is_marked_as_an_example_is_left_out(name: str) -> None:
    columns = "No | 指標名 | 当初値 | < | < | 2022年 | < | < | 2030年（目標値） | < | < | 達成度"
    row_of = "{} | {} | 2020年度 | 10 | 件 | 2022年度 | 12 | 件 | 2030年 | 20 | 件 | 20%"
    heading = "（１）2030年のあるべき姿の実現へ向けた取組の達成状況"
    [read] = forms(
        "\n".join((heading, columns, row_of.format(1, name.replace("\n", "\\n")), row_of.format(2, "店の数")))
    )
    assert ([r.name for r in read.indicators], [ref.a1 for ref in read.examples]) == (["店の数"], ["B3"])


@pytest.mark.parametrize(
    ("line", "told"), [("【記入例】", True), ("■記入例", True), ("※記入例は別紙を参照", False), ("例年の値", False)]
)
def test_a_line_that_begins_an_example(line: str, *, told: bool) -> None:
    columns = "No | 指標名 | 当初値 | < | < | 2022年 | < | < | 2030年（目標値） | < | < | 達成度"
    row_of = "1 | 店の数 | 2020年度 | 10 | 件 | 2022年度 | 12 | 件 | 2030年 | 20 | 件 | 20%"
    [read] = forms(f"（１）2030年のあるべき姿の実現へ向けた取組の達成状況\n{columns}\n{line}\n{row_of}")
    assert [ref.a1 for ref in read.examples] == (["A3"] if told else [])


_TABLE = (
    "（１）2030年のあるべき姿の実現へ向けた取組の達成状況\n"
    "No | 指標名 | 当初値 | < | < | 2022年 | < | < | 2030年（目標値） | < | < | 達成度\n"
)
_ROW = "{} | {} | 2020年度 | 10 | 件 | 2022年度 | 12 | 件 | 2030年 | 20 | 件 | 20%"


@pytest.mark.parametrize("number", [1, 2])
@pytest.mark.parametrize(
    "end", ["―ここから記入―", "↓ここから下にご記入ください↓", "記入例ここまで", " | 【ここから入力】"]
)
def test_rows_up_to_where_filling_in_begins_are_the_example_s(end: str, number: int) -> None:
    [read] = forms(
        "\n".join(
            (
                f"{_TABLE}【記入例】",
                _ROW.format(1, "例の数"),
                end,
                _ROW.format(number, "店の数"),
                _ROW.format(number + 1, "会の数"),
            )
        )
    )
    assert ([r.name for r in read.indicators], [ref.a1 for ref in read.examples]) == (["店の数", "会の数"], ["A3"])
    assert not judge(F103, case(read))


@pytest.mark.parametrize(
    "lines", [("", "―ここから記入―"), ("【記入例】", "ここから先は市の事業"), ("【記入例】", "以下余白")]
)
def test_rows_without_both_lines_stay_indicators(lines: tuple[str, str]) -> None:
    above, below = lines
    [read] = forms("\n".join((f"{_TABLE}{above}", _ROW.format(1, "店の数"), below, _ROW.format(2, "会の数"))))
    assert [r.name for r in read.indicators] == ["店の数", "会の数"]
